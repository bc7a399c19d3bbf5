"""Results as a page to read and a chart: `python -m benchmarks.report FOLDER` writes both from its results.json."""

import pathlib
import sys
from collections.abc import Iterator

from benchmarks.chart import Bar, Panel, draw, seconds
from benchmarks.contestants import FULL, OURS
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
# At most so much of Hugo's full build of 10,000 articles: what the project has set itself.
TARGETS = (
    ("", FULL, 1.2),
    ("", "nothing", 0.04),
    ("", "body", 0.05),
    ("live blocks", "publish", 0.06),
    ("", "publish", 0.3),
    ("", "template", 0.3),
)
MEMORY_TARGET = 0.25
AT = 10_000
ABOUT = """\
# Results of `make bench`

Written by `benchmarks/report.py` from `results.json`; not by hand. `make bench-quick` gives a first idea in minutes.

- The corpus is made by `benchmarks/corpus.py`: articles of about 5.8 KB in twelve sections. All contestants read the
  same articles, and the peers' pages show what ours do, but for our extras: the article with metadata and JSON-LD,
  three related pieces, four others of its section, five most read, five of one section, twelve of Multimedia; lists of
  twenty for the front and every section. After every full build a page is held against that.
- Every job is a fresh process, and contestants take turns within a round. Times are medians of the rounds, with the
  least and the greatest in brackets. Ratios are to Hugo's full build of the same round: above 1 is slower, or more.
- Memory is the peak of the whole process tree, sampled every 20 ms: RSS where one process is at work; PSS where several
  are, so that pages they share count once. *RSS, summed* counts those once for every process. Reading PSS is slow, so
  it is sampled less often and a short peak can be missed; the true peak lies between the two columns.
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
    parts += ["\n".join(_edition(edition)) for edition in results.editions]
    return "\n".join(parts)


def chart(results: Results) -> str:
    panels = []
    for edition in results.editions:
        bars = tuple(
            Bar(_label(row), row.wall.median, row.wall.low, row.wall.high, row.contestant.startswith(OURS))
            for row in rows(edition)
        )
        panels.append(Panel(f"{edition.articles:,} articles", bars))
    return draw("Seconds to build, shorter is better", panels)


def _label(row: Row) -> str:
    return f"{row.contestant}: {JOBS[row.job] if row.job != FULL else 'full build'}"


def _edition(edition: Edition) -> Iterator[str]:
    machine = edition.machine
    yield f"## {edition.articles:,} articles\n"
    if edition.was_busy:
        yield (
            f"**The machine was busy: others used {edition.others:.2f} of its {machine.cores} cores while this was "
            "measured. Take these numbers as rough.**\n"
        )
    yield (
        f"{edition.rounds} rounds, begun {edition.began}; {edition.source_bytes / 1e6:.1f} MB of sources on a "
        f"{machine.scratch}. {machine.processor}, {machine.cores} cores, {machine.memory / 2**30:.0f} GB, "
        f"{machine.kernel}; load {edition.load_before:.2f} before, {edition.load_after:.2f} after; others used "
        f"{edition.others:.2f} cores meanwhile."
    )
    yield f"Versions: {', '.join(f'{name} {version}' for name, version in edition.versions.items())}.\n"
    yield "| contestant | job | time | × Hugo | processor | peak memory | × Hugo | RSS, summed | pages | MB |"
    yield "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|"
    yield from (_line(row) for row in rows(edition))
    yield ""
    if edition.articles == AT:
        yield from _targets(edition)
    if edition.left_out:
        yield f"Left out at this size, for the hours it would take: {', '.join(edition.left_out)}.\n"
    for failure in edition.failures:
        where = f"{JOBS[failure.job]}, round {failure.round}"
        yield f"{failure.contestant} failed ({where}): {_one_line(failure.message)}\n"


def _targets(edition: Edition) -> Iterator[str]:
    """What was to be reached, and what was."""
    found = {(row.contestant, row.job): row for row in rows(edition)}
    yield "| to reach | at most, × Hugo's full build | measured | |"
    yield "|---|---:|---:|---|"
    for variant, job, most in TARGETS:
        row = found.get((f"{OURS}, {variant}" if variant else OURS, job))
        if row and row.time_ratio:
            name = f"{JOBS[job]}, {variant}" if variant else JOBS[job]
            yield _target(name, most, row.time_ratio.median)
    if (full := found.get((OURS, FULL))) and full.memory_ratio:
        yield _target("peak memory of a full build", MEMORY_TARGET, full.memory_ratio.median)
    yield ""


def _target(name: str, most: float, measured: float) -> str:
    return f"| {name} | {most:g} | {measured:.3g} | {'reached' if measured <= most else 'missed'} |"


def _line(row: Row) -> str:
    cells = [
        row.contestant,
        JOBS[row.job],
        f"{seconds(row.wall.median)} ({row.wall.low:.2f}–{row.wall.high:.2f})",
        _ratio(row.time_ratio),
        seconds(row.processor.median),
        _megabytes(row.memory.median),
        _ratio(row.memory_ratio),
        _megabytes(row.rss.median),
        f"{row.written.pages:,}",
        f"{row.written.bytes / 1e6:.1f}",
    ]
    return f"| {' | '.join(cells)} |"


def _ratio(ratio: Figure | None) -> str:
    return f"{ratio.median:.2f} ({ratio.low:.2f}–{ratio.high:.2f})" if ratio else "–"


def _megabytes(size: float) -> str:
    return f"{size / 2**20:.0f} MB"


def _one_line(message: str) -> str:
    return f"`{' '.join(message.split())[:300].replace('`', '')}`"


def main() -> None:
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent
    write_report(read_results(folder / "results.json"), folder)


if __name__ == "__main__":
    main()
