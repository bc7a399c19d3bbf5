"""When a burst of changes is over, by a clock that moves when it is told to."""

from collections.abc import Iterable

import pytest

from tindoingoai.serve.burst import LONGEST, MOST_QUIET, QUIET, Burst


def _bursts(moments: Iterable[float]) -> list[int]:
    """How many changes each burst has when one comes at each of some moments."""
    burst, found = Burst(), list[int]()
    for moment in moments:
        if burst and burst.left(moment) <= 0:
            found.append(len(burst.paths))
            burst = Burst()
        burst.add([f"{moment}"], False, moment)
    return [*found, len(burst.paths)]


def test_a_save_is_over_after_the_quiet() -> None:
    burst = Burst()
    assert not burst
    burst.add(["a.md"], False, 100.0)
    assert burst
    assert burst.left(100.0) == pytest.approx(QUIET)
    assert burst.left(100.0 + QUIET) == pytest.approx(0)
    assert (burst.paths, burst.is_whole) == ({"a.md"}, False)


def test_all_that_comes_close_together_is_one() -> None:
    burst = Burst()
    for number, path in enumerate(["a.md~", "a.md", "a.md", ".a.swp"]):
        burst.add([path], False, 100 + number * 0.01)
    assert burst.left(100.03) > QUIET
    burst.add([], True, 100.04)
    assert (burst.paths, burst.is_whole) == ({"a.md~", "a.md", ".a.swp"}, True)


def test_a_checkout_of_a_thousand_files_is_one_change_and_the_next_save_another() -> None:
    # A file every millisecond, and now and then a pause, longer than that after which a single save is over.
    moments = [100 + number * 0.001 + number // 200 * 0.02 for number in range(1000)]
    assert _bursts(moments) == [1000]
    assert _bursts([*moments, moments[-1] + MOST_QUIET + 0.001]) == [1000, 1]
    assert _bursts([100, 100 + QUIET + 0.005]) == [1, 1]


def test_a_stream_without_end_is_cut_now_and_then() -> None:
    found = _bursts(number * 0.01 for number in range(1000))
    assert found == [pytest.approx(LONGEST / 0.01, abs=1)] * 5


def test_what_is_held_is_over_a_quiet_later_however_long_it_lasts() -> None:
    burst = Burst()
    burst.add(["a.md"], False, 100.0)
    for moment in (101.0, 105.0, 200.0):
        burst.hold(moment)
        assert burst.left(moment) == pytest.approx(QUIET)
    assert burst.paths == {"a.md"}
