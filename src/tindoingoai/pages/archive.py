"""The day archive: a page a day, a page a month with its calendar, and a page that lists the months."""

import calendar
import datetime
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec

from tindoingoai.catalog.catalog import Entry
from tindoingoai.model import Card, Context, Link, Page, Value
from tindoingoai.pages.desk import Desk, cards_of

ARCHIVE_ADDRESS = "/luu-tru/"

T = TypeVar("T")


class Day(Value, frozen=True):
    """A day with its `count` of pieces, newest first; the page of its month shows no more than a list page does."""

    date: datetime.date
    address: str
    count: int
    cards: tuple[Card, ...]


class Square(Value, frozen=True):
    """A day of a calendar, 0 outside of the month, and where its pieces are if it has any."""

    day: int = 0
    address: str = ""


class Calendar(Value, frozen=True):
    """A month in rows that begin on Mondays, and the neighbouring months that have any piece."""

    month: Link
    weeks: tuple[tuple[Square, ...], ...]
    earlier: Link | None
    later: Link | None


class DayPage(Context, frozen=True):
    """All pieces of a day, and the neighbouring days that have any."""

    address: str
    title: str
    day: Day
    calendar: Calendar
    trail: tuple[Link, ...]
    earlier: Link | None
    later: Link | None


class ArchivePage(Context, frozen=True):
    """A month with its days, newest first; `count` is that of its pieces."""

    address: str
    title: str
    days: tuple[Day, ...]
    count: int
    calendar: Calendar
    trail: tuple[Link, ...]


class ArchiveIndex(Context, frozen=True):
    """All months that have any piece, newest first."""

    address: str
    title: str
    months: tuple[Link, ...]
    trail: tuple[Link, ...]


def plan(desk: Desk) -> Iterator[Page]:
    if not desk.settings.pages.archive:
        return
    front = Link(desk.words["archive"], ARCHIVE_ADDRESS)
    months = [
        Link(desk.words["month"].format(month=month, year=year), f"{ARCHIVE_ADDRESS}{year:04}/{month:02}/")
        for year, month in desk.catalog.by_month
    ]
    index = ArchiveIndex(front.address, front.title, tuple(months), (front,))
    yield Page(index.address, "archive", "archive_index.html", index)
    days: list[tuple[Day, Calendar]] = []
    for (later, month, earlier), entries in zip(_beside(months), desk.catalog.by_month.values(), strict=True):
        gathered = desk.memory.once(("days", month.address), _gather_days, month.address, entries)
        sheet = Calendar(month, _weeks(gathered), earlier, later)
        days += [(day, sheet) for day in gathered]
        yield _plan_month(sheet, gathered, front, desk.settings.page_size)
    links = [Link(desk.words["day"].format(date=f"{day.date:%d/%m/%Y}"), day.address) for day, _ in days]
    for (day, sheet), (later, link, earlier) in zip(days, _beside(links), strict=True):
        context = DayPage(link.address, link.title, day, sheet, (front, sheet.month, link), earlier, later)
        yield Page(link.address, "archive", "day.html", context)


def _plan_month(sheet: Calendar, days: Iterable[Day], front: Link, most: int) -> Page:
    month = sheet.month
    shown = tuple(msgspec.structs.replace(day, cards=day.cards[:most]) for day in days)
    count = sum(day.count for day in shown)
    context = ArchivePage(month.address, month.title, shown, count, sheet, (front, month))
    return Page(month.address, "archive", "archive.html", context)


def _gather_days(address: str, entries: Iterable[Entry]) -> list[Day]:
    """The days of the month at an address, newest first as its entries are."""
    days = itertools.groupby(entries, key=lambda entry: entry.date.date())
    cards = ((date, cards_of(members)) for date, members in days)
    return [Day(date, f"{address}{date.day:02}/", len(pieces), pieces) for date, pieces in cards]


def _weeks(days: Sequence[Day]) -> tuple[tuple[Square, ...], ...]:
    """The rows of a month's calendar, each of seven days."""
    addresses = {day.date.day: day.address for day in days}
    weeks = calendar.Calendar(calendar.MONDAY).monthdayscalendar(days[0].date.year, days[0].date.month)
    return tuple(tuple(Square(day, addresses.get(day, "")) for day in week) for week in weeks)


def _beside(items: Sequence[T]) -> Iterator[tuple[T | None, T, T | None]]:
    """Each of several things with the one before it and the one after it."""
    # The outer two are longer where there is nothing at all.
    return zip([None, *items[:-1]], items, [*items[1:], None], strict=False)
