"""Results as a page to read and a chart: `python -m benchmarks.report FOLDER` writes both from its results.json."""

import pathlib
import sys
from collections.abc import Iterator, Mapping

from benchmarks.chart import Bar, Panel, draw, seconds
from benchmarks.contestants import FULL, LIVE, OURS
from benchmarks.corpus import PLAIN
from benchmarks.results import Edition, Figure, Results, Row, read_results, rows

PAGE = "RESULTS.md"
CHART = "results.svg"
JOBS = {
    FULL: "full build from nothing",
    "nothing": "nothing changed",
    "body": "one body edited",
    "title": "one title edited",
    "publish": "one article published",
    "template": "base template edited",
    "stylesheet": "stylesheet edited",
}
# What the project has set itself, with 10,000 articles: at most so much of Hugo's full build.
TARGETS = (
    (OURS, FULL, 1.3),
    (OURS, "nothing", 0.02),
    (OURS, "body", 0.17),
    (OURS, "title", 0.15),
    (LIVE, "publish", 0.16),
    (OURS, "publish", 0.21),
    (OURS, "template", 0.5),
)
MEMORY_TARGET = 0.17
# Of the full build of the Hugo that prints our page.
EQUAL_TARGET = 0.88
# With the paper, of the same job with the plain corpus: what a newsroom does all day.
DAILY = ((OURS, "nothing"), (OURS, "body"), (OURS, "title"), (LIVE, "publish"), (OURS, "publish"))
DAILY_TARGET = 1.5
AT = 10_000
ABOUT = """\
# Results of `make bench`

Written by `benchmarks/report.py` from `results.json`; not by hand. `make bench-quick` gives a first idea in minutes.

- `benchmarks/corpus.py` makes two corpora of the same articles, of about 5.8 KB, in twelve sections. In the *plain* one
  every article names its related pieces, and 200 tiny pictures are shown again and again. The *paper* is like the
  archive of a newspaper: nobody named related pieces, so the program finds similar ones; photographs have 1600 × 1067
  pixels, one for every second article, at most 5,000; heads hold keys that are not known here and are warned of.
- Of the paper's pictures, too, no variants are made (`pictures: {variants: false}`): they are read, cleaned of notes
  and published. What variants cost is told in [PICTURES.md](PICTURES.md).
- Peers read the plain corpus alone: what is similar each would find in its own way. Their pages show what ours do, but
  for our extras: the article with metadata and JSON-LD, three related pieces, four others of its section, five most
  read, five of one section, twelve of Multimedia; lists of twenty for the front and every section. After every full
  build a page is held against that.
- Every job is a fresh process, and contestants take turns within a round. Times are medians of the rounds, with the
  least and the greatest in brackets. Ratios are within each round, to Hugo's full build with the plain corpus, to that
  of *Hugo, our page*, or to the same job with the plain corpus: above 1 is slower, or more.
- Memory is the peak of the whole process tree, sampled every 20 ms: RSS where one process is at work; PSS where several
  are, so that pages they share count once. *RSS, summed* counts those once for every process. Reading PSS is slow, so
  it is sampled less often and a short peak can be missed; the true peak lies between the two columns.
- *Store* is what a program keeps beside the output for its next build.
- Hugo, Eleventy and Pelican build everything anew after an edit, over what they had written; Pelican's cache is off.
- *Hugo, our page* is the same Hugo site with layouts that print our article page, element by element, which is checked
  too; its lists stay plain. Sizes and colours of pictures are written into its layouts, where we read them.
- *live blocks* leaves shared blocks to the browser; *all pages* adds pages of tags, authors and the
  archive, search, and pictures in several formats.
"""


