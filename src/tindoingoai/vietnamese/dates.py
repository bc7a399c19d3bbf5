"""Moments as newspapers write them: read from front matter and file names, printed for readers and feeds.

Nothing here asks for the locale, the machine's zone or the time of day.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

# Where clocks of machines begin: what is dated before it was not published on the web.
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")

_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ENGLISH_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
# RFC 822 names days and months in English whatever the language of the feed.
_RFC822_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_RFC822_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_WRITE_ISO = "write it as 2023-07-05, 2023-07-05 14:30 or 2023-07-05T14:30:00+07:00"
_FIRST_YEAR, _LAST_YEAR = 1000, 9999
# The clocks of Kiritimati; nowhere is further from UTC.
_FURTHEST_ZONE = timedelta(hours=14)

_TIME = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d+))?)?"
    r"(?: ?(?P<half>[ap]\.?m\.?|sa|ch))?"
)
_ZONE = r"Z|UTC|GMT|(?:UTC|GMT)?(?P<sign>[+-])(?P<zone_hours>\d{1,2})(?::?(?P<zone_minutes>\d{2}))?"
_MOMENT = re.compile(
    rf"(?P<year>\d+)-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})(?:[T ]{_TIME}(?: ?(?P<zone>{_ZONE}))?)?",
    re.ASCII | re.IGNORECASE,
)
# How other systems write a day: what stands before and behind the year, month and day is the same in all of them.
_OTHER_DAY = re.compile(
    r"(?:(?P<weekday>[a-z]{3,9}),? )?(?:(?P<first_year>\d{4})/(?P<month>\d{1,2})/(?P<last_day>\d{1,2})"
    r"|(?P<first_day>\d{1,2}) (?P<name>[a-z]{3,9})\.?,? (?P<last_year>\d{4})"
    r"|(?P<first_name>[a-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4}))"
    r"(?:(?:T|,? (?:at )?)(?P<rest>\d.*))?",
    re.ASCII | re.IGNORECASE,
)
_YEAR_LAST = re.compile(
    r"(?<!\d)(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)", re.A
)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?P<mark>[/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)", re.ASCII)
_SOME_DAY = re.compile(r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?(?!\d)", re.ASCII)
_NAME = "|".join(_RFC822_MONTHS)
_NAMED_MONTH = re.compile(
    rf"(?:(?P<day>\d{{1,2}})\s+(?:(?P<name>{_NAME})[a-z]*|tháng\s+(?P<number>\d{{1,2}}))"
    rf"|(?P<name_first>{_NAME})[a-z]*\.?\s+(?P<day_last>\d{{1,2}})(?:st|nd|rd|th)?),?\s+(?:năm\s+)?(?P<year>\d{{4}})",
    re.IGNORECASE,
)
_LONGEST_MOMENT = 40
_TIME_AMISS = re.compile(r"\d+-\d{1,2}-\d{1,2}(?!\d)[T ]?(?P<time>.+)", re.ASCII)
_DATED_NAME = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:$|[-_ ]+(?P<rest>.*))", re.A | re.S)


class MomentError(ValueError):
    """Text that is no moment: the reason in one line, and a hint that shows the form wanted."""

    def __init__(self, reason: str, hint: str = _WRITE_ISO) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


def parse_moment(text: str, zone: tzinfo) -> datetime:
    """Read an ISO date, or a date and time, as an aware moment; without a zone of its own it is in `zone`.

    A bare date is 00:00. Accepted are AM and PM, single-digit months, days and hours, missing seconds, a zone after a
    space, and a day like `2014/05/16`, `16 May 2014` or `May 16, 2014`, with its weekday before it. Raises MomentError.
    """
    written = " ".join(text.split())
    match = _MOMENT.fullmatch(written)
    if match is None:
        written = _in_our_form(written)
        match = _MOMENT.fullmatch(written)
    if match is None:
        raise _explain(written)
    moment = datetime.combine(_read_date(match), time(), _read_zone(match) or zone)
    if match["hour"]:
        moment = _set_time(moment, match)
    for shown, name in ((UTC, "UTC"), (zone, "the newspaper's zone")):
        try:
            moment.astimezone(shown)
        except OverflowError:
            raise MomentError(f"{written} is after the year {_LAST_YEAR} in {name}") from None
    return moment


def _in_our_form(written: str) -> str:
    """A moment whose day is written as other systems do, as we write it; any other text as it is."""
    match = _OTHER_DAY.fullmatch(written)
    if match is None:
        return written
    name = match["name"] or match["first_name"]
    month = _number_of(name, _ENGLISH_MONTHS) if name else int(match["month"])
    if not month:
        return written
    year = match["first_year"] or match["last_year"] or match["year"]
    day = match["first_day"] or match["last_day"] or match["day"]
    found = _find_date(int(year), month, int(day))
    if found and match["weekday"] and found.weekday() + 1 != _number_of(match["weekday"], _ENGLISH_DAYS):
        real = _ENGLISH_DAYS[found.weekday()].capitalize()
        raise MomentError(f"{found} is a {real}, not a {match['weekday']}", f"write {found} if that day is meant")
    return f"{year}-{month}-{day}" + (f" {match['rest']}" if match["rest"] else "")


def _number_of(word: str, names: Sequence[str]) -> int:
    """Which of some names a word is or begins, counted from 1; 0 where it is none."""
    return next((number for number, name in enumerate(names, 1) if name.startswith(word.lower())), 0)


def is_day(text: str) -> bool:
    """Whether the text of a moment is a day without a time."""
    return bool(text) and ":" not in text


def guess_moment(text: str, zone: tzinfo) -> datetime | None:
    """The latest moment that a short text may mean, in forms too that `parse_moment` refuses; None where it is none."""
    try:
        return parse_moment(text, zone)
    except MomentError:
        days = list(_guess_days(text)) if len(text) <= _LONGEST_MOMENT else []
    # Whatever time of that day is meant, it has come when the day is over.
    return datetime.combine(max(days) + timedelta(days=1), time(), zone) if days else None


def _guess_days(text: str) -> Iterator[date]:
    for match in _YEAR_LAST.finditer(text):
        first, second, year = (int(part) for part in match.group("first", "second", "year"))
        yield from filter(None, (_find_date(year, second, first), _find_date(year, first, second)))
    for match in _SOME_DAY.finditer(text):
        yield from filter(None, [_find_date(*(int(part or 1) for part in match.group("year", "month", "day")))])
    for match in _NAMED_MONTH.finditer(text):
        name = match["name"] or match["name_first"]
        month = int(match["number"] or _RFC822_MONTHS.index(name.capitalize()) + 1)
        yield from filter(None, [_find_date(int(match["year"]), month, int(match["day"] or match["day_last"]))])


def _read_date(match: re.Match[str]) -> date:
    """Check year, month and day, so that the reason names the one that is wrong."""
    year, month, day = int(match["year"][:9]), int(match["month"]), int(match["day"])
    if year < _FIRST_YEAR:
        raise MomentError(f"the year {year} is before {_FIRST_YEAR}")
    if year > _LAST_YEAR:
        raise MomentError(f"the year {year} is after {_LAST_YEAR}")
    if not 1 <= month <= 12:
        raise MomentError(f"there is no month {month}")
    if day < 1:
        raise MomentError("there is no day 0")
    found = _find_date(year, month, day)
    if found is None:
        raise MomentError(f"month {month} of {year} has no day {day}")
    return found


def _find_date(year: int, month: int, day: int) -> date | None:
    """Give the date, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _set_time(moment: datetime, match: re.Match[str]) -> datetime:
    """Put the time of day into a moment at 00:00."""
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    if hour > 23:
        raise MomentError(f"there is no hour {hour}: a day has the hours 0 to 23")
    if minute > 59:
        raise MomentError(f"there is no minute {minute}: an hour has the minutes 0 to 59")
    if second > 59:
        raise MomentError(f"there is no second {second}: a minute has the seconds 0 to 59")
    if half := match["half"]:
        hour = _hour_of_day(hour, half)
    microsecond = int((match["fraction"] or "").ljust(6, "0")[:6])
    return moment.replace(hour=hour, minute=minute, second=second, microsecond=microsecond)


