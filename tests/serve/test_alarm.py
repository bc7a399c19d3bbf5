"""The moment at which a piece becomes due, and whoever waits for it."""

import datetime
import queue
from collections.abc import Iterator

import pytest

from tests.conftest import NOW, PATIENCE, Newspaper
from tindoingoai.serve.alarm import Alarm


def _in(seconds: float) -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=seconds)


@pytest.fixture
def rung() -> "queue.Queue[bool]":
    return queue.Queue()


@pytest.fixture
def alarm(rung: "queue.Queue[bool]") -> Iterator[Alarm]:
    alarm = Alarm(lambda: rung.put(True))
    yield alarm
    alarm.stop()
    alarm._thread.join(PATIENCE)
    assert not alarm._thread.is_alive()


def test_it_rings_once_when_the_moment_has_come(alarm: Alarm, rung: "queue.Queue[bool]") -> None:
    alarm.set(_in(0.05))
    assert rung.get(timeout=PATIENCE)
    alarm.set(_in(3600))
    with pytest.raises(queue.Empty):
        rung.get(timeout=0.1)


def test_it_can_be_set_to_an_earlier_moment_or_to_none(alarm: Alarm, rung: "queue.Queue[bool]") -> None:
    alarm.set(_in(3600))
    alarm.set(None)
    alarm.set(_in(-1))
    assert rung.get(timeout=PATIENCE)


def test_a_build_says_when_the_next_piece_becomes_due(newspaper: Newspaper) -> None:
    newspaper.article("thoi-su/mot", 1)
    assert newspaper.build().until is None
    newspaper.article("thoi-su/hai", 28)
    newspaper.article("thoi-su/ba", 1, expires="2026-11-24 08:00")
    until = newspaper.build().until
    assert until is not None
    assert until > NOW
    assert f"{until:%Y-%m-%d %H:%M}" == "2026-11-24 08:00"
    assert newspaper.build(now=until).until != until
