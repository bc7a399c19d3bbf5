"""What problems have in common, and what is told of thousands: the first few of a kind, and how many more there are."""

import pytest

from tindoingoai.problems import MOST_PLACES, Problem, condense, count_all, kind_of, nearest, suggest, tidy


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("unknown key `sumary`", "unknown-key"),
        ("unknown key `image.lazy`", "unknown-key"),
        ("there is no file /images/a.jpg", "there-is-no-file"),
        ("/images/a.jpg: this picture is cut short", "this-picture-is-cut-short"),
        ("the file has 1.200.000 bytes; at most 1.000.000 are read", "the-file-has-bytes-at-most-are-read"),
        ("`images[0].alt`: is empty", "is-empty"),
    ],
)
def test_kind_is_what_a_message_says_apart_from_what_it_speaks_of(message: str, kind: str) -> None:
    assert kind_of(message) == kind


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("sumary", "summary"),
        ("titel", "title"),
        ("auhtor", "author"),
        ("catagory", "category"),
        ("tag", "tags"),
        ("artikel", "article"),
        ("Tieu de", "tiêu đề"),
        ("desciption", "description"),
        ("template", None),
        ("subtitle", None),
        ("header", None),
        ("type", None),
        ("rate", None),
        ("toc", None),
        ("pic", None),
        ("", None),
    ],
)
def test_a_guess_is_a_few_slips_away(word: str, near: str | None) -> None:
    known = ["related", "title", "date", "tags", "summary", "author", "category", "article", "tiêu đề", "description"]
    assert nearest(word, [*known, "teaser", "pin", "topics"]) == near


def warning(path: str, line: int, message: str = "sai") -> Problem:
    return Problem(path, line, 1, message, severity="warning")


def test_of_each_kind_the_first_few_are_told_and_the_rest_counted() -> None:
    many = [warning(f"{number:03}.md", line, f"sai `{line}`") for number in range(100) for line in (2, 3)]
    other = warning("050.md", 1, "khác")
    found = condense(tidy([*many, other]))
    assert len(found) == MOST_PLACES + 1
    assert found == sorted(found)
    assert count_all(found) == 201
    last = found[MOST_PLACES - 1]
    assert last.place == "002.md:2:1"
    assert last.rest == "… and 195 more in 98 files"
    assert condense(tidy(found)) == found


def test_what_was_counted_before_is_counted_on() -> None:
    first = condense([warning(f"b{number}", 1) for number in range(9)])
    found = condense(tidy([*first, *(warning(f"a{number}", 1) for number in range(9))]))
    assert [problem.path for problem in found] == ["a0", "a1", "a2", "a3", "a4"]
    assert found[-1].rest == "… and 13 more in 13 files"


def test_keys_are_told_once_each() -> None:
    many = [warning(f"{number:03}.md", 3, f"unknown key `{key}`") for number in range(50) for key in ("mau", "co")]
    found = condense(tidy(many))
    assert condense(tidy(found)) == found
    assert [(problem.message, problem.rest) for problem in found] == [
        ("unknown key `co`", "… and 49 more in 49 files"),
        ("unknown key `mau`", "… and 49 more in 49 files"),
    ]


def test_many_in_one_file_are_counted_there() -> None:
    found = condense(tidy(warning("a.md", line) for line in range(1, 41)))
    assert found[-1].rest == "… and 35 more of this kind in this file"


def test_errors_and_warnings_are_not_counted_together() -> None:
    told = [*(warning(f"{number}.md", 1) for number in range(9)), Problem("x.md", 1, 1, "sai")]
    assert [problem.path for problem in condense(told) if not problem.is_warning] == ["x.md"]


def test_hints_of_a_set_are_in_one_order() -> None:
    assert suggest("xyz", {"muoi", "ca", "bien"}) == "known: bien, ca, muoi"
