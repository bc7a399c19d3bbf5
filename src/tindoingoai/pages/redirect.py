"""Pages that only lead elsewhere: former addresses of articles, and the page that a list will have next."""

import itertools
from collections.abc import Iterator

import msgspec

from tindoingoai.catalog.catalog import Entry
from tindoingoai.catalog.references import CONTENT
from tindoingoai.model import Context, Page
from tindoingoai.pages.desk import Desk


class RedirectPage(Context, frozen=True):
    target: str
    title: str


def redirect(address: str, target: str, title: str) -> Page:
    """A page that sends readers from `address` to `target`."""
    return Page(address, "redirect", "redirect.html", RedirectPage(target, title))


def plan(desk: Desk) -> Iterator[Page]:
    yield from itertools.chain.from_iterable(
        desk.memory.each("redirects", _plan_aliases, desk.paths, desk.catalog.entries)
    )


def _plan_aliases(entry: Entry) -> list[Page]:
    origin, places = f"{CONTENT}/{entry.article.path}", entry.article.places
    return [
        msgspec.structs.replace(
            redirect(alias, entry.card.address, entry.card.title),
            origin=origin,
            place=places.get(f"aliases[{index}]") or (1, 1),
        )
        for index, alias in enumerate(entry.article.front.aliases)
    ]
