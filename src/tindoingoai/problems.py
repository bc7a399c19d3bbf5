"""Mistakes as values with a place, collected with the others and printed sorted.

Knows nothing of articles or pages: a problem is a file, a line, what is wrong there and how to mend it.
"""

import difflib
import errno
import itertools
import re
from collections.abc import Iterable
from typing import Literal

import msgspec

Severity = Literal["error", "warning"]
# More mistakes of one kind in one file than this are only counted: whoever mends some is shown the next.
MOST_OF_A_KIND = 10
# Of a long line so much is kept, with so much of it before the column.
_WINDOW = 120
_BEFORE = 79
# More characters of a message than this say nothing more; what is wrong stands at its end.
_MOST_CHARACTERS = 300
# What tells mistakes of one kind apart: the words quoted from the file.
_QUOTED = re.compile(r"`[^`]*`|\d+")


class Problem(msgspec.Struct, frozen=True, order=True):
    """One mistake in a file; `line` and `column` count from 1, and 0 means the file as a whole.

    Of a long line `source_line` is the part around the column, and `cut` tells how much of it stands before that part;
    `more` counts mistakes of the same kind in the same file that are not told one by one.
    """

    path: str
    line: int
    column: int
    message: str
    source_line: str = ""
    hint: str = ""
    severity: Severity = "error"
    cut: int = 0
    more: int = 0

    def __post_init__(self) -> None:
        # A file of a megabyte on one line, wrong at every word, would otherwise be kept and shown for each.
        if len(self.source_line) > _WINDOW:
            start = max(0, self.column - 1 - _BEFORE)
            msgspec.structs.force_setattr(self, "cut", start)
            msgspec.structs.force_setattr(self, "source_line", self.source_line[start : start + _WINDOW])
        for name in ("message", "hint"):
            if len(text := getattr(self, name)) > _MOST_CHARACTERS:
                msgspec.structs.force_setattr(self, name, shorten(text))

    @property
    def place(self) -> str:
        """Where the problem is, as compilers and editors write it: `path:line:column`."""
        numbers = [str(number) for number in (self.line, self.column) if number]
        return ":".join([self.path, *numbers])

    @property
    def caret(self) -> int:
        """The place of the column in `source_line`, counted from 1 like it; 0 where there is none."""
        return self.column - self.cut

    @property
    def is_warning(self) -> bool:
        return self.severity == "warning"

    @property
    def rest(self) -> str:
        """What is said of the problems that are only counted."""
        number = f"{self.more:,}".replace(",", ".")
        return f"… and {number} more of this kind in this file" if self.more else ""

    @property
    def kind(self) -> str:
        """What mistakes of the same kind have in common."""
        return f"{self.severity}: {_QUOTED.sub('', self.message)}"


class Unplaced(Problem, frozen=True):
    """One that only the whole site shows: it stands where the first thing was written that it is `about`, if any was.

    That is a field like `aliases[1]`, `doubts[0]` of the head, or of the article's references one like `references[2]`.
    """

    about: tuple[str, ...] = ()


def shorten(text: str) -> str:
    """A text without the middle of what is too long of it."""
    half = _MOST_CHARACTERS // 2
    return text if len(text) <= _MOST_CHARACTERS else f"{text[:half]}…{text[-half:]}"


def tidy(problems: Iterable[Problem]) -> list[Problem]:
    """The problems in their order, each once; of a kind in a file the first few, the last of which counts the rest."""
    by_kind: dict[tuple[str, str], list[Problem]] = {}
    for problem in sorted(set(problems)):
        by_kind.setdefault((problem.path, problem.kind), []).append(problem)
    return sorted(itertools.chain.from_iterable(map(_cap, by_kind.values())))


def _cap(problems: list[Problem]) -> list[Problem]:
    if len(problems) == 1:
        return problems
    *first, last = [msgspec.structs.replace(problem, more=0) for problem in problems[:MOST_OF_A_KIND]]
    return [*first, msgspec.structs.replace(last, more=count_all(problems) - len(first) - 1)]


def count_all(problems: Iterable[Problem]) -> int:
    """How many mistakes there are, with those that are only counted."""
    return sum(1 + problem.more for problem in problems)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of these is more than a warning."""
    return any(not problem.is_warning for problem in problems)


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
