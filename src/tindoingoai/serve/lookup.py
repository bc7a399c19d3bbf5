"""From a request's path to a file of the output: looked up in what a build made, and nothing else is reachable."""

import os
import pathlib
import re
import stat
import urllib.parse
from typing import BinaryIO

from tindoingoai.addresses import AddressError, check_address, file_of

# A slash that hides from those who look at the steps of a path.
_HIDDEN_SLASH = re.compile(rb"%2f", re.IGNORECASE)
# Certificates and the like are asked for here; every other name with a dot is ours or somebody's private file.
_PUBLIC_DOT = ".well-known"


def address_of(path: bytes) -> str:
    """The address that a request's path means, as it came over the wire; empty when no file could have it."""
    if _HIDDEN_SLASH.search(path):
        return ""
    try:
        # Once and not again: what is encoded twice is the name of no file.
        address = check_address(urllib.parse.unquote_to_bytes(path).decode())
    except (UnicodeDecodeError, AddressError):
        return ""
    steps = address.split("/")[1:]
    is_hidden = any(step.startswith(".") and step != _PUBLIC_DOT for step in steps)
    return "" if is_hidden else address


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
