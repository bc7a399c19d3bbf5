"""What pages make of dates: days without a time, and dates that cannot be true."""

import datetime
import re
from collections.abc import Iterator

import pytest

from tests.conftest import NOW, Newspaper, reasons

PAGE = "/thoi-su/mot.html"
LISTS = ("/", "/thoi-su/", "/luu-tru/2026/11/", "/luu-tru/2026/11/05/", "/thoi-su/hai.html")
LATER = NOW + datetime.timedelta(hours=3)


def _times(newspaper: Newspaper, address: str) -> Iterator[tuple[str, str]]:
    """The moments on a page, each for machines and as readers see it."""
    return iter(re.findall(r'<time datetime="([^"]+)">([^<]+)</time>', newspaper.page(address)))


@pytest.fixture(params=["by its head", "by its name"])
def undated(request: pytest.FixtureRequest, newspaper: Newspaper) -> Newspaper:
    """A piece of a day without a time, and a later one of another day."""
    if request.param == "by its head":
        newspaper.article("thoi-su/mot", date="2026-11-05", updated="2026-11-06")
    else:
        newspaper.write("content/thoi-su/2026-11-05-mot.md", "---\ntitle: Tựa\nlastmod: '2026-11-06'\n---\nThân bài.\n")
    newspaper.article("thoi-su/hai", 7)
    newspaper.build()
    return newspaper


def test_a_day_without_a_time_is_shown_alone(undated: Newspaper) -> None:
    assert list(_times(undated, PAGE))[:2] == [
        ("2026-11-05T00:00:00+07:00", "Thứ năm, 05/11/2026"),
        ("2026-11-06T00:00:00+07:00", "Thứ sáu, 06/11/2026"),
    ]
    for address in LISTS:
        assert "00:00<" not in undated.page(address), address
        assert "00:00 " not in undated.page(address), address
    assert ("2026-11-05T00:00:00+07:00", "05/11/2026") in _times(undated, "/")
    assert ("2026-11-05T00:00:00+07:00", "05/11/2026") in _times(undated, "/luu-tru/2026/11/05/")


def test_machines_still_get_its_first_minute(undated: Newspaper) -> None:
    assert '"datePublished":"2026-11-05T00:00:00+07:00"' in undated.page(PAGE)
    assert "<pubDate>Thu, 05 Nov 2026 00:00:00 +0700</pubDate>" in undated.page("/rss.xml")


def test_midnight_that_was_written_is_shown(newspaper: Newspaper) -> None:
    newspaper.article("thoi-su/mot", date="2026-11-05 00:00")
    newspaper.build()
    assert next(_times(newspaper, PAGE)) == ("2026-11-05T00:00:00+07:00", "Thứ năm, 05/11/2026 | 00:00 GMT+7")
    assert ("2026-11-05T00:00:00+07:00", "00:00") in _times(newspaper, "/luu-tru/2026/11/")


def test_a_time_that_is_added_is_shown(undated: Newspaper) -> None:
    (undated.site / "content/thoi-su/2026-11-05-mot.md").unlink(missing_ok=True)
    undated.article("thoi-su/mot", date="2026-11-05 00:00")
    undated.build()
    assert undated.tree() == undated.clean_tree()
    assert "00:00 GMT+7" in undated.page(PAGE)


def _modified(newspaper: Newspaper) -> tuple[bool, str, str]:
    """Whether a page says that it was changed, and when it was for machines: on it, and in the sitemap."""
    page = newspaper.page(PAGE)
    is_told = "Cập nhật" in page
    assert is_told == ("article:modified_time" in page)
    (on_page,) = re.findall(r'"dateModified":"([^"]+)"', page)
    (in_sitemap,) = re.findall(rf"{PAGE}</loc><lastmod>([^<]+)<", newspaper.page("/sitemap-2026-11.xml"))
    return is_told, on_page, in_sitemap


DATE = "2026-11-01T08:00:00+07:00"


@pytest.mark.parametrize("updated", ["2026-10-31 08:00", "2026-11-01 07:59", "2026-10-31", "1946-12-19"])
def test_a_change_before_publication_is_not_used(newspaper: Newspaper, updated: str) -> None:
    newspaper.article("thoi-su/mot", updated=updated)
    (problem,) = newspaper.build().problems
    assert problem.is_warning
    assert _modified(newspaper) == (False, DATE, DATE)


def test_a_change_on_the_day_of_publication_is_not_before_it(newspaper: Newspaper) -> None:
    newspaper.article("thoi-su/mot", updated="2026-11-01")
    assert newspaper.build().problems == ()
    assert _modified(newspaper) == (True, DATE, DATE)
    assert (DATE, "Chủ nhật, 01/11/2026") in _times(newspaper, PAGE)


def test_a_change_in_the_future_is_used_when_it_has_come(newspaper: Newspaper) -> None:
    newspaper.article("thoi-su/mot", updated=LATER.isoformat())
    report = newspaper.build()
    assert [problem.message for problem in report.problems] == [
        "`updated` is in the future, so it is not used before then"
    ]
    assert _modified(newspaper) == (False, DATE, DATE)
    assert report.until == LATER
    report = newspaper.build(now=LATER)
    assert (report.problems, report.until) == ((), None)
    assert {PAGE, "/sitemap-2026-11.xml"} <= reasons(report).keys()
    assert _modified(newspaper) == (True, "2026-11-20T22:00:00+07:00", "2026-11-20T22:00:00+07:00")
    newspaper.build()
    assert _modified(newspaper) == (False, DATE, DATE)
    newspaper.build(future=True)
    assert _modified(newspaper)[0]


def test_dates_of_corrections_that_cannot_be_true_are_not_shown(newspaper: Newspaper) -> None:
    given = (("Sớm.", "2026-10-31"), ("Đúng.", "2026-11-01"), ("Muộn.", LATER.isoformat()))
    written = ", ".join(f"{{text: {text}, date: '{date}'}}" for text, date in given)
    newspaper.article("thoi-su/mot", corrections=f"[{written}]")
    assert len(newspaper.build().problems) == 2
    shown = re.findall(r"<li>(<time.*>)?(?:: )?(\S+)</li>", newspaper.page(PAGE))
    assert [(bool(time), text) for time, text in shown] == [(False, "Sớm."), (True, "Đúng."), (False, "Muộn.")]
    assert len(newspaper.build(now=LATER).problems) == 1
    assert "20/11/2026</time>: Muộn." in newspaper.page(PAGE)


def test_a_piece_older_than_the_web_is_shown_and_no_change_of_it_is_told(newspaper: Newspaper) -> None:
    newspaper.article("thoi-su/mot", date="1946-12-19")
    (problem,) = newspaper.build().problems
    assert problem.is_warning
    assert "Thứ năm, 19/12/1946" in newspaper.page(PAGE)
    sitemaps = [path for path in newspaper.tree() if path.startswith("sitemap")]
    assert len(sitemaps) == 4
    for path in sitemaps:
        assert "1946-12-19" not in newspaper.page(f"/{path}")
        assert "<lastmod>" not in newspaper.page(f"/{path}")
