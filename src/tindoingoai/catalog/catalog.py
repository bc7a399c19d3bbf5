"""The catalogue: published articles newest first, and grouped every way that a page may ask for."""

import functools
import operator
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tindoingoai.catalog.authors import Authors, Profile
from tindoingoai.catalog.entries import Entry
from tindoingoai.catalog.newsroom import Newsroom
from tindoingoai.catalog.sections import SectionTree
from tindoingoai.catalog.tag_groups import TagIndex
from tindoingoai.memo import Memo
from tindoingoai.model import MULTIMEDIA_KINDS, Kind
from tindoingoai.vietnamese.collation import collation_key

# A section with this slug is the newsroom's own multimedia desk: its pieces count as multimedia whatever their kind.
MULTIMEDIA_SLUG = "multimedia"


class AuthorGroup(NamedTuple):
    """Entries by one author, newest first."""

    slug: str
    profile: Profile
    entries: tuple[Entry, ...]


Month = tuple[int, int]


class Catalog:
    """Everything published, in the orders that pages ask for, each newest first. Nothing in it changes once it is made.

    A section holds all entries that are filed under it or below it, each once. For each entry, `older` and `newer` are
    its neighbours in its own section, sub-sections apart.
    """

    def __init__(self, entries: Iterable[Entry], tree: SectionTree, newsroom: Newsroom, memo: Memo) -> None:
        self.tree = tree
        self._newsroom = newsroom
        self._memo = memo
        self.entries = tuple(sorted(entries, key=operator.attrgetter("order")))
        self.older: list[Entry | None] = [None] * len(self.entries)
        self.newer: list[Entry | None] = [None] * len(self.entries)
        self.by_section: dict[str, list[Entry]] = {section.path: [] for section in tree}
        self.by_kind: dict[Kind, list[Entry]] = {kind: [] for kind in MULTIMEDIA_KINDS}
        self.by_month: dict[Month, list[Entry]] = {}
        self.multimedia: list[Entry] = []
        self.pinned: list[Entry] = []
        self._arrange()

    def _arrange(self) -> None:
        steps = {section.path: tuple(step.path for step in self.tree.trail(section)) for section in self.tree}
        last: dict[str, int] = {}
        for place, entry in enumerate(self.entries):
            row, path = entry.row, entry.section.path
            if (before := last.get(path)) is not None:
                self.older[before], self.newer[place] = entry, self.entries[before]
            last[path] = place
            above = steps[path]
            if len(entry.sections) > 1:
                above = tuple(dict.fromkeys(step for section in entry.sections for step in steps[section.path]))
            for step in above:
                self.by_section[step].append(entry)
            self.by_month.setdefault((row.date.year, row.date.month), []).append(entry)
            if row.kind in self.by_kind:
                self.by_kind[row.kind].append(entry)
            if row.kind in self.by_kind or MULTIMEDIA_SLUG in above:
                self.multimedia.append(entry)
            if row.pin:
                self.pinned.append(entry)

    @functools.cached_property
    def tags(self) -> TagIndex:
        return TagIndex(self.entries, self._newsroom.tags, self._memo)

    @functools.cached_property
    def authors(self) -> list[AuthorGroup]:
        """Authors in the order of the Vietnamese alphabet."""
        names = [entry.row.authors for entry in self.entries]
        groups = self._memo.once("authors", self._group_authors, names, self._newsroom.authors.profiles)
        return [AuthorGroup(slug, profile, self._pick(places)) for slug, profile, places in groups]

    def _group_authors(self, written: Sequence[Sequence[str]], _: object) -> list[tuple[str, Profile, list[int]]]:
        return _group_authors(self._newsroom.authors, written)

    def _pick(self, places: Iterable[int]) -> tuple[Entry, ...]:
        return tuple(map(self.entries.__getitem__, places))


def _group_authors(authors: Authors, written: Sequence[Sequence[str]]) -> list[tuple[str, Profile, list[int]]]:
    """Slug, profile and the places of the pieces, for every author."""
    found: dict[str, tuple[Profile, list[int]]] = {}
    for place, names in enumerate(written):
        for slug, profile in dict(authors.find(name) for name in names).items():
            if slug:
                found.setdefault(slug, (profile, []))[1].append(place)
    groups = ((slug, profile, places) for slug, (profile, places) in found.items())
    return sorted(groups, key=lambda group: collation_key(group[1].name))
