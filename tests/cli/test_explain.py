"""`explain`: what is told of a page, by whatever name it is asked for, and that telling changes nothing."""

import datetime
import json
import os
import pathlib
import sqlite3
from typing import Any

import pytest

from tests.conftest import Newspaper
from tests.problems.command import NOW, Ended, run_command

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f6"
    "45400000000049454e44ae426082"
)


@pytest.fixture
def paper(weekly: Newspaper, monkeypatch: pytest.MonkeyPatch) -> Newspaper:
    """Two sections, one piece with a picture that names another; built."""
    weekly.write("static/images/a.png", PNG)
    weekly.article("thoi-su/bai", 4, image="{src: /images/a.png, alt: Ảnh}", related="[van-hoa-1]", summary="Sapo.")
    build(weekly, monkeypatch)
    return weekly


def build(paper: Newspaper, monkeypatch: pytest.MonkeyPatch, *more: str) -> None:
    assert run_command(["build", *more], paper.site, monkeypatch).code == 0


def ask(paper: Newspaper, monkeypatch: pytest.MonkeyPatch, asked: str, *more: str, here: str = "") -> Ended:
    arguments = ["explain", asked, "--now", NOW, "--site", str(paper.site), *more]
    return run_command(arguments, paper.site / here, monkeypatch)


def ask_json(paper: Newspaper, monkeypatch: pytest.MonkeyPatch, asked: str, *more: str) -> Any:
    return json.loads(ask(paper, monkeypatch, asked, "--json", *more).printed)


# --- by which name


