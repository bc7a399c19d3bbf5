"""Sitemaps: an index, one file for sections, and one for each month, so that those of past months never change.

Pages that only arrange anew what others hold, as Đọc nhiều and its windows, tags and the archive, are in none of them:
every page leads to them, and a sitemap that named them would change with every hour of reads. Nor is a piece that
search engines are to leave out, or to look for elsewhere.
"""

import datetime
from collections.abc import Iterator, Sequence

from tindoingoai.addresses import make_absolute
from tindoingoai.catalog.catalog import Month
from tindoingoai.catalog.entries import Entry
from tindoingoai.model import Context, Value
from tindoingoai.pages.desk import Desk
from tindoingoai.pages.page import Page, ready
from tindoingoai.vietnamese.dates import EPOCH

# The protocol allows 50,000 addresses and 50 MB a file (sitemaps.org).
MOST_ADDRESSES = 50_000


class SitemapEntry(Value, frozen=True):
    """An address and when its content last changed, where that is known."""

    address: str
    modified: datetime.datetime | None = None


class SitemapPage(Context, frozen=True):
    entries: tuple[SitemapEntry, ...]


class _File(Value, frozen=True):
    address: str
    entries: tuple[SitemapEntry, ...]


def plan(desk: Desk) -> Iterator[Page]:
    files = [_File("/sitemap-chuyen-muc.xml", tuple(_fronts(desk)))]
    for month, entries in desk.catalog.by_month.items():
        files += _plan_month(month, entries, desk.settings.base_url)
    index = []
    for file in files:
        yield ready(file.address, "sitemap", "sitemap.xml", SitemapPage(file.entries))
        index.append(SitemapEntry(file.address, _newest(file.entries)))
    yield ready("/sitemap.xml", "sitemap", "sitemap_index.xml", SitemapPage(tuple(index)))


def _fronts(desk: Desk) -> Iterator[SitemapEntry]:
    entries = desk.catalog.entries
    yield SitemapEntry("/", _last_change(entries[0].row.date) if entries else None)
    for section in desk.catalog.tree:
        members = desk.catalog.by_section[section.path]
        yield SitemapEntry(section.address, _last_change(members[0].row.date) if members else None)


def is_listed(entry: Entry, base_url: str) -> bool:
    """Whether sitemaps name a piece: not one that is to be left out, or whose canonical address is another."""
    row = entry.row
    return not row.noindex and (not row.canonical or row.canonical == make_absolute(entry.address, base_url))


def _plan_month(month: Month, entries: Sequence[Entry], base_url: str) -> list[_File]:
    listed = [
        SitemapEntry(entry.address, _last_change(entry.row.updated or entry.row.date))
        for entry in entries
        if is_listed(entry, base_url)
    ]
    files = []
    for number, start in enumerate(range(0, len(listed), MOST_ADDRESSES), 1):
        suffix = f"-{number}" if number > 1 else ""
        address = f"/sitemap-{month[0]:04}-{month[1]:02}{suffix}.xml"
        files.append(_File(address, tuple(listed[start : start + MOST_ADDRESSES])))
    return files


def _last_change(moment: datetime.datetime) -> datetime.datetime | None:
    """The moment, if there was a web to change on."""
    return moment if moment >= EPOCH else None


def _newest(entries: Sequence[SitemapEntry]) -> datetime.datetime | None:
    return max((entry.modified for entry in entries if entry.modified), default=None)
