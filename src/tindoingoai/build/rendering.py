"""Render and stage: stale pages go to the crew, and what became of them comes back."""

import pathlib
from collections.abc import Iterable, Iterator, Sequence

from tindoingoai.build.comparing import Stale
from tindoingoai.build.crews import Crew
from tindoingoai.build.options import Progress
from tindoingoai.build.outcomes import Outcome, RenderJob
from tindoingoai.digest import digest_value
from tindoingoai.problems import Problem
from tindoingoai.templating.view import RenderOptions

CHUNK = 100


def render_all(
    stale: Sequence[Stale],
    rendering: RenderOptions,
    store: pathlib.Path,
    staging: pathlib.Path,
    crew: Crew,
    progress: Progress,
) -> Iterator[Outcome]:
    """Renders stale pages into the staging folder."""
    templates = digest_value(sorted({page.record.template for page in stale}))
    job = RenderJob(rendering, templates, str(store), str(staging))
    done = 0
    for outcomes in crew.render([page.task for page in stale if page.task], job, CHUNK):
        done += len(outcomes)
        progress.advance("render", done, len(stale))
        yield from outcomes


def problems_of(outcomes: Iterable[Outcome]) -> list[Problem]:
    """Each mistake once, told of the first page by address: one in a template shows on every page that uses it."""
    found: dict[tuple[str, int, str], Problem] = {}
    for outcome in sorted(outcomes, key=lambda outcome: outcome.address):
        for problem in outcome.problems:
            found.setdefault((problem.path, problem.line, problem.message), problem)
    return list(found.values())
