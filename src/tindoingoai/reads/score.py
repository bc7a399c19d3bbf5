"""Scores of articles from their hourly totals: Σ views(hour) · 2^(-age in hours / half-life) over a window."""

import datetime
from collections.abc import Iterator

from tindoingoai.reads.totals import Totals
from tindoingoai.settings import MostRead

# Totals older than this say nothing of today.
USABLE_FOR = datetime.timedelta(days=7)
HOUR = datetime.timedelta(hours=1)


def score_turning_points(totals: Totals, options: MostRead) -> Iterator[datetime.datetime]:
    """The moments at which `score_reads` may come to other scores: an hour that has come, totals grown too old."""
    hours = {hour for counts in totals.articles.values() for hour in counts}
    yield from hours
    for updated in {totals.updated} if totals.updated else hours:
        for age in (options.fresh * HOUR, USABLE_FOR):
            # At this age they are still fresh enough; a moment later they are not.
            yield updated + age + datetime.timedelta.resolution


def count_reads(
    totals: Totals, options: MostRead, now: datetime.datetime, window: datetime.timedelta
) -> dict[str, float]:
    """Reads above zero by slug in a window before the newest hour; empty when that speaks of another time than it says.

    A window shorter than the totals are usable for needs fresh ones: yesterday is not last week's day.
    """
    hours = {hour for counts in totals.articles.values() for hour in counts if hour <= now}
    if not hours:
        return {}
    newest = max(hours)
    usable = min(USABLE_FOR, options.fresh * HOUR) if window < USABLE_FOR else USABLE_FOR
    if now - (totals.updated or newest) > usable:
        return {}
    counted = {
        slug: float(sum(views for hour, views in counts.items() if hour <= newest and newest - hour < window))
        for slug, counts in totals.articles.items()
    }
    return {slug: count for slug, count in counted.items() if count > 0}


def score_reads(totals: Totals, options: MostRead, now: datetime.datetime) -> dict[str, float]:
    """Scores above zero by slug; empty when the totals are too old to speak of today.

    Ages count from the newest hour in the data, not from `now`, so two builds of the same data give the same order.
    Totals that are not fresh any more are still used for a week, over a window that reaches as far back.
    """
    # An hour that has not come is a mistake of the data, and would push all others out of the window.
    hours = [hour for counts in totals.articles.values() for hour in counts if hour <= now]
    if not hours:
        return {}
    newest = max(hours)
    age = now - (totals.updated or newest)
    if age > USABLE_FOR:
        return {}
    window = options.window * HOUR if age <= options.fresh * HOUR else USABLE_FOR
    scores = {
        slug: sum(
            views * 2 ** (-((newest - hour) / HOUR) / options.half_life)
            for hour, views in sorted(counts.items())
            if views > 0 and hour <= newest and newest - hour < window
        )
        for slug, counts in totals.articles.items()
    }
    return {slug: score for slug, score in scores.items() if score > 0}
