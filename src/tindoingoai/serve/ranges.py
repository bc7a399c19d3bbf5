"""Byte ranges, by which a browser seeks in a video (RFC 9110, section 14)."""

import re

_RANGE = re.compile(r"\s*bytes\s*=\s*(\d{0,18})\s*-\s*(\d{0,18})\s*", re.ASCII | re.IGNORECASE)


class UnsatisfiableError(ValueError):
    """The range begins after the end of the file."""


def wanted_range(header: str, if_range: str, mark: str, size: int) -> tuple[int, int] | None:
    """The first byte and the one after the last; None for all of the file. Raises `UnsatisfiableError`.

    Several ranges at once, units that are not bytes, and a file that is no longer the one that `if_range` names get all
    of it, as the standard allows.
    """
    found = _RANGE.fullmatch(header)
    if not found or (if_range and if_range != mark):
        return None
    first, last = found.groups()
    if not first:
        if not last:
            return None
        start, end = max(size - int(last), 0), size
    else:
        start, end = int(first), min(int(last) + 1, size) if last else size
        if last and int(last) < start:
            return None
    if start >= end:
        raise UnsatisfiableError(header)
    return start, end
