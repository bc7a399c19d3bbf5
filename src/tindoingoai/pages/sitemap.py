"""Sitemaps: an index, one file for sections, and one for each month, so that those of past months never change.

Pages that only arrange anew what others hold, as Đọc nhiều and its windows, tags and the archive, are in none of them:
every page leads to them, and a sitemap that named them would change with every hour of reads.
"""

import datetime
from collections.abc import Iterator, Sequence

from tindoingoai.catalog.catalog import Entry
from tindoingoai.model import Context, Page, Value
from tindoingoai.pages.desk import Desk

# The protocol allows 50,000 addresses and 50 MB a file (sitemaps.org).
MOST_ADDRESSES = 50_000


class SitemapEntry(Value, frozen=True):
    """An address and when its content last changed, where that is known."""

    address: str
    modified: datetime.datetime | None = None


class SitemapPage(Context, frozen=True):
    entries: tuple[SitemapEntry, ...]


def plan(desk: Desk) -> Iterator[Page]:
    files = [("/sitemap-chuyen-muc.xml", list(_fronts(desk)))]
    for (year, month), entries in desk.catalog.by_month.items():
        listed = desk.memory.once(("sitemap", year, month), _list_entries, entries)
        for number, start in enumerate(range(0, len(listed), MOST_ADDRESSES), 1):
            suffix = f"-{number}" if number > 1 else ""
            files.append((f"/sitemap-{year:04}-{month:02}{suffix}.xml", listed[start : start + MOST_ADDRESSES]))
    for address, entries_of_file in files:
        yield Page(address, "sitemap", "sitemap.xml", SitemapPage(tuple(entries_of_file)))
    index = SitemapPage(tuple(SitemapEntry(address, _newest(entries)) for address, entries in files))
    yield Page("/sitemap.xml", "sitemap", "sitemap_index.xml", index)


def _fronts(desk: Desk) -> Iterator[SitemapEntry]:
    entries = desk.catalog.entries
    yield SitemapEntry("/", entries[0].date if entries else None)
    for section in desk.catalog.tree:
        members = desk.catalog.by_section[section.path]
        yield SitemapEntry(section.address, members[0].date if members else None)


def _list_entries(entries: Sequence[Entry]) -> list[SitemapEntry]:
    return [_entry_of(entry) for entry in entries if not entry.article.front.noindex]


def _entry_of(entry: Entry) -> SitemapEntry:
    return SitemapEntry(entry.card.address, entry.card.updated or entry.date)


def _newest(entries: Sequence[SitemapEntry]) -> datetime.datetime | None:
    return max((entry.modified for entry in entries if entry.modified), default=None)
