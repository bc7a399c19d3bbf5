"""When a server looks for garbage: once nobody waits for a page.

What a build makes it mostly keeps, so that looking in between costs it a quarter of its time and finds next to nothing.
"""

import contextlib
import datetime
import gc
from collections.abc import Callable, Iterator

from tindoingoai.serve.alarm import Alarm

# After a build, by when whoever saved has the page.
CALM = datetime.timedelta(seconds=1)


class Garbage:
    """Has it looked for by a call that `ask` passes on to the thread that builds, so that no build is disturbed."""

    def __init__(self, ask: Callable[[Callable[[], None]], object]) -> None:
        self._alarm = Alarm(lambda: ask(_look))

    @contextlib.contextmanager
    def left(self) -> Iterator[None]:
        """Within, and until a moment of calm has passed after it, none is looked for."""
        self._alarm.set(None)
        gc.disable()
        try:
            yield
        finally:
            self._alarm.set(datetime.datetime.now(datetime.UTC) + CALM)

    def stop(self) -> None:
        """Has Python look for it by itself again."""
        self._alarm.stop()
        gc.enable()


def _look() -> None:
    """Goes through what is new; all else that there is counts as kept."""
    gc.collect()
    gc.freeze()
    gc.enable()
