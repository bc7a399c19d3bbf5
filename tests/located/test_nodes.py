"""Where each piece of a YAML text stands, and what is refused in it."""

import pytest

from tindoingoai.located.nodes import Document, Mapping, Place, Scalar, Sequence, place_of_key, read_mapping

TEXT = """\
title: Việt Nam
"quoted key": 'một'
list:
  - a
  - {b: c}
  -
    d: e
block: |
  dòng một
  dòng hai
flow: [x, "y", [z]]
empty:
"""


def read(text: str, first_line: int = 1) -> tuple[Mapping | None, Document]:
    document = Document("f.yaml", text, first_line)
    return read_mapping(document), document


def mapping(text: str, first_line: int = 1) -> Mapping:
    found, document = read(text, first_line)
    assert found is not None, document.problems
    return found


def only_problem(text: str) -> tuple[str, str]:
    _, document = read(text)
    (problem,) = document.problems
    return f"{problem.line}:{problem.column}", problem.message


def test_every_node_knows_its_line_and_column() -> None:
    root = mapping(TEXT)
    places = {key.text: (key.place, value.place) for key, value in root.items}
    assert places == {
        "title": (Place(1, 1), Place(1, 8)),
        "quoted key": (Place(2, 1), Place(2, 15)),
        "list": (Place(3, 1), Place(4, 3)),
        "block": (Place(8, 1), Place(8, 8)),
        "flow": (Place(11, 1), Place(11, 7)),
        "empty": (Place(12, 1), Place(12, 7)),
    }
    items = {key.text: value for key, value in root.items}["list"]
    assert isinstance(items, Sequence)
    assert [item.place for item in items.items] == [Place(4, 5), Place(5, 5), Place(7, 5)]


def test_lines_are_counted_from_where_the_text_stands_in_its_file() -> None:
    (key, value), *_ = mapping(TEXT, first_line=2).items
    assert (key.place, value.place) == (Place(2, 1), Place(2, 8))


def test_columns_count_characters_and_not_bytes() -> None:
    (_, value), *_ = mapping("đường: 😀 x\n").items
    assert value.place == Place(1, 8)


def test_separators_that_no_editor_counts_as_lines_do_not_move_places() -> None:
    root = mapping("a: 'một\u2028hai'\nb: c\n")
    assert [key.place for key, _ in root.items] == [Place(1, 1), Place(2, 1)]


@pytest.mark.parametrize("text", ["NO", "12:30:45", "2026-11-02", "1e3", "0x1F", "1_000", "true", ".inf"])
def test_scalars_stay_the_text_that_was_written(text: str) -> None:
    (_, value), *_ = mapping(f"a: {text}\n").items
    assert value == Scalar(Place(1, 4), text, is_plain=True)


@pytest.mark.parametrize(
    ("written", "is_empty"), [("", True), ("~", True), ("null", True), ("''", False), ("'~'", False), ('"null"', False)]
)
def test_only_plain_nothing_is_empty(written: str, is_empty: bool) -> None:
    (_, value), *_ = mapping(f"a: {written}\n").items
    assert isinstance(value, Scalar)
    assert value.is_empty is is_empty


@pytest.mark.parametrize("text", ["", "\n\n", "# chỉ có lời ghi\n", "~\n", "---\n"])
def test_nothing_is_a_mapping_without_keys(text: str) -> None:
    assert mapping(text).items == ()


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a: &x b\n", "1:4", "an anchor (`&x`) is not allowed here"),
        ("a: b\nc: *a\n", "2:4", "an alias (`*a`) is not allowed here"),
        ("a: !x b\n", "1:4", "a tag (`!x`) is not allowed here"),
        ("a: !!int 1\n", "1:4", "a tag (`!!int`) is not allowed here"),
        ("- a\n", "1:1", "expected `key: value` lines"),
        ("a: 1\n---\nb: 2\n", "2:1", "a second YAML document is not allowed here"),
        ("[a]: b\n", "1:1", "a key must be a word"),
        ("a:\n  b: 1\n  b: 2\n", "3:3", "`b` is given twice: on line 2 and on line 3"),
    ],
)
def test_what_is_refused_says_where(text: str, place: str, message: str) -> None:
    assert only_problem(text) == (place, message)


def test_merge_key_is_refused_only_when_it_is_one() -> None:
    assert only_problem("<<: {a: b}\n") == ("1:1", "a merge key (`<<`) is not allowed here")
    assert read("'<<': a\n")[1].problems == []


def test_nesting_is_allowed_to_twenty_levels() -> None:
    root = "a: " + "[" * 20 + "]" * 20
    assert read(root)[1].problems == []
    assert only_problem("a: " + "[" * 21 + "]" * 21) == ("1:24", "nesting more than 20 deep is not allowed here")


def test_text_is_read_up_to_64_kibibytes() -> None:
    assert read("a: " + "x" * (64 * 1024 - 3))[1].problems == []
    assert only_problem("a: " + "x" * (64 * 1024)) == ("1:1", "more than 64 KiB of YAML")


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("title", Place(1, 8)),
        ("list", Place(4, 3)),
        ("list[1]", Place(5, 5)),
        ("list[1].b", Place(5, 9)),
        ("list[2].d", Place(7, 8)),
        ("list[9]", Place(4, 3)),
        ("list[1].absent", Place(5, 5)),
        ("absent", Place(1, 1)),
    ],
)
def test_place_of_key_is_the_nearest_thing_written(key: str, place: Place) -> None:
    assert place_of_key(mapping(TEXT), key) == place
