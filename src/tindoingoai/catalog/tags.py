"""Tags: which spellings are one tag, and what `data/tags.yaml` says of it.

Spellings are one tag where they share an address and their letters with marks: `hòa bình`, `hoà bình` and `Hòa Bình`
are, `bão` and `báo` are two. `data/tags.yaml` has the last word.
"""

import datetime
import functools
import pathlib
from typing import ClassVar

from tindoingoai.addresses import avoid_device
from tindoingoai.located.data import read_data
from tindoingoai.located.decode import Decoder
from tindoingoai.located.nodes import place_of_key
from tindoingoai.model import Value
from tindoingoai.problems import Problem
from tindoingoai.settings import TAGS
from tindoingoai.vietnamese.slugs import make_slug
from tindoingoai.vietnamese.text import split_syllables, unify_tones

# Room for thousands of tags with their summaries.
MOST_CHARACTERS = 4 * 1024 * 1024


class TagProfile(Value, frozen=True):
    """What `data/tags.yaml` says of a tag; `aliases` are other spellings of it."""

    SHORTHAND: ClassVar[str] = "title"

    title: str
    summary: str = ""
    aliases: tuple[str, ...] = ()


class TagProfiles:
    """Finds the tag of `data/tags.yaml` that a spelling means."""

    def __init__(self, profiles: dict[str, TagProfile]) -> None:
        self.profiles = profiles
        spellings = [(word, slug) for slug, each in profiles.items() for word in (each.title, *each.aliases)]
        self._exact = dict(reversed(spellings))
        self._alike = {_letters_of(word): slug for word, slug in reversed(spellings)}
        # The same tags stand over thousands of articles.
        self.identify = functools.cache(self._identify)

    def _identify(self, written: str) -> str:
        """What the spellings of one tag share: the slug that is set for it, or else the letters behind a blank."""
        letters = _letters_of(written)
        return self._exact.get(written) or self._alike.get(letters) or letters

    def title(self, written: str) -> str:
        """What a tag is called: as it was written, or as its profile has it."""
        profile = self.profiles.get(self.identify(written))
        return profile.title if profile else written


def _letters_of(tag: str) -> str:
    """The slug and the letters with marks, however they are cased and parted; no set slug has a blank."""
    return f"{slug_of_tag(tag)} {' '.join(split_syllables(unify_tones(tag)))}"


@functools.cache
def slug_of_tag(tag: str) -> str:
    """The last step of a tag's address, as its letters make it; empty for a tag without letters or digits."""
    return avoid_device(make_slug(tag))


def read_tags(site: pathlib.Path, problems: list[Problem]) -> TagProfiles:
    """The tags that a site lists; none where it has no such file."""
    found = read_data(site, TAGS, MOST_CHARACTERS, problems, "bao: báo")
    if found is None:
        return TagProfiles({})
    document, mapping = found
    decoded = Decoder(document, datetime.UTC).decode_items(mapping, TagProfile)
    seen: dict[str, str] = {}
    for (key, node), (slug, profile) in zip(mapping.items, decoded.items(), strict=False):
        if not slug.strip():
            document.report(key.place, "an empty key", "write the end of the tag's address, like `bao: báo`")
        elif slug_of_tag(slug) != slug:
            hint = f"write `{slug_of_tag(slug)}`" if slug_of_tag(slug) else "like hoa-binh"
            document.report(key.place, f"`{slug}` is not the end of an address", hint)
        for index, spelling in enumerate((profile.title, *profile.aliases), -1):
            if (other := seen.setdefault(spelling, slug)) != slug:
                place = key.place if index < 0 else place_of_key(node, f"aliases[{index}]")
                document.report(place, f"`{spelling}` is a spelling of `{other}` already", "keep it in one place")
    problems += document.problems
    return TagProfiles(decoded if not document.problems else {})
