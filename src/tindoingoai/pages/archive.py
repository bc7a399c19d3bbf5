"""The day archive: a page a day, a page a month with its calendar, and a page that lists the months."""

import calendar
import datetime
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from tindoingoai.catalog.entries import Entry
from tindoingoai.catalog.newsroom import Load
from tindoingoai.digest import digest_value
from tindoingoai.model import Card, Context, Link, Value
from tindoingoai.pages.desk import Desk, cards_of
from tindoingoai.pages.page import Page, key_of, ready

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


class _Day(NamedTuple):
    """A day before its cards are drawn."""

    date: datetime.date
    address: str
    entries: list[Entry]

    def draw(self, most: int | None = None) -> Day:
        return Day(self.date, self.address, len(self.entries), cards_of(self.entries[:most]))


class _Month(NamedTuple):
    sheet: Calendar
    front: Link
    days: list[_Day]


class _DaySource(NamedTuple):
    day: _Day
    month: _Month
    link: Link
    earlier: Link | None
    later: Link | None


def plan(desk: Desk) -> Iterator[Page]:
    if not desk.settings.pages.archive:
        return
    front = Link(desk.words["archive"], ARCHIVE_ADDRESS)
    links = [
        Link(desk.words["month"].format(month=month, year=year), f"{ARCHIVE_ADDRESS}{year:04}/{month:02}/")
        for year, month in desk.catalog.by_month
    ]
    index = ArchiveIndex(*_heading(front), tuple(links), (front,))
    yield ready(ARCHIVE_ADDRESS, "archive", "archive_index.html", index)
    months = []
    for (later, link, earlier), entries in zip(_beside(links), desk.catalog.by_month.values(), strict=True):
        days = _gather_days(link.address, entries)
        months.append(_Month(Calendar(link, _weeks(days), earlier, later), front, days))
    for month in months:
        key = key_of(desk, digest_value([month.sheet, front]), entries=_shown(desk, month))
        yield Page(month.sheet.month.address, "archive", "archive.html", key, _draw_month, month)
    all_days = [(month, day, Link(_title(desk, day), day.address)) for month in months for day in month.days]
    for later_day, (month, day, link), earlier_day in _beside(all_days):
        source = _DaySource(day, month, link, earlier_day and earlier_day[2], later_day and later_day[2])
        given = digest_value([month.sheet, front, link, source.earlier, source.later])
        key = key_of(desk, given, entries=day.entries)
        yield Page(link.address, "archive", "day.html", key, _draw_day, source)


def _heading(link: Link) -> tuple[str, str]:
    return link.address, link.title


def _title(desk: Desk, day: _Day) -> str:
    return desk.words["day"].format(date=f"{day.date:%d/%m/%Y}")


def _shown(desk: Desk, month: _Month) -> Iterator[Entry]:
    return itertools.chain.from_iterable(day.entries[: desk.settings.page_size] for day in month.days)


def _draw_month(desk: Desk, month: _Month, _: Load) -> ArchivePage:
    sheet = month.sheet
    days = tuple(day.draw(desk.settings.page_size) for day in month.days)
    count = sum(day.count for day in days)
    return ArchivePage(*_heading(sheet.month), days, count, sheet, (month.front, sheet.month))


def _draw_day(_: Desk, source: _DaySource, __: Load) -> DayPage:
    sheet, link = source.month.sheet, source.link
    trail = (source.month.front, sheet.month, link)
    return DayPage(*_heading(link), source.day.draw(), sheet, trail, source.earlier, source.later)


def _gather_days(address: str, entries: Iterable[Entry]) -> list[_Day]:
    """The days of the month at an address, newest first as its entries are."""
    days = itertools.groupby(entries, key=lambda entry: entry.row.date.date())
    return [_Day(date, f"{address}{date.day:02}/", list(members)) for date, members in days]


def _weeks(days: Sequence[_Day]) -> tuple[tuple[Square, ...], ...]:
    """The rows of a month's calendar, each of seven days."""
    addresses = {day.date.day: day.address for day in days}
    weeks = calendar.Calendar(calendar.MONDAY).monthdayscalendar(days[0].date.year, days[0].date.month)
    return tuple(tuple(Square(day, addresses.get(day, "")) for day in week) for week in weeks)


def _beside(items: Sequence[T]) -> Iterator[tuple[T | None, T, T | None]]:
    """Each of several things with the one before it and the one after it."""
    # The outer two are longer where there is nothing at all.
    return zip([None, *items[:-1]], items, [*items[1:], None], strict=False)
