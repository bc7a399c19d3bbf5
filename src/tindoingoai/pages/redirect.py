"""Pages that only lead elsewhere: former addresses of articles, other spellings of tags, the next page of a list."""

from collections.abc import Iterator

import msgspec

from tindoingoai.model import Context
from tindoingoai.pages.desk import Desk, tag_address
from tindoingoai.pages.page import Page, ready
from tindoingoai.site_folders import CONTENT


class RedirectPage(Context, frozen=True):
    target: str
    title: str


def redirect(address: str, target: str, title: str) -> Page:
    """A page that sends readers from `address` to `target`."""
    return ready(address, "redirect", "redirect.html", RedirectPage(target, title))


def plan(desk: Desk) -> Iterator[Page]:
    for entry in desk.catalog.entries:
        for index, alias in enumerate(entry.row.aliases):
            page = redirect(alias, entry.address, entry.row.title)
            origin = f"{CONTENT}/{entry.row.path}"
            yield msgspec.structs.replace(page, origin=origin, fields=(f"aliases[{index}]",))
    if desk.settings.pages.tags:
        for slug, tag in desk.catalog.tags.aliases():
            yield redirect(tag_address(slug), tag_address(tag.slug), tag.title)
