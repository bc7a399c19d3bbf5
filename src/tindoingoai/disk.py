"""Reading what somebody put on the disk: a pipe that stands for a file is told, and never waited for."""

import errno
import os
import pathlib
import stat
import unicodedata
from collections.abc import Callable

# A pipe that nobody writes into would have the caller wait for ever; Windows has none, and tells text from bytes.
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def show_name(name: str) -> str:
    """The name of a file as it can be stored and printed: bytes that are no UTF-8 could be neither."""
    return os.fsencode(name).decode("utf-8", "replace")


def find_spelling(folder: pathlib.Path, path: str, list_names: Callable[[str], list[str]] = os.listdir) -> pathlib.Path:
    """The file at a path below a folder, whose name or folders the disk may spell with marks apart, as Macs do."""
    whole = folder / path
    if path.isascii() or os.path.lexists(whole):
        return whole
    for step in path.split("/"):
        here = folder / step
        if not (step.isascii() or os.path.lexists(here)):
            try:
                names = list_names(str(folder))
            except OSError:
                return whole
            wanted = unicodedata.normalize("NFC", step)
            here = folder / next((name for name in names if unicodedata.normalize("NFC", name) == wanted), step)
        folder = here
    return folder


def read_file(path: str | os.PathLike[str]) -> bytes:
    """The bytes of an ordinary file, also through links; raises `OSError` for anything else."""
    file = os.open(path, _READING)
    try:
        status = os.fstat(file)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, "it is a folder", os.fspath(path))
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "it is not an ordinary file", os.fspath(path))
        with open(file, "rb", buffering=0, closefd=False) as opened:
            return opened.read()
    finally:
        os.close(file)
