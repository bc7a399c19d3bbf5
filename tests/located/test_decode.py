"""Nodes → typed values: what fits, what does not, and that every misfit of a document is told."""

import datetime
from typing import Annotated, ClassVar, Literal

import msgspec
import pytest

from tindoingoai.located.decode import Decoder
from tindoingoai.located.nodes import Document, read_mapping
from tindoingoai.problems import Problem

HANOI = datetime.timezone(datetime.timedelta(hours=7))


class Person(msgspec.Struct, frozen=True):
    SHORTHAND: ClassVar[str] = "name"

    name: str
    age: Annotated[int, msgspec.Meta(ge=0, le=150)] = 0


class Paper(msgspec.Struct, frozen=True):
    SPELLINGS: ClassVar[dict[str, tuple[str, ...]]] = {"title": ("titel",), "people": ("staff", "team")}

    title: str
    flag: bool = False
    kind: Literal["daily", "weekly"] = "daily"
    date: datetime.datetime | None = None
    tags: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    editor: Person | None = None
    words: dict[str, str] = {}
    price: float = 0.0


def decode(text: str, **options: bool) -> tuple[Paper | None, list[Problem]]:
    document = Document("f.yaml", text)
    mapping = read_mapping(document)
    assert mapping is not None, document.problems
    return Decoder(document, HANOI, **options).decode(mapping, Paper), document.problems


def paper(text: str) -> Paper:
    value, problems = decode(f"title: Báo\n{text}")
    assert problems == []
    assert value is not None
    return value


def told(text: str) -> list[str]:
    _, problems = decode(f"title: Báo\n{text}")
    assert not any(problem.is_warning for problem in problems)
    return [f"{problem.line}:{problem.column} {problem.message}" for problem in problems]


@pytest.mark.parametrize(
    ("word", "meant"),
    [("true", True), ("Yes", True), ("on", True), ("false", False), ("NO", False), ("Off", False)],
)
def test_flags_in_every_spelling(word: str, meant: bool) -> None:
    assert paper(f"flag: {word}").flag is meant


def test_texts_are_composed_and_trimmed() -> None:
    assert paper("tags: ['  Vie\u0323\u0302t  ']").tags == ("Việt",)


def test_a_text_is_a_list_parted_at_commas() -> None:
    assert paper("tags: biển, đảo xa ,,").tags == ("biển", "đảo xa")
    assert paper("tags: [biển, 'đảo, xa']").tags == ("biển", "đảo, xa")


def test_a_single_group_is_a_list_of_one() -> None:
    assert paper("people: Lan").people == (Person("Lan"),)
    assert paper("people: {name: Lan, age: 30}").people == (Person("Lan", 30),)


def test_a_bare_text_fills_the_field_it_is_short_for() -> None:
    assert paper("editor: Lan").editor == Person("Lan")


def test_other_spellings_fill_the_field_they_stand_for() -> None:
    value, problems = decode("titel: Báo\nstaff: [Lan, Mai]")
    assert (value, problems) == (Paper("Báo", people=(Person("Lan"), Person("Mai"))), [])


def test_dates_without_a_zone_are_in_the_given_one() -> None:
    assert paper("date: 2026-11-02 07:30").date == datetime.datetime(2026, 11, 2, 7, 30, tzinfo=HANOI)


def test_numbers_and_groups_of_texts() -> None:
    assert paper("price: 1.5").price == 1.5
    assert paper("words: {a: b, c: 12}").words == {"a": "b", "c": "12"}


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_nothing_leaves_a_field_at_its_default(nothing: str) -> None:
    assert paper(f"kind: {nothing}\ntags: {nothing}\neditor: {nothing}") == Paper("Báo")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("flag: maybe", ["2:7 `flag` must be true or false, not `maybe`"]),
        ("flag: [true]", ["2:7 `flag` must be true or false, not a list"]),
        ("kind: weakly", ["2:7 `kind` cannot be `weakly`"]),
        ("date: 2026-02-30", ["2:7 `date`: month 2 of 2026 has no day 30"]),
        ("tags: {a: b}", ["2:7 `tags` must be text, not a group of `key: value` lines"]),
        ("tags: [a, ~]", ["2:11 `tags[1]` is empty"]),
        ("people: [{age: 1}]", ["2:10 `people[0].name` is missing"]),
        ("people: [{name: ''}]", ["2:17 `people[0].name` is empty"]),
        ("people: [Lan, {name: Mai, age: 151}]", ["2:32 `people[1].age` can be at most 150"]),
        ("people: [{name: Mai, age: -1}]", ["2:27 `people[0].age` must be at least 0"]),
        ("people: [{name: Mai, age: 1.5}]", ["2:27 `people[0].age` must be a whole number, not `1.5`"]),
        ("editor: {nam: Mai}", ["2:10 unknown key `editor.nam`", "2:9 `editor.name` is missing"]),
        ("words: a", ["2:8 `words` must be a group of `key: value` lines"]),
        ("words: {a: [b]}", ["2:12 `words.a` must be text, not a list"]),
        ('tags: ["a\\0b"]', ["2:8 `tags[0]` holds the control character U+0000"]),
        ('tags: ["a\\x85b"]', ["2:8 `tags[0]` holds the control character U+0085"]),
        ("price: cheap", ["2:8 `price` must be a number, not `cheap`"]),
        ("titel: Khác", ["2:1 `titel` says `title` a second time"]),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_every_misfit_of_a_document_is_told_in_one_pass() -> None:
    text = "flag: x\npeople:\n  - {age: old}\n  - [a]\ntags: [a, [b], {c: d}]\ndate: hôm qua"
    assert [line.split()[0] for line in told(text)] == ["2:7", "4:11", "4:5", "5:5", "6:11", "6:16", "7:7"]


