"""The front page as `data/home.yaml` sets it: what stands where, how the rest fills up, and when it ends."""

import datetime
import re

import pytest

from tests.conftest import NOW, Newspaper, reasons

ZONE = datetime.timezone(datetime.timedelta(hours=7))


@pytest.fixture
def paper(newspaper: Newspaper) -> Newspaper:
    """Three sections with eight pieces each, four of them videos; the newest have the highest numbers."""
    newspaper.settings("""
        categories:
          - {slug: thoi-su, title: Thời sự}
          - {slug: van-hoa, title: Văn hóa}
          - {slug: bien-dao, title: Biển đảo, promoted: true, children: [{slug: nhip-song, title: Nhịp sống}]}
    """)
    for number in range(1, 9):
        newspaper.article(f"thoi-su/tin-{number}", number)
        kind = {"kind": "video", "video": "/phim.mp4", "image": "false"} if number % 2 else {}
        newspaper.article(f"van-hoa/van-{number}", number, **kind)
        newspaper.article(f"bien-dao/nhip-song/dao-{number}", number)
    newspaper.write("static/phim.mp4", b"phim")
    return newspaper


def _named(html: str) -> list[str]:
    """The pieces that a stretch of a page names, each once, in its order."""
    return list(dict.fromkeys(re.findall(r'href="/[a-z-]+/([a-z]+-\d+)\.html"', html)))


def _region(paper: Newspaper, start: str, end: str) -> list[str]:
    html = paper.page("/")
    begin = html.index(start)
    return _named(html[begin : html.index(end, begin)])


def _top(paper: Newspaper) -> list[str]:
    return _region(paper, 'class="front-lead"', 'class="front-latest"')


def _strips(paper: Newspaper) -> dict[str, list[str]]:
    html = paper.page("/")
    found = re.findall(r'<section class="strip".*?</section>', html, re.DOTALL)
    return {re.findall(r'<a href="([^"]+)"', strip)[0]: _named(strip) for strip in found}


def test_without_the_file_the_page_is_as_ever(paper: Newspaper) -> None:
    paper.build()
    plain = paper.page("/")
    paper.write("data/home.yaml", "# nothing yet\n")
    paper.build()
    assert paper.page("/") == plain


def test_pieces_stand_where_they_are_put_and_the_rest_fills_up(paper: Newspaper) -> None:
    paper.write("data/home.yaml", "lead: tin-2\nsecondary: [van-1, thoi-su/tin-1]\n")
    paper.build()
    top = _top(paper)
    assert top[:3] == ["tin-2", "van-1", "tin-1"]
    assert len(top) == 5
    assert not set(top[3:]) & {"tin-2", "van-1", "tin-1"}


def test_rules_find_the_newest_of_a_section_and_of_a_kind(paper: Newspaper) -> None:
    slots = "[{section: van-hoa, kind: Phim}, {section: Nhịp sống, newest: 2}, {newest: 1}]"
    paper.write("data/home.yaml", f"lead: {{section: thoi-su}}\nsecondary: {slots}\n")
    paper.build()
    assert _top(paper) == ["tin-8", "van-7", "dao-8", "dao-7", "van-8"]


def test_no_piece_has_two_places(paper: Newspaper) -> None:
    paper.write(
        "data/home.yaml",
        "lead: dao-8\nsecondary: [{section: van-hoa, newest: 2}]\n"
        "sections: [thoi-su, {section: van-hoa, articles: [van-1]}]\nmultimedia: [van-3]\n",
    )
    paper.build()
    promoted, multimedia = (_region(paper, f'block-{name}"', "</section>") for name in ("promoted", "multimedia"))
    strips = [name for strip in _strips(paper).values() for name in strip]
    places = [*_top(paper), *strips, *promoted, *multimedia]
    assert multimedia[0] == "van-3"
    assert len(places) == len(set(places)) > 15


def test_strips_stand_in_their_order_with_their_counts(paper: Newspaper) -> None:
    paper.write("data/home.yaml", "sections: [van-hoa, {section: thoi-su, count: 2, articles: [tin-1]}]\n")
    paper.build()
    strips = _strips(paper)
    assert list(strips) == ["/van-hoa/", "/thoi-su/"]
    assert len(strips["/van-hoa/"]) == 5
    assert (strips["/thoi-su/"][0], len(strips["/thoi-su/"])) == ("tin-1", 2)


