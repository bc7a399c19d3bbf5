"""Results of serving as a page to read: `python -m benchmarks.serving.report FOLDER` writes it from its serve.json."""

import pathlib
import sys
from collections.abc import Iterator

from benchmarks.contestants import HUGO, OURS
from benchmarks.results import Figure, figure
from benchmarks.serving.results import Edition, Results, read_results
from benchmarks.serving.saves import BODY, PUBLISH, STYLESHEET, TEMPLATE, TITLE

PAGE = "SERVE.md"
JOBS = {
    BODY: "body edited",
    TITLE: "title edited",
    PUBLISH: "article published",
    STYLESHEET: "stylesheet edited",
    TEMPLATE: "base template edited",
}
# At most so many seconds, by the number of articles: what the project has set itself.
TARGETS = {1_000: {BODY: 0.06, TITLE: 0.06, PUBLISH: 0.06}, 10_000: {BODY: 0.15, TITLE: 0.15, PUBLISH: 0.4}}
START_TARGET = 1.5
MEMORY_TARGET = 400e6
# Hugo takes at least so many times as long for an edited body.
RATIO_TARGET = 10
AT = 10_000
WAITED = {
    "events": (
        "The browser waits as real ones do: for the server's word (our stream of events, Hugo's web socket), and then "
        "asks for the page until it shows the mark."
    ),
    "polling": "The browser asks for the page every millisecond, over one connection, until it shows the mark.",
}
ABOUT = """\
# Results of `make bench-serve`

Written by `benchmarks/serving/report.py` from `serve.json`; not by hand.

- The corpus and the equal site for Hugo are those of [RESULTS.md](RESULTS.md). Servers are real processes with their
  defaults, drafts and future pieces shown: `tindoingoai serve --watch`, `hugo server`, and the latter with
  `--disableFastRender`. They run beside each other and take turns; before each save, all that the last one
  had to do is done.
- A save writes a file in place, as nano and VS Code do; another article each time. Times are from just before the write
  until the article's own address answers with the new text, *in a list* until the section's front page (for a title) or
  the newspaper's (for a new article) does so too. Each is the median, with the least and the worst in brackets.
- The browser has visited page and list just before: Hugo's fast rendering leaves other pages as they were.
- A start is one with a warm store: until the front page is there. The first save follows at once, while the server
  still warms its memory.
- Memory is that of the whole process tree after the rounds: PSS counts shared pages once, RSS for each process; the
  peak is the first process's own.
"""


def write_report(results: Results, folder: pathlib.Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / PAGE).write_text(page(results), "utf-8")


def page(results: Results) -> str:
    """All editions, the smallest first."""
    return "\n".join([ABOUT, *("\n".join(_edition(edition)) for edition in results.editions)])


def _edition(edition: Edition) -> Iterator[str]:
    machine = edition.machine
    yield f"## {edition.articles:,} articles\n"
    if edition.was_busy:
        yield (
            f"**The machine was busy: others used {edition.others:.2f} of its {machine.cores} cores while this was "
            "measured. Take these numbers as rough.**\n"
        )
    yield (
        f"Begun {edition.began} on a {machine.scratch}. {machine.processor}, {machine.cores} cores, "
        f"{machine.memory / 2**30:.0f} GB, {machine.kernel}; load {edition.load_before:.2f} before, "
        f"{edition.load_after:.2f} after; others used {edition.others:.2f} cores meanwhile."
    )
    yield f"Versions: {', '.join(f'{name} {version}' for name, version in edition.versions.items())}.\n"
    yield f"{WAITED[edition.measure]}\n"
    yield "| server | what was saved | times | until its page shows it | × ours | in a list |"
    yield "|---|---|---:|---:|---:|---:|"
    for job in JOBS:
        yield from _job(edition, job)
    yield ""
    yield "| server | start | first save after it | PSS | RSS | peak | processes |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for name in edition.contestants:
        yield _server(edition, name)
    yield ""
    yield from _load(edition)
    if targets := list(_targets(edition)):
        yield "| to reach | target | measured, median | worst | |"
        yield "|---|---:|---:|---:|---|"
        yield from targets
        yield ""
    for failure in edition.failures:
        message = " ".join(failure.message.split())[:300].replace("`", "")
        where = f"{JOBS.get(failure.job, failure.job)}, round {failure.round}"
        yield f"{failure.contestant} failed ({where}): `{message}`\n"


