"""What is said of a save: one line, new problems once, what remains and what is mended."""

import datetime
import pathlib

import click
import pytest

from tindoingoai.cli.saves import Save, describe_save
from tindoingoai.engine.options import Report, Written
from tindoingoai.problems import Problem, ProblemsError, SettingsError
from tindoingoai.serve.watch import Batch

# Where none of the files is that are told of.
SITE = pathlib.Path("nowhere")
MOMENT = datetime.datetime(2026, 11, 20, 14, 3, 22)
ONE = Problem("content/a.md", 2, 8, "something is wrong", "title: a", "mend it")
TWO = Problem("content/b.md", 1, 0, "something else is wrong")
WARNING = Problem("content/a.md", 3, 1, "this is odd", severity="warning")
ADVICE = "14:03:22  bai.md → not built, the last good pages stay"


def _save(*paths: str, is_whole: bool = False) -> Save:
    return Save(Batch(frozenset(paths), is_whole), MOMENT)


def _report(pages: int = 0, files: int = 0, removed: int = 0, seconds: float = 0.08, *problems: Problem) -> Report:
    written = tuple(Written("/x", "article", "data") for _ in range(pages))
    written += tuple(Written("/x", "asset", "data") for _ in range(files))
    return Report({}, written, removed=("/x",) * removed, problems=problems, seconds=seconds)


def _first(save: Save, report: Report) -> str:
    (line,), _ = describe_save(save, report, (), SITE)
    return click.unstyle(line)


def _lines(result: Report | Exception, *before: Problem) -> list[str]:
    return [click.unstyle(line) for line in describe_save(_save("content/bai.md"), result, before, SITE)[0]]


@pytest.mark.parametrize(
    ("save", "report", "line"),
    [
        (_save("content/doi-ngoai/bai.md"), _report(3), "doi-ngoai/bai.md → 3 pages in 0.08 s"),
        (_save("content/a.md"), _report(1), "a.md → 1 page in 0.08 s"),
        (_save(*map(str, range(12))), _report(1240, seconds=1.32), "12 files → 1.240 pages in 1.3 s"),
        (_save("static/theme/news.css"), _report(2, 1), "static/theme/news.css → 2 pages, 1 file in 0.08 s"),
        (_save("content/a.md"), _report(2, removed=1), "a.md → 2 pages, 1 removed in 0.08 s"),
        (_save("site.yaml"), _report(), "site.yaml → nothing changed in 0.08 s"),
        (_save(is_whole=True), _report(), "everything → nothing changed in 0.08 s"),
        (_save("content/moi", is_whole=True), _report(), "moi → nothing changed in 0.08 s"),
        (_save(""), _report(), "the site's folder → nothing changed in 0.08 s"),
        (Save(Batch(), MOMENT, "the newspaper"), _report(9), "the newspaper → 9 pages in 0.08 s"),
        (_save("content/\x1b[2Jx.md"), _report(1), "\ufffd[2Jx.md → 1 page in 0.08 s"),
    ],
)
def test_a_save_is_one_line(save: Save, report: Report, line: str) -> None:
    assert _first(save, report) == f"14:03:22  {line}"


def test_a_problem_is_told_once_while_it_remains() -> None:
    assert _lines(ProblemsError([ONE])) == [
        ADVICE,
        "content/a.md:2:8: something is wrong",
        "    title: a",
        "           ^",
        "    hint: mend it",
    ]
    assert _lines(ProblemsError([ONE]), ONE) == [ADVICE, "1 problem remains"]
    assert _lines(ProblemsError([ONE, TWO]), ONE, TWO) == [ADVICE, "2 problems remain"]


def test_a_problem_that_an_edit_moved_is_the_same() -> None:
    moved = Problem(ONE.path, 7, 3, ONE.message, ONE.source_line, ONE.hint)
    lines, now = describe_save(_save("content/bai.md"), ProblemsError([moved]), [ONE], SITE)
    assert [click.unstyle(line) for line in lines] == [ADVICE, "1 problem remains"]
    assert now == (moved,)


def test_two_alike_in_one_file_are_two() -> None:
    again = Problem(ONE.path, 9, 1, ONE.message)
    assert _lines(ProblemsError([ONE, again]), ONE) == [
        ADVICE,
        "content/a.md:9:1: something is wrong",
        "1 problem remains",
    ]


def test_a_new_problem_stands_beside_what_remains() -> None:
    assert _lines(ProblemsError([ONE, TWO]), ONE) == [
        ADVICE,
        "content/b.md:1: something else is wrong",
        "1 problem remains",
    ]


def test_what_is_mended_is_said() -> None:
    done = "14:03:22  bai.md → 1 page in 0.08 s"
    assert _lines(_report(1), ONE, TWO) == [done, "all mended"]
    assert _lines(_report(1), WARNING) == [done, "all mended"]
    assert _lines(_report(1)) == [done]
    assert _lines(_report(1, 0, 0, 0.08, WARNING), WARNING, ONE) == [done, "mended; 1 warning remains"]
    assert _lines(_report(1, 0, 0, 0.08, WARNING), ONE) == [
        done,
        "content/a.md:3:1: warning: this is odd",
        "mended",
    ]


def test_warnings_are_told_once_and_not_counted_after_each_save() -> None:
    report = _report(1, 0, 0, 0.08, WARNING)
    assert len(_lines(report)) == 2
    assert len(_lines(report, WARNING)) == 1
    assert _lines(ProblemsError([ONE, WARNING]), ONE, WARNING)[1:] == ["1 problem and 1 warning remain"]


def test_broken_settings_are_problems_too() -> None:
    assert _lines(SettingsError([TWO]))[1:] == ["content/b.md:1: something else is wrong"]


def test_other_failures_leave_what_was_told() -> None:
    lines, now = describe_save(_save("content/bai.md"), OSError("disk"), [ONE], SITE)
    assert click.unstyle(lines[0]) == "14:03:22  bai.md → not built"
    assert now == (ONE,)
