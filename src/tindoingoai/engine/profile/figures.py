"""A recording → the figures of its page: what is slow, how much of everything. Knows nothing of how they are drawn."""

import statistics
from collections.abc import Sequence
from typing import NamedTuple

from tindoingoai.engine.profile.notes import PlanNotes
from tindoingoai.site_folders import CONTENT
from tindoingoai.templating.timed import LOADING
from tindoingoai.timing import MAIN, Recording, Sum

READ, RENDER = "read", "render"


class ArticleTime(NamedTuple):
    """An article with what was spent on it; nothing on a part of the work that needed none."""

    name: str
    reading: float
    rendering: float

    @property
    def seconds(self) -> float:
        return self.reading + self.rendering


class Slow(NamedTuple):
    """A template or a page with the seconds that it took; `times` for a template, the kind for a page."""

    name: str
    seconds: float
    times: int = 1
    kind: str = ""


class Kind(NamedTuple):
    name: str
    pages: int
    rendered: int
    seconds: float


class Spread(NamedTuple):
    """How the seconds of many items lie: counts of equal steps up to `most`, the last with all that is above."""

    counts: tuple[int, ...]
    most: float
    median: float
    slow: float
    slowest: float
    items: int


class Busy(NamedTuple):
    """How long the workers of a lane were at work, of the time in which there was work for workers."""

    lane: int
    seconds: float
    of: float

    @property
    def share(self) -> float:
        return self.seconds / self.of if self.of else 0.0


STEPS = 32


def articles(recording: Recording) -> list[ArticleTime]:
    """Every article that was read or rendered, the slowest first."""
    origins = _about(recording).origins
    reading = {f"{CONTENT}/{path}": seconds for path, seconds in recording.items.get(READ, ())}
    rendering = {
        origins[address]: seconds for address, seconds in recording.items.get(RENDER, ()) if address in origins
    }
    found = [
        ArticleTime(name, reading.get(name, 0.0), rendering.get(name, 0.0))
        for name in reading.keys() | rendering.keys()
    ]
    return sorted(found, key=lambda article: (-article.seconds, article.name))


def other_pages(recording: Recording) -> list[Slow]:
    """The rendered pages that are no articles, the slowest first."""
    about = _about(recording)
    rendered = (item for item in recording.items.get(RENDER, ()) if item[0] not in about.origins)
    found = [Slow(address, seconds, kind=about.kinds.get(address, "")) for address, seconds in rendered]
    return sorted(found, key=lambda page: (-page.seconds, page.name))


def templates(recording: Recording) -> list[Slow]:
    """The templates that were used, by the time that was their own."""
    found = [Slow(name, total.seconds, total.times) for name, total in recording.sums.items() if name != LOADING]
    return sorted(found, key=lambda template: (-template.seconds, template.name))


def loading(recording: Recording) -> Sum:
    """How many templates were found and compiled, in all processes."""
    return recording.sums.get(LOADING, Sum())


def kinds(recording: Recording) -> list[Kind]:
    """The kinds of pages, the most time first."""
    about = _about(recording)
    pages: dict[str, int] = {}
    for kind in about.kinds.values():
        pages[kind] = pages.get(kind, 0) + 1
    rendered: dict[str, list[float]] = {}
    for address, seconds in recording.items.get(RENDER, ()):
        rendered.setdefault(about.kinds.get(address, ""), []).append(seconds)
    found = [
        Kind(name, count, len(rendered.get(name, ())), sum(rendered.get(name, ()))) for name, count in pages.items()
    ]
    return sorted(found, key=lambda kind: (-kind.seconds, -kind.pages, kind.name))


def title(recording: Recording) -> str:
    return _about(recording).title


def spread(seconds: Sequence[float]) -> Spread | None:
    """How some seconds lie, the few that are much slower together; None for too few to say."""
    if len(seconds) < STEPS:
        return None
    ordered = sorted(seconds)
    cuts = statistics.quantiles(ordered, n=100, method="inclusive")
    # A single slow one must not press all others into one column.
    most = max(min(ordered[-1], cuts[94] * 1.5), 1e-6)
    counts = [0] * STEPS
    for one in ordered:
        counts[min(int(one / most * STEPS), STEPS - 1)] += 1
    return Spread(tuple(counts), most, cuts[49], cuts[94], ordered[-1], len(ordered))


def total(recording: Recording) -> float:
    return recording.stages[-1].end - recording.start


def lanes(recording: Recording) -> list[Busy]:
    """The workers, and how busy they were while any worker was."""
    chunks = [chunk for chunk in recording.chunks if chunk.lane != MAIN]
    with_workers = {chunk.name for chunk in chunks}
    of = sum(stage.seconds for stage in recording.stages if stage.name in with_workers)
    found: dict[int, float] = {}
    for chunk in chunks:
        found[chunk.lane] = found.get(chunk.lane, 0.0) + chunk.seconds
    return [Busy(lane, seconds, of) for lane, seconds in sorted(found.items())]


def alone(recording: Recording) -> float:
    """The seconds in which no worker was at work: more workers would not shorten them."""
    chunks = sorted((chunk for chunk in recording.chunks if chunk.lane != MAIN), key=lambda chunk: chunk.start)
    covered, reached = 0.0, recording.start
    for chunk in chunks:
        covered += max(0.0, chunk.end - max(reached, chunk.start))
        reached = max(reached, chunk.end)
    return total(recording) - covered


def _about(recording: Recording) -> PlanNotes:
    return recording.about if isinstance(recording.about, PlanNotes) else PlanNotes("", {}, {})
