"""What articles and pages are made from besides articles: settings, authors, words, the files that they show."""

import functools
from collections.abc import Callable, Iterable
from typing import Protocol

from tindoingoai.catalog.authors import Authors
from tindoingoai.digest import digest_value
from tindoingoai.memory import Memory
from tindoingoai.model import Crop, Seen
from tindoingoai.settings import Settings

Measure = Callable[[str], Seen | None]


class Files(Protocol):
    """The files of a site, by address."""

    def measure(self, address: str) -> Seen | None:
        """What pages may know of a file; None where there is none."""

    def cut(self, address: str, focus: str) -> tuple[Crop, ...]:
        """The crops of a picture around a focus, which are to be made."""

    def look_into(self, addresses: Iterable[str]) -> None:
        """Looks into many files that are going to be measured, which is quicker than one by one."""


class Ground:
    """The ground of one build; what is made of it is given `state`, which is one object while nothing differs.

    `measured` stands for all that `files` may tell: another object, once they tell otherwise.
    """

    def __init__(
        self,
        settings: Settings,
        authors: Authors,
        words: dict[str, str],
        files: Files,
        measured: object = None,
        memory: Memory | None = None,
    ) -> None:
        self.settings = settings
        self.authors = authors
        self.words = words
        self.files = files
        self.memory = memory or Memory()
        self.state = self.memory.same("ground", (settings, authors.profiles, words, measured))

    @functools.cached_property
    def digest(self) -> str:
        """The digest of all this but for the files: each entry's mark tells of those that it shows."""
        return digest_value([self.settings, self.authors.profiles, self.words])
