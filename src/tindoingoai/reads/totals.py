"""Hourly totals from `data/reads.json`: `{"updated": ISO, "articles": {"<slug>": {"<hour ISO>": reads}}}`."""

import datetime
import pathlib
from typing import Annotated

import msgspec

from tindoingoai.disk import read_file
from tindoingoai.model import Value
from tindoingoai.problems import Problem, unreadable

# More than anything has readers, and few enough to be weighed as a float.
Views = Annotated[int, msgspec.Meta(ge=0, le=10**12)]


class Totals(Value, frozen=True):
    """Views of each article, by slug or path, and hour; `updated` is when they were last counted."""

    updated: datetime.datetime | None = None
    articles: dict[str, dict[datetime.datetime, Views]] = msgspec.field(default_factory=dict)


def read_totals(site: pathlib.Path, name: str, zone: datetime.tzinfo, problems: list[Problem]) -> Totals:
    """The totals of a site; without the file nothing was measured."""
    try:
        data = read_file(site / name)
        totals = msgspec.json.decode(data, type=Totals)
    except FileNotFoundError:
        return Totals()
    except OSError as error:
        problems.append(unreadable(name, error))
        return Totals()
    except msgspec.DecodeError as error:
        hint = 'expected {"updated": "…", "articles": {"slug": {"2026-11-20T18:00:00+07:00": 12}}}'
        problems.append(Problem(name, 0, 0, f"cannot be read as reads: {error}", hint=hint))
        return Totals()
    return Totals(
        totals.updated and _aware(totals.updated, zone),
        {slug: {_aware(hour, zone): views for hour, views in hours.items()} for slug, hours in totals.articles.items()},
    )


def _aware(moment: datetime.datetime, zone: datetime.tzinfo) -> datetime.datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