def test_another_section_can_be_promoted_on_the_front_page_alone(paper: Newspaper) -> None:
    paper.write("data/home.yaml", "promoted: [{section: thoi-su, articles: [tin-1]}]\n")
    paper.build()
    assert _region(paper, 'block-promoted"', "</section>")[0] == "tin-1"
    assert 'block-promoted" aria-labelledby="khoi--bien-dao--h"' in paper.page("/van-hoa/van-1.html")


def test_slot_is_open_again_when_its_time_is_over(paper: Newspaper) -> None:
    paper.write("data/home.yaml", "lead: {article: tin-1, until: 2026-11-20 20:00}\nsecondary: [tin-2]\n")
    end = datetime.datetime(2026, 11, 20, 20, tzinfo=ZONE)
    paper.build(now=end - datetime.timedelta.resolution)
    assert _top(paper)[:2] == ["tin-1", "tin-2"]
    assert "/" in reasons(paper.build(now=end))
    top = _top(paper)
    assert top[1] == "tin-2"
    assert "tin-1" not in top


def test_piece_that_is_held_back_gives_its_place_to_another_and_is_told(paper: Newspaper) -> None:
    paper.article("thoi-su/mai-sau", 25)
    paper.write("data/home.yaml", "lead: mai-sau\n")
    report = paper.build()
    assert [problem.message for problem in report.problems] == [
        "`mai-sau` is not published now, so another piece takes its place"
    ]
    assert len(_top(paper)) == 5
    paper.build(now=NOW + datetime.timedelta(days=7))
    assert _named(paper.page("/"))[0] != "tin-8"
    assert 'href="/thoi-su/mai-sau.html"' in paper.page("/")


def test_bar_stands_on_the_fronts_alone_until_its_time_is_over(paper: Newspaper) -> None:
    paper.settings("page_size: 2")
    paper.write("data/home.yaml", "breaking: {article: tin-3, until: '2026-11-20 20:00'}\n")
    paper.build()
    bar = 'Tin nóng</strong> <a href="/thoi-su/tin-3.html">Bài tin-3</a>'
    assert [bar in paper.page(address) for address in ("/", "/thoi-su/", "/van-hoa/")] == [True] * 3
    others = ("/thoi-su/trang-1.html", "/thoi-su/tin-1.html", "/multimedia/", "/doc-nhieu/")
    assert not any("Tin nóng" in paper.page(address) for address in others)
    after = reasons(paper.build(now=datetime.datetime(2026, 11, 20, 20, tzinfo=ZONE)))
    assert set(after) == {"/", "/thoi-su/", "/van-hoa/", "/bien-dao/", "/bien-dao/nhip-song/"}
    assert "Tin nóng" not in paper.page("/")


def test_bar_has_words_of_its_own(paper: Newspaper) -> None:
    for more, shown in (
        ("url: 'https://example.com/truc-tiep'", '<a href="https://example.com/truc-tiep">Gió &amp; bão</a>'),
        ("url: /thoi-su/", '<a href="/thoi-su/">Gió &amp; bão</a>'),
        ("article: tin-1", '<a href="/thoi-su/tin-1.html">Gió &amp; bão</a>'),
        ("title: Gió & bão", "<span>Gió &amp; bão</span>"),
    ):
        title = "" if more.startswith("title") else "title: Gió & bão, "
        paper.write("data/home.yaml", f"breaking: {{{title}{more}, until: 2026-12-01}}\n")
        paper.build()
        assert shown in paper.page("/")


def test_front_page_is_the_same_whether_planned_anew_or_remembered(paper: Newspaper) -> None:
    paper.write("data/home.yaml", "lead: {article: tin-1, until: 2026-11-21}\n")
    paper.build()
    for days in (0, 2, 0):
        paper.build(now=NOW + datetime.timedelta(days=days))
        assert ("tin-1" in _top(paper)) == (days == 0)
