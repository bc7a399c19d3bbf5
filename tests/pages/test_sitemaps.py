"""What sitemaps name, and when a piece is news no more."""

import datetime
import re

import pytest

from tests.conftest import NOW, Newspaper, reasons

DAY = datetime.timedelta(days=1)
SECOND = datetime.timedelta(seconds=1)
NEWS = "/sitemap-news.xml"


@pytest.fixture
def paper(newspaper: Newspaper) -> Newspaper:
    """One piece of yesterday, one of two days ago to the second, one of long ago."""
    newspaper.article("thoi-su/hom-qua", date="2026-11-19T12:00:00+00:00")
    newspaper.article("thoi-su/hom-kia", date="2026-11-18T12:00:01+00:00")
    newspaper.article("thoi-su/cu", date="2026-11-18T12:00:00+00:00")
    return newspaper


def _listed(paper: Newspaper, address: str) -> list[str]:
    """The pieces that a sitemap names, in its order."""
    return re.findall(r"<loc>https://example\.org/thoi-su/(.+)\.html</loc>", paper.page(address))


def test_news_are_the_pieces_of_the_two_days_before_the_build(paper: Newspaper) -> None:
    paper.build()
    assert _listed(paper, NEWS) == ["hom-qua", "hom-kia"]


def test_a_piece_that_is_news_no_more_is_a_moment_at_which_the_build_changes(paper: Newspaper) -> None:
    report = paper.build()
    assert report.until == NOW + SECOND
    paper.build(now=NOW + SECOND / 2)
    assert _listed(paper, NEWS) == ["hom-qua", "hom-kia"]
    report = paper.build(now=NOW + SECOND)
    assert reasons(report) == {NEWS: "data"}
    assert _listed(paper, NEWS) == ["hom-qua"]
    assert report.until == NOW + DAY
    assert paper.build(now=NOW + DAY).until is None
    assert _listed(paper, NEWS) == []
    # The clock may go back too.
    paper.build()
    assert _listed(paper, NEWS) == ["hom-qua", "hom-kia"]


def test_without_news_the_file_stays_and_is_empty(paper: Newspaper) -> None:
    paper.build(now=NOW + 10 * DAY)
    assert "<urlset" in paper.page(NEWS)
    assert _listed(paper, NEWS) == []


def test_the_last_days_of_the_calendar_are_days_too(newspaper: Newspaper) -> None:
    newspaper.article("thoi-su/xa", date="9999-12-31")
    newspaper.build(future=True)
    assert _listed(newspaper, NEWS) == ["xa"]


@pytest.mark.parametrize("line", ["noindex: true", "canonical: https://nguon.example/b"])
def test_a_piece_that_search_engines_are_sent_away_from_is_in_no_sitemap(newspaper: Newspaper, line: str) -> None:
    key, _, value = line.partition(": ")
    newspaper.article("thoi-su/o-day", 20)
    newspaper.article("thoi-su/noi-khac", 20, **{key: value})
    newspaper.build()
    assert _listed(newspaper, NEWS) == _listed(newspaper, "/sitemap-2026-11.xml") == ["o-day"]
    # Readers of the newspaper find it all the same.
    assert "noi-khac.html" in newspaper.page("/rss.xml")
    assert "noi-khac.html" in newspaper.page("/tim-kiem/1.json")


def test_a_piece_whose_canonical_address_is_its_own_is_in_both(newspaper: Newspaper) -> None:
    newspaper.article("thoi-su/mot", 20, canonical="https://example.org/thoi-su/mot.html")
    newspaper.article("thoi-su/hai", 19)
    newspaper.build()
    assert _listed(newspaper, NEWS) == _listed(newspaper, "/sitemap-2026-11.xml") == ["mot", "hai"]
    newspaper.build(base_url="https://xem-truoc.example.org")
    assert re.findall(r"/([a-z]+)\.html", newspaper.page("/sitemap-2026-11.xml")) == ["hai"]
