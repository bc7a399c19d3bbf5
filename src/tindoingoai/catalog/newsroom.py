"""What articles and pages are made from besides articles: settings, authors, words, the files that they show."""

import functools
from collections.abc import Callable, Iterable
from typing import Protocol

from tindoingoai.catalog.authors import Authors
from tindoingoai.catalog.tags import TagProfiles
from tindoingoai.digest import digest_value
from tindoingoai.model import Article, Crop, FileInfo
from tindoingoai.settings import Settings

Measure = Callable[[str], FileInfo | None]
# Fetches the whole article of a path, of which planning has the row alone.
Load = Callable[[str], Article]


class FileLookup(Protocol):
    """The files of a site, by address."""

    def measure(self, address: str) -> FileInfo | None:
        """What pages may know of a file; None where there is none."""

    def nearest(self, address: str) -> str:
        """The address of the file that one which is not there most likely meant; empty where none is like it."""

    def cut(self, address: str, focus: str) -> tuple[Crop, ...]:
        """The crops of a picture around a focus, which are to be made."""

    def measure_all(self, addresses: Iterable[str]) -> None:
        """Looks into many files that are going to be measured, which is quicker than one by one."""


class Newsroom:
    """What one build works with, apart from the articles."""

    def __init__(
        self, settings: Settings, authors: Authors, tags: TagProfiles, words: dict[str, str], files: FileLookup
    ) -> None:
        self.settings = settings
        self.authors = authors
        self.tags = tags
        self.words = words
        self.files = files

    @functools.cached_property
    def digest(self) -> str:
        """The digest of all this but for the files: each entry's own digest tells of those that it shows."""
        return digest_value([self.settings, self.authors.profiles, self.tags.profiles, self.words])
