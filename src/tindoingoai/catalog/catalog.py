"""The catalogue: published articles newest first, and grouped every way that a page may ask for."""

import datetime
import functools
import operator
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from tindoingoai.addresses import avoid_device
from tindoingoai.catalog.authors import Authors, Profile
from tindoingoai.catalog.sections import Section, SectionTree
from tindoingoai.memory import Memory
from tindoingoai.model import MULTIMEDIA_KINDS, Article, Card, Kind, Value
from tindoingoai.vietnamese.collation import collation_key
from tindoingoai.vietnamese.slugs import make_slug
from tindoingoai.vietnamese.text import unify_tones

T = TypeVar("T")
# A section with this slug is the newsroom's own multimedia desk: its pieces count as multimedia whatever their kind.
MULTIMEDIA_SLUG = "multimedia"


class Entry(Value, frozen=True):
    """A published article with its card and its section; `order` sorts the newest first, then by path.

    On the same ground and with the same sections, entries with the same `mark` look the same on every page.
    """

    article: Article
    card: Card
    section: Section
    order: tuple[float, str]
    mark: str

    @property
    def date(self) -> datetime.datetime:
        return self.article.date


class Group(Value, frozen=True):
    """Entries that share a tag, newest first; `title` is the spelling used most."""

    slug: str
    title: str
    entries: tuple[Entry, ...]


class AuthorGroup(Value, frozen=True):
    slug: str
    profile: Profile
    entries: tuple[Entry, ...]


Month = tuple[int, int]


class Catalog:
    """Everything published, in the orders that pages ask for. Nothing in it changes once it is made.

    `paths` are those of the entries; `moved` are the paths of those that the memory has not, or not as they are. For
    each entry, `older` and `newer` are its neighbours in its own section, sub-sections apart. All groups are found by
    the places of their members, since after most edits every piece stays in its place.
    """

    def __init__(
        self, paths: Sequence[str], entries: Sequence[Entry], tree: SectionTree, authors: Authors, memory: Memory
    ) -> None:
        self.tree = tree
        self._authors = authors
        self._memory = memory
        trails = {section.path: tuple(step.path for step in tree.trail(section)) for section in tree}
        facts = memory.each("facts", functools.partial(_find_facts, trails), paths, entries, tree)
        made = memory.once("arrangement", _arrange, facts)
        self._order = made.order
        self.paths = self.arrange(paths)
        self.entries = tuple(self.arrange(entries))
        self.moved = memory.moved("moved", self.paths, self.entries)
        self.older = self._pick_or_none(made.older)
        self.newer = self._pick_or_none(made.newer)
        self.pinned = self._pick(made.pinned)
        self.by_section = {section.path: self._pick(made.by_section.get(section.path, ())) for section in tree}
        self.by_kind = {kind: self._pick(made.by_kind.get(kind, ())) for kind in MULTIMEDIA_KINDS}
        self.by_month = {month: self._pick(places) for month, places in made.by_month.items()}
        self.multimedia = self._pick(made.multimedia)

    @functools.cached_property
    def tags(self) -> list[Group]:
        """Tags in the order of the Vietnamese alphabet; spellings that share an address are one tag."""
        written = self._memory.each("tags of", operator.attrgetter("article.front.tags"), self.paths, self.entries)
        groups = self._memory.once("tags", _group_tags, written)
        return [Group(slug, title, self._pick(places)) for slug, title, places in groups]

    @functools.cached_property
    def authors(self) -> list[AuthorGroup]:
        """Authors in the order of the Vietnamese alphabet."""
        make = functools.partial(_group_authors, self._authors)
        groups = self._memory.once("authors", lambda names, _: make(names), self.names, self._authors.profiles)
        return [AuthorGroup(slug, profile, self._pick(places)) for slug, profile, places in groups]

    @functools.cached_property
    def names(self) -> list[tuple[str, ...]]:
        """The authors of each piece as written."""
        return self._memory.each("names of", operator.attrgetter("article.front.authors"), self.paths, self.entries)

    def arrange(self, things: Sequence[T]) -> list[T]:
        """What belongs to the entries, given in the order in which they came, in that of the catalogue."""
        return list(map(things.__getitem__, self._order))

    def _pick(self, places: Iterable[int]) -> tuple[Entry, ...]:
        return tuple(map(self.entries.__getitem__, places))

    def _pick_or_none(self, places: Iterable[int]) -> list[Entry | None]:
        """The entries at these places; none at the place after the last."""
        return list(map((*self.entries, None).__getitem__, places))


