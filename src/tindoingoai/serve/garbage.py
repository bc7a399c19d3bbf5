"""When a server looks for garbage: once nobody waits for a page.

What a build makes it mostly keeps, so that looking in between costs it a quarter of its time and finds next to nothing.
"""

import gc
import threading
from collections.abc import Callable

# Seconds after a build, by when whoever saved has the page.
CALM = 1.0


class Garbage:
    """Lies until all is calm; `ask` has a call made by the thread that builds, so that no build is disturbed."""

    def __init__(self, ask: Callable[[Callable[[], None]], object]) -> None:
        self._ask = ask
        self._timer = threading.Timer(CALM, lambda: None)

    def leave(self) -> None:
        """Looks for none from now on."""
        self._timer.cancel()
        gc.disable()

    def look_soon(self) -> None:
        """Looks for it in a moment, unless it is to be left again before."""
        self._timer = threading.Timer(CALM, self._ask, [_look])
        self._timer.daemon = True
        self._timer.start()

    def stop(self) -> None:
        """Has Python look for it by itself again."""
        self._timer.cancel()
        gc.enable()


def _look() -> None:
    """Goes through what is new; all else that there is counts as kept."""
    gc.collect()
    gc.freeze()
    gc.enable()
