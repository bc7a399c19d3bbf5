"""A thread that does one thing after the other, for whoever asks."""

import concurrent.futures
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

V = TypeVar("V")
_MOMENT = 0.2


class Aside:
    """Runs what it is given in one thread; unlike an executor's, that keeps no process from ending."""

    def __init__(self, name: str) -> None:
        self._work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def wait_for(self, call: Callable[[], V]) -> V:
        """What a call returns or raises."""
        future = self.begin(call)
        while True:
            # Not in one go: a thread that waits for ever does not hear of `interrupt_main`.
            if concurrent.futures.wait([future], timeout=_MOMENT).done:
                return future.result()

    def begin(self, call: Callable[[], V]) -> Future[V]:
        """What becomes of a call; nobody need wait for it."""
        future: Future[V] = Future()

        def work() -> None:
            try:
                future.set_result(call())
            except BaseException as error:  # noqa: BLE001 - whoever waits for it is told
                future.set_exception(error)

        self._work.put(work)
        return future

    def close(self) -> None:
        """Ends the thread once it has done what it was given."""
        self._work.put(None)
        self._thread.join()

    def _run(self) -> None:
        while work := self._work.get():
            work()
