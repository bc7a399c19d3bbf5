"""From a request's path to a file of the output: looked up in what a build made, and nothing else is reachable."""

import os
import pathlib
import re
import stat
import urllib.parse
from typing import BinaryIO, NamedTuple

from tindoingoai.addresses import address_fault, file_of
from tindoingoai.scratch import is_hidden
from tindoingoai.stamps import describe

# A slash that hides from those who look at the steps of a path.
_HIDDEN_SLASH = re.compile(rb"%2f", re.IGNORECASE)


class FoundFile(NamedTuple):
    """A plain file as it was when somebody looked at it."""

    path: str
    stamp: str


def address_of(path: bytes) -> str:
    """The address that a request's path means, as it came over the wire; empty when no file could have it."""
    if _HIDDEN_SLASH.search(path):
        return ""
    try:
        # Once and not again: what is encoded twice is the name of no file.
        address = urllib.parse.unquote_to_bytes(path).decode()
    except UnicodeDecodeError:
        return ""
    steps = address.split("/")[1:]
    # What is hidden is ours or somebody's private file.
    return "" if address_fault(address) or any(map(is_hidden, steps)) else address


def open_file(output: pathlib.Path, address: str) -> BinaryIO | None:
    """The file behind an address, opened; None unless a plain file stands there, reached without any link."""
    path = os.path.join(os.path.realpath(output), *file_of(address).split("/"))  # noqa: PTH118 - for each request
    try:
        # A link, a name in other letters and a short name of Windows all lead to a path that is not the one asked for.
        if os.path.realpath(path, strict=True) != path or not stat.S_ISREG(os.lstat(path).st_mode):
            return None
        return open(path, "rb")  # noqa: PTH123 - for each request; whoever asked closes it
    except (OSError, ValueError):
        return None


def look_at(output: pathlib.Path, address: str) -> FoundFile | None:
    """What stands behind an address, for `is_same` to recognise; unlike `open_file` it passes over links above it."""
    path = os.path.join(os.path.realpath(output), *file_of(address).split("/"))  # noqa: PTH118 - for each request
    stamp = _look_at(path)
    return FoundFile(path, stamp) if stamp else None


def is_same(seen: FoundFile) -> bool:
    """Whether a file that was looked at is still there, unchanged; a link, or another file in its place, is not."""
    return _look_at(seen.path) == seen.stamp


def _look_at(path: str) -> str:
    """What is the same only for one and the same plain file; empty for anything else."""
    try:
        status = os.lstat(path)
    except (OSError, ValueError):
        return ""
    return describe(status) if stat.S_ISREG(status.st_mode) else ""
