"""Stamps of files: a hint, without reading it, whether a file may have changed since an earlier look."""

import os
import time

# Two changes within one tick of a file system's clock leave the same times, so a stamp this young proves nothing.
TICK = 1_000_000_000


def stamp_of(status: os.stat_result) -> str:
    """What the disk says of a file that changes whenever its bytes do; empty when it is too young to tell.

    The time of the last change to the file's record is part of it, since the modification time can be set at will.
    """
    return "" if changed_at(status) > time.time_ns() - TICK else describe(status)


def describe(status: os.stat_result) -> str:
    """The same however young it is, for those who know what else may have changed within one tick."""
    return f"{status.st_size}-{status.st_mtime_ns}-{status.st_ctime_ns}-{status.st_ino}"


def changed_at(status: os.stat_result) -> int:
    """When a file last changed, in nanoseconds."""
    return max(status.st_mtime_ns, status.st_ctime_ns)
