"""What feeds call a piece: the same name for ever, wherever the piece or the newspaper moves."""

import re

import pytest

from tests.conftest import Newspaper

PIECE = "thoi-su/mot"


def _guids(newspaper: Newspaper) -> list[tuple[str, bool]]:
    """The names in the newspaper's feed, and whether each is said to be the piece's address too."""
    found = re.findall(r'<guid isPermaLink="(true|false)">(.+)</guid>', newspaper.page("/rss.xml"))
    return [(guid, said == "true") for said, guid in found]


@pytest.mark.parametrize(
    ("fields", "settings", "guid"),
    [
        ({}, "", ("https://example.org/thoi-su/mot.html", True)),
        ({"address": "/thời sự/một/"}, "", ("https://example.org/th%E1%BB%9Di%20s%E1%BB%B1/m%E1%BB%99t/", True)),
        ({"aliases": "[/cũ/một.html, /cu/hai.html]"}, "", ("https://example.org/c%C5%A9/m%E1%BB%99t.html", False)),
        ({"guid": "tag:nguon.example,2026:1 & 2"}, "", ("tag:nguon.example,2026:1 &amp; 2", False)),
        ({"guid": "mot", "aliases": "[/cu/mot.html]"}, "", ("mot", False)),
        ({"guid": "https://example.org/thoi-su/mot.html"}, "", ("https://example.org/thoi-su/mot.html", True)),
        ({}, "feeds: {guid_base: https://cu.example.org/bao/}", ("https://cu.example.org/bao/thoi-su/mot.html", False)),
        ({}, "feeds: {guid_base: https://example.org/}", ("https://example.org/thoi-su/mot.html", True)),
        (
            {"aliases": "[/cu/mot.html]"},
            "feeds: {guid_base: https://cu.example.org}",
            ("https://cu.example.org/cu/mot.html", False),
        ),
        ({"guid": "mot"}, "feeds: {guid_base: https://cu.example.org}", ("mot", False)),
    ],
)
def test_a_piece_is_called(newspaper: Newspaper, fields: dict[str, str], settings: str, guid: tuple[str, bool]) -> None:
    newspaper.settings(settings)
    newspaper.article(PIECE, 1, "Thân bài.", **fields)
    newspaper.build()
    assert _guids(newspaper) == [guid]


def test_a_piece_that_moves_keeps_its_name_in_every_feed(newspaper: Newspaper) -> None:
    newspaper.article(PIECE)
    newspaper.build()
    before = [guid for guid, _ in _guids(newspaper)]
    (newspaper.site / "content/thoi-su/mot.md").unlink()
    newspaper.article("van-hoa/mot", aliases="[/thoi-su/mot.html]")
    newspaper.build()
    assert _guids(newspaper) == [(guid, False) for guid in before]
    assert "<link>https://example.org/van-hoa/mot.html</link>" in newspaper.page("/rss.xml")
    assert f'<guid isPermaLink="false">{before[0]}</guid>' in newspaper.page("/van-hoa/rss.xml")


def test_a_build_reminds_once_of_names_that_change_with_the_address_of_the_newspaper(newspaper: Newspaper) -> None:
    newspaper.article(PIECE)
    assert newspaper.build().notes == ()
    assert newspaper.build().notes == ()
    (note,) = newspaper.build(base_url="https://moi.example.org").notes
    assert "below https://moi.example.org and no more" in note
    assert "`feeds: {guid_base: https://example.org}`" in note
    assert newspaper.build(base_url="https://moi.example.org").notes == ()


def test_it_does_not_where_the_names_stay_or_there_are_no_feeds(newspaper: Newspaper) -> None:
    newspaper.article(PIECE)
    newspaper.build()
    newspaper.settings("feeds: {guid_base: https://example.org}")
    assert newspaper.build(base_url="https://moi.example.org").notes == ()
    newspaper.settings("pages: {feeds: false}")
    assert newspaper.build(base_url="https://khac.example.org").notes == ()


def test_a_clean_build_reminds_too(newspaper: Newspaper) -> None:
    newspaper.article(PIECE)
    newspaper.build()
    assert len(newspaper.build(base_url="https://moi.example.org", clean=True).notes) == 1


def test_two_pieces_of_one_name_are_told(newspaper: Newspaper) -> None:
    newspaper.article("thoi-su/goc", 1, guid="mot")
    newspaper.article("thoi-su/ban-sao", 2, guid="mot")
    newspaper.article("thoi-su/la", 3, guid="https://example.org/thoi-su/goc.html", aliases="[/cu/la.html]")
    newspaper.article("thoi-su/cu", 4, guid="https://example.org/thoi-su/khac.html")
    newspaper.article("thoi-su/khac", 5)
    told = {problem.path: problem for problem in newspaper.build().problems}
    assert set(told) == {"content/thoi-su/ban-sao.md", "content/thoi-su/cu.md"}
    copied = told["content/thoi-su/ban-sao.md"]
    assert copied.is_warning
    assert copied.message == "content/thoi-su/goc.md has this `guid` too, so readers of feeds see one of the two only"
    assert copied.place == "content/thoi-su/ban-sao.md:4:7"
    assert "content/thoi-su/khac.md" in told["content/thoi-su/cu.md"].message
