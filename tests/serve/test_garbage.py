"""Garbage is looked for when nobody waits, and never while a build is at work."""

import contextlib
import datetime
import gc
from collections.abc import Callable, Iterator

import pytest

from tindoingoai.serve.garbage import CALM, Garbage


class _Alarm:
    """Rings when it is told to."""

    def __init__(self, ring: Callable[[], object]) -> None:
        self.ring = ring
        self.moment: datetime.datetime | None = None
        self.is_over = False

    def set(self, moment: datetime.datetime | None) -> None:
        self.moment = moment

    def stop(self) -> None:
        self.is_over = True


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    gc.enable()
    gc.unfreeze()


@pytest.fixture
def alarms(monkeypatch: pytest.MonkeyPatch) -> list[_Alarm]:
    """The alarms that were made."""
    made: list[_Alarm] = []

    def make(ring: Callable[[], object]) -> _Alarm:
        made.append(_Alarm(ring))
        return made[-1]

    monkeypatch.setattr("tindoingoai.serve.garbage.Alarm", make)
    return made


def test_it_is_looked_for_once_all_is_calm(alarms: list[_Alarm]) -> None:
    asked: list[Callable[[], None]] = []
    ours = Garbage(asked.append)
    (alarm,) = alarms
    before = datetime.datetime.now(datetime.UTC)
    with ours.left():
        assert not gc.isenabled()
    assert not gc.isenabled()
    assert alarm.moment
    assert before + CALM <= alarm.moment <= datetime.datetime.now(datetime.UTC) + CALM
    alarm.ring()
    (look,) = asked
    look()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    ours.stop()
    assert alarm.is_over


def test_it_is_left_when_a_build_begins_before(alarms: list[_Alarm]) -> None:
    ours = Garbage(lambda _: None)
    (alarm,) = alarms
    with contextlib.suppress(ValueError), ours.left():
        raise ValueError
    assert alarm.moment
    with ours.left():
        assert not gc.isenabled()
        assert alarm.moment is None
    ours.stop()
    assert gc.isenabled()
