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
from benchmarks.corpus import Corpus, write_corpus
from benchmarks.edits import EDITS
from benchmarks.machine import describe, versions
from benchmarks.measure import Measurement, measure
from benchmarks.report import write_report
from benchmarks.results import Edition, Failure, Sample, read_results, write_results

HERE = pathlib.Path(__file__).parent
RAM_DISK = pathlib.Path("/dev/shm")
RESULTS = "results.json"
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
                self.our_page.check(self.site, self.expected.sample)
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

    def run_round(self, number: int, contestants: Sequence[Contestant]) -> None:
        """Everybody's jobs, beginning with another contestant each time; who failed earlier is left out."""
        failed = {failure.contestant for failure in self.edition.failures}
        first = (number - 1) % len(contestants)
        for contestant in (*contestants[first:], *contestants[:first]):
            if contestant.name not in failed:
                self._run_heat(number, contestant)

    def _run_heat(self, number: int, contestant: Contestant) -> None:
        with tempfile.TemporaryDirectory(dir=self.scratch) as folder:
            heat = Heat(contestant, self.corpus, pathlib.Path(folder), self.expected, self.our_page)
            for job in contestant.jobs:
                try:
                    measured, written = heat.run(job, number)
                except (BuildError, CheckError) as error:
                    self._fail(number, contestant, job, str(error))
                    return
                self.edition.samples.append(Sample(contestant.name, job, number, measured, written))
                _tell(number, contestant.name, job, measured)

    def _fail(self, number: int, contestant: Contestant, job: str, message: str) -> None:
        click.echo(f"{contestant.name}, {job}: {message}", err=True)
        self.edition.failures.append(Failure(contestant.name, job, number, message))


def _tell(number: int, name: str, job: str, measured: Measurement) -> None:
    memory = measured.memory / 2**20
    click.echo(f"  {number}  {name:26} {job:10} {measured.wall:9.2f} s {measured.processor:9.2f} s {memory:7.0f} MB")


def race(size: int, rounds: int, contestants: Sequence[Contestant], scratch: pathlib.Path, into: pathlib.Path) -> bool:
    """Measures one size and writes results after every round; whether everybody came through."""
    racing = [contestant for contestant in contestants if size <= contestant.most]
    edition = Edition(
        articles=size,
        began=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        machine=describe(scratch),
        versions=versions(),
        load_before=os.getloadavg()[0],
        left_out=[contestant.name for contestant in contestants if size > contestant.most],
    )
    click.echo(f"{size:,} articles, {rounds} rounds; load {edition.load_before:.2f}")
    with tempfile.TemporaryDirectory(prefix="tindoingoai-bench-", dir=scratch) as folder:
        corpus = write_corpus(size, pathlib.Path(folder) / "corpus")
        edition.source_bytes = sum(path.stat().st_size for path in corpus.folder.glob("articles/*/*.md"))
        running = Race(edition, corpus, pathlib.Path(folder))
        for number in range(1, rounds + 1):
            running.run_round(number, racing)
            edition.load_after = os.getloadavg()[0]
            publish(edition, into)
    return not edition.failures


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
@click.option("--rounds", default=5, show_default=True, type=click.IntRange(1, 100))
@click.option("--only", multiple=True, help="Contestants to measure, by the beginning of their names; by default all.")
@click.option("--into", type=click.Path(path_type=pathlib.Path, file_okay=False), default=HERE, help="Of the results.")
@click.option("--scratch", type=click.Path(path_type=pathlib.Path, exists=True), default=default_scratch)
def main(sizes: tuple[int, ...], rounds: int, only: tuple[str, ...], into: pathlib.Path, scratch: pathlib.Path) -> None:
    """Measure builds of this program and of the peers that are installed."""
    contestants = [
        contestant
        for contestant in [*ours(), *peers()]
        if not only or contestant.name.lower().startswith(tuple(name.lower() for name in only))
    ]
    if not contestants:
        raise click.UsageError(f"nobody of that name; this program is called {OURS}")
    fine = [race(size, rounds, contestants, scratch, into) for size in sizes]
    click.echo(f"{into}/RESULTS.md, results.svg and {RESULTS}")
    if not all(fine):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
