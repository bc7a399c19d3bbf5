"""Many mistakes, and mistakes on long lines: a few are told and the rest counted, and nothing grows without bound."""

import pytest

from tindoingoai.digest import encode_value
from tindoingoai.problems import MOST_OF_A_KIND, Problem, count_all, tidy
from tindoingoai.settings import Markdown
from tindoingoai.sources.read import read_bytes
from tindoingoai.sources.results import ReadOptions

OPTIONS = ReadOptions("Asia/Ho_Chi_Minh", Markdown())
HEAD = "---\ntitle: Tựa\ndate: 2026-11-20 08:00\n---\n"


@pytest.mark.parametrize("column", [1, 79, 80, 81, 500, 950, 1000])
@pytest.mark.parametrize("length", [1000, 120, 121])
def test_caret_stands_below_the_character_that_the_column_names(column: int, length: int) -> None:
    line = "".join(chr(0x4E00 + index) for index in range(length))
    problem = Problem("a.md", 1, column, "sai", line)
    assert len(problem.source_line) <= 120
    if column <= length:
        assert problem.source_line[problem.caret - 1] == line[column - 1]


def test_of_each_kind_in_each_file_a_few_are_told_and_the_rest_counted() -> None:
    tags = [Problem(path, line, 1, f"the tag `<{line}>` is removed") for path in ("a", "b") for line in range(1, 1001)]
    other = Problem("a", 500, 1, "this is not read as a link")
    found = tidy([*tags, other])
    assert len(found) == 2 * MOST_OF_A_KIND + 1
    assert found == sorted(found)
    assert count_all(found) == 2001
    last = found[MOST_OF_A_KIND - 1]
    assert last.line == MOST_OF_A_KIND
    assert last.rest == "… and 990 more of this kind in this file"
    assert tidy(found) == found


def test_warnings_and_errors_are_not_counted_together() -> None:
    told = [Problem("a", line, 1, "sai", severity="warning") for line in range(1, 31)]
    found = tidy([*told, Problem("a", 99, 1, "sai")])
    assert [problem.line for problem in found if not problem.is_warning] == [99]


AMPLIFIERS = {
    "tags": '<font face="X">chữ</font> ' * 4000,
    "attributes": '<b onclick="x">chữ</b> ' * 4000,
    "calls of notes": "chữ[^1] " * 4000,
    "links": "[chữ](javascript:x) " * 4000,
    "pictures": "x ![](a.jpg) " * 4000,
    "blocks": "::: khong-co\n" * 4000,
    "files": "![a](<a:b.jpg>) " * 4000,
    "a long name": f"::: {'x' * 100_000}\n",
    "a long address": f"[a](javascript:{'x' * 100_000})",
    "keys": f"{HEAD[:-4]}{''.join(f'k{number}: x{chr(10)}' for number in range(4000))}---\n",
    "a long key": f"{HEAD[:-4]}{'k' * 60_000}: x\n---\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", AMPLIFIERS)
def test_problems_of_a_source_stay_small(name: str) -> None:
    text = AMPLIFIERS[name]
    result = read_bytes("thoi-su/bai.md", (text if text.startswith("---") else HEAD + text).encode(), OPTIONS)
    assert result.problems
    assert len(encode_value(result.problems)) < 20_000


def test_mistakes_that_are_only_counted_are_counted() -> None:
    result = read_bytes("thoi-su/bai.md", (HEAD + AMPLIFIERS["tags"]).encode(), OPTIONS)
    assert count_all(result.problems) == 4000
