"""Changes found by looking, where the system tells of none: network disks, containers, or too few watches.

Not watchdog's own: that keeps and compares two whole snapshots of every entry, at several times the price.
"""

import contextlib
import os
import pathlib
import stat
import threading
import time
from collections.abc import Callable, Iterable, Iterator

from tindoingoai.digest import digest_bytes
from tindoingoai.serve.native import Note
from tindoingoai.serve.places import WatchedFolder
from tindoingoai.stamps import describe, stamp_of

# Seconds from one look to the next; more where a look is much work, so that it costs a sixteenth of a core at most.
PAUSE = 0.5
_SHARE = 15
# After a change it looks again this soon, until nothing more comes, but not for ever.
_AGAIN = 0.04
_LONGEST = 2.0
# The bytes of a young file tell whether it changed since the last look; of longer ones size and times must do.
_MOST_BYTES = 4_000_000
_YOUNG = "young "

# What each file was like, by the words for it.
_Look = dict[str, tuple[str, str]]


class Poller:
    """Tells of what happens in places; made anew when the places have changed.

    While `is_changing` says so, there is more to come of the same change.
    """

    def __init__(self, note: Note, is_changing: Callable[[], bool] = lambda: False) -> None:
        self._note = note
        self._is_changing = is_changing
        self._places: tuple[WatchedFolder, ...] = ()
        self._known: _Look = {}
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="poll", daemon=True)

    def start(self, places: Iterable[WatchedFolder]) -> None:
        """Looks once, and from now on tells of what became different."""
        self._places = tuple(places)
        self._known = self._look()
        self._thread.start()

    def stop(self) -> None:
        """Ends the looking; nothing is told any more."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def is_alive(self) -> bool:
        """Whether it still looks."""
        return self._thread.is_alive()

    def _run(self) -> None:
        pause = PAUSE
        while not self._stopped.wait(pause):
            # Not by the clock: what the disk or other programs are waited for costs nothing, but would be paid for with
            # a pause many times as long.
            began = time.thread_time()
            changed = self._compare()
            pause = max(PAUSE, (time.thread_time() - began) * _SHARE)
            if changed:
                self._note(changed | self._all_that_follows(), False)

    def _all_that_follows(self) -> set[str]:
        """What changes until it is quiet."""
        changed, ends = set[str](), time.monotonic() + _LONGEST
        while not self._stopped.wait(_AGAIN):
            # Asked before it looks: what was changed until then it sees.
            is_changing = self._is_changing()
            more = self._compare()
            changed |= more
            if not is_changing and (not more or time.monotonic() > ends):
                break
        return changed

    def _compare(self) -> set[str]:
        """What became different since the last look."""
        before, self._known = self._known, self._look()
        changed = before.keys() - self._known.keys()
        for name, (path, mark) in self._known.items():
            old = before.get(name)
            if old is None or (old[1] != mark and not _only_aged(path, old[1], mark)):
                changed.add(name)
        return changed

    def _look(self) -> _Look:
        found: _Look = {}
        for place in self._places:
            paths = self._walk(place, place.path, place.name) if place.is_deep else self._entries(place)
            for name, path, status in paths:
                found[name] = (path, stamp_of(status) or _mark_young(path, status))
        return found

    def _walk(self, place: WatchedFolder, folder: str, name: str) -> Iterator[tuple[str, str, os.stat_result]]:
        """The files below a folder, each by the site's words, its path and what the disk says of it."""
        try:
            with os.scandir(folder) as entries:
                listed = list(entries)
        except OSError:
            return
        for entry in listed:
            told = f"{name}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if place.reads(entry.name, is_folder=True):
                    yield from self._walk(place, entry.path, told)
            elif told in self._known or place.reads(entry.name, is_folder=False):
                with contextlib.suppress(OSError):
                    yield told, entry.path, entry.stat()

    def _entries(self, place: WatchedFolder) -> Iterator[tuple[str, str, os.stat_result]]:
        for entry, told in place.only.items():
            path = pathlib.Path(place.path, entry)
            with contextlib.suppress(OSError):
                if not path.is_dir():
                    yield told, str(path), path.stat()


def _mark_young(path: str, status: os.stat_result) -> str:
    """Of a file so young that another change may leave the same times: what is in it."""
    if status.st_size <= _MOST_BYTES and stat.S_ISREG(status.st_mode):
        with contextlib.suppress(OSError):
            return _YOUNG + digest_bytes(pathlib.Path(path).read_bytes())
    return _YOUNG + describe(status)


def _only_aged(path: str, old: str, mark: str) -> bool:
    """Whether a file was young and is the same today."""
    if not old.startswith(_YOUNG) or mark.startswith(_YOUNG):
        return False
    try:
        return _mark_young(path, pathlib.Path(path).stat()) == old
    except OSError:
        return False
