"""Exchanging the whole output folder for the next one in one step, for a folder that a web server serves live.

The next tree is made beside the output, of hard links to what stays and of the staged files; then the two folders
change places. Whoever opens the folder by its path meets the old tree or the new one, never some of each. Files
of others come along, also those that somebody writes into the old tree while the new one is being made.

The exchange is one step on Linux (`renameat2`). Elsewhere it takes two renames; a build that is ended between them
leaves no folder at the output's path, and the next one puts the new tree there before it does anything else.
"""

import contextlib
import functools
import os
import pathlib
import shutil
import sys
from collections.abc import Iterator
from typing import Any

from tindoingoai.addresses import file_of
from tindoingoai.output import OWN_FILES, Output

# From <linux/fcntl.h> and <linux/fs.h>.
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextlib.contextmanager
def swapping(output: Output) -> Iterator[Output]:
    """A copy of the output to change, which takes the output's place when the block ends without an error."""
    arriving = Output(_next(output))
    arriving.staging = output.staging
    try:
        if output.folder.is_dir():
            _clone(output.folder, arriving.folder)
        else:
            arriving.folder.mkdir(parents=True)
        yield arriving
    except BaseException:
        shutil.rmtree(arriving.folder, ignore_errors=True)
        raise
    _change_places(output)
    _dissolve_all(output)


def finish_swap(output: Output) -> None:
    """Puts right what an ended build left of its swap, and takes its folders away."""
    if not output.folder.exists() and _old(output).is_dir():
        # Ended between two renames: the new tree was whole before the first of them.
        (_next(output) if _next(output).is_dir() else _old(output)).rename(output.folder)
    _dissolve_all(output)


def _next(output: Output) -> pathlib.Path:
    return output.folder.with_name(f".{output.folder.name}-next")


def _old(output: Output) -> pathlib.Path:
    return output.folder.with_name(f".{output.folder.name}-old")


# --- the next tree


def _clone(folder: pathlib.Path, into: pathlib.Path) -> None:
    """Makes a tree of links to the same files."""
    into.mkdir()
    with os.scandir(folder) as entries:
        for entry in entries:
            target = into / entry.name
            if entry.is_dir(follow_symlinks=False):
                _clone(pathlib.Path(entry.path), target)
            else:
                _link(entry, target)
    _keep_rights(folder, into)


def _link(entry: os.DirEntry[str], target: pathlib.Path) -> None:
    # What vanished meanwhile is not missed; a pipe or a socket that cannot be linked moves over after the exchange.
    with contextlib.suppress(FileNotFoundError, shutil.SpecialFileError):
        if not entry.is_symlink():
            # Some file systems know no hard links, or not so many, or not to a file of another user.
            with contextlib.suppress(OSError, NotImplementedError):
                target.hardlink_to(entry.path)
                return
        shutil.copy2(entry.path, target, follow_symlinks=False)


def _keep_rights(folder: pathlib.Path, into: pathlib.Path) -> None:
    """Gives a folder the mode and, where we may, the owner of the one that it replaces."""
    shutil.copystat(folder, into)
    if hasattr(os, "chown"):
        status = folder.stat()
        with contextlib.suppress(PermissionError):
            os.chown(into, status.st_uid, status.st_gid)


# --- the exchange


def _change_places(output: Output) -> None:
    arriving, old = _next(output), _old(output)
    if not output.folder.exists():
        arriving.rename(output.folder)
    elif not _exchange(arriving, output.folder):
        output.folder.rename(old)
        try:
            arriving.rename(output.folder)
        except OSError:
            old.rename(output.folder)
            raise


def _exchange(one: pathlib.Path, other: pathlib.Path) -> bool:
    """Lets two folders change places in one step; whether the system could."""
    call = _find_renameat2()
    return bool(call) and call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0


@functools.cache
def _find_renameat2() -> Any:
    if not sys.platform.startswith("linux"):
        return None
    # Only a build that swaps pays for it.
    import ctypes

    return getattr(ctypes.CDLL(None), "renameat2", None)


# --- what is left


def _dissolve_all(output: Output) -> None:
    """Deletes what no longer is, or never became, the output."""
    for left in (_next(output), _old(output)):
        if left.is_dir():
            _give_back(left, output)
            shutil.rmtree(left)


def _give_back(left: pathlib.Path, output: Output) -> None:
    """Moves files of others that the output lacks, or has older, into it."""
    tree = Output(left)
    ours = {file_of(address) for address in (*output.interrupted(), *output.manifest(), *tree.manifest())} | OWN_FILES
    # A folder that is gone altogether was deleted by somebody who meant it.
    for path in tree.files() if output.folder.is_dir() else ():
        source, target = left / path, output.folder / path
        if path not in ours and not _is_as_new(target, source):
            target.parent.mkdir(parents=True, exist_ok=True)
            source.replace(target)


def _is_as_new(target: pathlib.Path, source: pathlib.Path) -> bool:
    try:
        there = target.lstat()
    except FileNotFoundError:
        return False
    here = source.lstat()
    # Two files of one age were written within a tick of the clock: the old tree's cannot be the older one.
    return there.st_mtime_ns > here.st_mtime_ns or os.path.samestat(there, here)
