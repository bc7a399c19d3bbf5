"""What `serve` says of a save: what changed, what was made of it, how long it took, and each problem once."""

import collections
import datetime
import pathlib
from collections.abc import Iterable, Iterator, Sequence

import click

from tindoingoai.cli.printing import count, describe_problems, plain
from tindoingoai.engine.lines import with_source_lines
from tindoingoai.engine.options import Report
from tindoingoai.model import Value
from tindoingoai.problems import Problem, ProblemsError, count_all
from tindoingoai.serve.watch import Batch
from tindoingoai.site_folders import CONTENT
from tindoingoai.vietnamese.numbers import format_number

Result = Report | Exception
# One problem is the same as another wherever an edit moved it to.
_Key = tuple[str, str, bool]


class Save(Value, frozen=True):
    """Something to be built: what led to it, and when."""

    batch: Batch
    moment: datetime.datetime
    reason: str = ""


def describe_save(
    save: Save, result: Result, before: Sequence[Problem], site: pathlib.Path
) -> tuple[list[str], tuple[Problem, ...]]:
    """The lines for a save of a site, and the problems that there are now; `before` are those already told of."""
    if isinstance(result, Exception) and not isinstance(result, ProblemsError):
        return [_first_line(save, "not built")], tuple(before)
    now = result.problems
    told = collections.Counter(map(_key, before))
    new = []
    for problem in now:
        if told[_key(problem)]:
            told[_key(problem)] -= 1
        else:
            new.append(problem)
    made = _describe_report(result) if isinstance(result, Report) else "not built, the last good pages stay"
    lines = [
        _first_line(save, made),
        *describe_problems(with_source_lines(new, site)),
        *_describe_rest(before, now, new),
    ]
    return lines, now


def _first_line(save: Save, made: str) -> str:
    what = plain(save.reason or _describe_batch(save.batch))
    return f"{click.style(f'{save.moment:%H:%M:%S}', dim=True)}  {click.style(what, bold=True)} → {made}"


def _describe_batch(batch: Batch) -> str:
    if len(batch.paths) == 1:
        (path,) = batch.paths
        return path.removeprefix(f"{CONTENT}/") or "the site's folder"
    return count(len(batch.paths), "file") if batch.paths else "everything"


def _describe_report(report: Report) -> str:
    pages = sum(file.kind != "asset" for file in report.written)
    files = len(report.written) - pages
    made = [count(pages, "page")] * bool(pages) + [count(files, "file")] * bool(files)
    if report.removed:
        made.append(f"{format_number(len(report.removed))} removed")
    return f"{', '.join(made) or 'nothing changed'} in {_describe_time(report.seconds)}"


def _describe_time(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 1 else f"{seconds:.2f} s"


def _describe_rest(before: Sequence[Problem], now: Sequence[Problem], new: Sequence[Problem]) -> Iterator[str]:
    """What became of the problems told of earlier; of warnings alone only once the problems are mended."""
    errors, warnings = (_count(now, is_warning) - _count(new, is_warning) for is_warning in (False, True))
    counted = [count(number, noun) for number, noun in ((errors, "problem"), (warnings, "warning")) if number]
    remain = f"{' and '.join(counted)} {'remains' if errors + warnings == 1 else 'remain'}"
    if errors:
        yield click.style(remain, fg="red")
    elif before and not now:
        yield click.style("all mended", fg="green")
    elif _count(before, is_warning=False) and not _count(new, is_warning=False):
        yield click.style(f"mended; {remain}" if counted else "mended", fg="green")


def _count(problems: Iterable[Problem], is_warning: bool) -> int:
    return count_all(problem for problem in problems if problem.is_warning == is_warning)


def _key(problem: Problem) -> _Key:
    return problem.path, problem.message, problem.is_warning