def _hour_of_day(hour: int, half: str) -> int:
    """The hour that a clock shows in one half of the day: AM or SA, PM or CH; some write 14 PM and 0 AM."""
    is_late = half[0].lower() in "pc"
    if (hour == 0) if is_late else (hour > 12):
        raise MomentError(f"there is no hour {hour} {half.upper()}: before and after noon hours are 1 to 12")
    return hour % 12 + (12 if is_late else 0)


def _read_zone(match: re.Match[str]) -> tzinfo | None:
    """Give the zone written after the time, or None when there is none."""
    if not match["zone"]:
        return None
    if not match["sign"]:
        return UTC
    hours, minutes = int(match["zone_hours"]), int(match["zone_minutes"] or 0)
    offset = timedelta(hours=hours, minutes=minutes)
    if minutes > 59 or offset > _FURTHEST_ZONE:
        raise MomentError(f"there is no zone {match['zone']}: zones lie within 14 hours of UTC")
    return timezone(-offset if match["sign"] == "-" else offset)


def _explain(written: str) -> MomentError:
    """Say why text in none of the accepted forms is refused, with the date it probably means."""
    if not written:
        return MomentError("the date is empty")
    if match := _YEAR_LAST.search(written):
        return _explain_year_last(written, match)
    if match := _YEAR_FIRST.search(written):
        found = _find_date(*(int(part) for part in match.group("year", "month", "day")))
        return MomentError(f"{match[0]} is not joined by hyphens", _offer(written, match, found))
    if match := _TIME_AMISS.fullmatch(written):
        return MomentError(f"{_shorten(match['time'])} is not a time in the form 14:30 or 14:30:00+07:00")
    return MomentError(f"{_shorten(written)} is not a date in the form year-month-day")


