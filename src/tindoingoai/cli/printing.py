"""What people read: problems with their lines, progress, and the summary of a build."""

import collections
import itertools
import re
import sys
from collections.abc import Iterator, Sequence
from typing import Self

import click
import msgspec

from tindoingoai.addresses import is_page
from tindoingoai.engine.options import Report
from tindoingoai.kinds import is_article
from tindoingoai.problems import EACH_ONCE, Problem, condense, count_all, shorten
from tindoingoai.site_folders import CONTENT
from tindoingoai.vietnamese.numbers import format_number

# More errors than this are told by their kinds, as warnings always are.
MOST_ERRORS = 30
# Of more kinds than this none is shown with its line: the report of an archive would be pages long.
MOST_KINDS = 25
# More lines of one kind than this are only counted.
MOST_LINES = 20
# More things in one line than this are only counted.
MOST_NAMED = 3
# What a terminal would obey, or show out of its order: a file's bytes are not to be trusted.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def say(line: str) -> None:
    """One line to the person at the terminal, apart from a command's own output."""
    click.echo(line, err=True)


def print_problems(problems: Sequence[Problem], *, every: bool = False) -> None:
    """The lines for problems, and a count at the end."""
    for line in describe_problems(problems, every=every):
        say(line)
    if problems:
        warnings = count_all(problem for problem in problems if problem.is_warning)
        say(f"{count(count_all(problems) - warnings, 'problem')}, {count(warnings, 'warning')}")


def describe_problems(problems: Sequence[Problem], *, every: bool = False) -> Iterator[str]:
    """The lines for problems, warnings first: so what stops a build stands where a terminal ends.

    Each problem is told with its source line, a caret and a hint. Of warnings, and of many errors, only the first of a
    kind is, unless `every` one is wanted; the next few have a line each, and the rest is counted.
    """
    warnings = [problem for problem in problems if problem.is_warning]
    errors = [problem for problem in problems if not problem.is_warning]
    counted = False
    for found, is_full in ((warnings, every), (errors, every or count_all(errors) <= MOST_ERRORS)):
        told = found if is_full else condense(found)
        counted = counted or any(problem.files for problem in told)
        yield from itertools.chain.from_iterable(map(_describe, told)) if is_full else _describe_kinds(told)
    if counted:
        yield "`tindoingoai check --all` tells each"


def _describe_kinds(problems: Sequence[Problem]) -> Iterator[str]:
    by_kind: dict[str, list[Problem]] = {}
    for problem in problems:
        by_kind.setdefault(problem.kind, []).append(problem)
    if len(by_kind) > MOST_KINDS:
        by_kind = {kind: [_without_line(first), *others] for kind, (first, *others) in by_kind.items()}
    for kind, found in by_kind.items():
        yield from _describe_each_once(found) if kind in EACH_ONCE else _describe_kind(found)


def _without_line(problem: Problem) -> Problem:
    return msgspec.structs.replace(problem, source_line="")


def _describe_kind(problems: Sequence[Problem]) -> Iterator[str]:
    """The first problem of a kind in full, the others in a line each, and how many more there are."""
    first, *others = problems
    yield from _describe(first)
    yield from itertools.starmap(_in_a_line, itertools.pairwise(problems))
    if others and others[-1].rest:
        yield f"    {others[-1].rest}"


def _describe_each_once(problems: Sequence[Problem]) -> Iterator[str]:
    """The same where each message is told once: those that can be mended come first, then those told most often."""
    told = sorted(problems, key=lambda problem: (not problem.hint, -problem.more))
    yield from _describe(told[0])
    for before, other in itertools.pairwise(told[: MOST_LINES + 1]):
        yield " ".join(filter(None, (_in_a_line(before, other), other.rest)))
    if len(told) > MOST_LINES + 1:
        yield f"    … and {format_number(len(told) - MOST_LINES - 1)} more like them"


def _in_a_line(before: Problem, problem: Problem) -> str:
    """What is wrong, and how to mend it where that is another way than that of the one told before."""
    hint = f" ({plain(problem.hint)})" if problem.hint not in ("", before.hint) else ""
    return f"{_headline(problem)}{hint}"


