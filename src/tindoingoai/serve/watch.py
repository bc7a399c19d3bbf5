"""File events in batches: a burst of saves is one rebuild, and nothing saved during a build is lost."""

import pathlib
import threading
from collections.abc import Callable

from watchdog.events import (
    EVENT_TYPE_CLOSED_NO_WRITE,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_OPENED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from tindoingoai.settings import FILE_NAME

FOLDERS = ("content", "templates", "static", "data")
# How long it must be quiet before a burst counts as over, in seconds.
QUIET = 0.05


class Watcher:
    """Calls `changed` in a thread of its own after each burst of changes to the sources of a site."""

    def __init__(self, site: pathlib.Path, changed: Callable[[], None]) -> None:
        self._site = site
        self._changed = changed
        self._dirty = threading.Event()
        self._stopped = threading.Event()
        self._observer = Observer()
        self._listener = _Listener(self._note)
        self._watched: set[str] = set()
        # The site's own folder is watched for site.yaml and for source folders that appear, not for what lies below:
        # output, store and environments stand there too.
        self._observer.schedule(self._listener, str(site), recursive=False)
        self._watch_folders()
        self._thread = threading.Thread(target=self._run, name="rebuild", daemon=True)

    def start(self) -> None:
        self._observer.start()
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._dirty.set()
        self._observer.stop()
        self._observer.join()
        self._thread.join()

    def _watch_folders(self) -> None:
        for name in FOLDERS:
            if name not in self._watched and (self._site / name).is_dir():
                self._observer.schedule(self._listener, str(self._site / name), recursive=True)
                self._watched.add(name)

    def _note(self, path: str) -> None:
        place = pathlib.Path(path)
        steps = place.relative_to(self._site).parts if place.is_relative_to(self._site) else ()
        if steps and (steps[0] in FOLDERS or steps == (FILE_NAME,)) and not is_scratch(place.name):
            self._dirty.set()

    def _run(self) -> None:
        while not self._stopped.is_set():
            self._dirty.wait()
            # Each further event within the quiet time starts it anew.
            while self._dirty.is_set() and not self._stopped.is_set():
                self._dirty.clear()
                self._stopped.wait(QUIET)
            if not self._stopped.is_set():
                self._watch_folders()
                self._changed()


class _Listener(FileSystemEventHandler):
    def __init__(self, note: Callable[[str], None]) -> None:
        self._note = note

    def on_any_event(self, event: FileSystemEvent) -> None:
        # Reading a file is no change, and a build reads all of them; a folder is modified by whatever happens in it.
        is_listing = event.is_directory and event.event_type == EVENT_TYPE_MODIFIED
        if not is_listing and event.event_type not in (EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE):
            for path in (event.src_path, event.dest_path):
                if path:
                    self._note(str(path))


def is_scratch(name: str) -> bool:
    """Whether a file is an editor's swap, lock or backup file."""
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".swx", ".tmp")) or name == "4913"
