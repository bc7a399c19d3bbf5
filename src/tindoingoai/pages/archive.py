"""The day archive: a page a month, its pieces under their days, and a page that lists the months."""

import calendar
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


class Square(Value, frozen=True):
    """A day of a calendar, 0 outside of the month, and how many pieces it has."""

    day: int = 0
    count: int = 0


class ArchivePage(Context, frozen=True):
    """A month with its days, newest first, and the neighbouring months that have any piece.

    `weeks` are the rows of its calendar, which begin on Mondays; `month` is the month's first day.
    """

    address: str
    title: str
    month: datetime.date
    days: tuple[Day, ...]
    weeks: tuple[tuple[Square, ...], ...]
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
    for position, (link, (month, entries)) in enumerate(zip(links, months.items(), strict=True)):
        days = tuple(_days(entries))
        context = ArchivePage(
            address=link.address,
            title=link.title,
            month=datetime.date(*month, 1),
            days=days,
            weeks=_weeks(month, days),
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


def _weeks(month: Month, days: Sequence[Day]) -> tuple[tuple[Square, ...], ...]:
    """The rows of a month's calendar, each of seven days."""
    counts = {day.date.day: len(day.cards) for day in days}
    weeks = calendar.Calendar(calendar.MONDAY).monthdayscalendar(*month)
    return tuple(tuple(Square(day, counts.get(day, 0)) for day in week) for week in weeks)
