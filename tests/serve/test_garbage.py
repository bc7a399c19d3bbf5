"""Garbage is looked for when nobody waits, and never while a build is at work."""

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
    monkeypatch.setattr(garbage, "CALM", 0.01)
    asked: Asked = queue.SimpleQueue()
    left = Garbage(asked.put)
    left.leave()
    assert not gc.isenabled()
    left.look_soon()
    asked.get(timeout=10)()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0


def test_it_is_left_when_a_build_begins_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "CALM", 0.2)
    asked: Asked = queue.SimpleQueue()
    left = Garbage(asked.put)
    left.look_soon()
    left.leave()
    assert not gc.isenabled()
    with pytest.raises(queue.Empty):
        asked.get(timeout=0.5)
