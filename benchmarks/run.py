"""Measures builds: `python -m benchmarks.run`. Every job is a fresh process on a site laid out anew for its round.

Contestants take turns within a round, each round begins with another one, and after every build its output is checked.
"""

import datetime
import os
import pathlib
import tempfile
import time
from collections.abc import Sequence

import click

from benchmarks.checks import (
    CheckError,
    Newsroom,
    OurPage,
    Written,
    check_articles,
    check_edit,
    check_sample,
    newsroom,
)
from benchmarks.contestants import FULL, OURS, Contestant, ours, peers
from benchmarks.corpus import CORPORA, Corpus, write_corpus
from benchmarks.edits import EDITS
from benchmarks.machine import describe, versions
from benchmarks.measure import Measurement, measure
from benchmarks.report import write_report
from benchmarks.results import Edition, Failure, Sample, read_results, write_results

HERE = pathlib.Path(__file__).parent
RAM_DISK = pathlib.Path("/dev/shm")
RESULTS = "results.json"
BOTH = "both"
# Sources younger than this have no time stamp that proves anything yet; an archive is older.
SETTLING = 1.2


class BuildError(Exception):
    """A build that ended with an error."""


class Heat:
    """One contestant in one round, on a site of its own."""

    def __init__(
        self, contestant: Contestant, corpus: Corpus, folder: pathlib.Path, expected: Newsroom, our_page: OurPage
    ) -> None:
        self.contestant = contestant
        self.our_page = our_page
        self.corpus = corpus
        self.log = folder / "log"
        self.expected = expected
        self.paths = expected.paths
        self.site = contestant.lay_out(corpus, folder / "site")
        time.sleep(SETTLING)

    def run(self, job: str, number: int) -> tuple[Measurement, Written]:
        """Does a job's edit, builds and checks; raises `BuildError` or `CheckError`."""
        edit = None
        if job == FULL:
            self.site.forget()
        else:
            edit = EDITS[job](self.site, self.corpus, number)
        if edit and edit.added:
            self.paths |= {edit.added.path}
        measured = self._build()
        written = check_articles(self.site, self.paths)
        if job == FULL:
            check_sample(self.site, self.expected, blocks=self.contestant.is_whole)
            if self.contestant.our_page:
                self.our_page.check(self.site, self.expected)
        if edit:
            check_edit(self.site, edit)
        return measured, written

    def _build(self) -> Measurement:
        contestant = self.contestant
        measured = measure(contestant.command, self.site.folder, contestant.environment, self.log)
        if measured.exit_code:
            said = self.log.read_text("utf-8", errors="replace").strip()
            raise BuildError(f"ended with {measured.exit_code}: {said[-1000:]}")
        return measured


class Race:
    """All rounds with one corpus; what has been measured so far stands in `edition`."""

    def __init__(self, edition: Edition, corpus: Corpus, scratch: pathlib.Path) -> None:
        self.edition = edition
        self.corpus = corpus
        self.scratch = scratch
        self.expected = newsroom(corpus)
        self.our_page = OurPage()

    def takes(self, contestant: Contestant) -> bool:
        """Whether a contestant runs with this corpus and at this size; who failed earlier does not."""
        failed = {failure.contestant for failure in self.edition.failures}
        is_small = self.corpus.total <= contestant.most
        return self.corpus.name in contestant.corpora and is_small and contestant.name not in failed

    def run_heat(self, number: int, contestant: Contestant) -> None:
        """All jobs of a contestant."""
        with tempfile.TemporaryDirectory(dir=self.scratch) as folder:
            heat = Heat(contestant, self.corpus, pathlib.Path(folder), self.expected, self.our_page)
            for job in contestant.jobs:
                try:
                    measured, written = heat.run(job, number)
                except (BuildError, CheckError) as error:
                    self._fail(number, contestant, job, str(error))
                    return
                self.edition.samples.append(Sample(contestant.name, job, number, measured, written))
                _tell(number, self.corpus.name, contestant.name, job, measured)

    def _fail(self, number: int, contestant: Contestant, job: str, message: str) -> None:
        click.echo(f"{contestant.name}, {job}: {message}", err=True)
        self.edition.failures.append(Failure(contestant.name, job, number, message))


def _tell(number: int, corpus: str, name: str, job: str, measured: Measurement) -> None:
    seconds = f"{measured.wall:9.2f} s {measured.processor:9.2f} s"
    click.echo(f"  {number}  {corpus:6} {name:26} {job:10} {seconds} {measured.memory / 2**20:7.0f} MB")