def _describe(problem: Problem) -> Iterator[str]:
    colour = "yellow" if problem.is_warning else "red"
    yield _headline(problem)
    if problem.source_line.strip():
        shown = _UNPRINTABLE.sub("�", problem.source_line.replace("\t", " "))
        yield f"    {shown}"
        if problem.column:
            yield "    " + " " * (problem.caret - 1) + click.style("^", fg=colour)
    if problem.hint:
        yield f"    hint: {plain(problem.hint)}"
    if problem.rest:
        yield f"    {problem.rest}"


def _headline(problem: Problem) -> str:
    colour = "yellow" if problem.is_warning else "red"
    label = "warning: " if problem.is_warning else ""
    return f"{click.style(plain(problem.place), bold=True)}: {click.style(label + plain(problem.message), fg=colour)}"


def plain(text: str) -> str:
    """A text on one line that a terminal only shows, shortened in its middle."""
    return shorten(_UNPRINTABLE.sub("�", text))


def count(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{format_number(number)} {noun}{'' if number == 1 else 's'}"


class ProgressBar:
    """A bar on a terminal, one line a finished stage elsewhere."""

    def __init__(self) -> None:
        self._bar: _RichBar | None = _RichBar() if sys.stderr.isatty() else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def advance(self, stage: str, done: int, total: int) -> None:
        if self._bar:
            self._bar.advance(stage, done, total)
        elif done == total:
            say(f"{stage}: {format_number(total)}")

    def close(self) -> None:
        if self._bar:
            self._bar.close()


class _RichBar:
    """rich's bar, drawn only when something moved: a thread of its own would stand in the way of forked workers."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description:>8}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._progress = Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)
        self._tasks: dict[str, TaskID] = {}
        self._progress.start()

    def advance(self, stage: str, done: int, total: int) -> None:
        if stage not in self._tasks:
            self._tasks[stage] = self._progress.add_task(stage, total=total)
        self._progress.update(self._tasks[stage], completed=done, total=total, refresh=True)

    def close(self) -> None:
        self._progress.stop()


def print_summary(report: Report, output: str) -> None:
    """Counts a kind, what was written, what was held back and until when, and the time."""
    for note in report.notes:
        say(note)
    pages = sum(count for kind, count in report.counts.items() if kind != "asset")
    kinds = ", ".join(f"{format_number(count)} {kind.replace('_', ' ')}" for kind, count in report.counts.items())
    click.echo(f"{count(pages, 'page')}: {kinds}")
    click.echo(
        f"written {format_number(len(report.written))}{_reasons(report)}, "
        f"left as they were {format_number(report.left)}, removed {format_number(len(report.removed))}"
    )
    for held in report.held[:MOST_LINES]:
        until = f" until {held.until:%d/%m/%Y %H:%M}" if held.reason == "future" and held.until else ""
        since = f" since {held.until:%d/%m/%Y %H:%M}" if held.reason == "expired" and held.until else ""
        click.echo(f"held back: {CONTENT}/{held.path} ({held.reason}{until}{since})")
    if len(report.held) > MOST_LINES:
        click.echo(f"… and {format_number(len(report.held) - MOST_LINES)} more held back")
    _print_left_out(report.left_out)
    _print_vanished(report.vanished)
    click.echo(f"{output} in {report.seconds:.2f} s")


def _print_left_out(paths: Sequence[str]) -> None:
    """What a build that keeps going does not publish, in one line."""
    if paths:
        noun = "article" if all(map(is_article, paths)) else "page" if all(map(is_page, paths)) else "file"
        named = ", ".join(paths[:MOST_NAMED]) + (", …" if len(paths) > MOST_NAMED else "")
        click.echo(f"left out: {count(len(paths), noun)}: {named}")


def _print_vanished(addresses: Sequence[str]) -> None:
    print_some([click.style(f"vanished: {address}", fg="yellow") for address in addresses])
    if addresses:
        say("    hint: old links to it lead nowhere; put it under `aliases` of the piece that takes its place")


def print_some(lines: Sequence[str]) -> None:
    """The first lines, and how many more there are."""
    for line in lines[:MOST_LINES]:
        say(line)
    if len(lines) > MOST_LINES:
        say(f"… and {format_number(len(lines) - MOST_LINES)} more")


def _reasons(report: Report) -> str:
    counted = collections.Counter(file.reason for file in report.written)
    listed = ", ".join(f"{format_number(count)} {reason}" for reason, count in counted.most_common())
    return f" ({listed})" if listed else ""
