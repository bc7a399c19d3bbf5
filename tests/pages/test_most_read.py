"""The pages Đọc nhiều: what each window counts, the list of each section, what stands there without a measurement."""

import datetime
import json
import re

import pytest

from tests.conftest import NOW, Newspaper, reasons

WINDOWS = ("24-gio", "7-ngay", "30-ngay")


@pytest.fixture
def paper(newspaper: Newspaper) -> Newspaper:
    """Two sections of four pieces; each piece was read in an hour of its own."""
    for number in range(1, 5):
        newspaper.article(f"thoi-su/tin-{number}", number)
        newspaper.article(f"van-hoa/van-{number}", number)
    _write_reads(newspaper, NOW)
    return newspaper


def _write_reads(paper: Newspaper, newest: datetime.datetime) -> None:
    ages = {"tin-1": (1, 5), "van-1": (30, 50), "tin-2": (24 * 8, 500), "van-2": (24 * 29, 5000), "tin-3": (24 * 31, 9)}
    articles = {slug: {(newest - age * _HOUR).isoformat(): views} for slug, (age, views) in ages.items()}
    articles["tin-1"][newest.isoformat()] = 1
    paper.write("data/reads.json", json.dumps({"updated": newest.isoformat(), "articles": articles}))


_HOUR = datetime.timedelta(hours=1)


def _ranks(paper: Newspaper, window: str) -> list[str]:
    html = paper.page(f"/doc-nhieu/{window}/")
    start = html.index('<ol class="big-ranks">')
    return list(
        dict.fromkeys(re.findall(r'href="/[a-z-]+/([a-z]+-\d)\.html"', html[start : html.index("</ol>", start)]))
    )


def _tabs(paper: Newspaper, address: str) -> list[str]:
    html = paper.page(address)
    start = html.index('class="tabs"')
    return re.findall(r'<li><a href="([^"]+)"', html[start : html.index("</ul>", start)])


def test_each_window_counts_its_own_reads(paper: Newspaper) -> None:
    paper.build()
    assert [_ranks(paper, window) for window in WINDOWS] == [
        ["tin-1"],
        ["van-1", "tin-1"],
        ["van-2", "tin-2", "van-1", "tin-1"],
    ]
    assert "<h1>Đọc nhiều trong 7 ngày</h1>" in paper.page("/doc-nhieu/7-ngay/")


def test_windows_lead_to_one_another(paper: Newspaper) -> None:
    paper.build()
    for address in ("/doc-nhieu/", *(f"/doc-nhieu/{window}/" for window in WINDOWS)):
        assert _tabs(paper, address) == ["/doc-nhieu/", *(f"/doc-nhieu/{window}/" for window in WINDOWS)]
        assert f'<li><a href="{address}" aria-current="page">' in paper.page(address)


def test_piece_of_two_sections_stands_in_the_lists_of_both(paper: Newspaper) -> None:
    paper.article("thoi-su/tin-1", 1, category="[thoi-su, van-hoa]")
    paper.build()
    page = paper.page("/doc-nhieu/7-ngay/")
    lists = re.findall(r'<h2 class="head" id="muc-[a-z-]+">.*?</section>', page, re.DOTALL)
    assert [html.count(">Bài tin-1</a>") for html in lists] == [1, 1]


def test_sections_have_lists_of_their_own_that_anchors_lead_to(paper: Newspaper) -> None:
    paper.build()
    page = paper.page("/doc-nhieu/30-ngay/")
    lists = re.findall(r'<h2 class="head" id="muc-([a-z-]+)">.*?</section>', page, re.DOTALL)
    assert lists == ["thoi-su", "van-hoa"]
    assert all(f'href="#muc-{name}"' in page for name in lists)
    # With one section alone there is nothing to choose.
    assert "section-ranks" not in paper.page("/doc-nhieu/24-gio/")


def _heads(paper: Newspaper, address: str) -> list[str]:
    """The words of the page's own heading and of the block's, without markup."""
    html = paper.page(address)
    found = re.findall(r'<h1>(.*?)</h1>|<h2 class="head" id="khoi-doc-nhieu">(.*?)</h2>', html)
    return [re.sub("<[^>]+>", "", own or block) for own, block in found]


