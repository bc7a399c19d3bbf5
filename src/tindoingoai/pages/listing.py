"""Lists over several pages: what the front shows, what the older pages hold, and how one leads to the next."""

import functools
from collections.abc import Sequence

import msgspec

from tindoingoai.catalog.entries import Entry
from tindoingoai.catalog.newsroom import Load
from tindoingoai.digest import digest_value
from tindoingoai.model import Card, Context, Link, Value
from tindoingoai.pages.desk import Desk, cards_of
from tindoingoai.pages.page import Page, key_of
from tindoingoai.pages.redirect import redirect


class Pager(Value, frozen=True):
    """Where the neighbouring pages are; `number` is 0 on the front, which has the newest."""

    number: int = 0
    newer: str = ""
    older: str = ""


class ListPage(Context, frozen=True):
    """A list of cards under a heading; every kind of list page starts from it."""

    address: str
    title: str
    cards: tuple[Card, ...] = ()
    summary: str = ""
    trail: tuple[Link, ...] = ()
    links: tuple[Link, ...] = ()
    feed: str = ""
    pager: Pager = Pager()


def plan_list(
    desk: Desk, kind: str, front: ListPage, entries: Sequence[Entry], older: ListPage | None = None
) -> Sequence[Page]:
    """The pages of a list; `front` is its first page without cards, `entries` run from the newest.

    Full pages are numbered from the oldest, so each keeps its articles for ever; the front shows the newest, one to two
    pages full. Even the link to the newer page never changes: a redirect to the front stands where that page will be.
    `older` is what the pages behind the front are made of, where that is something else.
    """
    make = functools.partial(_plan_pages, desk, kind)
    return desk.memo.once(("list", kind, front.address), make, front, older or front, entries, desk.digest)


def _plan_pages(
    desk: Desk, kind: str, front: ListPage, behind: ListPage, entries: Sequence[Entry], _: str
) -> Sequence[Page]:
    size = desk.settings.page_size
    full = max(0, len(entries) // size - 1)
    first = msgspec.structs.replace(front, pager=Pager(older=_numbered(front.address, full) if full else ""))
    newest = entries[: len(entries) - full * size]
    pages = [_page(desk, kind, first, newest)]
    if not full:
        return pages
    for number in range(1, full + 1):
        end = len(entries) - (number - 1) * size
        before = _numbered(front.address, number - 1) if number > 1 else ""
        pager = Pager(number, newer=_numbered(front.address, number + 1), older=before)
        heading = msgspec.structs.replace(behind, address=_numbered(front.address, number), pager=pager)
        pages.append(_page(desk, kind, heading, entries[end - size : end]))
    return [*pages, redirect(_numbered(front.address, full + 1), front.address, front.title)]


def _page(desk: Desk, kind: str, heading: ListPage, entries: Sequence[Entry]) -> Page:
    key = key_of(desk, digest_value(heading), entries=entries)
    return Page(heading.address, kind, f"{kind}.html", key, _draw, (heading, entries))


def _draw(_: Desk, source: tuple[ListPage, Sequence[Entry]], __: Load) -> ListPage:
    heading, entries = source
    return msgspec.structs.replace(heading, cards=cards_of(entries))


def _numbered(address: str, number: int) -> str:
    return f"{address}trang-{number}.html"
