"""The catalogue: published articles newest first, and grouped every way that a page may ask for."""

import datetime
import functools
from collections.abc import Iterable, Iterator

from tindoingoai.addresses import avoid_device
from tindoingoai.catalog.authors import Authors, Profile
from tindoingoai.catalog.sections import Section, SectionTree
from tindoingoai.model import MULTIMEDIA_KINDS, Article, Card, Kind, Value
from tindoingoai.vietnamese.collation import collation_key
from tindoingoai.vietnamese.slugs import make_slug
from tindoingoai.vietnamese.text import unify_tones

# A section with this slug is the newsroom's own multimedia desk: its pieces count as multimedia whatever their kind.
MULTIMEDIA_SLUG = "multimedia"


class Entry(Value, frozen=True):
    """A published article with its card and its section."""

    article: Article
    card: Card
    section: Section

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
    """Everything published, in the orders that pages ask for. Nothing in it changes once it is made."""

    def __init__(self, entries: Iterable[Entry], tree: SectionTree, authors: Authors) -> None:
        self.tree = tree
        self.entries = tuple(sorted(entries, key=_newest_first))
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
        self.tags = {group.slug: group for group in _group_tags(self.entries)}
        self.authors = {group.slug: group for group in _group_authors(self.entries, authors)}

    @property
    def pinned(self) -> Iterator[Entry]:
        return (entry for entry in self.entries if entry.article.front.pin)


def _newest_first(entry: Entry) -> tuple[float, str]:
    return (-entry.date.timestamp(), entry.article.path)


@functools.cache
def slug_of_tag(tag: str) -> str:
    """The last step of a tag's address; empty for a tag without letters or digits."""
    return avoid_device(make_slug(tag))


def _group_tags(entries: Iterable[Entry]) -> list[Group]:
    """Tags in the order of the Vietnamese alphabet; spellings that share an address are one tag."""
    found: dict[str, tuple[list[Entry], dict[str, int]]] = {}
    for entry in entries:
        for slug, tag in {slug_of_tag(tag): tag for tag in entry.article.front.tags}.items():
            if slug:
                members, spellings = found.setdefault(slug, ([], {}))
                members.append(entry)
                spellings[tag] = spellings.get(tag, 0) + 1
    groups = (Group(slug, _usual(spellings), tuple(members)) for slug, (members, spellings) in found.items())
    return sorted(groups, key=lambda group: collation_key(group.title))


def _usual(spellings: dict[str, int]) -> str:
    """The spelling used most, hoà and hòa counting as one."""
    together: dict[str, int] = {}
    for spelling, count in spellings.items():
        unified = unify_tones(spelling).casefold()
        together[unified] = together.get(unified, 0) + count
    return min(spellings, key=lambda word: (-together[unify_tones(word).casefold()], -spellings[word], word))


def _group_authors(entries: Iterable[Entry], authors: Authors) -> list[AuthorGroup]:
    found: dict[str, tuple[Profile, list[Entry]]] = {}
    for entry in entries:
        for slug, profile in dict(authors.find(name) for name in entry.article.front.authors).items():
            if slug:
                found.setdefault(slug, (profile, []))[1].append(entry)
    groups = (AuthorGroup(slug, profile, tuple(members)) for slug, (profile, members) in found.items())
    return sorted(groups, key=lambda group: collation_key(group.profile.name))
