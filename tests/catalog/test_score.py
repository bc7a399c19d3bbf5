"""Reads → scores: the half-life, the window, and for how long totals speak of today."""

import datetime
import itertools

import pytest

from tests.conftest import Newspaper
from tindoingoai.reads.score import (
    count_reads,
    counted_at,
    score_reads,
    score_turning_points,
    told_date,
    warn_of_time_ahead,
)
from tindoingoai.reads.totals import Totals
from tindoingoai.settings import MostRead

NOW = datetime.datetime(2026, 11, 20, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)
OPTIONS = MostRead()


def score(articles: dict[str, dict[int, int]], age: float = 0, options: MostRead = OPTIONS) -> dict[str, float]:
    """Scores of views by how many hours before the newest hour they were made; `age` is that of the totals."""
    newest = NOW - age * HOUR
    counts = {slug: {newest - ago * HOUR: views for ago, views in hours.items()} for slug, hours in articles.items()}
    totals = Totals(counts, newest)
    return score_reads(totals, options, NOW)


def test_views_count_half_after_each_half_life() -> None:
    assert score({"a": {0: 100}, "b": {12: 100}, "c": {24: 100}, "d": {6: 100}}) == pytest.approx(
        {"a": 100, "b": 50, "c": 25, "d": 100 / 2**0.5}
    )
    assert score({"a": {0: 8}, "b": {2: 8}}, options=MostRead(half_life=1)) == {"a": 8, "b": 2}


def test_hours_of_an_article_add_up() -> None:
    assert score({"a": {0: 10, 12: 10, 24: 40}}) == {"a": 25}


def test_views_before_the_window_do_not_count() -> None:
    assert score({"a": {0: 1}, "b": {71: 2**6}, "c": {72: 10**6}}).keys() == {"a", "b"}
    assert score({"a": {0: 1}, "b": {4: 100}, "c": {5: 10**6}}, options=MostRead(window=5)).keys() == {"a", "b"}


def test_ages_count_from_the_newest_hour_of_the_data() -> None:
    articles = {"a": {0: 100}, "b": {12: 100}}
    assert score(articles, age=0) == score(articles, age=47.9)


def test_totals_rank_alike_for_as_many_days_as_the_settings_say() -> None:
    articles = {"a": {0: 8}, "b": {100: 10**6}}
    for days, last in ((7, 7 * 24), (1, 24), (30, 30 * 24)):
        options = MostRead(days=days)
        assert score(articles, age=last, options=options) == {"a": 8}
        assert score(articles, age=last + 0.1, options=options) == {}
    assert score(articles, age=10**5, options=MostRead(days="always")) == {"a": 8}


def told(age: float, options: MostRead = OPTIONS) -> datetime.datetime | None:
    return told_date(Totals({"a": {NOW - age * HOUR: 1}}), options, NOW)


def test_date_is_told_of_totals_that_are_not_fresh_while_they_rank() -> None:
    assert [told(age) for age in (0, 48, 7 * 24 + 0.1)] == [None, None, None]
    assert told(48.1) == NOW - 48.1 * HOUR
    assert told(10**4, MostRead(days="always", fresh=1)) == NOW - 10**4 * HOUR


def test_totals_are_of_the_time_of_counting_and_of_their_newest_hour() -> None:
    hour = NOW - 8 * 24 * HOUR
    assert counted_at(Totals({"a": {hour: 5}}), OPTIONS, NOW) is None
    assert counted_at(Totals({"a": {hour: 5}}, NOW), OPTIONS, NOW) == NOW
    # A time of counting before what was counted is a mistake.
    assert counted_at(Totals({"a": {NOW: 5}}, hour), OPTIONS, NOW) == NOW


