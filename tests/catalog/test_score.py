"""Reads → scores: the half-life, the window, and for how long totals speak of today."""

import datetime
import itertools

import pytest

from tests.conftest import Newspaper
from tindoingoai.problems import Problem
from tindoingoai.reads.score import count_reads, score_reads, score_turning_points
from tindoingoai.reads.totals import Totals, read_totals
from tindoingoai.settings import MostRead

NOW = datetime.datetime(2026, 11, 20, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)
OPTIONS = MostRead()


def score(articles: dict[str, dict[int, int]], age: float = 0, options: MostRead = OPTIONS) -> dict[str, float]:
    """Scores of views by how many hours before the newest hour they were made; `age` is that of the totals."""
    newest = NOW - age * HOUR
    totals = Totals(
        newest, {slug: {newest - ago * HOUR: views for ago, views in hours.items()} for slug, hours in articles.items()}
    )
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


def test_totals_that_are_not_fresh_reach_a_week_back() -> None:
    articles = {"a": {0: 1}, "b": {100: 10**6}}
    assert score(articles, age=48).keys() == {"a"}
    assert score(articles, age=48.1).keys() == {"a", "b"}


def test_totals_older_than_a_week_say_nothing() -> None:
    assert score({"a": {0: 1}}, age=7 * 24) == {"a": 1}
    assert score({"a": {0: 1}}, age=7 * 24 + 0.1) == {}


def test_without_the_time_of_counting_the_newest_hour_stands_for_it() -> None:
    hour = NOW - 8 * 24 * HOUR
    assert score_reads(Totals(None, {"a": {hour: 5}}), OPTIONS, NOW) == {}
    assert score_reads(Totals(NOW, {"a": {hour: 5}}), OPTIONS, NOW) == {"a": 5}


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


def test_hours_without_a_zone_are_in_that_of_the_site(newspaper: Newspaper) -> None:
    newspaper.write("data/reads.json", '{"articles": {"a": {"2026-11-20T08:00:00": 5}}}')
    problems: list[Problem] = []
    zone = datetime.timezone(7 * HOUR)
    totals = read_totals(newspaper.site, "data/reads.json", zone, problems)
    assert (totals.articles, problems) == ({"a": {datetime.datetime(2026, 11, 20, 8, tzinfo=zone): 5}}, [])


def test_a_site_without_the_file_measured_nothing(newspaper: Newspaper) -> None:
    assert read_totals(newspaper.site, "data/reads.json", datetime.UTC, []) == Totals()


# --- reads of a window


def counted(hours: float, **counts: dict[datetime.datetime, int]) -> dict[str, float]:
    return count_reads(Totals(NOW, counts), OPTIONS, NOW, datetime.timedelta(hours=hours))


def test_window_counts_back_from_the_newest_hour_and_weighs_nothing() -> None:
    newest = NOW - 3 * HOUR
    reads = {"a": {newest: 1, newest - 23 * HOUR: 5}, "b": {newest - 24 * HOUR: 100}, "c": {newest: 0}}
    assert counted(24, **reads) == {"a": 6}
    assert counted(25, **reads) == {"a": 6, "b": 100}


def test_hour_that_has_not_come_is_not_counted() -> None:
    assert counted(24, a={NOW: 2, NOW + HOUR: 100}) == {"a": 2}
    assert counted(24, a={NOW + HOUR: 100}) == {}


def test_short_window_needs_fresh_totals_and_a_long_one_those_of_a_week() -> None:
    for age, window, is_told in ((48, 24, True), (49, 24, False), (49, 168, True), (168, 720, True), (169, 720, False)):
        totals = Totals(NOW - age * HOUR, {"a": {NOW - age * HOUR: 1}})
        found = count_reads(totals, OPTIONS, NOW, window * HOUR)
        assert bool(found) == is_told, (age, window)


def test_windows_turn_where_the_ranking_turns() -> None:
    """Between two turning points no window comes to another count: a remembered plan holds."""
    totals = Totals(NOW - 30 * HOUR, {"a": {NOW - 40 * HOUR: 1}, "b": {NOW - 30 * HOUR: 1, NOW + 5 * HOUR: 9}})
    turns = sorted(score_turning_points(totals, OPTIONS))
    windows = [hours * HOUR for hours in (24, 168, 720)]
    for since, until in itertools.pairwise(turns):
        late = until - datetime.timedelta.resolution
        early, later = ([count_reads(totals, OPTIONS, now, window) for window in windows] for now in (since, late))
        assert early == later
