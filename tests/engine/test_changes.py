"""What a report tells the world outside: what caches must forget, what vanished, and a fall that looks like a slip."""

import json

import pytest

from tests.conftest import Newspaper
from tests.problems.command import run_command
from tindoingoai.addresses import forms_of
from tindoingoai.engine.changes import vanished_pages, warn_of_fall
from tindoingoai.problems import ProblemsError
from tindoingoai.templating.view import theme_folder


@pytest.mark.parametrize(
    ("address", "forms"),
    [
        ("/", ("/", "/index.html")),
        ("/thoi-su/", ("/thoi-su/", "/thoi-su/index.html")),
        ("/thoi-su/index.html", ("/thoi-su/", "/thoi-su/index.html")),
        ("/thoi-su/bai.html", ("/thoi-su/bai.html",)),
        ("/thoi-su/my-index.html", ("/thoi-su/my-index.html",)),
    ],
)
def test_a_folder_s_page_has_two_forms(address: str, forms: tuple[str, ...]) -> None:
    assert forms_of(address) == forms


def test_whatever_changed_or_went_is_to_be_purged(weekly: Newspaper) -> None:
    weekly.article("van-hoa/le-hoi", 4, summary="Sapo.")
    weekly.build()
    weekly.article("van-hoa/le-hoi", 4, summary="Sapo.", body="Thân bài mới.")
    assert weekly.build().purge == ("/van-hoa/le-hoi.html",)
    (weekly.site / "content/van-hoa/le-hoi.md").unlink()
    report = weekly.build()
    assert {"/", "/index.html", "/van-hoa/", "/van-hoa/index.html", "/van-hoa/le-hoi.html"} <= set(report.purge)
    assert "/robots.txt" not in report.purge
    assert weekly.build().purge == ()


def test_pages_rendered_to_the_same_bytes_are_not_purged(weekly: Newspaper) -> None:
    weekly.build()
    base = (theme_folder() / "templates/base.html").read_text("utf-8")
    weekly.write("templates/base.html", f"{{# a remark #}}{base}")
    assert weekly.build().purge == ()


def test_page_that_went_without_a_redirect_is_told(weekly: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    run_command(["build"], weekly.site, monkeypatch)
    (weekly.site / "content/van-hoa/van-hoa-1.md").rename(weekly.site / "content/van-hoa/ten-khac.md")
    ended = run_command(["build"], weekly.site, monkeypatch)
    assert "vanished: /van-hoa/van-hoa-1.html" in ended.said
    assert "aliases" in ended.said
    assert ended.code == 0


def test_page_that_became_a_redirect_did_not_vanish(weekly: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    run_command(["build"], weekly.site, monkeypatch)
    (weekly.site / "content/van-hoa/van-hoa-1.md").unlink()
    weekly.article("van-hoa/ten-khac", 1, aliases="[/van-hoa/van-hoa-1.html]", tags="[chung]")
    ended = run_command(["build", "--report", "report.json"], weekly.site, monkeypatch)
    assert "vanished" not in ended.said
    report = json.loads((weekly.site / "report.json").read_text("utf-8"))
    assert report["vanished"] == []
    assert {"address": "/van-hoa/van-hoa-1.html", "kind": "redirect", "reason": "data"} not in report["written"]
    assert "/van-hoa/van-hoa-1.html" in report["purge"]


def test_files_that_pages_load_do_not_count_as_vanished_pages() -> None:
    removed = ["/_blocks/doc-nhieu.html", "/images/a.jpg", "/thoi-su/", "/b.html", "/rss.xml"]
    assert vanished_pages(removed) == ("/b.html", "/thoi-su/")


def test_page_stays_when_only_the_form_of_its_address_changed(weekly: Newspaper) -> None:
    weekly.article("thoi-su/bai", address="/chuyen/")
    weekly.build()
    weekly.article("thoi-su/bai", address="/chuyen/index.html")
    report = weekly.build()
    assert weekly.has("/chuyen/index.html")
    assert (report.removed, report.vanished) == ((), ())


# --- a fall


@pytest.mark.parametrize(("had", "has", "is_warned"), [(10, 8, False), (10, 7, True), (0, 0, False), (3, 4, False)])
def test_more_than_a_fifth_of_the_pages_is_a_fall(had: int, has: int, is_warned: bool) -> None:
    before, after = [[f"/{number}.html" for number in range(count)] for count in (had, has)]
    # Files that are no pages change nothing.
    assert bool(warn_of_fall([*before, "/a.jpg", "/b.jpg", "/c.jpg"], after)) == is_warned


def lose_a_section(paper: Newspaper) -> None:
    for path in (paper.site / "content/van-hoa").glob("*.md"):
        path.unlink()


@pytest.fixture
def lopsided(weekly: Newspaper) -> Newspaper:
    """A newspaper most of whose articles stand in one section."""
    for day in range(4, 20):
        weekly.article(f"van-hoa/van-hoa-{day}", day)
    return weekly


def test_a_fall_is_warned_of_and_published(lopsided: Newspaper) -> None:
    lopsided.build()
    lose_a_section(lopsided)
    report = lopsided.build()
    assert [(problem.severity, problem.path) for problem in report.problems] == [("warning", "content")]
    assert "pages instead of the" in report.problems[0].message
    assert not lopsided.has("/van-hoa/van-hoa-1.html")


def test_a_fall_is_seen_without_a_store(lopsided: Newspaper) -> None:
    lopsided.build()
    (lopsided.cache / "store.db").unlink()
    lose_a_section(lopsided)
    assert len(lopsided.build().problems) == 1


def test_a_fall_stops_a_strict_newspaper_until_it_is_told_to_go_on(lopsided: Newspaper) -> None:
    masthead = "licence: a, editor_in_chief: b, address: c, phone: d, email: e@example.org"
    lopsided.settings(f"strict: true\nmasthead: {{{masthead}}}")
    lopsided.build()
    before = lopsided.tree()
    lose_a_section(lopsided)
    with pytest.raises(ProblemsError, match="pages instead of"):
        lopsided.build()
    assert lopsided.tree() == before
    assert lopsided.build(keep_going=True).removed
    assert lopsided.build().problems == ()
