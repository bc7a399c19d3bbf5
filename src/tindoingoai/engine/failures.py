"""Why a build ended, where that is no mistake in the content: in the same words for the terminal and served pages."""

import contextlib
import errno
import os
import pathlib
import sqlite3
import stat

from tindoingoai.lock import LockedError
from tindoingoai.problems import ClusterError, WorkerLostError
from tindoingoai.store import is_damage

UNHURT = "no page is torn, and the next build completes what is missing"
_NO_MEMORY = "there is too little memory; try fewer processes with --jobs"
_MACHINE_HINTS = {
    errno.ENOSPC: f"the disk is full; {UNHURT}",
    errno.EROFS: "the disk can only be read",
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.ENOMEM: _NO_MEMORY,
    errno.EMFILE: "too many open files; raise `ulimit -n`",
    errno.EXDEV: "another disk begins here; choose an output folder inside it",
    errno.EBUSY: "in use, or another disk begins here; choose a folder inside it",
    errno.EADDRINUSE: "the port is in use; choose another with --port",
}
_UNWRITABLE = (
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
)


def describe_failure(error: BaseException) -> str:
    """What befell the machine or the store, and what to do about it; empty for a bug of ours."""
    match error:
        case LockedError() | ClusterError():
            return str(error)
        case WorkerLostError():
            return f"one worker process after the other dies, whatever it is at work on: {error}; try fewer with --jobs"
        case OSError():
            return _describe_refusal(error)
        case MemoryError():
            return _NO_MEMORY
        case RuntimeError() | ImportError() if _is_want_of_memory(error):
            return _NO_MEMORY
        case RuntimeError() if str(error).startswith("Symlink loop"):
            # What pathlib makes of ELOOP up to Python 3.12.
            return f"{error}: a link that leads back to itself"
        case sqlite3.DatabaseError():
            return _describe_store(error)
    return ""


def is_in_use(error: BaseException) -> bool:
    """Whether another build is at work on the site."""
    return isinstance(error, LockedError) or _code_of(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _describe_refusal(error: OSError) -> str:
    what = _MACHINE_HINTS.get(error.errno or 0, error.strerror or str(error))
    # Of a rename that failed the second is what was to be replaced; the first is a staged file of ours.
    path = error.filename2 or error.filename
    return f"{path}: {what}{_tell_rights(path) if isinstance(error, PermissionError) else ''}" if path else what


def _describe_store(error: sqlite3.DatabaseError) -> str:
    if is_damage(error):
        return f"the store was damaged ({error}) and is deleted; run the command again"
    if is_in_use(error):
        return "another build is at work on this site"
    return f"the store cannot be written: {error}" if _code_of(error) in _UNWRITABLE else ""


def _code_of(error: BaseException) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _is_want_of_memory(error: BaseException) -> bool:
    """Whether a thread, a library or an encoder of pictures found no room; Python has no error of its own for that."""
    words = ("can't start new thread", "Cannot allocate memory", "failed to map segment", "Encoding of color planes")
    return any(word in str(error) for word in words)


def _tell_rights(path: str | bytes) -> str:
    """The permissions of a file and of its folder, as `ls` writes them."""
    file = pathlib.Path(os.fsdecode(path))
    told = []
    for place, named in ((file, "it is"), (file.parent, "its folder is")):
        with contextlib.suppress(OSError):
            told.append(f"{named} {stat.filemode(place.stat().st_mode)}")
    return f" ({', '.join(told)})" if told else ""
