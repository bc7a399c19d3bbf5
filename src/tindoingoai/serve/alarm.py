"""Rings at a moment of the clock, which may be set anew at any time."""

import datetime
import threading
from collections.abc import Callable

# The clock that threads wait by stands still while a machine sleeps, so ours is looked at every minute.
_AT_MOST = 60.0


class Alarm:
    """Calls `ring`, in a thread of its own, when the moment comes that it was last set to."""

    def __init__(self, ring: Callable[[], object]) -> None:
        self._ring = ring
        self._changed = threading.Condition()
        self._moment: datetime.datetime | None = None
        self._is_over = False
        self._thread = threading.Thread(target=self._run, name="alarm", daemon=True)
        self._thread.start()

    def set(self, moment: datetime.datetime | None) -> None:
        """Takes the place of the moment before; None is for never."""
        with self._changed:
            self._moment = moment
            self._changed.notify()

    def stop(self) -> None:
        """Rings no more."""
        with self._changed:
            self._is_over = True
            self._changed.notify()

    def _run(self) -> None:
        while self._wait():
            self._ring()

    def _wait(self) -> bool:
        """Waits until the moment has come; False when it never will."""
        with self._changed:
            while not self._is_over:
                left = (self._moment - datetime.datetime.now(datetime.UTC)).total_seconds() if self._moment else None
                if left is not None and left <= 0:
                    self._moment = None
                    return True
                self._changed.wait(_AT_MOST if left is None else min(left, _AT_MOST))
            return False
