"""What is measured, here and in workers; and nothing unless somebody asked."""

from pathlib import PurePath

import pytest

from tests.parallel import deeds
from tindoingoai import timing
from tindoingoai.parallel import map_chunks
from tindoingoai.timing import MAIN, Sum


class _Clock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> _Clock:
    clock = _Clock()
    monkeypatch.setattr("time.perf_counter", clock)
    return clock


def test_nothing_is_recorded_unless_asked_for() -> None:
    items = ["a", "b"]
    assert timing.each("read", items, "name") is items
    timing.begin("read")
    assert timing.current() is None


def test_stages_follow_each_other_without_a_gap(clock: _Clock) -> None:
    with timing.recorded() as recording:
        clock.now += 1
        timing.begin("read")
        clock.now += 2
        timing.begin("plan")
        clock.now += 4
    assert [(stage.name, stage.seconds) for stage in recording.stages] == [("start", 1), ("read", 2), ("plan", 4)]
    assert recording.start == 100
    assert timing.current() is None


def test_time_of_an_item_is_what_the_loop_does_with_it(clock: _Clock) -> None:
    with timing.recorded() as recording:
        for path in timing.each("read", [PurePath("abc"), PurePath("abcde")], "name"):
            clock.now += len(path.name)
        assert recording.items == {"read": [("abc", 3.0), ("abcde", 5.0)]}


def test_time_of_what_is_called_in_turn_is_not_the_callers(clock: _Clock) -> None:
    def inner() -> None:
        clock.now += 10

    def outer(recording: timing.Recording) -> None:
        clock.now += 1
        recording.call("inner", inner)
        clock.now += 1
        recording.call("inner", inner)

    with timing.recorded() as recording:
        recording.call("outer", outer, recording)
        recording.call("outer", outer, recording)
    assert recording.sums == {"inner": Sum(4, 40), "outer": Sum(2, 4)}


def test_no_item_is_charged_with_what_a_process_does_once(clock: _Clock) -> None:
    def load() -> None:
        clock.now += 50

    def render(recording: timing.Recording) -> None:
        clock.now += 2
        recording.aside("loading", load)

    with timing.recorded() as recording:
        for _ in timing.each("render", [PurePath("a")], "name"):
            recording.call("page", render, recording)
    assert recording.items == {"render": [("a", 2.0)]}
    assert recording.sums == {"loading": Sum(1, 50), "page": Sum(1, 2)}


def test_what_raises_is_measured_too(clock: _Clock) -> None:
    def fail() -> None:
        clock.now += 3
        raise ValueError("no")

    with timing.recorded() as recording:
        with pytest.raises(ValueError, match="no"):
            recording.call("fail", fail)
        recording.call("after", lambda: None)
    assert recording.sums == {"fail": Sum(1, 3), "after": Sum(1, 0)}


@pytest.mark.parametrize("jobs", [1, 2])
def test_chunks_and_items_of_workers_come_back_with_their_results(jobs: int) -> None:
    with timing.recorded() as recording:
        timing.begin("double")
        assert sum(len(result) for result in map_chunks(deeds.double_timed, range(100), jobs, 10)) == 100
        timing.begin("after")
    assert [chunk.items for chunk in recording.chunks] == [10] * 10
    assert {chunk.name for chunk in recording.chunks} == {"double"}
    assert all(recording.start <= chunk.start <= chunk.end <= recording.stages[-1].end for chunk in recording.chunks)
    assert {chunk.lane for chunk in recording.chunks} == ({1, 2} if jobs == 2 else {MAIN})
    assert sorted(name for name, _ in recording.items["double"]) == sorted(map(str, range(100)))


def test_worker_that_died_is_marked() -> None:
    with timing.recorded() as recording:
        timing.begin("double")
        list(map_chunks(deeds.leave, range(20), 2, 5, lambda number, how: []))
    # Twice over the chunk 0-4, then over 2-4, over 3-4, and over 3.
    assert [death.name for death in recording.deaths] == ["double"] * 5
