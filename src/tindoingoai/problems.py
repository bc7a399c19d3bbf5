"""Mistakes as values with a place, collected with the others and printed sorted.

Knows nothing of articles or pages: a problem is a file, a line, what is wrong there and how to mend it.
"""

import difflib
import errno
from collections.abc import Iterable
from typing import Literal

import msgspec

Severity = Literal["error", "warning"]


class Problem(msgspec.Struct, frozen=True, order=True):
    """One mistake in a file; `line` and `column` count from 1, and 0 means the file as a whole."""

    path: str
    line: int
    column: int
    message: str
    source_line: str = ""
    hint: str = ""
    severity: Severity = "error"

    @property
    def place(self) -> str:
        """Where the problem is, as compilers and editors write it: `path:line:column`."""
        numbers = [str(number) for number in (self.line, self.column) if number]
        return ":".join([self.path, *numbers])

    @property
    def is_warning(self) -> bool:
        return self.severity == "warning"


def unreadable(path: str, error: OSError) -> Problem:
    """That a file cannot be read, and why."""
    hints = {errno.EACCES: "check its permissions", errno.EPERM: "check its permissions"}
    hints |= dict.fromkeys((errno.EISDIR, errno.EINVAL, errno.ENXIO), "put an ordinary file here")
    message = f"cannot be read: {error.strerror or error}"
    return Problem(path, 0, 0, message, hint=hints.get(error.errno or 0, "is the disk all right?"))


class ProblemsError(Exception):
    """The work cannot go on: carries every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(f"{problem.place}: {problem.message}" for problem in self.problems))


class SettingsError(ProblemsError):
    """What is wrong is the usage or `site.yaml`, not the content."""


class WorkerLostError(Exception):
    """Worker processes keep dying, whatever they are given."""


class ClusterError(Exception):
    """The cluster cannot do the work; says why, and what to do about it."""


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that a mistyped word most likely meant, or None when nothing is near."""
    matches = difflib.get_close_matches(word, list(choices), n=1, cutoff=0.6)
    return matches[0] if matches else None


def suggest(word: str, choices: Iterable[str]) -> str:
    """A hint that names the nearest choice, or lists a few when nothing is near."""
    listed = list(choices)
    if near := nearest(word, listed):
        return f"did you mean `{near}`?"
    shown = ", ".join(listed[:12])
    return f"known: {shown}" + (", …" if len(listed) > 12 else "") if listed else ""
