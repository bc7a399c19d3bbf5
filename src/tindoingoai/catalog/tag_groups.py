"""The tags of published articles, each with its address; no two have one."""

import functools
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from tindoingoai.catalog.entries import Entry
from tindoingoai.catalog.tags import TagProfile, TagProfiles, slug_of_tag
from tindoingoai.digest import digest_value
from tindoingoai.memo import Memo
from tindoingoai.settings import TAGS
from tindoingoai.vietnamese.collation import collation_key
from tindoingoai.vietnamese.telex import spell_telex
from tindoingoai.vietnamese.text import unify_tones


class TagGroup(NamedTuple):
    """Entries that share a tag, newest first; `title` is what it is called, or else the spelling used most.

    `base` is the address that its letters make; where another tag has that, `slug` is another.
    """

    slug: str
    title: str
    entries: tuple[Entry, ...]
    base: str
    profile: TagProfile | None = None


class TagIndex:
    """The tags of an edition in the order of the Vietnamese alphabet, and the slug of each spelling."""

    def __init__(self, entries: Sequence[Entry], known: TagProfiles, memo: Memo) -> None:
        self._known = known
        written = [entry.row.tags for entry in entries]
        found = memo.once("tags", _group, written, known.profiles)
        titles = {
            identity: known.profiles[identity].title if identity in known.profiles else _usual(spellings)
            for identity, (_, spellings) in found.items()
        }
        oldest = {identity: (entries[places[-1]].row.date, titles[identity]) for identity, (places, _) in found.items()}
        self._slugs = _assign(titles, sorted(oldest, key=oldest.__getitem__), known.profiles)
        self.groups = [
            TagGroup(
                slug=self._slugs[identity],
                title=titles[identity],
                entries=tuple(map(entries.__getitem__, places)),
                base=identity if identity in known.profiles else slug_of_tag(titles[identity]),
                profile=known.profiles.get(identity),
            )
            for identity, (places, _) in found.items()
        ]
        self.groups.sort(key=lambda group: (collation_key(group.title), group.slug))

    def slug(self, written: str) -> str:
        """The last step of the address of a tag that some entry has; empty for a tag without letters or digits."""
        return self._slugs.get(self._known.identify(written), "")

    def aliases(self) -> Iterator[tuple[str, TagGroup]]:
        """The slugs that other spellings of a tag would have, which no tag has, each with that tag."""
        taken = {group.slug for group in self.groups}
        for group in self.groups:
            for slug in map(slug_of_tag, group.profile.aliases if group.profile else ()):
                if slug and slug not in taken:
                    taken.add(slug)
                    yield slug, group

    @functools.cached_property
    def digest(self) -> str:
        """The digest of what a page with a tag goes by besides the tag's letters."""
        return digest_value([(group.title, group.slug) for group in self.groups if group.slug != group.base])


_Groups = dict[str, tuple[list[int], dict[str, int]]]


def _group(tags: Sequence[Sequence[str]], profiles: dict[str, TagProfile]) -> _Groups:
    """The places of a tag's bearers, and how often it is spelled in which way, for every tag."""
    identify = TagProfiles(profiles).identify
    found: _Groups = {}
    for place, written in enumerate(tags):
        for identity, tag in {identify(tag): tag for tag in written}.items():
            if slug_of_tag(tag) or identity in profiles:
                places, spellings = found.setdefault(identity, ([], {}))
                places.append(place)
                spellings[tag] = spellings.get(tag, 0) + 1
    return found


def _usual(spellings: dict[str, int]) -> str:
    """The spelling used most, hoà and hòa counting as one."""
    together: dict[str, int] = {}
    for spelling, count in spellings.items():
        unified = unify_tones(spelling).casefold()
        together[unified] = together.get(unified, 0) + count
    return min(spellings, key=lambda word: (-together[unify_tones(word).casefold()], -spellings[word], word))


def _assign(titles: Mapping[str, str], order: Sequence[str], listed: Collection[str]) -> dict[str, str]:
    """A slug for each tag: the one that is set, or that its letters make; where two make one, `order` says who has it.

    The others are spelled by Telex, and numbered where that does not part them.
    """
    slugs = {identity: identity for identity in order if identity in listed}
    taken = set(listed)
    late = []
    for identity in order:
        base = slug_of_tag(titles[identity])
        if identity in listed:
            continue
        if base in taken:
            late.append(identity)
        else:
            slugs[identity] = base
            taken.add(base)
    for identity in late:
        slugs[identity] = next(slug for slug in _ways_out(titles[identity]) if slug not in taken)
        taken.add(slugs[identity])
    return slugs


def _ways_out(tag: str) -> Iterator[str]:
    spelled = slug_of_tag(spell_telex(tag))
    yield spelled
    number = 2
    while True:
        yield f"{spelled}-{number}"
        number += 1


def warn_of_shared(groups: Sequence[TagGroup]) -> Iterator[tuple[TagGroup, str, str]]:
    """A tag that shares an address with another, what is to be said of it, and how to settle it, once an address."""
    by_base: dict[str, list[TagGroup]] = {}
    for group in groups:
        by_base.setdefault(group.base, []).append(group)
    for base, sharing in by_base.items():
        moved = [group for group in sharing if group.slug != base]
        if moved:
            sharing.sort(key=lambda group: (group.slug != base, group.slug))
            names = ", ".join(f"`{group.title}`" for group in sharing)
            message = f"the tags {names} would share the address `{base}`: {_places(moved)} for now"
            lines = (f"{group.slug}: {_quote(group.title)}" for group in sharing if not group.profile)
            yield moved[0], message, f"settle it by lines in {TAGS}: {'; '.join(f'`{line}`' for line in lines)}"


def _places(moved: Sequence[TagGroup]) -> str:
    return ", ".join(f"`{group.title}` has `{group.slug}`" for group in moved)


def _quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
