"""The day archive: a page a month, its pieces under their days, and a page that lists the months."""

import datetime
import itertools
from collections.abc import Iterator, Sequence

from tindoingoai.catalog.catalog import Entry, Month
from tindoingoai.model import Card, Context, Link, Page, Value
from tindoingoai.pages.desk import Desk, cards_of

ARCHIVE_ADDRESS = "/luu-tru/"


class Day(Value, frozen=True):
    date: datetime.date
    cards: tuple[Card, ...]


class ArchivePage(Context, frozen=True):
    """A month with its days, newest first, and the neighbouring months that have any piece."""

    address: str
    title: str
    days: tuple[Day, ...]
    trail: tuple[Link, ...]
    earlier: Link | None = None
    later: Link | None = None


class ArchiveIndex(Context, frozen=True):
    """All months that have any piece, newest first."""

    address: str
    title: str
    months: tuple[Link, ...]
    trail: tuple[Link, ...]


def plan(desk: Desk) -> Iterator[Page]:
    if not desk.settings.pages.archive:
        return
    months = desk.catalog.by_month
    links = [_link(desk, month) for month in months]
    front = Link(desk.words["archive"], ARCHIVE_ADDRESS)
    index = ArchiveIndex(ARCHIVE_ADDRESS, front.title, tuple(links), (front,))
    yield Page(ARCHIVE_ADDRESS, "archive", "archive_index.html", index)
    for position, (link, entries) in enumerate(zip(links, months.values(), strict=True)):
        context = ArchivePage(
            address=link.address,
            title=link.title,
            days=tuple(_days(entries)),
            trail=(front, link),
            earlier=links[position + 1] if position + 1 < len(links) else None,
            later=links[position - 1] if position else None,
        )
        yield Page(link.address, "archive", "archive.html", context)


def _link(desk: Desk, month: Month) -> Link:
    year, number = month
    title = desk.words["month"].format(month=number, year=year)
    return Link(title, f"{ARCHIVE_ADDRESS}{year:04}/{number:02}/")


def _days(entries: Sequence[Entry]) -> Iterator[Day]:
    for date, members in itertools.groupby(entries, key=lambda entry: entry.date.date()):
        yield Day(date, cards_of(members))
