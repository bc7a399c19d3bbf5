"""Where time goes, for those who ask: spans and sums of one build, in this process and in its workers.

Nothing is recorded unless a recording is on, and then nothing that a page could see. Knows nothing of what is timed.
"""

import contextlib
import operator
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")

# The lane of the process that runs the build; its workers count from 1.
MAIN = 0


class Span(NamedTuple):
    """Something that took from `start` to `end` on the clock that all processes of a machine share."""

    name: str
    start: float
    end: float
    lane: int = MAIN
    items: int = 0

    @property
    def seconds(self) -> float:
        return self.end - self.start


class Sum(NamedTuple):
    """How often something was done, and the seconds that it took, without what it called in turn."""

    times: int = 0
    seconds: float = 0.0


class Notes(NamedTuple):
    """What a process has measured: seconds of each item by the kind of work, and sums by name."""

    items: dict[str, list[tuple[str, float]]]
    sums: dict[str, Sum]


class Recording:
    """All that was measured of one build."""

    def __init__(self) -> None:
        self.stages: list[Span] = []
        self.chunks: list[Span] = []
        self.deaths: list[Span] = []
        self.items: dict[str, list[tuple[str, float]]] = {}
        self.sums: dict[str, Sum] = {}
        # What those who are timed want to say of the work as a whole.
        self.about: object = None
        self.start = time.perf_counter()
        # Processor time of this process before, and of all processes within.
        self.before = time.process_time()
        self.processor = -_processor()
        self._stage = Span("start", self.start, self.start)
        # Seconds spent so far in calls made by the one that is being timed, and those that no item answers for.
        self._inner = 0.0
        self._aside = 0.0

    def begin(self, name: str) -> None:
        """A stage begins, and the one before it ends."""
        now = time.perf_counter()
        self.stages.append(self._stage._replace(end=now))
        self._stage = Span(name, now, now)

    def chunk(self, lane: int, start: float, end: float, items: int) -> None:
        """A chunk of the present stage was done."""
        self.chunks.append(Span(self._stage.name, start, end, lane, items))

    def death(self, lane: int) -> None:
        """A worker of the present stage was found dead."""
        now = time.perf_counter()
        self.deaths.append(Span(self._stage.name, now, now, lane))

    def each(self, kind: str, items: Iterable[T], name: str) -> Iterator[T]:
        name_of = operator.attrgetter(name)
        found = self.items.setdefault(kind, [])
        for item in items:
            start, aside = time.perf_counter(), self._aside
            yield item
            found.append((name_of(item), time.perf_counter() - start - (self._aside - aside)))

    def call(self, name: str, function: Callable[..., T], *arguments: Any, times: int = 1) -> T:
        """Calls a function and adds the time that was its own to the sum of that name."""
        start, outer = time.perf_counter(), self._inner
        self._inner = 0.0
        try:
            return function(*arguments)
        finally:
            spent = time.perf_counter() - start
            before, seconds = self.sums.get(name, Sum())
            self.sums[name] = Sum(before + times, seconds + spent - self._inner)
            self._inner = outer + spent

    def aside(self, name: str, function: Callable[..., T], *arguments: Any) -> T:
        """The same for what a process does once, whichever item comes first: that item is not charged."""
        start = time.perf_counter()
        try:
            return self.call(name, function, *arguments)
        finally:
            self._aside += time.perf_counter() - start

    def take(self) -> Notes:
        """What was measured since the last time, to be sent to the main process."""
        notes = Notes({kind: list(found) for kind, found in self.items.items()}, self.sums)
        for found in self.items.values():
            found.clear()
        self.sums = {}
        return notes

    def add(self, notes: Notes) -> None:
        """Adds what a worker has measured."""
        for kind, found in notes.items.items():
            self.items.setdefault(kind, []).extend(found)
        for name, more in notes.sums.items():
            times, seconds = self.sums.get(name, Sum())
            self.sums[name] = Sum(times + more.times, seconds + more.seconds)


def _processor() -> float:
    """Processor time of this process and of those that it started and that have ended."""
    return sum(os.times()[:4])


_recording: Recording | None = None


def current() -> Recording | None:
    """The recording that is on in this process, if any."""
    return _recording


@contextlib.contextmanager
def recorded() -> Iterator[Recording]:
    """Records everything within, here and in worker processes started meanwhile."""
    global _recording
    outer, _recording = _recording, Recording()
    try:
        yield _recording
        _recording.begin("")
        _recording.processor += _processor()
    finally:
        _recording = outer


def begin(name: str) -> None:
    """A stage of the build begins, and the one before it ends."""
    if _recording:
        _recording.begin(name)


def each(kind: str, items: Sequence[T], name: str) -> Iterable[T]:
    """The items themselves; what a loop does with each is timed under the item's attribute `name`."""
    return _recording.each(kind, items, name) if _recording else items