def _shorten(written: str) -> str:
    """Keep a reason to one line when a whole paragraph stands where a date should."""
    return written if len(written) <= 40 else f"{written[:40]}…"


def _explain_year_last(written: str, match: re.Match[str]) -> MomentError:
    """Offer the reading with the day first, as Vietnam writes it, and the other only when that day does not exist."""
    first, second, year = (int(part) for part in match.group("first", "second", "year"))
    day_first, month_first = _find_date(year, second, first), _find_date(year, first, second)
    if day_first and month_first and first != second:
        reason = f"{match[0]} can be read with the day first or with the month first"
    elif day_first or month_first:
        reason = f"{match[0]} does not begin with the year"
    else:
        reason = f"{match[0]} is no day of the calendar"
    return MomentError(reason, _offer(written, match, day_first or month_first))


def _offer(written: str, match: re.Match[str], found: date | None) -> str:
    """Show the text mended: the whole when the rest of it is a time, else the date alone."""
    if found is None or found.year < _FIRST_YEAR:
        return _WRITE_ISO
    whole = written[: match.start()] + found.isoformat() + written[match.end() :]
    return f"if {found:%d}/{found:%m} (day/month) is meant, write {whole if _MOMENT.fullmatch(whole) else found}"


def date_in_name(stem: str) -> tuple[date | None, str]:
    """Split `2024-05-01-ten-bai` into its date and `ten-bai`; a name of nothing but a date keeps itself as the rest."""
    match = _DATED_NAME.fullmatch(stem)
    found = _find_date(*(int(part) for part in match.group("year", "month", "day"))) if match else None
    if match is None or found is None or found.year < _FIRST_YEAR:
        return None, stem
    return found, match["rest"] or stem


def format_long(moment: datetime, is_day: bool = False, *, weekdays: Sequence[str] = WEEKDAYS) -> str:
    """Write `Thứ tư, 05/07/2023 | 14:30 GMT+7`, of a day without a time the day; `weekdays` begins with Monday."""
    day = f"{weekdays[moment.weekday()]}, {format_day(moment)}"
    return day if is_day else f"{day} | {moment.hour:02}:{moment.minute:02} {_format_zone(moment)}"


def format_day(day: date) -> str:
    """Write `05/07/2023`."""
    # Half the time of an f-string, for each card there is.
    return "%02d/%02d/%d" % (day.day, day.month, day.year)  # noqa: UP031


def format_rfc822(moment: datetime) -> str:
    """Write `Wed, 05 Jul 2023 14:30:00 +0700`, the form of RSS."""
    sign, hours, minutes = _split_offset(moment.utcoffset())
    day = f"{_RFC822_DAYS[moment.weekday()]}, {moment.day:02} {_RFC822_MONTHS[moment.month - 1]} {moment.year}"
    return f"{day} {moment.hour:02}:{moment.minute:02}:{moment.second:02} {sign}{hours:02}{minutes:02}"


def _format_zone(moment: datetime) -> str:
    """Write GMT+7, GMT-3:30 or GMT."""
    return _name_offset(moment.utcoffset())


# A newspaper has one or two of them.
@functools.lru_cache(maxsize=100)
def _name_offset(offset: timedelta | None) -> str:
    sign, hours, minutes = _split_offset(offset)
    if not hours and not minutes:
        return "GMT"
    return f"GMT{sign}{hours}:{minutes:02}" if minutes else f"GMT{sign}{hours}"


def _split_offset(offset: timedelta | None) -> tuple[str, int, int]:
    """Give the sign, hours and minutes of a distance from UTC; none, as of a naive moment, is a ValueError."""
    if offset is None:
        raise ValueError("a moment needs a zone")
    # Before 1911 the zone of Vietnam had seconds, which neither form can show.
    minutes = round(abs(offset).total_seconds()) // 60
    return "-" if offset < timedelta(0) else "+", minutes // 60, minutes % 60
