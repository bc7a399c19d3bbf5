"""The page of `build --profile`: figures → places on a picture → one HTML file that needs nothing else."""

import math
import pathlib
import platform
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import jinja2

from tindoingoai import __version__
from tindoingoai.engine.options import BuildOptions, Report
from tindoingoai.engine.profile import figures
from tindoingoai.timing import MAIN, Recording, Span

MOST_TEMPLATES = 16
MOST_ARTICLES = 20
MOST_PAGES = 10
# What happens in a stage; each has its colour in the page.
STAGES = {
    "start": "settings, the lock, the store",
    "read": "sources become articles and bodies; what is unchanged comes from the store",
    "plan": "catalogue, pictures' sizes, every page with what it may show",
    "compare": "fingerprints against those of the last build",
    "copy": "pictures and other files into the staging folder",
    "render": "stale pages into the staging folder",
    "write": "what differs is renamed into place; what is no longer a page goes",
    "record": "one transaction of the store",
}


class Bar(NamedTuple):
    """A rectangle on a time line: left edge and width in hundredths of the whole; `name` says what colour."""

    left: float
    width: float
    name: str
    title: str
    label: str = ""


class Lane(NamedTuple):
    """A process on the time line; `marks` are the places at which a worker was found dead."""

    name: str
    note: str
    bars: tuple[Bar, ...]
    marks: tuple[float, ...] = ()


class Histogram(NamedTuple):
    name: str
    bars: tuple[Bar, ...]
    spread: figures.Spread
    median: float


def write_profile(recording: Recording, report: Report, options: BuildOptions, path: pathlib.Path) -> None:
    """Writes the page of a build that was recorded."""
    path.write_text(draw_profile(recording, report, options), "utf-8")


def draw_profile(recording: Recording, report: Report, options: BuildOptions) -> str:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(pathlib.Path(__file__).parent),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"time": format_seconds, "number": "{:,}".format, "percent": format_share}
    articles = figures.articles(recording)
    reading = [article.reading for article in articles if article.reading]
    rendering = [article.rendering for article in articles if article.rendering]
    total = figures.total(recording)
    workers = figures.lanes(recording)
    histograms = (_histogram(figures.READ, reading), _histogram(figures.RENDER, rendering))
    return environment.get_template("profile.html").render(
        title=figures.title(recording) or options.site.name,
        options=options,
        report=report,
        recording=recording,
        total=total,
        busy=sum(lane.seconds for lane in workers) / of if (of := sum(lane.of for lane in workers)) else None,
        memory=_peak_memory(),
        stages=[(stage, STAGES.get(stage.name, ""), stage.seconds / total) for stage in _merged(recording.stages)],
        ticks=list(_ticks(total)),
        lanes=list(_lanes(recording, workers, total)),
        remarks=list(_remarks(recording, workers, total, articles)),
        templates=figures.templates(recording)[:MOST_TEMPLATES],
        templates_total=sum(template.seconds for template in figures.templates(recording)),
        articles=articles[:MOST_ARTICLES],
        articles_total=len(articles),
        others=figures.other_pages(recording)[:MOST_PAGES],
        kinds=figures.kinds(recording),
        histograms=[histogram for histogram in histograms if histogram],
        made=f"tindoingoai {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}",
    )


def format_seconds(seconds: float) -> str:
    """Three figures with the unit that suits: 12.3 s, 1.23 ms, 45 µs."""
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= size * 0.9995:
            figure = seconds / size
            return f"{figure:,.{max(0, 2 - int(math.log10(figure)))}f} {unit}"
    return f"{seconds * 1e6:.0f} µs"


def format_share(share: float) -> str:
    return f"{share * 100:.1f} %" if 0 < share < 0.1 else f"{share * 100:.0f} %"


def _merged(stages: Iterable[Span]) -> list[Span]:
    """The stages that took any time worth a row."""
    return [stage for stage in stages if stage.seconds >= 5e-5 or stage.name in (figures.READ, figures.RENDER)]


def _ticks(total: float) -> Iterator[tuple[float, str]]:
    """Round moments along the time line, six to twelve of them, with their places."""
    raw = total / 11
    size = 10 ** math.floor(math.log10(raw))
    step = next(size * factor for factor in (1, 2, 5, 10) if size * factor >= raw)
    for number in range(int(total / step) + 1):
        # The last one needs room for its label.
        if number * step <= total * 0.97:
            yield number * step / total * 100, format_seconds(number * step) if number else "0"


def _lanes(recording: Recording, workers: Sequence[figures.Busy], total: float) -> Iterator[Lane]:
    def place(span: Span, title: str, label: str = "") -> Bar:
        left = (span.start - recording.start) / total * 100
        return Bar(left, max(span.seconds / total * 100, 0.02), span.name, title, label)

    stages = (
        place(span, f"{span.name}: {format_seconds(span.seconds)}", span.name if span.seconds > total * 0.06 else "")
        for span in recording.stages
    )
    yield Lane("Stages", "main process", tuple(stages))
    busy = {lane.lane: lane.share for lane in workers}
    for lane in sorted({chunk.lane for chunk in recording.chunks}):
        chunks = tuple(
            place(chunk, f"{chunk.name} {chunk.items:,} in {format_seconds(chunk.seconds)}")
            for chunk in recording.chunks
            if chunk.lane == lane
        )
        deaths = tuple(
            (death.start - recording.start) / total * 100 for death in recording.deaths if death.lane == lane
        )
        name = "Chunks" if lane == MAIN else f"Worker {lane}"
        yield Lane(name, "main process" if lane == MAIN else f"{format_share(busy[lane])} busy", chunks, deaths)


def _histogram(name: str, seconds: Sequence[float]) -> Histogram | None:
    spread = figures.spread(seconds)
    if spread is None:
        return None
    tallest, width = max(spread.counts), 100 / len(spread.counts)
    step = spread.most / len(spread.counts)
    bars = []
    for index, count in enumerate(spread.counts):
        until = f"to {format_seconds((index + 1) * step)}" if index + 1 < len(spread.counts) else "and more"
        title = f"{count:,}: {format_seconds(index * step)} {until}"
        bars.append(Bar(index * width, count / tallest * 100, name, title))
    return Histogram(name, tuple(bars), spread, spread.median / spread.most * 100)


def _remarks(
    recording: Recording, workers: Sequence[figures.Busy], total: float, articles: Sequence[figures.ArticleTime]
) -> Iterator[str]:
    """What a reader should see first."""
    if workers:
        alone = figures.alone(recording)
        yield (
            f"For {format_seconds(alone)} of {format_seconds(total)} ({format_share(alone / total)}) no worker was at "
            "work. However many there are, the build cannot be shorter than that."
        )
    else:
        yield "All of it was done in the main process: there was too little for a second one, or one job was asked for."
    read = sorted((article.reading for article in articles if article.reading), reverse=True)
    if len(read) >= figures.STEPS:
        tenth = sum(read[: len(read) // 10]) / sum(read)
        yield f"The slowest tenth of the articles took {format_share(tenth)} of the reading."
    if (loading := figures.loading(recording)).times:
        yield (
            f"Finding and compiling templates took {format_seconds(loading.seconds)}, in each process anew "
            f"({loading.times:,} altogether); no page is charged with it."
        )
    if deaths := len(recording.deaths):
        times = "once" if deaths == 1 else f"{deaths} times"
        yield f"A worker process died {times}, and its chunk was done again; red marks on the time line show when."


def _peak_memory() -> int:
    """The most memory that the largest process of the build held, in bytes; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return peak if platform.system() == "Darwin" else peak * 1024