def test_time_of_counting_that_has_not_come_keeps_nothing_fresh() -> None:
    hour = NOW - 8 * 24 * HOUR
    totals = Totals({"a": {hour: 5}}, NOW + 3650 * 24 * HOUR)
    assert score_reads(totals, OPTIONS, NOW) == {}
    (problem,) = warn_of_time_ahead("data/reads.json", totals, NOW)
    assert (problem.severity, "2036-11-17T12:00:00+00:00 has not come yet" in problem.message) == ("warning", True)
    # A clock that is slow, or another time zone, is no more than a day away.
    assert not list(warn_of_time_ahead("", Totals({"a": {NOW + 24 * HOUR: 5}}, NOW + 3 * HOUR), NOW))


def test_nothing_read_is_no_score() -> None:
    assert score({}) == score({"a": {}}) == score({"a": {0: 0}}) == {}


def test_most_views_any_file_may_hold_can_be_weighed() -> None:
    assert score({"a": dict.fromkeys(range(72), 10**12)})["a"] < float("inf")


def test_ties_go_to_the_newer_piece_and_then_to_the_slug(newspaper: Newspaper) -> None:
    for slug, day in (("b", 2), ("a", 2), ("cu", 1), ("moi", 3)):
        newspaper.article(f"thoi-su/{slug}", day)
    hours = ", ".join(f'"{slug}": {{"2026-11-20T08:00:00+07:00": 5}}' for slug in ("cu", "b", "a", "moi"))
    newspaper.write("data/reads.json", f'{{"articles": {{{hours}}}}}')
    newspaper.write("templates/most_read.html", "{% for card in page.cards %}{{ card.address }} {% endfor %}")
    newspaper.build()
    assert newspaper.page("/doc-nhieu/").split() == [f"/thoi-su/{slug}.html" for slug in ("moi", "a", "b", "cu")]


# --- reads of a window


def counted(hours: float, **counts: dict[datetime.datetime, int]) -> dict[str, float]:
    return count_reads(Totals(counts, NOW), OPTIONS, NOW, datetime.timedelta(hours=hours))


def test_window_counts_back_from_the_newest_hour_and_weighs_nothing() -> None:
    newest = NOW - 3 * HOUR
    reads = {"a": {newest: 1, newest - 23 * HOUR: 5}, "b": {newest - 24 * HOUR: 100}, "c": {newest: 0}}
    assert counted(24, **reads) == {"a": 6}
    assert counted(25, **reads) == {"a": 6, "b": 100}


def test_hour_that_has_not_come_is_not_counted() -> None:
    assert counted(24, a={NOW: 2, NOW + HOUR: 100}) == {"a": 2}
    assert counted(24, a={NOW + HOUR: 100}) == {}


def test_windows_hold_for_as_long_as_the_ranking() -> None:
    for age, is_told in ((48, True), (49, True), (168, True), (169, False)):
        totals = Totals({"a": {NOW - age * HOUR: 1}})
        for window in (24, 168, 720):
            assert bool(count_reads(totals, OPTIONS, NOW, window * HOUR)) == is_told, (age, window)


@pytest.mark.parametrize("options", [OPTIONS, MostRead(days="always"), MostRead(days=1, fresh=30)])
def test_between_two_turning_points_nothing_that_is_said_of_totals_changes(options: MostRead) -> None:
    """A remembered plan holds."""
    reads = {"a": {NOW - 40 * HOUR: 1}, "b": {NOW - 30 * HOUR: 1, NOW + 5 * HOUR: 9}, "c": {NOW + 900 * HOUR: 1}}
    for updated in (None, NOW - 29 * HOUR, NOW + 70 * HOUR):
        totals = Totals(reads, updated)
        turns = sorted(score_turning_points(totals, options))
        for since, until in itertools.pairwise([*turns, turns[-1] + 9000 * HOUR]):
            moments = (since, since + (until - since) / 2, until - datetime.timedelta.resolution)
            early, *later = (_said(totals, options, now) for now in moments)
            assert later == [early, early]


def _said(totals: Totals, options: MostRead, now: datetime.datetime) -> tuple[object, ...]:
    windows = tuple(count_reads(totals, options, now, hours * HOUR) for hours in (24, 168, 720))
    warnings = list(warn_of_time_ahead("", totals, now))
    return score_reads(totals, options, now), told_date(totals, options, now), windows, warnings
