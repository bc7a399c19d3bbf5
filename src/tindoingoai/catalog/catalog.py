"""The catalogue: published articles newest first, and grouped every way that a page may ask for."""

import datetime
import functools
import operator
from collections.abc import Iterable, Iterator, Sequence

from tindoingoai.addresses import avoid_device
from tindoingoai.catalog.authors import Authors, Profile
from tindoingoai.catalog.sections import Section, SectionTree
from tindoingoai.memory import Memory
from tindoingoai.model import MULTIMEDIA_KINDS, Article, Card, Kind, Value
from tindoingoai.vietnamese.collation import collation_key
from tindoingoai.vietnamese.slugs import make_slug
from tindoingoai.vietnamese.text import unify_tones

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
ORDER = operator.attrgetter("order")


class Catalog:
    """Everything published, in the orders that pages ask for. Nothing in it changes once it is made."""

    def __init__(self, entries: Iterable[Entry], tree: SectionTree, authors: Authors, memory: Memory) -> None:
        self.tree = tree
        self._authors = authors
        self._memory = memory
        self.entries = tuple(sorted(entries, key=ORDER))
        self.by_section: dict[str, list[Entry]] = {section.path: [] for section in tree}
        self.by_kind: dict[Kind, list[Entry]] = {kind: [] for kind in MULTIMEDIA_KINDS}
        self.by_month: dict[Month, list[Entry]] = {}
        self.multimedia: list[Entry] = []
        for entry in self.entries:
            for section in tree.trail(entry.section):
                self.by_section[section.path].append(entry)
            kind = entry.article.front.kind
            if kind in self.by_kind:
                self.by_kind[kind].append(entry)
            if kind in self.by_kind or entry.section.top_path == MULTIMEDIA_SLUG:
                self.multimedia.append(entry)
            self.by_month.setdefault((entry.date.year, entry.date.month), []).append(entry)

    @functools.cached_property
    def tags(self) -> list[Group]:
        """Tags in the order of the Vietnamese alphabet; spellings that share an address are one tag."""
        # Which pieces share a tag, by their places: with the same tags in the same order all stay in their groups.
        tags = tuple(entry.article.front.tags for entry in self.entries)
        groups = self._memory.once("tags", _group_tags, tags)
        return [Group(slug, title, self._pick(places)) for slug, title, places in groups]

    @functools.cached_property
    def authors(self) -> list[AuthorGroup]:
        """Authors in the order of the Vietnamese alphabet."""
        written = tuple(entry.article.front.authors for entry in self.entries)
        make = functools.partial(_group_authors, self._authors)
        groups = self._memory.once("authors", lambda written, _: make(written), written, self._authors.profiles)
        return [AuthorGroup(slug, profile, self._pick(places)) for slug, profile, places in groups]

    def _pick(self, places: Iterable[int]) -> tuple[Entry, ...]:
        return tuple(self.entries[place] for place in places)

    @property
    def pinned(self) -> Iterator[Entry]:
        return (entry for entry in self.entries if entry.article.front.pin)


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
