"""Changes as the system tells of them, by way of watchdog. Knows nothing of bursts or builds.

watchdog loses track where folders come, go and move, and says little when it does. So it is asked for one thing at a
time: whatever happens to a folder is told as "look at everything", and whoever is told starts anew.
"""

import contextlib
import logging
import os
import threading
import warnings
from collections.abc import Callable, Iterable, Set

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileAttribEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.utils import BaseThread

from tindoingoai.serve.places import WatchedFolder

# Told of what changed, in the site's words, and whether more may have.
Note = Callable[[Iterable[str], bool], None]

# Not opening and closing what is only read: a build reads all there is.
_EVENTS: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileAttribEvent,
    FileClosedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]

with contextlib.suppress(ImportError):
    from watchdog.observers.inotify_move_event_grouper import InotifyMoveEventGrouper

    # How long one end of a move waits for the other, and with it all that comes after: half a second by itself, when a
    # file is moved out of the site. The two ends together are told right behind each other.
    InotifyMoveEventGrouper.delay = 0.005


# Where folders are made inside of folders just made, it comes upon some twice, which is what it should do.
warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning)


class NativeEvents:
    """Tells of what happens in places; made anew when the places have changed."""

    def __init__(self, note: Note) -> None:
        self._note = note
        self._observer: BaseObserver | None = None
        self._threads: Set[threading.Thread] = frozenset()
        self._complaints = _Complaints(self._lose)
        self._is_over = False

    def start(self, places: Iterable[WatchedFolder]) -> None:
        """Begins to listen; raises OSError when the system has no watches left."""
        logging.getLogger("watchdog").addHandler(self._complaints)
        before = _watchdog_threads()
        observer = Observer()
        self._observer = observer
        # Started first: then each failure is told by the place that it befell.
        observer.start()
        # The site's own folder comes last. watchdog says nothing when it finds no watch for a folder far below; then
        # there is none for this one either, and that it does tell.
        for place in places:
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                listener = _Listener(place, self._note)
                observer.schedule(listener, place.path, recursive=place.is_deep, event_filter=_EVENTS)
        self._threads = _watchdog_threads() - before

    def stop(self) -> None:
        """Ends every thread of it; nothing is told any more."""
        self._is_over = True
        if self._observer:
            self._observer.stop()
            if self._observer.is_alive():
                self._observer.join()
        for thread in self._threads:
            thread.join()
        logging.getLogger("watchdog").removeHandler(self._complaints)

    def is_alive(self) -> bool:
        """Whether everything that listens still does."""
        return all(thread.is_alive() for thread in self._threads)

    def _lose(self) -> None:
        if not self._is_over:
            self._note((), True)


class _Listener(FileSystemEventHandler):
    def __init__(self, place: WatchedFolder, note: Note) -> None:
        self._place = place
        self._note = note

    def on_any_event(self, event: FileSystemEvent) -> None:
        is_folder = event.is_directory
        found = []
        for path in (event.src_path, event.dest_path):
            told = self._place.tell(os.fsdecode(path), is_folder=is_folder) if path else None
            if told is not None:
                found.append(told)
        if found:
            self._note(found, is_folder)


class _Complaints(logging.Handler):
    """Hears what watchdog warns of, like events that the system had no room for: whatever it is, some may be lost."""

    def __init__(self, lose: Callable[[], None]) -> None:
        super().__init__(logging.WARNING)
        self._lose = lose

    def emit(self, record: logging.LogRecord) -> None:
        self._lose()


def _watchdog_threads() -> Set[threading.Thread]:
    return {thread for thread in threading.enumerate() if isinstance(thread, BaseThread)}
