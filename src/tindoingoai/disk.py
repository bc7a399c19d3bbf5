"""Reading what somebody put on the disk: a pipe that stands for a file is told, and never waited for."""

import errno
import os
import stat

# A pipe that nobody writes into would have the caller wait for ever; Windows has none, and tells text from bytes.
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def show_name(name: str) -> str:
    """The name of a file as it can be stored and printed: bytes that are no UTF-8 could be neither."""
    return os.fsencode(name).decode("utf-8", "replace")


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
