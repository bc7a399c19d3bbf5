"""Changes in batches: a burst of saves is one rebuild, and nothing saved during a build is lost."""

import contextlib
import errno
import pathlib
import threading
import time
from collections.abc import Callable, Iterable
from typing import Protocol

from tindoingoai.model import Value
from tindoingoai.serve.burst import QUIET, Burst
from tindoingoai.serve.checkout import Checkouts
from tindoingoai.serve.native import NativeEvents
from tindoingoai.serve.places import PlaceFinder, WatchedFolder
from tindoingoai.serve.polling import Poller
from tindoingoai.settings import FILE_NAME

# How often somebody looks whether the places are still those that are watched, and the watching still goes on.
TEND = 1.0
# A build that is at work when all ends is not waited for longer than this.
_GRACE = 1.0

_LIMITS = {
    errno.ENOSPC: "the system has no more file watches (`sudo sysctl fs.inotify.max_user_watches=524288` gives more)",
    errno.EMFILE: "the system has no more file watchers (`sudo sysctl fs.inotify.max_user_instances=512` gives more)",
}


class Batch(Value, frozen=True):
    """What changed, in the site's words; `is_whole` when more may have: then everything is to be looked at."""

    paths: frozenset[str] = frozenset()
    is_whole: bool = False


class _EventSource(Protocol):
    def start(self, places: Iterable[WatchedFolder]) -> None: ...

    def stop(self) -> None: ...

    def is_alive(self) -> bool: ...


class Watcher:
    """Calls `changed` in a thread of its own after each burst of changes to what a build of the site reads."""

    def __init__(
        self,
        site: pathlib.Path,
        changed: Callable[[Batch], None],
        *,
        poll: bool = False,
        say: Callable[[str], None] = lambda line: None,
    ) -> None:
        self._changed = changed
        self._say = say
        self._is_polling = poll
        self._finder = PlaceFinder(site)
        self._places: tuple[WatchedFolder, ...] = ()
        self._events: _EventSource | None = None
        # Held while one way of watching takes the place of another; never by those that tell of changes.
        self._exchange = threading.Lock()
        self._news = threading.Condition()
        self._burst = Burst()
        self._checkouts = Checkouts()
        self._is_in_doubt = False
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name="rebuild", daemon=True)

    def start(self) -> None:
        """Watches from now on: what changes after this has returned is not missed."""
        self._listen()
        self._thread.start()

    def stop(self) -> None:
        """Ends the watching at once; a build at work is given a moment."""
        with self._news:
            self._stopped = True
            self._news.notify_all()
        if self._thread.is_alive() and threading.current_thread() is not self._thread:
            self._thread.join(_GRACE)
        with self._exchange:
            if self._events:
                self._events.stop()

    def _note(self, paths: Iterable[str], is_whole: bool) -> None:
        with self._news:
            if not self._burst:
                self._news.notify_all()
            self._burst.add(paths, is_whole, time.monotonic())

    def _run(self) -> None:
        while not self._stopped:
            try:
                if batch := self._gather():
                    self._pass_on(batch)
                else:
                    self._tend()
            except Exception as error:  # noqa: BLE001 - whatever befalls the watching, it goes on
                # What is done instead may fail alike, and is tried again.
                with contextlib.suppress(Exception):
                    self._give_up_events(f"watching for changes failed ({error!r})")

    def _gather(self) -> Batch | None:
        """The next burst once it is over; None when there was nothing for a while."""
        with self._news:
            if not (self._burst or self._stopped):
                self._news.wait(TEND)
            if not self._burst:
                return None
            while not self._stopped and (left := self._time_left()) > 0:
                self._news.wait(left)
            burst, self._burst = self._burst, Burst()
        return Batch(frozenset(burst.paths), burst.is_whole)

    def _time_left(self) -> float:
        """How long to wait for more; what git has begun is never built by halves, however slow the machine is."""
        if self._burst.left(time.monotonic()) <= 0 and self._checkouts.are_changing():
            self._burst.hold(time.monotonic())
        return self._burst.left(time.monotonic())

    def _pass_on(self, batch: Batch) -> None:
        if FILE_NAME in batch.paths and self._finder.find() != self._places:
            batch = Batch(batch.paths, is_whole=True)
        # New folders have files that nobody told of, from before they were watched, and others may have changed since
        # they were last looked at; so first watch, then look.
        if batch.is_whole:
            self._listen()
        if not self._stopped:
            try:
                self._changed(batch)
            except Exception as error:  # noqa: BLE001 - the watching outlives a bug in what it calls
                self._say(f"this is a bug of tindoingoai: {error!r}")

    def _tend(self) -> None:
        """Notices what no event tells: another folder where one was, or a watching that has ended."""
        if self._stopped:
            return
        if self._finder.find() != self._places:
            self._note((), True)
        elif self._events and self._events.is_alive():
            self._is_in_doubt = False
        elif self._is_in_doubt:
            self._give_up_events("watching for changes ended unexpectedly")
        else:
            # What listens to a folder ends with it, and says so; on a slow machine that may still be on its way.
            self._is_in_doubt = True

    def _give_up_events(self, reason: str) -> None:
        if self._stopped:
            return
        self._is_polling = True
        self._say(f"{reason}; from now on files are looked at every so often")
        # Not at full speed, should that fail too.
        with self._news:
            self._news.wait(QUIET)
        self._listen()
        self._note((), True)

    def _listen(self) -> None:
        """Watches the places that there are now, instead of those before."""
        with self._exchange:
            if self._events:
                self._events.stop()
            if self._stopped:
                return
            self._is_in_doubt = False
            self._places = self._finder.find()
            self._checkouts = Checkouts(place.path for place in self._places)
            if not self._is_polling:
                self._events = NativeEvents(self._note)
                try:
                    self._events.start(self._places)
                    return
                except Exception as error:  # noqa: BLE001 - each system has its own way to fail
                    self._events.stop()
                    self._is_polling = True
                    limit = _LIMITS.get(error.errno or 0) if isinstance(error, OSError) else None
                    reason = limit or f"the system cannot tell of changes ({error})"
                    self._say(f"{reason}; files are looked at every half second instead, as with --poll")
            self._events = Poller(self._note, self._checkouts.are_changing)
            self._events.start(self._places)
