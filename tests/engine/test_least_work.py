"""What a build renders again, and why."""

import os
import random

import pytest

from tests.conftest import Newspaper, read_tree, reasons
from tindoingoai.engine.run import build
from tindoingoai.problems import SettingsError


def test_nothing_changed_writes_nothing(weekly: Newspaper) -> None:
    weekly.build()
    times = {path: path.stat().st_mtime_ns for path in weekly.output.rglob("*") if path.is_file()}
    report = weekly.build()
    assert report.written == ()
    assert report.removed == ()
    assert times == {path: path.stat().st_mtime_ns for path in times}


def test_body_edit_leaves_lists_alone(weekly: Newspaper) -> None:
    weekly.article("thoi-su/thoi-su-2", 2, tags="[chung]", summary="Sapo.")
    weekly.build()
    weekly.article("thoi-su/thoi-su-2", 2, tags="[chung]", summary="Sapo.", body="Thân bài mới.")
    assert reasons(weekly.build()) == {"/thoi-su/thoi-su-2.html": "data"}
    assert "Thân bài mới." in weekly.page("/thoi-su/thoi-su-2.html")


def test_retitling_renders_the_pages_that_show_the_card(weekly: Newspaper) -> None:
    weekly.build()
    weekly.article("thoi-su/thoi-su-3", 3, tags="[chung]", title="Tên mới")
    written = reasons(weekly.build())
    assert {"/thoi-su/thoi-su-3.html", "/thoi-su/", "/", "/thoi-su/rss.xml", "/chu-de/chung/"} <= written.keys()
    assert "/van-hoa/rss.xml" not in written
    assert "Tên mới" in weekly.page("/thoi-su/")


def test_deleted_article_takes_its_page_with_it(weekly: Newspaper) -> None:
    weekly.build()
    (weekly.site / "content/van-hoa/van-hoa-1.md").unlink()
    report = weekly.build()
    assert report.removed == ("/van-hoa/van-hoa-1.html",)
    assert not weekly.has("/van-hoa/van-hoa-1.html")
    assert "van-hoa-1" not in weekly.page("/van-hoa/")


def test_renamed_article_leaves_no_page_behind(weekly: Newspaper) -> None:
    weekly.build()
    (weekly.site / "content/van-hoa/van-hoa-1.md").rename(weekly.site / "content/van-hoa/ten-khac.md")
    report = weekly.build()
    assert report.removed == ("/van-hoa/van-hoa-1.html",)
    assert reasons(report)["/van-hoa/ten-khac.html"] == "new"


def test_file_of_the_site_takes_the_place_of_a_section_that_is_gone(weekly: Newspaper) -> None:
    weekly.build()
    for path in (weekly.site / "content/van-hoa").iterdir():
        path.unlink()
    weekly.write("static/van-hoa/index.html", "của trang")
    report = weekly.build()
    assert weekly.page("/van-hoa/") == "của trang"
    assert "/van-hoa/van-hoa-1.html" in report.removed
    assert "/van-hoa/" not in report.removed
    (weekly.site / "static/van-hoa/index.html").unlink()
    weekly.article("van-hoa/moi", 4)
    weekly.build()
    assert "moi.html" in weekly.page("/van-hoa/")


