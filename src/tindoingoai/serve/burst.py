"""A burst of changes, and when it counts as over. Has no clock: whoever asks says what time it is."""

from collections.abc import Iterable

# How long it must be quiet before a save counts as done, in seconds. Of a burst it is the more, the longer that lasts.
QUIET = 0.015
MOST_QUIET = 0.04
_GROWTH = 0.25
# A stream without end is cut this often.
LONGEST = 2.0


class Burst:
    """What changed so far, in the site's words; `is_whole` when more may have."""

    def __init__(self) -> None:
        self.paths: set[str] = set()
        self.is_whole = False
        self._first = self._last = 0.0

    def __bool__(self) -> bool:
        return bool(self.paths) or self.is_whole

    def add(self, paths: Iterable[str], is_whole: bool, now: float) -> None:
        """Something changed."""
        if not self:
            self._first = now
        self._last = now
        self.paths.update(paths)
        self.is_whole |= is_whole

    def hold(self, now: float) -> None:
        """Lets the waiting for quiet begin anew, however long it has lasted."""
        self._first = self._last = now

    def left(self, now: float) -> float:
        """The seconds until it is over, if nothing more comes; none or less when it is."""
        quiet = min(QUIET + (self._last - self._first) * _GROWTH, MOST_QUIET)
        return min(self._last + quiet, self._first + LONGEST) - now
