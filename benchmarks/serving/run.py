"""Measures what an editor waits for: `python -m benchmarks.serving.run`. Every server is a real process.

All servers run beside each other, each with a site of its own. They take turns within a round, and none is asked before
the others rest.
"""

import contextlib
import datetime
import os
import pathlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence

import click
import msgspec

from benchmarks.corpus import Corpus, write_corpus
from benchmarks.machine import describe, versions
from benchmarks.measure import busy_time
from benchmarks.prepare import ROOT
from benchmarks.results import Failure
from benchmarks.run import SETTLING, check_sizes, default_scratch
from benchmarks.serving.browser import PATIENCE, News, Polling, SilenceError
from benchmarks.serving.load import Answers
from benchmarks.serving.report import PAGE, write_report
from benchmarks.serving.results import Edition, Sample, Start, read_results, write_results
from benchmarks.serving.saves import BODY, PUBLISH, STYLESHEET, TEMPLATE, TITLE, Desk
from benchmarks.serving.servers import Contestant, Server, contestants, free_port

HERE = pathlib.Path(__file__).parents[1]
RESULTS = "serve.json"
EVENTS, POLLING = "events", "polling"
# Those that every round has, and those that only the first have: each renders the whole site.
JOBS = (BODY, TITLE, PUBLISH)
FEW_JOBS = (STYLESHEET, TEMPLATE)
FEW = 5
STARTS = 3
# Saves before the rounds, so that none of them has the number of one in a round.
_FIRST_SAVES = 900
LOAD_RATE = 2000.0
# A list is written in the same build as the page that has been seen already.
LIST_PATIENCE = 2.0
# Between two saves under load.
_BREATH = 0.5
_ERRORS = (SilenceError, OSError)


class Seat:
    """A contestant's server while it runs, and the desk that edits its site."""

    def __init__(self, contestant: Contestant, desk: Desk, port: int, log: pathlib.Path, measure: str) -> None:
        self.contestant = contestant
        self.desk = desk
        self.server = Server(contestant, desk.site, port, log)
        self._measure = measure

    def time(self, job: str, number: int) -> Sample:
        """Saves, and waits until everything shows it."""
        browser = self.server.browser
        save = self.desk.coming(job, number, browser)
        if save.list_page:
            browser.get(save.list_page)
        with contextlib.closing(self._open(save.page)) as news:
            begun = time.perf_counter()
            self.desk.do(job, number)
            news.wait(PATIENCE)
        told = time.perf_counter()
        shown = browser.wait_until(save.shown_in or save.page, lambda status, text: save.mark in text) - begun
        sample = Sample(self.contestant.name, job, number, told - begun, shown)
        if not save.list_page:
            return sample
        try:
            listed = browser.wait_until(save.list_page, lambda status, text: save.mark in text, LIST_PATIENCE) - begun
        except SilenceError:
            return msgspec.structs.replace(sample, is_unlisted=True)
        return msgspec.structs.replace(sample, listed=listed)

    def _open(self, page: str) -> News:
        news = self.contestant.news if self._measure == EVENTS else Polling
        return news(self.server.browser, page)


class Session:
    """All that is measured with one corpus; what there is so far stands in `edition`."""

    def __init__(self, edition: Edition, corpus: Corpus, scratch: pathlib.Path) -> None:
        self.edition = edition
        self._corpus = corpus
        self._scratch = scratch

    def run(self, rounds: int, starts: int, load_seconds: float, racing: Sequence[Contestant]) -> None:
        with contextlib.ExitStack() as running:
            seats = [seat for contestant in racing if (seat := self._seat(contestant, starts, running))]
            servers = [seat.server for seat in seats]
            busy, own, begun = busy_time(), time.process_time(), time.perf_counter()
            theirs = sum(server.processor() for server in servers)
            for number in range(1, rounds + 1):
                for job in (*JOBS, *(FEW_JOBS if number <= FEW else ())):
                    first = number % len(seats) if seats else 0
                    for seat in [*seats[first:], *seats[:first]]:
                        if not self._time(seat, job, number):
                            seats.remove(seat)
            ours = time.process_time() - own + sum(server.processor() for server in servers) - theirs
            self.edition.others = max(0.0, busy_time() - busy - ours) / (time.perf_counter() - begun)
            for seat in seats:
                self.edition.memory[seat.contestant.name] = seat.server.memory()
                if seat.contestant.is_ours and load_seconds:
                    self.edition.answers = put_under_load(seat.server.port, seat.desk, load_seconds, self._scratch)

    def _seat(self, contestant: Contestant, starts: int, running: contextlib.ExitStack) -> Seat | None:
        """Starts a server several times, and leaves it running."""
        folder = self._scratch / contestant.name
        desk = Desk(contestant.lay_out(self._corpus, folder), self._corpus)
        time.sleep(SETTLING)
        job, port, log = "start", free_port(), self._scratch / f"{contestant.name}.log"
        try:
            with Server(contestant, desk.site, port, log) as server:
                # The first time fills the store, which is then warm.
                server.rest()
            for number in range(1, starts + 1):
                seat = Seat(contestant, desk, port, log, self.edition.measure)
                with contextlib.ExitStack() as start:
                    job = "start"
                    start.enter_context(seat.server)
                    job = BODY
                    first = seat.time(BODY, _FIRST_SAVES + number)
                    seat.server.rest()
                    self.edition.starts.append(Start(contestant.name, number, seat.server.start_up, first.shown))
                    _tell(number, contestant.name, "start", seat.server.start_up, first.shown)
                    if number == starts:
                        running.push(start.pop_all())
                        return seat
        except _ERRORS as error:
            self._fail(contestant, job, 0, error)
        return None

    def _time(self, seat: Seat, job: str, number: int) -> bool:
        try:
            sample = seat.time(job, number)
            seat.server.rest()
        except _ERRORS as error:
            self._fail(seat.contestant, job, number, error)
            return False
        self.edition.samples.append(sample)
        _tell(number, sample.contestant, job, sample.shown, sample.listed)
        return True

    def _fail(self, contestant: Contestant, job: str, number: int, error: Exception) -> None:
        click.echo(f"{contestant.name}, {job}: {error}", err=True)
        self.edition.failures.append(Failure(contestant.name, job, number, str(error)))


