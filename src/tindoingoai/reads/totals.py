"""Hourly totals from `data/reads.json`: `{"updated": ISO, "articles": {"<slug>": {"<hour ISO>": reads}}}`.

A machine writes this file, often while a build reads it. So a fault in it stops nobody: it is a warning, and the last
totals that were in order, which the store keeps, serve until it is mended.
"""

import contextlib
import datetime
import pathlib
import re
from typing import Annotated, Any

import msgspec

from tindoingoai.digest import digest_bytes
from tindoingoai.located.data import read_data_bytes
from tindoingoai.located.text import decode_text
from tindoingoai.model import Value
from tindoingoai.problems import Problem
from tindoingoai.store import Store
from tindoingoai.vietnamese.numbers import format_number

# Ten thousand articles with reads in 180 hours each; more would take gigabytes to hold.
MOST_BYTES = 64 * 1024 * 1024
# A longer line says nothing to a reader: a machine wrote the whole file as one.
LONGEST_LINE = 200
YEARS = range(2000, 2100)
FORM = 'expected {"updated": "…", "articles": {"slug": {"2026-11-20T18:00:00+07:00": 12}}}'

# More than anything has readers, and few enough to be weighed as a float.
Views = Annotated[int, msgspec.Meta(ge=0, le=10**12)]


class Totals(Value, frozen=True):
    """Views of each article, by slug or path, and hour; `updated` is when they were last counted."""

    articles: dict[str, dict[datetime.datetime, Views]]
    updated: datetime.datetime | None = None


NOTHING = Totals({})


class Measurement(Value, frozen=True):
    """Which totals a build goes by: the digest of the file as it is, that of the last one in order, what is wrong."""

    file: str = ""
    last: str = ""
    problems: tuple[Problem, ...] = ()


class _FaultError(Exception):
    """Why a file cannot be read as reads, and where in its bytes that shows."""

    def __init__(self, message: str, place: int = -1) -> None:
        super().__init__(message)
        self.place = place


def measure(site: pathlib.Path, name: str, store: Store) -> Measurement:
    """What a site measured: the totals of its file, if they are in order, are in the store from now on.

    Without the file nothing was measured, and nothing is kept of what was.
    """
    last = store.recall("reads", name, str) or ""
    problems: list[Problem] = []
    data = _read(site, name, problems)
    if data is None and not problems:
        store.forget_memory("reads", "totals")
        return Measurement()
    digest = digest_bytes(data) if data is not None else ""
    if data is not None and digest != last and (text := _check(name, data, problems)):
        store.remember("reads", name, digest)
        store.remember("totals", digest, text)
        last = digest
    otherwise = "the last ones in order stand in" if last else "nothing is ranked, since none were in order before"
    told = (
        msgspec.structs.replace(problem, message=f"{problem.message}; {otherwise}", severity="warning")
        for problem in problems
    )
    return Measurement(digest, last, tuple(told))


def recall_totals(store: Store, measurement: Measurement, zone: datetime.tzinfo) -> Totals:
    """The totals of a measurement; hours without a zone are taken to be in this one."""
    text = store.recall("totals", measurement.last, str)
    totals = _parse(text) if text else NOTHING
    return Totals(
        {slug: {_aware(hour, zone): views for hour, views in hours.items()} for slug, hours in totals.articles.items()},
        totals.updated and _aware(totals.updated, zone),
    )


def hand_over_totals(site: pathlib.Path, name: str, store: Store, heir: Store) -> None:
    """Gives another store the last totals in order, if no build can make them from the site as it is."""
    measurement = measure(site, name, store)
    if measurement.problems and (text := store.recall("totals", measurement.last, str)):
        heir.remember("reads", name, measurement.last)
        heir.remember("totals", measurement.last, text)


def _read(site: pathlib.Path, name: str, problems: list[Problem]) -> bytes | None:
    with contextlib.suppress(OSError):
        if (size := (site / name).stat().st_size) > MOST_BYTES:
            most = format_number(MOST_BYTES)
            message = f"cannot be read as reads: it holds {format_number(size)} bytes, and {most} at most are read"
            problems.append(Problem(name, 0, 0, message, hint="leave out hours that are older than 30 days"))
            return None
    return read_data_bytes(site, name, problems)


def _check(name: str, data: bytes, problems: list[Problem]) -> str | None:
    """The text of a file that can be parsed; None with why among the problems."""
    found: list[Problem] = []
    text = decode_text(name, data, found)
    if text is None:
        problems += found
        return None
    try:
        _parse(text)
    except _FaultError as fault:
        line, column = _place(text.encode(), fault.place)
        problems.append(Problem(name, line, column, f"cannot be read as reads: {fault}", hint=FORM))
        return None
    return text


def _parse(text: str) -> Totals:
    if not text.strip():
        raise _FaultError("it is empty")
    try:
        totals = msgspec.json.decode(text, type=Totals)
    except RecursionError:
        raise _FaultError("it is nested too deep") from None
    except msgspec.ValidationError as error:
        # The path in this message names no article.
        raise _find_misfit(text.encode()) or _FaultError(str(error)) from None
    except msgspec.DecodeError as error:
        message, _, place = str(error).partition(" (byte ")
        raise _FaultError(message, int(place.rstrip(")")) if place else -1) from None
    _check_moments(totals)
    return totals


def _find_misfit(data: bytes) -> _FaultError | None:
    """The first count or hour that does not fit; None when more than that is wrong."""
    found: Any = msgspec.json.decode(data)
    articles = found.get("articles") if isinstance(found, dict) else None
    for slug, hours in articles.items() if isinstance(articles, dict) else ():
        for hour, views in hours.items() if isinstance(hours, dict) else ():
            for value, kind, what in ((hour, datetime.datetime, "hour"), (views, Views, "number of reads")):
                try:
                    msgspec.convert(value, kind)
                except msgspec.ValidationError:
                    shown = msgspec.json.encode(value).decode()[:40]
                    return _FaultError(f"{shown} is no {what} of `{slug}`", _find_keys(data, slug, hour))
    return None


def _check_moments(totals: Totals) -> None:
    """Refuses moments that no newspaper lived in: an age that is counted from them means nothing."""
    for slug, hours in totals.articles.items():
        for hour in hours:
            if hour.year not in YEARS:
                raise _FaultError(f"{hour.isoformat()} is no hour of `{slug}`")
    if totals.updated and totals.updated.year not in YEARS:
        raise _FaultError(f"{totals.updated.isoformat()} is no time of counting")


def _find_keys(data: bytes, *keys: str) -> int:
    """Where the last of some keys stands that follow one another; -1 when they are spelled otherwise."""
    place = 0
    for key in keys:
        found = re.compile(re.escape(msgspec.json.encode(key)) + rb"\s*:").search(data, place)
        if found is None:
            return -1
        place = found.start()
    return place


def _place(data: bytes, place: int) -> tuple[int, int]:
    """Line and column of a place in the bytes; zeros without one, or in a line that nobody would look at."""
    start = data.rfind(b"\n", 0, place) + 1
    end = data.find(b"\n", start)
    if place < 0 or (len(data) if end < 0 else end) - start > LONGEST_LINE:
        return 0, 0
    return data.count(b"\n", 0, start) + 1, len(data[start:place].decode("utf-8", "replace")) + 1


def _aware(moment: datetime.datetime, zone: datetime.tzinfo) -> datetime.datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
