"""Render and stage: stale pages go to the executor, and what became of them comes back."""

from collections.abc import Iterable, Iterator, Sequence

from tindoingoai.engine.comparing import Task
from tindoingoai.engine.executors import Executor
from tindoingoai.engine.options import Progress
from tindoingoai.engine.outcomes import Outcome, RenderJob
from tindoingoai.problems import Problem

CHUNK = 100


def render_all(tasks: Sequence[Task], job: RenderJob, executor: Executor, progress: Progress) -> Iterator[Outcome]:
    """Renders stale pages into the staging folder, but for those that are drawn as they were."""
    done, total = 0, len(tasks)
    for outcomes in executor.render(tasks, job, CHUNK):
        same = sum(outcome.is_same for outcome in outcomes)
        done, total = done + len(outcomes) - same, total - same
        progress.advance("render", done, total)
        yield from outcomes


def problems_of(outcomes: Iterable[Outcome]) -> list[Problem]:
    """Each mistake once, told of the first page by address: one in a template shows on every page that uses it."""
    found: dict[tuple[str, int, str], Problem] = {}
    for outcome in sorted(outcomes, key=lambda outcome: outcome.address):
        for problem in outcome.problems:
            found.setdefault((problem.path, problem.line, problem.message), problem)
    return list(found.values())
