"""Lists over several pages: what the front shows, what the older pages hold, and how one leads to the next."""

from collections.abc import Sequence

import msgspec

from tindoingoai.catalog.catalog import Entry
from tindoingoai.memory import Memory
from tindoingoai.model import Card, Context, Link, Page, Value
from tindoingoai.pages.desk import cards_of
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


def plan_list(memory: Memory, kind: str, front: ListPage, entries: Sequence[Entry], size: int) -> Sequence[Page]:
    """The pages of a list; `front` is its first page without cards, `entries` run from the newest.

    Full pages are numbered from the oldest, so each keeps its articles for ever; the front shows the newest, one to two
    pages full. Even the link to the newer page never changes: a redirect to the front stands where that page will be.
    """
    return memory.once(("list", kind, front.address), _plan_pages, kind, front, entries, size)


def _plan_pages(kind: str, front: ListPage, entries: Sequence[Entry], size: int) -> list[Page]:
    address = front.address
    full = max(0, len(entries) // size - 1)
    newest = entries[: len(entries) - full * size]
    pager = Pager(older=_numbered(address, full) if full else "")
    pages = [_page(kind, msgspec.structs.replace(front, cards=cards_of(newest), pager=pager))]
    for number in range(1, full + 1):
        end = len(entries) - (number - 1) * size
        older = _numbered(address, number - 1) if number > 1 else ""
        context = msgspec.structs.replace(
            front,
            address=_numbered(address, number),
            cards=cards_of(entries[end - size : end]),
            pager=Pager(number, newer=_numbered(address, number + 1), older=older),
        )
        pages.append(_page(kind, context))
    return [*pages, redirect(_numbered(address, full + 1), address, front.title)] if full else pages


def _page(kind: str, context: ListPage) -> Page:
    return Page(context.address, kind, f"{kind}.html", context)


def _numbered(address: str, number: int) -> str:
    return f"{address}trang-{number}.html"