def _job(edition: Edition, job: str) -> Iterator[str]:
    for name in edition.contestants:
        times = list(edition.shown(name, job).values())
        if times:
            ratio = None if name == OURS else edition.ratio(name, OURS, job)
            cells = [name, JOBS[job], str(len(times)), _milliseconds(figure(times)), _times(ratio)]
            listed = edition.listed(name, job)
            missed = edition.unlisted(name, job)
            told = _milliseconds(figure(listed)) if listed else "–"
            yield _row(*cells, f"{told}; not at all {missed} times" if missed else told)


def _server(edition: Edition, name: str) -> str:
    start, first, memory = edition.start(name), edition.first_save(name), edition.memory.get(name)
    cells = [name, _milliseconds(start), _milliseconds(first)]
    sizes = [_megabytes(memory.pss), _megabytes(memory.rss), _megabytes(memory.peak)] if memory else ["–"] * 3
    return _row(*cells, *sizes, str(memory.processes) if memory else "–")


def _load(edition: Edition) -> Iterator[str]:
    if answers := edition.answers:
        told = (
            f"{len(answers.faults)} or more faults, the first of them: {answers.faults[0]}"
            if answers.faults
            else "none"
        )
        yield (
            f"Under load, while an article was saved twice a second: {answers.wanted:,.0f} requests a second wanted, "
            f"{answers.rate:,.0f} answered for {answers.seconds:.0f} s (pages, files, what is not there, the "
            f"state); median {answers.median * 1000:.1f} ms, 99 of 100 within {answers.late * 1000:.0f} ms, worst "
            f"{answers.worst * 1000:.0f} ms; {answers.versions} versions of the article seen. Faults: {told}.\n"
        )


def _targets(edition: Edition) -> Iterator[str]:
    """What was to be reached, and what was."""
    for job, most in TARGETS.get(edition.articles, {}).items():
        if times := list(edition.shown(OURS, job).values()):
            found = figure(times)
            yield _target(JOBS[job], f"≤ {most * 1000:g} ms", found.median, found.high, most)
    if ratio := edition.ratio(HUGO, OURS, BODY):
        verdict = "reached" if ratio.median >= RATIO_TARGET else "missed"
        yield _row(
            "Hugo, body edited", f"≥ {RATIO_TARGET} × ours", f"{ratio.median:.1f} ×", f"{ratio.low:.1f} ×", verdict
        )
    if edition.articles != AT:
        return
    if start := edition.start(OURS):
        yield _target(
            "start with a warm store", f"≤ {START_TARGET * 1000:,.0f} ms", start.median, start.high, START_TARGET
        )
    if memory := edition.memory.get(OURS):
        verdict = "reached" if memory.pss <= MEMORY_TARGET else "missed"
        yield _row("memory, PSS", f"≤ {MEMORY_TARGET / 1e6:g} MB", f"{memory.pss / 1e6:.0f} MB", "–", verdict)


def _target(name: str, target: str, median: float, worst: float, most: float) -> str:
    verdict = "missed" if median > most else "reached" if worst <= most else "reached, not by the worst"
    return _row(name, target, f"{median * 1000:.0f} ms", f"{worst * 1000:.0f} ms", verdict)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _milliseconds(found: Figure | None) -> str:
    if found is None:
        return "–"
    return f"{found.median * 1000:,.0f} ms ({found.low * 1000:,.0f}–{found.high * 1000:,.0f})"


def _times(ratio: Figure | None) -> str:
    return f"{ratio.median:.1f} ({ratio.low:.1f}–{ratio.high:.1f})" if ratio else "–"


def _megabytes(size: float) -> str:
    return f"{size / 1e6:.0f} MB"


def main() -> None:
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parents[1]
    write_report(read_results(folder / "serve.json"), folder)


if __name__ == "__main__":
    main()