def test_unknown_keys_are_warnings_where_the_document_is_lenient() -> None:
    value, problems = decode("title: Báo\ntags: a\ntgas: b", is_lenient=True)
    assert value == Paper("Báo", tags=("a",))
    assert [(problem.severity, problem.hint) for problem in problems] == [("warning", "did you mean `tags`?")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("flag: ''\nkind: \"\"\ndate: ''\nprice: ''", Paper("Báo")),
        ("tags: [a, ~, '', b]", Paper("Báo", tags=("a", "b"))),
        ("tags: [~]", Paper("Báo")),
        ("editor: []\npeople: ['', {name: ''}]", Paper("Báo")),
        ("editor: {name: '', age: }", Paper("Báo")),
        ("tags: [{name: a}, b]", Paper("Báo", tags=("a", "b"))),
        ("tags: {name: a}", Paper("Báo", tags=("a",))),
    ],
)
def test_what_is_empty_is_not_there_where_the_document_is_lenient(text: str, expected: Paper) -> None:
    assert decode(f"title: Báo\n{text}", is_lenient=True) == (expected, [])


@pytest.mark.parametrize("text", ["tags:\n  - a\n  - #b", "people:\n  - #b", "people:\n  - name: #b"])
def test_nothing_that_a_comment_took_counts_as_empty(text: str) -> None:
    _, (problem,) = decode(f"title: Báo\n{text}", is_lenient=True)
    assert "` #` begins a comment" in problem.message


def test_first_of_several_spellings_counts_where_the_document_is_lenient() -> None:
    value, problems = decode("title: Báo\nteam: [Lan, Mai]\npeople: ''\nstaff: [Lan]", is_lenient=True)
    assert value == Paper("Báo", people=(Person("Lan"),))
    assert [(problem.severity, problem.message) for problem in problems] == [
        ("warning", "`team` is not read beside `staff`")
    ]
    value, problems = decode("title: Báo\nteam: [Lan]\nstaff: [Lan, Mai]", is_lenient=True)
    assert (value, problems) == (Paper("Báo", people=(Person("Lan"), Person("Mai"))), [])


def test_same_key_twice_is_an_error_however_it_is_written() -> None:
    _, (problem,) = decode("titel: Báo\nti-tel: Khác", is_lenient=True)
    assert (problem.severity, problem.message) == ("error", "`ti-tel` says `title` a second time")


def test_direction_mark_by_an_escape_is_a_warning() -> None:
    value, problems = decode('title: "a\\u202Eb"')
    assert value == Paper("a\u202eb")
    assert [problem.severity for problem in problems] == ["warning"]


def test_what_fits_can_be_had_although_the_rest_does_not() -> None:
    document = Document("f.yaml", "flag: maybe\ntags: [a, b]\nkind: weekly")
    mapping = read_mapping(document)
    assert mapping is not None
    value = Decoder(document, HANOI).decode_what_fits(mapping, Paper, title="")
    assert value == Paper("", kind="weekly", tags=("a", "b"))
    assert [problem.message for problem in document.problems] == [
        "`flag` must be true or false, not `maybe`",
        "`title` is missing",
    ]


def test_files_that_name_their_own_keys_give_structs_by_name() -> None:
    document = Document("f.yaml", "mai: {name: Mai}\nlan: Lan")
    mapping = read_mapping(document)
    assert mapping is not None
    assert Decoder(document, HANOI).decode_items(mapping, Person) == {"mai": Person("Mai"), "lan": Person("Lan")}
