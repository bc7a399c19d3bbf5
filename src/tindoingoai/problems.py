"""Mistakes as values with a place, collected with the others and printed sorted.

Knows nothing of articles or pages: a problem is a file, a line, what is wrong there and how to mend it.
"""

import errno
import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Set
from typing import Literal

import msgspec

Severity = Literal["error", "warning"]
# More mistakes of one kind in one file than this are only counted: whoever mends some is shown the next.
MOST_OF_A_KIND = 10
# More of a kind in all files than this are only counted where a report is to be brief; of many kinds fewer are told.
MOST_PLACES = 5
MOST_PLACES_OF_ALL = 36
# Kinds of which each message is told once, with a count: an editor wants to know which they are, and not where all are.
EACH_ONCE = frozenset({"unknown-key", "is-no-section-so-it-counts-as-a-tag-pieces-that-have-it"})
# Of a long line so much is kept, with so much of it before the column.
_WINDOW = 120
_BEFORE = 79
# More characters of a message than this say nothing more; what is wrong stands at its end.
_MOST_CHARACTERS = 300
# What tells mistakes of one kind apart: words quoted from the file, paths and addresses, numbers.
_ARGUMENT = re.compile(r"`[^`]*`|\S*/\S*|\d+")
_WORD = re.compile(r"[^\W\d_]+")
# Every third letter of a name may be a slip where it begins rightly, else every fifth, but never more than these.
_MOST_SLIPS = 4
# More names than this say nothing to somebody who looks for one.
MOST_LISTED = 12


class Problem(msgspec.Struct, frozen=True, order=True):
    """One mistake in a file; `line` and `column` count from 1, and 0 means the file as a whole.

    Of a long line `source_line` is the part around the column, and `cut` tells how much of it stands before that part;
    `more` counts mistakes of the same kind that are not told one by one: in the same file, or in so many `files`.
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
    files: int = 0

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
        if not self.more:
            return ""
        where = f"in {_grouped(self.files)} file{'' if self.files == 1 else 's'}" if self.files else ""
        return f"… and {_grouped(self.more)} more {where or 'of this kind in this file'}"

    @property
    def kind(self) -> str:
        """The class of mistakes that it belongs to: the words of its message, apart from what these speak of."""
        return kind_of(self.message)


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


@functools.lru_cache(maxsize=1000)
def kind_of(message: str) -> str:
    """What messages of one kind have in common, as one word: `unknown-key` of "unknown key `x`"."""
    return "-".join(_WORD.findall(_ARGUMENT.sub(" ", message).casefold()))


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
    by_kind: dict[tuple[str, bool, str], list[Problem]] = {}
    # Most come in their order, which a set would forget.
    for problem in sorted(dict.fromkeys(problems)):
        by_kind.setdefault((problem.path, problem.is_warning, problem.kind), []).append(problem)
    return sorted(itertools.chain.from_iterable(map(_cap, by_kind.values())))


def _cap(problems: list[Problem]) -> list[Problem]:
    if len(problems) <= MOST_OF_A_KIND:
        return problems
    *first, last = [_alone(problem) for problem in problems[:MOST_OF_A_KIND]]
    more, files = count_all(problems) - len(first) - 1, sum(problem.files for problem in problems)
    return [*first, msgspec.structs.replace(last, more=more, files=files)]


def _alone(problem: Problem) -> Problem:
    return msgspec.structs.replace(problem, more=0, files=0) if problem.more else problem


def condense(problems: Iterable[Problem]) -> list[Problem]:
    """Of problems in their order the first few of each kind, the last of which counts the rest in all files."""
    by_kind: dict[tuple[bool, str, str], _Kind] = {}
    for problem in problems:
        kind = problem.kind
        each = problem.message if kind in EACH_ONCE else ""
        by_kind.setdefault((problem.is_warning, kind, each), _Kind(1 if each else MOST_PLACES)).add(problem)
    kinds = sum(not each for _, _, each in by_kind)
    places = max(1, min(MOST_PLACES, MOST_PLACES_OF_ALL // max(1, kinds)))
    return sorted(itertools.chain.from_iterable(kind.told(places) for kind in by_kind.values()))


class _Kind:
    """The first `most` problems of a kind, and how many others there are in which files."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.first: list[Problem] = []
        self.more = 0
        self.files = 0
        self.paths: set[str] = set()

    def add(self, problem: Problem) -> None:
        is_told = len(self.first) < self.most
        if is_told:
            self.first.append(_alone(problem))
        self.more += problem.more + (not is_told)
        self.files += problem.files
        if not is_told or (problem.more and not problem.files):
            self.paths.add(problem.path)

    def told(self, places: int) -> Iterator[Problem]:
        for problem in self.first[places:]:
            self.more += 1
            self.paths.add(problem.path)
        *first, last = self.first[:places]
        yield from first
        files = 0 if self.paths == {last.path} else len(self.paths)
        yield msgspec.structs.replace(last, more=self.more, files=self.files + files) if self.more else last


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
    return next(iter(nearest_few(word, choices, 1)), None)


def nearest_few(word: str, choices: Iterable[str], most: int) -> list[str]:
    """The choices that a word is near to, the nearest first: a few slips of the finger make one of the other."""
    plain = _plain(word)
    measured = ((_slips(plain, _plain(choice)), choice) for choice in choices)
    found = sorted(((slips, choice) for slips, choice in measured if slips is not None), key=lambda pair: pair[0])
    return [choice for _, choice in found[:most]]


@functools.lru_cache(maxsize=1000)
def _plain(word: str) -> str:
    """A word without capitals and marks, which are often left out."""
    letters = unicodedata.normalize("NFD", word.casefold()).replace("đ", "d")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _slips(word: str, other: str) -> int | None:
    """How many letters are missing, too many, wrong or exchanged with the next; None where these are too many."""
    if sorted(word) == sorted(other):
        return min(1, word != other)
    longer = max(len(word), len(other))
    most = min(longer // (3 if word[:1] == other[:1] else 5), _MOST_SLIPS) if longer > 3 else 0
    if abs(len(word) - len(other)) > most:
        return None
    older: list[int] = []
    before, row = older, list(range(len(other) + 1))
    for i, letter in enumerate(word):
        older, before, row = before, row, [i + 1, *[most + 1] * len(other)]
        # Whatever lies farther off takes too many.
        for j in range(max(0, i - most), min(len(other), i + most + 1)):
            slips = min(before[j] + (letter != other[j]), before[j + 1] + 1, row[j] + 1)
            if i and j and letter == other[j - 1] and other[j] == word[i - 1]:
                slips = min(slips, older[j - 1] + 1)
            row[j + 1] = slips
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None


def suggest(word: str, choices: Iterable[str]) -> str:
    """A hint that names the nearest choice, or lists a few when nothing is near."""
    # A set has another order in each run.
    known = sorted(choices) if isinstance(choices, Set) else list(choices)
    if near := nearest(word, known):
        return f"did you mean `{near}`?"
    shown = ", ".join(known[:MOST_LISTED])
    return f"known: {shown}" + (", …" if len(known) > MOST_LISTED else "") if known else ""
