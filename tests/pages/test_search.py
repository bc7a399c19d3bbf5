"""The search page and the stretches of the archive that it searches."""

import json
import re
from typing import Any

import pytest

from tests.conftest import Newspaper, reasons


@pytest.fixture
def paper(newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> Newspaper:
    """Seven pieces in stretches of three."""
    monkeypatch.setattr("tindoingoai.pages.search.STRETCH", 3)
    for day in range(1, 8):
        newspaper.article(f"thoi-su/bai-{day}", day)
    newspaper.build()
    return newspaper


def _stretch(paper: Newspaper, number: int) -> list[list[Any]]:
    return list(json.loads(paper.page(f"/tim-kiem/{number}.json")))


def _names(paper: Newspaper, number: int) -> list[str]:
    return [re.sub(r".*/|\.html", "", piece[0]) for piece in _stretch(paper, number)]


def _own(paper: Newspaper) -> dict[str, Any]:
    """What the page tells its script."""
    found = re.search(r'class="search-own">(.*?)</script>', paper.page("/tim-kiem/"))
    assert found
    return dict(json.loads(found[1]))


def test_stretches_are_numbered_from_the_oldest(paper: Newspaper) -> None:
    assert [_names(paper, number) for number in (1, 2, 3)] == [
        ["bai-1", "bai-2", "bai-3"],
        ["bai-4", "bai-5", "bai-6"],
        ["bai-7"],
    ]
    assert not paper.has("/tim-kiem/4.json")
    assert _own(paper)["stretches"] == 3


def test_publishing_rewrites_only_the_last_stretch(paper: Newspaper) -> None:
    paper.article("thoi-su/bai-8", 8)
    written = {address for address in reasons(paper.build()) if address.startswith("/tim-kiem/")}
    assert written == {"/tim-kiem/3.json"}
    assert _names(paper, 3) == ["bai-7", "bai-8"]


def test_the_page_changes_when_a_stretch_begins(paper: Newspaper) -> None:
    paper.article("thoi-su/bai-8", 8)
    paper.article("thoi-su/bai-9", 9)
    paper.article("thoi-su/bai-10", 10)
    written = {address for address in reasons(paper.build()) if address.startswith("/tim-kiem/")}
    assert written == {"/tim-kiem/3.json", "/tim-kiem/4.json", "/tim-kiem/"}
    assert _own(paper)["stretches"] == 4


def test_retitling_rewrites_the_stretch_that_holds_the_piece(paper: Newspaper) -> None:
    paper.article("thoi-su/bai-2", 2, title="Tên mới")
    written = {address for address in reasons(paper.build()) if address.startswith("/tim-kiem/")}
    assert written == {"/tim-kiem/1.json"}


def test_stretches_hold_what_is_searched_and_shown_and_no_bodies(newspaper: Newspaper) -> None:
    newspaper.settings("permalink: /{year}/{slug}.html")
    newspaper.write("data/authors.yaml", "minh-anh: {name: Minh Anh}\n")
    newspaper.article(
        "thoi-su/bien",
        title="Biển & 'đảo' </script>",
        summary="Sapo.",
        body="Chỉ trong thân bài.",
        authors="[minh-anh, Khách mời]",
        tags="[hải đăng]",
        date="2026-10-31T20:30:00Z",
        kind="photo",
    )
    newspaper.build()
    assert _stretch(newspaper, 1) == [
        [
            "/2026/bien.html",
            "Biển & 'đảo' </script>",
            "Sapo.",
            "Thoi su",
            "2026-11-01",
            "photo",
            ["Minh Anh", "Khách mời"],
            ["hải đăng"],
        ]
    ]


def test_draft_is_not_found(newspaper: Newspaper) -> None:
    newspaper.article("thoi-su/mot")
    newspaper.article("thoi-su/nhap", draft="true")
    newspaper.build()
    assert _names(newspaper, 1) == ["mot"]


def test_topics_are_the_tags_of_most_pieces_in_the_order_of_the_alphabet(
    newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tindoingoai.pages.search.TOPICS", 2)
    newspaper.article("thoi-su/mot", 1, tags="[đảo, biển, cá]")
    newspaper.article("thoi-su/hai", 2, tags="[đảo, cá]")
    newspaper.build()
    assert re.findall(r'<a href="/chu-de/([a-z-]+)/"', newspaper.page("/tim-kiem/")) == ["ca", "dao"]
    newspaper.settings("pages: {tags: false}")
    newspaper.build()
    assert "/chu-de/" not in newspaper.page("/tim-kiem/")


def test_every_page_has_the_box_and_a_link(paper: Newspaper) -> None:
    for address in ("/", "/thoi-su/", "/thoi-su/bai-1.html", "/404.html", "/tim-kiem/"):
        page = paper.page(address)
        assert re.search(r'<form class="finder" role="search" [^>]*action="/tim-kiem/">', page), address
        assert '<a href="/tim-kiem/">' in page, address


def test_search_is_switched_off_with_its_box_and_its_links(newspaper: Newspaper) -> None:
    newspaper.settings("pages: {search: false}")
    newspaper.article("thoi-su/mot")
    newspaper.build()
    assert not list(newspaper.output.glob("tim-kiem"))
    for address in ("/", "/thoi-su/mot.html", "/404.html"):
        assert "tim-kiem" not in newspaper.page(address)
        assert "SearchAction" not in newspaper.page(address)


def test_front_page_tells_search_engines_how_to_search(paper: Newspaper) -> None:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', paper.page("/"), re.DOTALL)
    assert found
    action = json.loads(found[1])["@graph"][0]["potentialAction"]
    assert action["target"]["urlTemplate"] == "https://example.org/tim-kiem/?q={search_term_string}"


def test_sitemaps_do_not_list_it(paper: Newspaper) -> None:
    assert [path.name for path in paper.output.glob("sitemap*.xml") if "tim-kiem" in path.read_text("utf-8")] == []


def test_newspaper_without_articles_has_the_page_and_nothing_to_search(newspaper: Newspaper) -> None:
    (newspaper.site / "content").mkdir()
    newspaper.build(allow_empty=True)
    assert _own(newspaper)["stretches"] == 0
    assert not newspaper.has("/tim-kiem/1.json")


def test_links_of_the_box_work_below_a_path_and_from_a_disk(newspaper: Newspaper) -> None:
    newspaper.article("thoi-su/mot")
    newspaper.build(base_url="https://example.org/to-bao")
    assert 'action="/to-bao/tim-kiem/"' in newspaper.page("/thoi-su/mot.html")
    newspaper.settings("links: relative")
    newspaper.build()
    assert 'action="../tim-kiem/index.html"' in newspaper.page("/thoi-su/mot.html")