def write_report(results: Results, folder: pathlib.Path) -> None:
    """Writes the page and the chart beside each other."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / PAGE).write_text(page(results), "utf-8")
    (folder / CHART).write_text(chart(results), "utf-8")


def page(results: Results) -> str:
    """All editions, the smallest first."""
    parts = [ABOUT, f"![Times of all jobs as bars]({CHART})\n"]
    parts += ["\n".join(_edition(edition, results.plain_of(edition))) for edition in results.editions]
    return "\n".join(parts)


def chart(results: Results) -> str:
    panels = []
    for edition in results.editions:
        bars = tuple(
            Bar(_label(row), row.wall.median, row.wall.low, row.wall.high, row.contestant.startswith(OURS))
            for row in rows(edition, None)
        )
        panels.append(Panel(_title(edition), bars))
    return draw("Seconds to build, shorter is better", panels)


def _label(row: Row) -> str:
    return f"{row.contestant}: {JOBS[row.job] if row.job != FULL else 'full build'}"


def _title(edition: Edition) -> str:
    return f"{edition.articles:,} articles, {edition.corpus}"


def _edition(edition: Edition, plain: Edition | None) -> Iterator[str]:
    machine, found = edition.machine, list(rows(edition, plain))
    yield f"## {_title(edition)}\n"
    if edition.was_busy:
        yield (
            f"**The machine was busy: others used {edition.others:.2f} of its {machine.cores} cores while this was "
            "measured. Take these numbers as rough.**\n"
        )
    pictures = f" and {edition.pictures:,} pictures of {edition.picture_bytes / 1e6:.1f} MB" if edition.pictures else ""
    yield (
        f"{edition.rounds} rounds, begun {edition.began}; {edition.source_bytes / 1e6:.1f} MB of articles{pictures} "
        f"on a {machine.scratch}. {machine.processor}, {machine.cores} cores, {machine.memory / 2**30:.0f} GB, "
        f"{machine.kernel}; load {edition.load_before:.2f} before, {edition.load_after:.2f} after; others used "
        f"{edition.others:.2f} cores meanwhile."
    )
    yield f"Versions: {', '.join(f'{name} {version}' for name, version in edition.versions.items())}.\n"
    other = "Hugo, our page" if edition.corpus == PLAIN else "plain"
    yield (
        f"| contestant | job | time | × Hugo | × {other} | processor | peak memory | × Hugo | RSS, summed | store "
        "| pages | MB |"
    )
    yield "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
    yield from (_line(row, row.equal_ratio if edition.corpus == PLAIN else row.plain_ratio) for row in found)
    yield ""
    by_name = {(row.contestant, row.job): row for row in found}
    targets = list(_targets(by_name) if edition.corpus == PLAIN else _daily_targets(by_name))
    if edition.articles == AT and targets:
        yield "| to reach | at most | measured | |"
        yield "|---|---:|---:|---|"
        yield from targets
        yield ""
    if edition.left_out:
        yield f"Left out at this size, for the hours it would take: {', '.join(edition.left_out)}.\n"
    for failure in edition.failures:
        where = f"{JOBS[failure.job]}, round {failure.round}"
        yield f"{failure.contestant} failed ({where}): {_one_line(failure.message)}\n"


def _targets(found: Mapping[tuple[str, str], Row]) -> Iterator[str]:
    """What was to be reached beside both Hugos, and what was."""
    for contestant, job, most in TARGETS:
        if row := found.get((contestant, job)):
            yield from _target(f"{_job(row)}, × Hugo's full build", most, row.time_ratio)
    if full := found.get((OURS, FULL)):
        yield from _target(f"{_job(full)}, × that of *Hugo, our page*", EQUAL_TARGET, full.equal_ratio)
        yield from _target("peak memory of a full build, × Hugo's", MEMORY_TARGET, full.memory_ratio)


def _daily_targets(found: Mapping[tuple[str, str], Row]) -> Iterator[str]:
    """The same for a newspaper's day, beside the plain corpus."""
    for each in DAILY:
        if row := found.get(each):
            yield from _target(f"{_job(row)}, × the plain corpus", DAILY_TARGET, row.plain_ratio)


def _job(row: Row) -> str:
    variant = row.contestant.removeprefix(OURS)
    return f"{JOBS[row.job]}{variant}"


def _target(name: str, most: float, measured: Figure | None) -> Iterator[str]:
    if measured:
        told = "reached" if measured.median <= most else "missed"
        yield f"| {name} | {most:g} | {_ratio(measured, 3)} | {told} |"


def _line(row: Row, beside: Figure | None) -> str:
    cells = [
        row.contestant,
        JOBS[row.job],
        f"{seconds(row.wall.median)} ({row.wall.low:.2f}–{row.wall.high:.2f})",
        _ratio(row.time_ratio),
        _ratio(beside),
        seconds(row.processor.median),
        _megabytes(row.memory.median),
        _ratio(row.memory_ratio),
        _megabytes(row.rss.median),
        _megabytes(row.written.store) if row.written.store else "–",
        f"{row.written.pages:,}",
        f"{row.written.bytes / 1e6:.1f}",
    ]
    return f"| {' | '.join(cells)} |"


def _ratio(ratio: Figure | None, digits: int = 2) -> str:
    if not ratio:
        return "–"
    return f"{ratio.median:.{digits}f} ({ratio.low:.{digits}f}–{ratio.high:.{digits}f})"


def _megabytes(size: float) -> str:
    return f"{size / 2**20:.0f} MB"


def _one_line(message: str) -> str:
    return f"`{' '.join(message.split())[:300].replace('`', '')}`"


def main() -> None:
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent
    write_report(read_results(folder / "results.json"), folder)


if __name__ == "__main__":
    main()