def put_under_load(
    port: int, desk: Desk, seconds: float, scratch: pathlib.Path, rate: float = LOAD_RATE, connections: int = 8
) -> Answers:
    """Saves again and again while another process asks for pages, files, what is not there and the state."""
    article, other = desk.mark_twice(0), desk.article(1)
    paths = {
        "/": 200,
        f"/{article.path}.html": 200,
        f"/{article.section}/": 200,
        f"/{other.path}.html": 200,
        f"/{other.section}/": 200,
        "/theme/news.css": 200,
        "/images/3.png": 200,
        "/khong-co.html": 404,
        "/_tindoingoai/client.js": 200,
        f"/_tindoingoai/state?page=/{article.path}.html": 200,
    }
    told = scratch / "paths.json"
    told.write_bytes(msgspec.json.encode(paths))
    command = [sys.executable, "-m", "benchmarks.serving.load", "--port", str(port), "--paths", str(told)]
    command += ["--rate", str(rate), "--seconds", str(seconds), "--connections", str(connections)]
    asking = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
    number = 0
    try:
        while asking.poll() is None:
            number += 1
            desk.mark_twice(number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                asking.wait(_BREATH)
        said, _ = asking.communicate()
    except BaseException:
        asking.kill()
        asking.wait()
        raise
    return msgspec.json.decode(said, type=Answers)


def _tell(number: int, name: str, job: str, shown: float, also: float | None) -> None:
    more = "" if also is None else f"{also * 1000:9.0f} ms"
    click.echo(f"  {number:3}  {name:26} {job:10} {shown * 1000:9.0f} ms {more}")


@click.command()
@click.option("--sizes", default="1000,10000", show_default=True, callback=check_sizes, help="Numbers of articles.")
@click.option("--rounds", default=30, show_default=True, type=click.IntRange(1, 800))
@click.option("--starts", default=STARTS, show_default=True, type=click.IntRange(1, 20))
@click.option("--load", "load_seconds", default=10.0, show_default=True, help="Seconds of requests during rebuilds.")
@click.option(
    "--measure",
    type=click.Choice([EVENTS, POLLING]),
    default=EVENTS,
    show_default=True,
    help="Wait as a browser does, for the server's word, or ask for the page every millisecond.",
)
@click.option("--only", multiple=True, help="Contestants to measure, by the beginning of their names; by default all.")
@click.option("--into", type=click.Path(path_type=pathlib.Path, file_okay=False), default=HERE, help="Of the results.")
@click.option("--scratch", type=click.Path(path_type=pathlib.Path, exists=True), default=default_scratch)
def main(
    sizes: tuple[int, ...],
    rounds: int,
    starts: int,
    load_seconds: float,
    measure: str,
    only: tuple[str, ...],
    into: pathlib.Path,
    scratch: pathlib.Path,
) -> None:
    """Measure serving by this program and by Hugo, if it is installed."""
    racing = [
        contestant
        for contestant in contestants()
        if not only or contestant.name.lower().startswith(tuple(name.lower() for name in only))
    ]
    if not racing:
        raise click.UsageError("nobody of that name")
    is_fine = True
    for size in sizes:
        edition = Edition(
            articles=size,
            began=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
            machine=describe(scratch),
            versions=versions(),
            measure=measure,
            load_before=os.getloadavg()[0],
        )
        click.echo(f"{size:,} articles, {rounds} rounds; load {edition.load_before:.2f}")
        with tempfile.TemporaryDirectory(prefix="tindoingoai-bench-", dir=scratch) as folder:
            corpus = write_corpus(size, pathlib.Path(folder) / "corpus")
            Session(edition, corpus, pathlib.Path(folder)).run(rounds, starts, load_seconds, racing)
        edition.load_after = os.getloadavg()[0]
        results = read_results(into / RESULTS)
        results.put(edition)
        write_results(results, into / RESULTS)
        write_report(results, into)
        is_fine &= not (edition.failures or (edition.answers and edition.answers.faults))
    click.echo(f"{into}/{PAGE} and {RESULTS}")
    if not is_fine:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
