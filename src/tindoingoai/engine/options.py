"""What a build is asked to do, what it found, and how it tells of its progress."""

import datetime
import pathlib
from typing import Protocol

from tindoingoai.model import Held, Value
from tindoingoai.problems import Problem


class BuildOptions(Value, frozen=True):
    """`now` is an argument, so that a piece that becomes due is a changed input and not a surprise.

    Where it is to be `brief`, the first few warnings of a kind are told, and the rest is counted.
    """

    site: pathlib.Path
    output: pathlib.Path
    now: datetime.datetime
    cache: pathlib.Path
    base_url: str = ""
    drafts: bool = False
    future: bool = False
    jobs: int = 1
    cluster: str = ""
    clean: bool = False
    keep_going: bool = False
    allow_empty: bool = False
    wait: bool = True
    swap: bool = False
    brief: bool = False
    # Where variants of pictures are kept; by default beside the store.
    pictures: pathlib.Path | None = None


class Written(Value, frozen=True):
    """A file that this build made anew, and why."""

    address: str
    kind: str
    reason: str


class Report(Value, frozen=True, omit_defaults=False):
    """What a build did: files written, left as they were and removed, what was held back, and what is wrong.

    `purge` are the addresses whose bytes a cache must forget; `vanished` the pages that went and lead nowhere now.
    `left_out` are the `omitted` ones: articles and files that have errors, and pages that could not be rendered.
    The same sources make the same newspaper until the moment `until`: then a piece becomes due, or expires.
    """

    counts: dict[str, int]
    written: tuple[Written, ...] = ()
    left: int = 0
    removed: tuple[str, ...] = ()
    purge: tuple[str, ...] = ()
    vanished: tuple[str, ...] = ()
    held: tuple[Held, ...] = ()
    problems: tuple[Problem, ...] = ()
    omitted: int = 0
    left_out: tuple[str, ...] = ()
    seconds: float = 0.0
    notes: tuple[str, ...] = ()
    until: datetime.datetime | None = None


class Progress(Protocol):
    """Hears of each stage as it advances."""

    def advance(self, stage: str, done: int, total: int) -> None: ...


class Silence:
    """Progress that nobody watches."""

    def advance(self, stage: str, done: int, total: int) -> None:
        pass