class _Facts(Value, frozen=True):
    """What an entry's place in the catalogue depends on; `sections` are the paths of those that it lies in."""

    order: tuple[float, str]
    sections: tuple[str, ...]
    kind: Kind
    is_multimedia: bool
    is_pinned: bool
    month: Month


class _Arrangement(Value, frozen=True):
    """Where each entry stood before, the places of each group's members, and those of the neighbours of each entry.

    The place after the last stands for no neighbour.
    """

    order: list[int]
    by_section: dict[str, list[int]]
    by_kind: dict[Kind, list[int]]
    by_month: dict[Month, list[int]]
    multimedia: list[int]
    pinned: list[int]
    older: list[int]
    newer: list[int]


def _find_facts(trails: Mapping[str, tuple[str, ...]], entry: Entry) -> _Facts:
    kind, date, sections = entry.article.front.kind, entry.date, trails[entry.section.path]
    is_multimedia = kind in MULTIMEDIA_KINDS or sections[0] == MULTIMEDIA_SLUG
    is_pinned = entry.article.front.pin
    return _Facts(entry.order, sections, kind, is_multimedia, is_pinned, (date.year, date.month))


def _arrange(facts: Sequence[_Facts]) -> _Arrangement:
    order = sorted(range(len(facts)), key=lambda index: facts[index].order)
    nobody = len(order)
    made = _Arrangement(order, {}, {}, {}, [], [], [nobody] * nobody, [nobody] * nobody)
    last: dict[str, int] = {}
    for place, index in enumerate(order):
        entry = facts[index]
        own = entry.sections[-1]
        if (before := last.get(own)) is not None:
            made.older[before], made.newer[place] = place, before
        last[own] = place
        for path in entry.sections:
            made.by_section.setdefault(path, []).append(place)
        made.by_kind.setdefault(entry.kind, []).append(place)
        made.by_month.setdefault(entry.month, []).append(place)
        if entry.is_multimedia:
            made.multimedia.append(place)
        if entry.is_pinned:
            made.pinned.append(place)
    return made


@functools.cache
def slug_of_tag(tag: str) -> str:
    """The last step of a tag's address; empty for a tag without letters or digits."""
    return avoid_device(make_slug(tag))


def _group_tags(tags: Sequence[Sequence[str]]) -> list[tuple[str, str, list[int]]]:
    """Slug, title and the places of its bearers, for every tag."""
    found: dict[str, tuple[list[int], dict[str, int]]] = {}
    for place, written in enumerate(tags):
        for slug, tag in {slug_of_tag(tag): tag for tag in written}.items():
            if slug:
                places, spellings = found.setdefault(slug, ([], {}))
                places.append(place)
                spellings[tag] = spellings.get(tag, 0) + 1
    groups = ((slug, _usual(spellings), places) for slug, (places, spellings) in found.items())
    return sorted(groups, key=lambda group: collation_key(group[1]))


def _usual(spellings: dict[str, int]) -> str:
    """The spelling used most, hoà and hòa counting as one."""
    together: dict[str, int] = {}
    for spelling, count in spellings.items():
        unified = unify_tones(spelling).casefold()
        together[unified] = together.get(unified, 0) + count
    return min(spellings, key=lambda word: (-together[unify_tones(word).casefold()], -spellings[word], word))


def _group_authors(authors: Authors, written: Sequence[Sequence[str]]) -> list[tuple[str, Profile, list[int]]]:
    """Slug, profile and the places of the pieces, for every author."""
    found: dict[str, tuple[Profile, list[int]]] = {}
    for place, names in enumerate(written):
        for slug, profile in dict(authors.find(name) for name in names).items():
            if slug:
                found.setdefault(slug, (profile, []))[1].append(place)
    groups = ((slug, profile, places) for slug, (profile, places) in found.items())
    return sorted(groups, key=lambda group: collation_key(group[1].name))