def test_template_edit_renders_its_pages_without_reading_a_source(
    weekly: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Stamps of files written a moment ago would prove nothing yet.
    monkeypatch.setattr("tindoingoai.stamps.TICK", 0)
    weekly.build()
    weekly.write("templates/404.html", "<!doctype html><title>Không thấy</title>{{ page.cards | length }}")
    monkeypatch.setattr("tindoingoai.sources.read.read_chunk", lambda *_, **__: pytest.fail("a source was read"))
    assert reasons(weekly.build()) == {"/404.html": "template"}
    assert weekly.page("/404.html").endswith("6")


def test_touched_sources_are_not_rendered_again(weekly: Newspaper) -> None:
    weekly.build()
    for path in (weekly.site / "content").rglob("*.md"):
        os.utime(path, (1, 1))
    assert weekly.build().written == ()


def test_missing_file_is_written_again(weekly: Newspaper) -> None:
    weekly.build()
    (weekly.output / "thoi-su/index.html").unlink()
    assert reasons(weekly.build()) == {"/thoi-su/": "missing"}


def test_clean_build_renders_everything_and_rewrites_nothing_that_is_right(weekly: Newspaper) -> None:
    weekly.build()
    before = weekly.tree()
    assert weekly.build(clean=True).written == ()
    assert weekly.tree() == before


def test_clean_build_mends_a_file_that_somebody_changed(weekly: Newspaper) -> None:
    weekly.build()
    good = weekly.page("/")
    (weekly.output / "index.html").write_text("hỏng", "utf-8")
    weekly.build(clean=True)
    assert weekly.page("/") == good


@pytest.mark.parametrize("seed", range(4))
def test_any_history_of_edits_gives_the_output_of_a_clean_build(weekly: Newspaper, seed: int) -> None:
    dice = random.Random(seed)
    for step in range(12):
        _edit(weekly, dice, step)
        weekly.build(allow_empty=True)
    clean = weekly.options(
        output=weekly.output.with_name("clean"), cache=weekly.cache.with_name("clean-cache"), allow_empty=True
    )
    build(clean)
    assert weekly.tree() == read_tree(clean.output)


def _edit(newspaper: Newspaper, dice: random.Random, step: int) -> None:
    """One thing that an editor may do."""
    files = sorted((newspaper.site / "content").rglob("*.md"))
    section = dice.choice(["thoi-su", "van-hoa"])
    match dice.randrange(5):
        case 0:
            newspaper.article(f"{section}/bai-{step}", dice.randint(1, 19), tags=f"[t{step % 3}]")
        case 1 if files:
            dice.choice(files).unlink()
        case 2 if files:
            file = dice.choice(files)
            file.write_text(file.read_text("utf-8").replace("title: ", "title: Lại "), "utf-8")
        case 3 if files:
            file = dice.choice(files)
            file.write_text(f"{file.read_text('utf-8')}\nThêm một đoạn.\n", "utf-8")
        case _:
            newspaper.settings(f"description: Lần {step}\npage_size: {dice.randint(1, 4)}")
    for folder in ("thoi-su", "van-hoa"):
        (newspaper.site / "content" / folder).mkdir(parents=True, exist_ok=True)


def test_worker_processes_give_the_same_output(newspaper: Newspaper) -> None:
    for number in range(90):
        newspaper.article(f"thoi-su/bai-{number}", number % 19 + 1, body=f"Đoạn **{number}**.\n\n" * 3)
    newspaper.build(jobs=1)
    alone = newspaper.tree()
    newspaper.build(jobs=3, output=newspaper.output.with_name("many"), cache=newspaper.cache.with_name("many-cache"))
    assert read_tree(newspaper.output.with_name("many")) == alone


@pytest.mark.parametrize("gone", ["thoi-su/index.html", ".tindoingoai", "theme/news.css"])
def test_an_output_that_lost_a_file_is_compared_again(weekly: Newspaper, gone: str) -> None:
    weekly.build()
    before = weekly.tree()
    weekly.build()
    (weekly.output / gone).unlink()
    weekly.build()
    assert weekly.tree() == before


def test_an_output_that_somebody_added_a_file_to_is_compared_again(weekly: Newspaper) -> None:
    weekly.build()
    (weekly.output / "thoi-su/cua-toi.html").write_text("của tôi", "utf-8")
    weekly.build()
    weekly.article("thoi-su/cua-toi", 3)
    with pytest.raises(SettingsError, match="no build wrote"):
        weekly.build()


def test_a_page_that_could_not_be_rendered_is_tried_again(weekly: Newspaper) -> None:
    weekly.build()
    template = weekly.write("templates/category.html", "{{ page.nothing }}")
    assert weekly.build(keep_going=True).problems
    assert weekly.build(keep_going=True).problems
    template.unlink()
    assert weekly.build().problems == ()


def test_page_that_shows_one_of_the_newest_elsewhere_follows_their_order(weekly: Newspaper) -> None:
    # So many that the block of the newest is full, and only its order changes.
    for day in range(8, 18):
        weekly.article(f"thoi-su/ngay-{day}", day)
    weekly.article("thoi-su/thoi-su-1", 1, related="[ngay-17]")
    weekly.build()
    weekly.article("thoi-su/ngay-18", 18)
    written = reasons(weekly.build())
    assert weekly.tree() == weekly.clean_tree()
    assert written["/thoi-su/thoi-su-1.html"] == "data"
