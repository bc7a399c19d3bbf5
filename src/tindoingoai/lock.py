"""One build of a site at a time: the second waits, or is told who holds the lock."""

import contextlib
import errno
import os
import pathlib
import sys
from collections.abc import Iterator

# What systems and file systems say that cannot lock a folder.
_NO_LOCKS = (errno.EBADF, errno.EINVAL, errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP)


class LockedError(Exception):
    """Another build is at work; its text says which process."""


@contextlib.contextmanager
def locked(folder: pathlib.Path, cache: pathlib.Path, *, wait: bool) -> Iterator[None]:
    """Holds the lock of a folder; raises `LockedError` at once when it is taken and `wait` is off.

    The lock is the folder's own, so that it stays while anything inside is deleted; the system drops it when its
    process ends, however it ends. Who holds it is noted in the cache, where a lock file stands in on systems without.
    """
    cache.mkdir(parents=True, exist_ok=True)
    holder = cache / "lock.pid"
    with contextlib.ExitStack() as held:
        is_ours = _hold_folder(held, folder, wait=wait)
        if is_ours is None:
            is_ours = _hold_file(held, cache / "lock", wait=wait)
        if not is_ours:
            raise LockedError(f"another build of this site is at work (process {_read(holder)})")
        with contextlib.suppress(OSError):
            holder.write_text(str(os.getpid()))
        yield


if sys.platform == "win32":

    def _hold_folder(held: contextlib.ExitStack, folder: pathlib.Path, *, wait: bool) -> bool | None:
        return None

else:
    import fcntl

    def _hold_folder(held: contextlib.ExitStack, folder: pathlib.Path, *, wait: bool) -> bool | None:
        """Takes the lock of a folder; whether it could, or None where folders have none."""
        handle = os.open(folder, os.O_RDONLY)
        held.callback(os.close, handle)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno in _NO_LOCKS:
                return None
            raise
        return True


def _hold_file(held: contextlib.ExitStack, path: pathlib.Path, *, wait: bool) -> bool:
    # Hardly a system needs it.
    import filelock

    try:
        held.enter_context(filelock.FileLock(path, timeout=-1 if wait else 0))
    except filelock.Timeout:
        return False
    return True


def _read(holder: pathlib.Path) -> str:
    try:
        return holder.read_text() or "unknown"
    except OSError:
        return "unknown"