@pytest.mark.parametrize(
    ("asked", "here", "address"),
    [
        ("/thoi-su/bai.html", "", "/thoi-su/bai.html"),
        ("thoi-su/bai.html", "", "/thoi-su/bai.html"),
        ("https://example.org/thoi-su/bai.html?a=b#c", "", "/thoi-su/bai.html"),
        ("content/thoi-su/bai.md", "", "/thoi-su/bai.html"),
        ("thoi-su/bai.md", "content", "/thoi-su/bai.html"),
        ("content/thoi-su/bai.md", "content", "/thoi-su/bai.html"),
        ("build/thoi-su/bai.html", "", "/thoi-su/bai.html"),
        ("{site}/build/thoi-su/bai.html", "", "/thoi-su/bai.html"),
        ("/", "", "/"),
        ("https://example.org", "", "/"),
        ("build", "", "/"),
        ("thoi-su", "", "/thoi-su/"),
        ("/thoi-su/index.html", "", "/thoi-su/"),
        ("build/thoi-su", "", "/thoi-su/"),
        ("robots.txt", "", "/robots.txt"),
        ("/images/a.png", "", "/images/a.png"),
        ("static/images/a.png", "", "/images/a.png"),
    ],
)
def test_a_page_answers_to_each_of_its_names(
    asked: str, here: str, address: str, paper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = ask(paper, monkeypatch, asked.format(site=paper.site), here=here)
    assert (ended.code, ended.printed.splitlines()[0]) == (0, address)


def test_address_below_the_path_of_base_url_is_understood(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    options = ("--base-url", "https://example.org/bao")
    for asked in ("/bao/thoi-su/bai.html", "https://example.org/bao/thoi-su/bai.html", "/thoi-su/bai.html"):
        assert ask_json(paper, monkeypatch, asked, *options)["address"] == "/thoi-su/bai.html"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("/thoi-su/bay.html", "did you mean `/thoi-su/bai.html`"),
        ("content/thoi-su/bay.md", "did you mean `content/thoi-su/bai.md`"),
        ("https://other.org/thoi-su/bai.html", "no such address"),
        ("\x1b[31m/x", "no such address"),
    ],
)
def test_unknown_address_ends_with_1_and_the_nearest(
    asked: str, said: str, paper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = ask(paper, monkeypatch, asked)
    assert (ended.code, ended.printed) == (1, "")
    assert said in ended.said
    assert "\x1b[31m/" not in ended.said


def test_unknown_address_is_told_to_programs_too(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = ask(paper, monkeypatch, "/thoi-su/bay.html", "--json")
    assert ended.code == 1
    assert json.loads(ended.printed)["nearest"][0] == "/thoi-su/bai.html"


def test_source_that_is_held_back_says_why(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    paper.article("thoi-su/mai", 25)
    assert "not published: future (25/11/2026 08:00)" in ask(paper, monkeypatch, "content/thoi-su/mai.md").said
    assert ask(paper, monkeypatch, "content/thoi-su/mai.md", "--future").code == 0


def test_source_with_mistakes_says_them(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    paper.write("content/thoi-su/hong.md", "không có gì")
    ended = ask(paper, monkeypatch, "content/thoi-su/hong.md")
    assert ended.code == 1
    assert "content/thoi-su/hong.md:1:1" in ended.said
    assert "check" in ask(paper, monkeypatch, "/thoi-su/bai.html").printed


# --- what is told


def test_all_that_a_page_is_made_of_is_told(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    told = ask_json(paper, monkeypatch, "/thoi-su/bai.html")
    assert (told["kind"], told["source"]) == ("article", "content/thoi-su/bai.md")
    assert told["template"] == "article.html"
    assert {"theme:templates/article.html", "theme:templates/base.html", "theme:templates/parts/figure.html"} <= set(
        told["templates"]
    )
    (related,) = (block for block in told["inputs"]["blocks"] if block["name"] == "related")
    assert related["cards"][0]["address"] == "/van-hoa/van-hoa-1.html"
    assert related["cards"][0]["source"] == "content/van-hoa/van-hoa-1.md"
    assert [(file["address"], file["source"]) for file in told["inputs"]["files"]] == [
        ("/images/a.png", "static/images/a.png")
    ]
    # The page's own card is no other piece.
    assert "/thoi-su/bai.html" not in [card["address"] for card in told["inputs"]["cards"]]


def test_a_site_s_own_template_is_told_from_the_theme_s(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    paper.write("templates/404.html", "<!doctype html><title>Không thấy</title>")
    told = ask_json(paper, monkeypatch, "/404.html")
    assert told["templates"][0] == "templates/404.html"
    assert told["stale"] == ["template"]


def test_a_list_names_its_cards_and_a_sitemap_its_addresses(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    cards = ask_json(paper, monkeypatch, "/thoi-su/")["inputs"]["cards"]
    assert [card["address"] for card in cards][:2] == ["/thoi-su/bai.html", "/thoi-su/thoi-su-3.html"]
    entries = ask_json(paper, monkeypatch, "/sitemap.xml")["inputs"]["cards"]
    assert [entry["address"] for entry in entries] == ["/sitemap-chuyen-muc.xml", "/sitemap-2026-11.xml"]


def test_a_stretch_of_the_search_names_its_pieces_and_the_page_when_it_changes(
    paper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    pieces = ask_json(paper, monkeypatch, "/tim-kiem/1.json")["inputs"]["cards"]
    assert {piece["source"].partition("/")[0] for piece in pieces} == {"content"}
    assert all(piece["title"] for piece in pieces)
    told = ask_json(paper, monkeypatch, "/tim-kiem/")["would"]
    assert "a stretch of the archive that begins, or other topics of most pieces" in told


def test_of_a_shared_block_only_the_cards_that_the_page_shows_are_told(
    paper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page's own card is left out of the latest pieces beside it."""
    page = (paper.site / "build/thoi-su/bai.html").read_text("utf-8")
    blocks = ask_json(paper, monkeypatch, "/thoi-su/bai.html")["inputs"]["blocks"]
    (latest,) = (block for block in blocks if block["name"] == "latest")
    addresses = [card["address"] for card in latest["cards"]]
    assert "/thoi-su/thoi-su-3.html" in addresses
    assert "/thoi-su/bai.html" not in addresses
    assert all(f'href="{address}"' in page for address in addresses)


def test_redirect_names_where_it_leads(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    paper.article("thoi-su/bai", 4, aliases="[/cu.html]")
    told = ask_json(paper, monkeypatch, "/cu.html")
    assert (told["kind"], told["source"], told["stale"]) == ("redirect", "", ["new"])
    assert [(card["place"], card["source"]) for card in told["inputs"]["cards"]] == [
        ("target", "content/thoi-su/bai.md")
    ]


def test_blocks_that_browsers_fill_in_are_no_inputs(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    paper.settings("blocks: live")
    blocks = ask_json(paper, monkeypatch, "/thoi-su/bai.html")["inputs"]["blocks"]
    assert {block["name"]: (block["is_filled_later"], bool(block["cards"])) for block in blocks} == {
        "related": (False, True),
        "latest": (True, False),
        "most_read": (True, False),
    }
    assert "/_blocks/doc-nhieu.html" in ask(paper, monkeypatch, "/thoi-su/bai.html").printed


def test_when_and_why_it_was_rendered_is_told(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    first = ask_json(paper, monkeypatch, "/thoi-su/bai.html")
    assert (first["reason"], first["stale"]) == ("new", [])
    age = datetime.datetime.now(datetime.UTC) - datetime.datetime.fromisoformat(first["rendered"])
    assert datetime.timedelta(0) <= age < datetime.timedelta(hours=1)
    paper.article("thoi-su/bai", 4, body="Mới.", summary="Sapo.")
    build(paper, monkeypatch)
    assert ask_json(paper, monkeypatch, "/thoi-su/bai.html")["reason"] == "data"
    # What was not rendered again keeps its record.
    assert ask_json(paper, monkeypatch, "/robots.txt")["reason"] == "new"
    assert "up to date" in ask(paper, monkeypatch, "/thoi-su/bai.html").printed


def test_why_it_is_stale_now_is_told_with_the_sources_that_changed(
    paper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper.article("van-hoa/van-hoa-1", 1, tags="[chung]", title="Tên mới")
    told = ask_json(paper, monkeypatch, "/thoi-su/bai.html")
    assert (told["stale"], told["changed"]) == (["data"], ["content/van-hoa/van-hoa-1.md"])
    (paper.site / "build/thoi-su/bai.html").unlink()
    told = ask_json(paper, monkeypatch, "/thoi-su/bai.html")
    assert told["stale"] == ["data", "missing"]
    printed = ask(paper, monkeypatch, "/thoi-su/bai.html").printed
    assert "stale: what it shows has changed; the file is missing" in printed


def test_what_is_told_to_be_stale_is_what_the_next_build_renders(
    paper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper.article("thoi-su/thoi-su-3", 3, tags="[chung]", title="Tên mới")
    paper.write("templates/404.html", "<!doctype html><title>Không thấy</title>")
    addresses = ["/", "/thoi-su/", "/van-hoa/", "/404.html", "/robots.txt", "/thoi-su/rss.xml", "/van-hoa/rss.xml"]
    told = {address: ask_json(paper, monkeypatch, address)["stale"] for address in addresses}
    build(paper, monkeypatch, "--report", "report.json")
    written = {
        file["address"]: [file["reason"]] for file in json.loads((paper.site / "report.json").read_text())["written"]
    }
    # A build names the first reason.
    assert {address: reasons[:1] for address, reasons in told.items()} == {
        address: written.get(address, []) for address in addresses
    }
    assert {"template", "data"} == {reason for reasons in told.values() for reason in reasons}


def test_page_that_the_next_build_deletes_says_so(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    (paper.site / "content/van-hoa/van-hoa-2.md").unlink()
    told = ask_json(paper, monkeypatch, "/van-hoa/van-hoa-2.html")
    assert (told["stale"], told["reason"], told["would"]) == (["gone"], "new", [])
    assert "the next build deletes it" in ask(paper, monkeypatch, "/van-hoa/van-hoa-2.html").printed


# --- that it only looks


def look(folder: pathlib.Path) -> dict[str, tuple[int, bytes]]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def test_nothing_is_written(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    paper.article("thoi-su/bai", 4, body="Mới.")
    before = look(paper.site)
    for asked in ("/thoi-su/bai.html", "/thoi-su/", "/nothing"):
        ask(paper, monkeypatch, asked)
    assert look(paper.site) == before


def test_a_newspaper_never_built_is_explained_and_left_alone(
    weekly: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = look(weekly.site)
    told = ask_json(weekly, monkeypatch, "/thoi-su/thoi-su-1.html")
    assert (told["stale"], told["reason"], told["rendered"]) == (["new"], "", "")
    assert look(weekly.site) == before


def test_it_looks_while_a_build_writes(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = sqlite3.connect(paper.site / ".tindoingoai/store.db")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("DELETE FROM files")
    assert ask_json(paper, monkeypatch, "/thoi-su/bai.html")["stale"] == []
    connection.close()


@pytest.mark.parametrize("size", [0, 50, 5000])
def test_a_damaged_store_is_told_and_left_alone(size: int, paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    store = paper.site / ".tindoingoai/store.db"
    os.truncate(store, size)
    told = ask_json(paper, monkeypatch, "/thoi-su/bai.html")
    assert told["stale"] == ["new"]
    assert "the store cannot be used" in told["notes"][0]
    assert store.stat().st_size == size


def test_store_elsewhere_is_asked(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask_json(paper, monkeypatch, "/thoi-su/bai.html", "--cache", "../store")["rendered"] == ""
    build(paper, monkeypatch, "--cache", "../store")
    (paper.site / ".tindoingoai/store.db").unlink()
    told = ask_json(paper, monkeypatch, "/thoi-su/bai.html", "--cache", "../store")
    assert (told["stale"], bool(told["rendered"])) == ([], True)
