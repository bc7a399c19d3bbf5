"""One build of a site at a time: the second waits, or is told who holds the lock."""

import contextlib
import os
import pathlib
from collections.abc import Iterator

import filelock


class LockedError(Exception):
    """Another build is at work; its text says which process."""


@contextlib.contextmanager
def locked(folder: pathlib.Path, *, wait: bool) -> Iterator[None]:
    """Holds the lock of a store's folder; raises `LockedError` at once when it is taken and `wait` is off.

    The system drops the lock when its process ends, however it ends.
    """
    folder.mkdir(parents=True, exist_ok=True)
    holder = folder / "lock.pid"
    try:
        with filelock.FileLock(folder / "lock", timeout=-1 if wait else 0):
            holder.write_text(str(os.getpid()))
            yield
    except filelock.Timeout:
        raise LockedError(f"another build of this site is at work (process {_read(holder)})") from None


def _read(holder: pathlib.Path) -> str:
    try:
        return holder.read_text() or "unknown"
    except OSError:
        return "unknown"
