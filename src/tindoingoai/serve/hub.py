"""Who waits for the next build: each open page has a listener, and a build wakes them all.

A listener carries no messages, only the news that there is something new: whoever is slow finds the present state when
it looks, so nothing piles up and nothing is missed. Publishing is for any thread; listening is for the server's loop.
"""

import asyncio
import contextlib
import threading
from collections.abc import Iterator

# A browser opens six connections to a server and no more: with a stream in every tab the next page would never load.
MOST_STREAMS = 4


class Listener:
    """One page in one browser; `is_closed` when the server ends, `rests` when newer pages took its place."""

    def __init__(self) -> None:
        self.is_closed = False
        self.rests = False
        self._loop = asyncio.get_running_loop()
        self._news = asyncio.Event()

    def wake(self) -> None:
        # The loop may end while we are about to tell it something.
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._news.set)

    async def wait(self, seconds: float) -> bool:
        """Whether there was news within that time; news that came before the call counts."""
        try:
            await asyncio.wait_for(self._news.wait(), seconds)
        except TimeoutError:
            return False
        self._news.clear()
        return True


class Hub:
    """All listeners, by the browser that they belong to."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: dict[str, list[Listener]] = {}
        self._is_closed = False

    def __len__(self) -> int:
        with self._lock:
            return sum(map(len, self._listeners.values()))

    @contextlib.contextmanager
    def listening(self, browser: str) -> Iterator[Listener]:
        """A listener for as long as the context lasts; the browser's oldest rests when it has too many."""
        listener = Listener()
        with self._lock:
            listener.is_closed = self._is_closed
            ours = self._listeners.setdefault(browser, [])
            ours.append(listener)
            for older in ours[:-MOST_STREAMS]:
                older.rests = True
                older.wake()
        try:
            yield listener
        finally:
            with self._lock:
                ours.remove(listener)
                # A later listener of the same browser may have made a list of its own meanwhile.
                if not ours and self._listeners.get(browser) is ours:
                    del self._listeners[browser]

    def publish(self) -> None:
        """Wakes every listener."""
        with self._lock:
            for listener in self._everyone():
                listener.wake()

    def close(self) -> None:
        """Ends every stream, now and from now on, so that a server can end while browsers look at it."""
        with self._lock:
            self._is_closed = True
            for listener in self._everyone():
                listener.is_closed = True
                listener.wake()

    def _everyone(self) -> list[Listener]:
        return [listener for ours in self._listeners.values() for listener in ours]