def race(
    size: int,
    corpora: Sequence[str],
    rounds: int,
    contestants: Sequence[Contestant],
    scratch: pathlib.Path,
    into: pathlib.Path,
) -> bool:
    """Measures one size and writes results after every round; whether everybody came through."""
    began = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    click.echo(f"{size:,} articles, {' and '.join(corpora)}, {rounds} rounds; load {os.getloadavg()[0]:.2f}")
    with tempfile.TemporaryDirectory(prefix="tindoingoai-bench-", dir=scratch) as folder:
        races = []
        for name in corpora:
            corpus = write_corpus(size, pathlib.Path(folder) / name, name)
            edition = begin(corpus, began, scratch)
            edition.left_out = [each.name for each in contestants if name in each.corpora and size > each.most]
            races.append(Race(edition, corpus, pathlib.Path(folder)))
        for number in range(1, rounds + 1):
            run_round(number, races, contestants)
            for running in races:
                running.edition.load_after = os.getloadavg()[0]
                publish(running.edition, into)
    return not any(running.edition.failures for running in races)


def run_round(number: int, races: Sequence[Race], contestants: Sequence[Contestant]) -> None:
    """Everybody's jobs, beginning with another contestant each time.

    A contestant takes all corpora one after the other, so that what differs is not the pace of the machine.
    """
    first = (number - 1) % len(contestants)
    for contestant in (*contestants[first:], *contestants[:first]):
        for running in races:
            if running.takes(contestant):
                running.run_heat(number, contestant)


def begin(corpus: Corpus, began: str, scratch: pathlib.Path) -> Edition:
    """An edition with nothing measured yet."""
    pictures = list(corpus.folder.glob("static/images/*"))
    return Edition(
        articles=corpus.total,
        corpus=corpus.name,
        began=began,
        machine=describe(scratch),
        versions=versions(),
        load_before=os.getloadavg()[0],
        source_bytes=sum(path.stat().st_size for path in corpus.folder.glob("articles/*/*.md")),
        pictures=len(pictures),
        picture_bytes=sum(path.stat().st_size for path in pictures),
    )


def publish(edition: Edition, into: pathlib.Path) -> None:
    """Puts an edition among the results of other sizes, and writes the report anew."""
    results = read_results(into / RESULTS)
    results.put(edition)
    write_results(results, into / RESULTS)
    write_report(results, into)


def default_scratch() -> pathlib.Path:
    return RAM_DISK if os.access(RAM_DISK, os.W_OK) else pathlib.Path(tempfile.gettempdir())


def check_sizes(context: click.Context, parameter: click.Parameter, value: str) -> tuple[int, ...]:
    try:
        sizes = tuple(int(size) for size in value.split(","))
    except ValueError:
        raise click.BadParameter("numbers with commas between them, like 1000,10000") from None
    if min(sizes) < 10:
        raise click.BadParameter("a corpus has at least 10 articles")
    return sizes


@click.command()
@click.option(
    "--sizes", default="1000,10000,100000", show_default=True, callback=check_sizes, help="Numbers of articles."
)
@click.option(
    "--corpus",
    type=click.Choice([*CORPORA, "both"]),
    default="both",
    show_default=True,
    help="Corpora to measure with.",
)
@click.option("--rounds", default=5, show_default=True, type=click.IntRange(1, 100))
@click.option("--only", multiple=True, help="Contestants to measure, by the beginning of their names; by default all.")
@click.option("--into", type=click.Path(path_type=pathlib.Path, file_okay=False), default=HERE, help="Of the results.")
@click.option("--scratch", type=click.Path(path_type=pathlib.Path, exists=True), default=default_scratch)
def main(
    sizes: tuple[int, ...],
    corpus: str,
    rounds: int,
    only: tuple[str, ...],
    into: pathlib.Path,
    scratch: pathlib.Path,
) -> None:
    """Measure builds of this program and of the peers that are installed."""
    contestants = [
        contestant
        for contestant in [*ours(), *peers()]
        if not only or contestant.name.lower().startswith(tuple(name.lower() for name in only))
    ]
    corpora = [name for name in CORPORA if corpus in (name, BOTH) and any(name in each.corpora for each in contestants)]
    if not corpora:
        raise click.UsageError(f"nobody of that name with that corpus; this program is called {OURS}")
    fine = [race(size, corpora, rounds, contestants, scratch, into) for size in sizes]
    click.echo(f"{into}/RESULTS.md, results.svg and {RESULTS}")
    if not all(fine):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
