"""How a command ends: what is said, and with which exit code."""

import contextlib
import errno
import os
import pathlib
import sqlite3
import stat
import sys
import tempfile
import traceback

import click

from tindoingoai.cli.codes import BUG, FINE, INTERRUPTED, LOCKED, MACHINE, PROBLEMS, USAGE
from tindoingoai.cli.printing import print_problems, say
from tindoingoai.lock import LockedError
from tindoingoai.problems import ClusterError, ProblemsError, SettingsError, WorkerLostError
from tindoingoai.store import is_damage

_UNHURT = "no page is torn, and the next build completes what is missing"
_NO_MEMORY = "there is too little memory; try fewer processes with --jobs"
_MACHINE_HINTS = {
    errno.ENOSPC: f"the disk is full; {_UNHURT}",
    errno.EROFS: "the disk can only be read",
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.ENOMEM: _NO_MEMORY,
    errno.EMFILE: "too many open files; raise `ulimit -n`",
    errno.EXDEV: "another disk begins here; choose an output folder inside it",
    errno.EBUSY: "in use, or another disk begins here; choose a folder inside it",
    errno.EADDRINUSE: "the port is in use; choose another with --port",
}


def leave(error: BaseException) -> int:
    """Says what happened, and returns the exit code for it."""
    match error:
        case SystemExit():
            return error.code if isinstance(error.code, int) else FINE
        case SettingsError():
            print_problems(error.problems)
            return USAGE
        case ProblemsError():
            print_problems(error.problems)
            return PROBLEMS
        case LockedError():
            say(str(error))
            return LOCKED
        case WorkerLostError():
            say(f"one worker process after the other dies, whatever it is at work on: {error}; try fewer with --jobs")
            return MACHINE
        case ClusterError():
            say(str(error))
            return MACHINE
        case click.ClickException():
            error.show()
            return USAGE
        case KeyboardInterrupt() | click.Abort():
            say(f"interrupted; {_UNHURT}")
            return INTERRUPTED
        case BrokenPipeError():
            # Whoever read our output has gone; nothing more can be said, not even at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return FINE
        case OSError():
            what = _MACHINE_HINTS.get(error.errno or 0, error.strerror or str(error))
            # Of a rename that failed the second is what was to be replaced; the first is a staged file of ours.
            path = error.filename2 or error.filename
            say(f"{path}: {what}{_tell_rights(path) if isinstance(error, PermissionError) else ''}" if path else what)
            return MACHINE
        case MemoryError():
            say(_NO_MEMORY)
            return MACHINE
        case RuntimeError() | ImportError() if _is_want_of_memory(error):
            say(_NO_MEMORY)
            return MACHINE
        case RuntimeError() if str(error).startswith("Symlink loop"):
            # What pathlib makes of ELOOP up to Python 3.12.
            say(f"{error}: a link that leads back to itself")
            return MACHINE
        case sqlite3.DatabaseError() if code := _leave_store(error):
            return code
        case _:
            say(f"this is a bug of tindoingoai: {error!r}; the details are in {_keep_traceback(error)}")
            return BUG


def _leave_store(error: sqlite3.DatabaseError) -> int:
    """The exit code for what befell the store; 0 when it is a bug of ours."""
    if is_damage(error):
        say(f"the store was damaged ({error}) and is deleted; run the command again")
        return MACHINE
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            say("another build is at work on this site")
            return LOCKED
        case (
            sqlite3.SQLITE_CANTOPEN
            | sqlite3.SQLITE_FULL
            | sqlite3.SQLITE_IOERR
            | sqlite3.SQLITE_PERM
            | sqlite3.SQLITE_READONLY
        ):
            say(f"the store cannot be written: {error}")
            return MACHINE
    return 0


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


def _keep_traceback(error: BaseException) -> str:
    with tempfile.NamedTemporaryFile("w", prefix="tindoingoai-", suffix=".txt", delete=False, encoding="utf-8") as file:
        traceback.print_exception(error, file=file)
        return file.name
