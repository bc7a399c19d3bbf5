"""One map over processes: results in order, whatever befalls the workers."""

import collections
import functools
import itertools
import multiprocessing
import pathlib
import signal
import threading
from collections.abc import Iterator, Sequence

import pytest

from tests.parallel import deeds
from tindoingoai.parallel import MOST_LOST, map_chunks
from tindoingoai.problems import WorkerLostError

DOUBLED = [number * 2 for number in range(100)]


@pytest.fixture(autouse=True)
def _nobody_left_behind() -> Iterator[None]:
    yield
    assert multiprocessing.active_children() == []


def _flat(results: Iterator[list[int]]) -> list[int]:
    return list(itertools.chain.from_iterable(results))


def _name(number: int, how: str) -> list[int]:
    assert "SIGKILL" in how
    return [-number]


def test_results_come_in_the_order_of_the_work() -> None:
    assert _flat(map_chunks(deeds.double, range(100), 3, 7)) == DOUBLED
    assert _flat(map_chunks(deeds.slow_first, range(100), 3, 7)) == DOUBLED


def test_little_work_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tindoingoai.parallel.Worker", lambda *_: pytest.fail("a process was started"))
    assert _flat(map_chunks(deeds.double, range(7), 8, 7)) == DOUBLED[:7]
    assert _flat(map_chunks(deeds.double, range(100), 1, 7)) == DOUBLED
    assert _flat(map_chunks(deeds.double, (), 8, 7)) == []


def test_worker_that_dies_once_costs_nothing_but_time(tmp_path: pathlib.Path) -> None:
    mark = tmp_path / "mark"
    work = functools.partial(deeds.die_once, killer=40, mark=str(mark))
    assert _flat(map_chunks(work, range(100), 2, 10)) == DOUBLED
    assert mark.exists(), "no worker died"


@pytest.mark.parametrize("chunk", [1, 10, 33, 50])
def test_item_that_always_kills_is_named_and_all_else_is_done(tmp_path: pathlib.Path, chunk: int) -> None:
    work = functools.partial(deeds.die_over, killers=(42,), done=str(tmp_path / "done"))
    expected = [*DOUBLED[:42], -42, *DOUBLED[43:]]
    assert _flat(map_chunks(work, range(100), 2, chunk, _name)) == expected


def test_several_killers_are_all_found(tmp_path: pathlib.Path) -> None:
    killers = (0, 7, 8, 55, 99)
    work = functools.partial(deeds.die_over, killers=killers, done=str(tmp_path / "done"))
    expected = [-number if number in killers else number * 2 for number in range(100)]
    assert _flat(map_chunks(work, range(100), 3, 8, _name)) == expected


def test_what_a_dead_worker_had_answered_is_not_done_again(tmp_path: pathlib.Path) -> None:
    done = tmp_path / "done"
    work = functools.partial(deeds.die_over, killers=(95,), done=str(done))
    assert len(_flat(map_chunks(work, range(100), 2, 10, _name))) == 100
    times = collections.Counter(int(line.split()[0]) for line in done.read_text().splitlines())
    assert [number for number in range(90) if times[number] != 1] == []
    # Twice the whole chunk, then its halves: 90-94 | 95-99, 95-96 | 97-99, 95 | 96.
    assert times[95] == 5


def test_suspect_has_the_machine_to_itself(tmp_path: pathlib.Path) -> None:
    """Of two processes that die of one's hunger for memory, the innocent is not blamed."""
    done = tmp_path / "done"
    work = functools.partial(deeds.die_over, killers=(20,), done=str(done), pause=0.005)
    assert len(_flat(map_chunks(work, range(100), 2, 10, _name))) == 100
    numbers = [int(line.split()[0]) for line in done.read_text().splitlines()]
    first, second, *_, last = (index for index, number in enumerate(numbers) if number == 20)
    assert any(number not in range(20, 30) for number in numbers[:first])
    # Others finish what they had when the first died over it; from then on only its chunk is at work.
    assert [number for number in numbers[second:last] if number not in range(20, 30)] == []


def test_other_ways_to_die_are_told(tmp_path: pathlib.Path) -> None:
    told: list[str] = []

    def lost(number: int, how: str) -> list[int]:
        told.append(f"{number} {how}")
        return []

    assert len(_flat(map_chunks(deeds.leave, range(20), 2, 5, lost))) == 19
    assert len(_flat(map_chunks(deeds.crash, range(20), 2, 5, lost))) == 19
    assert told == ["3 ended with exit code 7", "3 ended by SIGSEGV"]


def test_workers_that_die_of_everything_are_not_started_for_ever() -> None:
    found: list[int] = []

    def lost(number: int, how: str) -> list[int]:
        found.append(number)
        return []

    with pytest.raises(WorkerLostError, match="SIGKILL"):
        _flat(map_chunks(deeds.always_die, range(1000), 2, 10, lost))
    assert len(found) == MOST_LOST


def test_loss_that_nobody_answers_for_is_an_error() -> None:
    with pytest.raises(WorkerLostError, match="SIGSEGV"):
        _flat(map_chunks(deeds.crash, range(20), 2, 5))


def test_error_of_the_function_reaches_the_caller_with_the_place_where_it_rose() -> None:
    with pytest.raises(OSError, match="No space left") as caught:
        _flat(map_chunks(deeds.refuse, range(100), 2, 3))
    assert (caught.value.errno, caught.value.filename) == (28, "/a/file")
    assert "in refuse" in "".join(caught.value.__notes__)


def test_result_that_cannot_be_sent_is_an_error_and_no_death() -> None:
    with pytest.raises(RuntimeError, match="cannot be sent"):
        list(map_chunks(deeds.unsendable, range(100), 2, 10))


def test_large_answers_and_large_work_do_not_wait_for_each_other() -> None:
    answers = itertools.chain.from_iterable(map_chunks(deeds.large, range(60), 2, 5))
    assert [answer[0] for answer in answers] == list(range(60))
    pieces = [b"x" * 300_000] * 60
    assert _flat(map_chunks(deeds.large_input, pieces, 2, 5)) == [300_000] * 60


def test_caller_that_stops_listening_stops_the_workers() -> None:
    results = map_chunks(deeds.double, range(10_000), 2, 10)
    assert next(results) == DOUBLED[:10]
    del results
    assert multiprocessing.active_children() == []


def test_workers_of_a_process_with_threads_are_not_forked(tmp_path: pathlib.Path) -> None:
    """A fork would copy the locks of other threads as they stand."""
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    thread.start()
    try:
        work = functools.partial(deeds.die_over, killers=(42,), done=str(tmp_path / "done"))
        assert _flat(map_chunks(work, range(100), 2, 50, _name)) == [*DOUBLED[:42], -42, *DOUBLED[43:]]
    finally:
        ended.set()
        thread.join()


def test_ctrl_c_is_left_to_the_parent() -> None:
    results = _flat(map_chunks(_handlers, range(4), 2, 1))
    assert set(results) == {int(signal.SIG_IGN)}


def _handlers(numbers: Sequence[int]) -> list[int]:
    handler = signal.getsignal(signal.SIGINT)
    assert isinstance(handler, int)
    return [int(handler) for _ in numbers]
