"""Pages that only lead elsewhere: former addresses of articles, and the page that a list will have next."""

from collections.abc import Iterator

import msgspec

from tindoingoai.catalog.publish import CONTENT
from tindoingoai.model import Context, Page
from tindoingoai.pages.desk import Desk


class RedirectPage(Context, frozen=True):
    target: str
    title: str


def redirect(address: str, target: str, title: str) -> Page:
    """A page that sends readers from `address` to `target`."""
    return Page(address, "redirect", "redirect.html", RedirectPage(target, title))


def plan(desk: Desk) -> Iterator[Page]:
    for entry in desk.catalog.entries:
        for index, alias in enumerate(entry.article.front.aliases):
            page = redirect(alias, entry.card.address, entry.card.title)
            origin = f"{CONTENT}/{entry.article.path}"
            place = entry.article.places.get(f"aliases[{index}]") or (1, 1)
            yield msgspec.structs.replace(page, origin=origin, place=place)
