"""Scores of articles from their hourly totals: Σ views(hour) · 2^(-age in hours / half-life) over a window.

Ages count from the newest hour in the data, not from `now`: two builds of the same data give the same order, however
late they are. How old the data is decides whether it ranks at all, and whether its date is told.
"""

import datetime
import itertools
from collections.abc import Iterator

from tindoingoai.problems import Problem
from tindoingoai.reads.totals import Totals
from tindoingoai.settings import MostRead

HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)
_EVER = datetime.datetime.max.replace(tzinfo=datetime.UTC)


def score_turning_points(totals: Totals, options: MostRead) -> Iterator[datetime.datetime]:
    """The moments at which anything that is said here of totals may become another: some come, or grow too old."""
    ages = [options.fresh * HOUR, *([] if options.days == "always" else [options.days * DAY])]
    for moment, next_one in itertools.pairwise([*sorted(_moments(totals)), _EVER]):
        yield moment - DAY
        yield moment
        # At this age they are still fresh enough; a moment later they are not, unless newer ones have come.
        turns = (moment + age + datetime.timedelta.resolution for age in ages)
        yield from (turn for turn in turns if turn < next_one)


def counted_at(totals: Totals, options: MostRead, now: datetime.datetime) -> datetime.datetime | None:
    """When the totals were counted; None when that is too long ago to rank by, or nothing was counted yet.

    A moment that has not come is a mistake of the data: it would make them fresh for ever.
    """
    if _newest_hour(totals, now) is None:
        return None
    counted = max(moment for moment in _moments(totals) if moment <= now)
    return counted if options.days == "always" or now - counted <= options.days * DAY else None


def told_date(totals: Totals, options: MostRead, now: datetime.datetime) -> datetime.datetime | None:
    """When the totals were counted, if readers are to be told because that is a while ago."""
    counted = counted_at(totals, options, now)
    return counted if counted and now - counted > options.fresh * HOUR else None


def count_reads(
    totals: Totals, options: MostRead, now: datetime.datetime, window: datetime.timedelta
) -> dict[str, float]:
    """Reads above zero by slug in a window before the newest hour; empty when the totals are too old to rank by."""
    newest = _newest_hour(totals, now)
    if newest is None or counted_at(totals, options, now) is None:
        return {}
    counted = {
        slug: float(sum(views for hour, views in counts.items() if hour <= newest and newest - hour < window))
        for slug, counts in totals.articles.items()
    }
    return {slug: count for slug, count in counted.items() if count > 0}


def score_reads(totals: Totals, options: MostRead, now: datetime.datetime) -> dict[str, float]:
    """Scores above zero by slug; empty when the totals are too old to rank by."""
    newest = _newest_hour(totals, now)
    if newest is None or counted_at(totals, options, now) is None:
        return {}
    scores = {
        slug: sum(
            views * 2 ** (-((newest - hour) / HOUR) / options.half_life)
            for hour, views in sorted(counts.items())
            if views > 0 and hour <= newest and newest - hour < options.window * HOUR
        )
        for slug, counts in totals.articles.items()
    }
    return {slug: score for slug, score in scores.items() if score > 0}


def warn_of_time_ahead(name: str, totals: Totals, now: datetime.datetime) -> Iterator[Problem]:
    """Tells of moments that no clock and no time zone explains."""
    if ahead := sorted(moment for moment in _moments(totals) if moment > now + DAY):
        message = f"{ahead[-1].isoformat()} has not come yet: nothing counts before its time"
        hint = "check the clock and the time zone of what counts reads"
        yield Problem(name, 0, 0, message, hint=hint, severity="warning")


def _moments(totals: Totals) -> set[datetime.datetime]:
    hours = {hour for counts in totals.articles.values() for hour in counts}
    return hours | {totals.updated} if totals.updated else hours


def _newest_hour(totals: Totals, now: datetime.datetime) -> datetime.datetime | None:
    # An hour that has not come would push all others out of the window.
    return max((hour for counts in totals.articles.values() for hour in counts if hour <= now), default=None)