def test_reads_of_some_days_ago_are_told_with_their_date(paper: Newspaper) -> None:
    paper.build(now=NOW + 48 * _HOUR)
    assert _heads(paper, "/doc-nhieu/") == ["Đọc nhiều"]
    assert _heads(paper, "/thoi-su/tin-1.html")[-1:] == ["Đọc nhiều"]
    paper.build(now=NOW + 49 * _HOUR)
    assert _heads(paper, "/doc-nhieu/") == ["Đọc nhiều tính đến 20/11/2026"]
    assert _heads(paper, "/thoi-su/tin-1.html")[-1:] == ["Đọc nhiều tính đến 20/11/2026"]
    assert _heads(paper, "/doc-nhieu/24-gio/") == ["Đọc nhiều trong 24 giờ tính đến 20/11/2026"]
    assert "trong 24 giờ đến 20/11/2026." in paper.page("/doc-nhieu/24-gio/")
    assert "24 giờ qua" not in paper.page("/doc-nhieu/24-gio/")
    # Nothing is told to be of now.
    assert "Hiện nay" not in paper.page("/doc-nhieu/")


def test_reads_rank_for_as_many_days_as_the_settings_say(paper: Newspaper) -> None:
    for days, age, title in (
        (7, 7, "Đọc nhiều"),
        (7, 8, "Đáng chú ý"),
        (30, 30, "Đọc nhiều"),
        ("always", 4000, "Đọc nhiều"),
    ):
        paper.settings(f"most_read: {{days: {days}}}")
        paper.build(now=NOW + age * 24 * _HOUR)
        for address in ("/doc-nhieu/", *(f"/doc-nhieu/{window}/" for window in WINDOWS), "/thoi-su/tin-1.html"):
            assert _heads(paper, address)[-1].startswith(title), (days, age, address)


def test_what_the_newsroom_chose_says_so_and_carries_no_ranks(paper: Newspaper) -> None:
    paper.article("van-hoa/van-3", 3, pin="true")
    paper.build(now=NOW + 8 * 24 * _HOUR)
    for address in ("/doc-nhieu/", *(f"/doc-nhieu/{window}/" for window in WINDOWS)):
        page = paper.page(address)
        assert "<h1>Đáng chú ý</h1>" in page
        assert 'class="big-ranks"' not in page
        assert 'class="tabs"' not in page
        assert "tính đến" not in page
        first, second, *_ = dict.fromkeys(re.findall(r'<h2 class="title"><a href="([^"]+)"', page))
        assert (first, second) == ("/van-hoa/van-3.html", "/thoi-su/tin-4.html")
    assert '<ul class="ranks">' in paper.page("/thoi-su/tin-1.html")


def test_nothing_that_was_not_read_stands_among_the_ranks(paper: Newspaper) -> None:
    paper.article("van-hoa/van-3", 3, pin="true")
    paper.build()
    page = paper.page("/doc-nhieu/")
    ranks = page[page.index('<ol class="big-ranks">') :]
    ranks = ranks[: ranks.index("</ol>")]
    assert list(dict.fromkeys(re.findall(r'href="/[a-z-]+/([a-z]+-\d)\.html"', ranks))) == ["van-1", "tin-1"]
    block = paper.page("/thoi-su/tin-4.html").partition('<ol class="ranks">')[2].partition("</ol>")[0]
    assert block.count("<li>") == 2


def test_nothing_leads_to_windows_without_reads(paper: Newspaper) -> None:
    paper.settings("most_read: {days: 60}")
    newest = NOW - 25 * _HOUR
    articles = {"tin-1": {newest.isoformat(): 0, (newest - 30 * _HOUR).isoformat(): 5}}
    paper.write("data/reads.json", json.dumps({"articles": articles}))
    paper.build()
    assert _tabs(paper, "/doc-nhieu/") == ["/doc-nhieu/", "/doc-nhieu/7-ngay/", "/doc-nhieu/30-ngay/"]


def test_windows_are_the_same_whether_planned_anew_or_remembered(paper: Newspaper) -> None:
    paper.build()
    assert not reasons(paper.build(now=NOW + 47 * _HOUR))
    late = reasons(paper.build(now=NOW + 49 * _HOUR))
    assert {address for address in late if "/doc-nhieu/" in address} == {
        "/doc-nhieu/",
        *(f"/doc-nhieu/{window}/" for window in WINDOWS),
    }
    assert not reasons(paper.build(now=NOW + 50 * _HOUR))


def test_pages_of_windows_go_with_the_page_itself(paper: Newspaper) -> None:
    paper.settings("pages: {most_read: false}")
    paper.build()
    assert not any(paper.has(f"/doc-nhieu/{name}") for name in ("index.html", "24-gio/index.html"))
