"""Garbage is looked for when nobody waits, and never while a build is at work."""

import contextlib
import datetime
import gc
import queue
from collections.abc import Callable, Iterator

import pytest

from tindoingoai.serve import garbage
from tindoingoai.serve.garbage import Garbage

Asked = queue.SimpleQueue[Callable[[], None]]


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    gc.enable()
    gc.unfreeze()


def test_it_is_looked_for_once_all_is_calm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "CALM", datetime.timedelta(seconds=0.01))
    asked: Asked = queue.SimpleQueue()
    ours = Garbage(asked.put)
    with ours.left():
        assert not gc.isenabled()
    asked.get(timeout=10)()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    ours.stop()


def test_it_is_left_when_a_build_begins_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "CALM", datetime.timedelta(seconds=0.2))
    asked: Asked = queue.SimpleQueue()
    ours = Garbage(asked.put)
    with contextlib.suppress(ValueError), ours.left():
        raise ValueError
    with ours.left():
        assert not gc.isenabled()
        with pytest.raises(queue.Empty):
            asked.get(timeout=0.5)
    ours.stop()
    assert gc.isenabled()
