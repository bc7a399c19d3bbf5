"""Who writes: profiles from `data/authors.yaml`, and plain names for everybody else."""

import datetime
import functools
import pathlib
from typing import ClassVar

import msgspec

from tindoingoai.addresses import Name, avoid_device, is_web_address
from tindoingoai.digest import digest_value
from tindoingoai.located.data import read_data
from tindoingoai.located.decode import Decoder
from tindoingoai.located.nodes import place_of_key
from tindoingoai.model import Image, Link, Row, Value
from tindoingoai.problems import Problem, nearest
from tindoingoai.settings import AUTHORS
from tindoingoai.vietnamese.slugs import make_slug
from tindoingoai.vietnamese.text import unify_tones

# Room for thousands of authors with their biographies.
MOST_CHARACTERS = 4 * 1024 * 1024


class ProfileLink(Value, frozen=True):
    SHORTHAND: ClassVar[str] = "url"

    url: Name
    title: str = ""


class Profile(Value, frozen=True):
    """What `data/authors.yaml` says of an author."""

    SHORTHAND: ClassVar[str] = "name"

    name: str
    role: str = ""
    bio: str = ""
    image: Image | None = None
    links: tuple[ProfileLink, ...] = ()


class Authors:
    """Finds the author that a front matter means, by id or by name."""

    def __init__(self, profiles: dict[str, Profile]) -> None:
        self.profiles = profiles
        self._ids = {name_key(name): identity for identity in profiles for name in (identity, profiles[identity].name)}
        # A few dozen names stand over ten thousand articles.
        self.find = functools.cache(self._find)

    def _find(self, written: str) -> tuple[str, Profile]:
        """The author's slug and profile; an author without one is just a name."""
        identity = self._ids.get(name_key(written))
        if identity is None:
            return avoid_device(make_slug(written)), Profile(written)
        return avoid_device(make_slug(identity)), self.profiles[identity]

    def nearest(self, written: str) -> str | None:
        """The id that a mistyped one most likely meant; names of people are often alike, and none is one."""
        is_id = written == make_slug(written) and name_key(written) not in self._ids
        return nearest(written, self.profiles) if is_id else None

    def split_byline(self, row: Row) -> Row:
        """A row with the authors that its byline names, where all of them have profiles; else the row as it is."""
        names = tuple(name.strip() for name in row.authors[0].split(",")) if row.has_byline else ()
        if not names or any(name_key(name) not in self._ids for name in names):
            return row
        # Pages see something else of it than its own digest says.
        return msgspec.structs.replace(row, authors=names, digest=digest_value([row.digest, names]))

    def link(self, written: str, *, has_pages: bool) -> Link:
        slug, profile = self.find(written)
        return Link(profile.name, author_address(slug) if has_pages and slug else "")


def author_address(slug: str) -> str:
    return f"/tac-gia/{slug}/"


def name_key(name: str) -> str:
    """What two spellings of one name share."""
    return " ".join(unify_tones(name).casefold().split())


def read_authors(site: pathlib.Path, problems: list[Problem]) -> Authors:
    """The authors of a site; a site without the file has none with a profile."""
    found = read_data(site, AUTHORS, MOST_CHARACTERS, problems, "lan: Lan")
    if found is None:
        return Authors({})
    document, mapping = found
    decoded = Decoder(document, datetime.UTC).decode_items(mapping, Profile)
    for (_, node), profile in zip(mapping.items, decoded.values(), strict=False):
        for index, link in enumerate(profile.links):
            if not (is_web_address(link.url) or link.url.startswith("mailto:")):
                place = place_of_key(node, f"links[{index}].url")
                document.report(place, f"`{link.url}` is no web address", "like https://example.org/minh-anh")
    problems += document.problems
    return Authors(decoded)
