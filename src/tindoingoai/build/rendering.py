"""Render and stage: stale pages go to the crew, and what became of them comes back."""

from collections.abc import Iterable, Iterator, Sequence

from tindoingoai.build.comparing import Task
from tindoingoai.build.crews import Crew
from tindoingoai.build.options import Progress
from tindoingoai.build.outcomes import Outcome, RenderJob
from tindoingoai.problems import Problem

CHUNK = 100


def render_all(tasks: Sequence[Task], job: RenderJob, crew: Crew, progress: Progress) -> Iterator[Outcome]:
    """Renders stale pages into the staging folder."""
    done = 0
    for outcomes in crew.render(tasks, job, CHUNK):
        done += len(outcomes)
        progress.advance("render", done, len(tasks))
        yield from outcomes


def problems_of(outcomes: Iterable[Outcome]) -> list[Problem]:
    """Each mistake once, told of the first page by address: one in a template shows on every page that uses it."""
    found: dict[tuple[str, int, str], Problem] = {}
    for outcome in sorted(outcomes, key=lambda outcome: outcome.address):
        for problem in outcome.problems:
            found.setdefault((problem.path, problem.line, problem.message), problem)
    return list(found.values())
