"""What a build leaves alone, and what it does when something is wrong."""

import os
import pathlib
import shutil
import threading

import pytest

from tests.conftest import PATIENCE, Newspaper
from tindoingoai.lock import LockedError, locked
from tindoingoai.problems import ProblemsError, SettingsError
from tindoingoai.templating.environment import Templates


def test_problem_leaves_the_last_good_output_as_it_was(weekly: Newspaper) -> None:
    weekly.build()
    before = weekly.tree()
    weekly.article("thoi-su/thoi-su-1", 1, body="Đã sửa.")
    weekly.write("content/thoi-su/hong.md", "---\ntitle: Việt Nam: đối ngoại\n---\n")
    with pytest.raises(ProblemsError) as caught:
        weekly.build()
    assert [problem.place for problem in caught.value.problems] == ["content/thoi-su/hong.md:2:16"]
    assert weekly.tree() == before


def test_keep_going_publishes_the_rest(weekly: Newspaper) -> None:
    weekly.write("content/thoi-su/hong.md", "không có gì")
    report = weekly.build(keep_going=True)
    assert [problem.place for problem in report.problems] == ["content/thoi-su/hong.md:1:1"]
    assert weekly.has("/thoi-su/thoi-su-1.html")


def test_article_that_names_an_unreadable_one_is_not_blamed_for_it(weekly: Newspaper) -> None:
    weekly.write("content/thoi-su/hong.md", "không có gì")
    weekly.article("thoi-su/thoi-su-1", 1, related="[hong]")
    report = weekly.build(keep_going=True)
    assert [problem.path for problem in report.problems] == ["content/thoi-su/hong.md"]


def test_template_error_names_template_line_and_page(weekly: Newspaper) -> None:
    weekly.write("templates/404.html", "<title>x</title>\n{{ page.nothing }}")
    with pytest.raises(ProblemsError) as caught:
        weekly.build()
    (problem,) = caught.value.problems
    assert problem.place == "templates/404.html:2"
    assert "nothing" in problem.message
    assert "/404.html" in problem.hint
    assert not weekly.output.exists()


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("parts/html.html", "{{ part.html|safe }}\n\n{{ part.nothing }}"),
        ("blocks/latest.html", "{% for card in block.cards %}\n\n{{ card.nothing }}{% endfor %}"),
        ("chrome/footer.html", "{% set x = site.title %}\n\n{{ site.nothing }}"),
        ("head/article.html", "{{ words.share }}\n{{ card.title }}\n{{ words.nothing }}"),
        (
            "macros/pictures.html",
            "{% macro picture(image) %}\n{{ kwargs }}{{ varargs }}\n{{ image.nothing }}{% endmacro %}",
        ),
    ],
)
def test_error_inside_of_what_a_page_is_made_of_names_that_line(weekly: Newspaper, template: str, text: str) -> None:
    weekly.write("static/images/a.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>')
    weekly.article("thoi-su/moi", 4, image="/images/a.svg")
    weekly.write(f"templates/{template}", text)
    with pytest.raises(ProblemsError) as caught:
        weekly.build()
    assert {(problem.place, "nothing" in problem.message) for problem in caught.value.problems} == {
        (f"templates/{template}:3", True)
    }


def test_template_is_parsed_again_only_when_it_is_another(weekly: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    weekly.build()
    parsed: list[str] = []
    find = Templates._find_references

    def note(templates: Templates, text: str, name: str, path: str | None) -> tuple[str, ...]:
        parsed.append(name)
        return find(templates, text, name, path)

    monkeypatch.setattr(Templates, "_find_references", note)
    weekly.write("templates/404.html", "{% include 'own.html' %}")
    weekly.write("templates/own.html", "một")
    assert [file.address for file in weekly.build().written] == ["/404.html"]
    assert parsed == ["404.html", "own.html"]
    weekly.write("templates/own.html", "hai")
    assert [file.address for file in weekly.build().written] == ["/404.html"]
    assert parsed == ["404.html", "own.html", "own.html"]
    assert weekly.page("/404.html") == "hai"


def test_template_that_does_not_parse_is_located(weekly: Newspaper) -> None:
    weekly.write("templates/404.html", "<title>x</title>\n{% if %}")
    with pytest.raises(ProblemsError) as caught:
        weekly.build()
    assert caught.value.problems[0].place == "templates/404.html:2"


def test_computed_template_name_is_refused(weekly: Newspaper) -> None:
    weekly.write("templates/404.html", "{% include 'parts/' ~ page.address %}")
    with pytest.raises(ProblemsError, match="not written out"):
        weekly.build()


def test_files_of_others_stay(weekly: Newspaper) -> None:
    weekly.build()
    (weekly.output / "google1234.html").write_text("mine")
    weekly.article("thoi-su/moi", 4)
    weekly.build()
    assert (weekly.output / "google1234.html").read_text() == "mine"


def test_folder_of_others_is_refused(weekly: Newspaper) -> None:
    weekly.output.mkdir()
    (weekly.output / "thesis.txt").write_text("mine")
    with pytest.raises(SettingsError, match=r"no build wrote: thesis\.txt"):
        weekly.build()
    assert [path.name for path in weekly.output.iterdir()] == ["thesis.txt"]


def test_file_of_others_at_our_address_is_refused(weekly: Newspaper) -> None:
    weekly.build()
    (weekly.output / "thoi-su/moi.html").write_text("mine")
    weekly.article("thoi-su/moi", 4)
    with pytest.raises(SettingsError, match=r"thoi-su/moi\.html"):
        weekly.build()
    assert (weekly.output / "thoi-su/moi.html").read_text() == "mine"


def test_lost_store_still_knows_our_files(weekly: Newspaper) -> None:
    weekly.build()
    weekly.cache.rename(weekly.cache.with_name("gone"))
    (weekly.site / "content/van-hoa/van-hoa-1.md").unlink()
    report = weekly.build()
    assert "/van-hoa/van-hoa-1.html" in report.removed
    assert "/theme/news.css" not in {file.address for file in report.written}


@pytest.mark.parametrize("data", [b"", b"not a database" * 99, b"SQLite format 3\0" + b"\xff" * 4096])
def test_unreadable_store_is_discarded_and_said_so(weekly: Newspaper, data: bytes) -> None:
    weekly.build()
    before = weekly.tree()
    for file in weekly.cache.glob("store.db*"):
        file.unlink()
    (weekly.cache / "store.db").write_bytes(data)
    report = weekly.build()
    assert weekly.tree() == before
    assert bool(report.notes) == bool(data)


def test_no_staging_folder_stays(weekly: Newspaper) -> None:
    weekly.build()
    weekly.write("templates/404.html", "{{ page.nothing }}")
    with pytest.raises(ProblemsError):
        weekly.build()
    assert sorted(path.name for path in weekly.output.parent.iterdir()) == ["cache", "out", "site"]


def test_site_without_articles_is_a_problem_unless_allowed(newspaper: Newspaper) -> None:
    (newspaper.site / "content").mkdir()
    with pytest.raises(ProblemsError, match="no articles"):
        newspaper.build()
    newspaper.build(allow_empty=True)
    assert newspaper.has("/index.html")


def test_strict_site_takes_warnings_for_errors(weekly: Newspaper) -> None:
    masthead = "licence: a\n  editor_in_chief: b\n  address: c\n  phone: d\n  email: e@example.org"
    weekly.settings(f"strict: true\nmasthead:\n  {masthead}\n")
    weekly.build()
    weekly.article("thoi-su/thoi-su-1", 1, titel="x")
    with pytest.raises(ProblemsError, match="unknown key `titel`"):
        weekly.build()


def test_report_tells_what_was_held_back_and_until_when(weekly: Newspaper) -> None:
    weekly.article("thoi-su/nhap", 4, draft="true")
    weekly.article("thoi-su/mai", 25)
    weekly.article("thoi-su/cu", 4, expires="2026-11-10")
    held = {piece.path: (piece.reason, piece.until and f"{piece.until:%d/%m}") for piece in weekly.build().held}
    assert held == {
        "thoi-su/nhap.md": ("draft", None),
        "thoi-su/mai.md": ("future", "25/11"),
        "thoi-su/cu.md": ("expired", "10/11"),
    }
    everything = weekly.build(drafts=True, future=True)
    assert [piece.reason for piece in everything.held] == ["expired"]
    assert weekly.has("/thoi-su/mai.html")


def test_output_inside_the_content_is_refused(weekly: Newspaper, tmp_path: pathlib.Path) -> None:
    for folder in (weekly.site / "content", weekly.site / "content/out", weekly.site, tmp_path):
        with pytest.raises(SettingsError, match="output folder"):
            weekly.build(output=folder)


def test_second_build_of_a_site_is_told_who_holds_the_lock(weekly: Newspaper) -> None:
    with locked(weekly.site, weekly.cache, wait=True), pytest.raises(LockedError, match=rf"process {os.getpid()}"):
        weekly.build(wait=False)
    weekly.build(wait=False)


def test_second_build_of_a_site_waits(weekly: Newspaper) -> None:
    with locked(weekly.site, weekly.cache, wait=True):
        waiting = threading.Thread(target=weekly.build)
        waiting.start()
        waiting.join(0.3)
        assert waiting.is_alive()
        assert not weekly.output.exists()
    waiting.join(PATIENCE)
    assert weekly.has("/index.html")


@pytest.mark.parametrize(
    ("file", "place"),
    [
        ("static/index.html", "static/index.html"),
        ("static/thoi-su", "static/thoi-su"),
        ("static/thoi-su/thoi-su-1.html/anh.jpg", "static/thoi-su/thoi-su-1.html/anh.jpg"),
        ("static/robots.txt", "static/robots.txt"),
    ],
)
def test_static_file_at_a_page_s_address_is_a_problem(weekly: Newspaper, file: str, place: str) -> None:
    weekly.write(file, "")
    with pytest.raises(ProblemsError) as caught:
        weekly.build()
    assert place in [problem.place for problem in caught.value.problems]


def test_link_that_leads_out_of_static_is_never_published(weekly: Newspaper, tmp_path: pathlib.Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (weekly.site / "static").mkdir()
    (weekly.site / "static/open.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(ProblemsError, match="leads out of static/"):
        weekly.build()


def test_hidden_file_beside_an_article_is_never_published(weekly: Newspaper) -> None:
    weekly.write("content/thoi-su/.env", "secret")
    weekly.article("thoi-su/thoi-su-1", 1, image=".env")
    with pytest.raises(ProblemsError, match="there is no file"):
        weekly.build()


def test_broken_picture_is_told_by_every_build(weekly: Newspaper) -> None:
    weekly.write("static/images/a.jpg", b"not a picture")
    weekly.article("thoi-su/thoi-su-1", 1, image="/images/a.jpg")
    for _ in range(2):
        with pytest.raises(ProblemsError, match=r"thoi-su-1\.md:4:8: /images/a\.jpg"):
            weekly.build()


def test_page_or_script_beside_an_article_is_never_published(weekly: Newspaper) -> None:
    weekly.write("content/thoi-su/evil.html", "<script>alert(1)</script>")
    weekly.article("thoi-su/thoi-su-1", 1, image="evil.html")
    with pytest.raises(ProblemsError, match="there is no file"):
        weekly.build()


def test_keep_going_publishes_one_side_of_a_collision_and_always_the_same(weekly: Newspaper) -> None:
    weekly.article("thoi-su/mot", 4, slug="chung")
    weekly.article("thoi-su/hai", 4, slug="chung")
    weekly.build(keep_going=True)
    first = weekly.page("/thoi-su/chung.html")
    assert weekly.build(keep_going=True).written == ()
    assert weekly.page("/thoi-su/chung.html") == first


def test_keep_going_leaves_out_a_file_in_the_way_of_a_section(weekly: Newspaper) -> None:
    weekly.write("static/thoi-su", "")
    weekly.build(keep_going=True)
    assert weekly.has("/thoi-su/index.html")


def test_keep_going_never_empties_a_newspaper(weekly: Newspaper) -> None:
    weekly.build()
    before = weekly.tree()
    (weekly.site / "content").rename(weekly.site / "away")
    (weekly.site / "content").mkdir()
    with pytest.raises(ProblemsError, match="no articles"):
        weekly.build(keep_going=True)
    assert weekly.tree() == before


@pytest.mark.parametrize(
    "svg",
    [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1e999 10"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1e30 10"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" width="1.2.3" height="5"/>',
    ],
)
def test_odd_sizes_of_a_drawing_are_no_sizes(weekly: Newspaper, svg: str) -> None:
    weekly.write("static/images/a.svg", svg)
    weekly.article("thoi-su/thoi-su-1", 1, image="/images/a.svg")
    weekly.build()
    assert 'src="/images/a.svg" alt="" width' not in weekly.page("/thoi-su/thoi-su-1.html")


def test_drawing_in_an_unknown_encoding_is_a_problem(weekly: Newspaper) -> None:
    weekly.write("static/images/a.svg", '<?xml version="1.0" encoding="foo"?><svg/>')
    weekly.article("thoi-su/thoi-su-1", 1, image="/images/a.svg")
    with pytest.raises(ProblemsError, match=r"thoi-su-1\.md:4:8: /images/a\.svg"):
        weekly.build()


def test_words_that_ask_for_what_the_theme_does_not_give_are_a_problem(weekly: Newspaper) -> None:
    weekly.write("templates/i18n/vi.yaml", "month: 'Tháng {thang}'\n")
    with pytest.raises(ProblemsError, match=r"no place for \{thang\}"):
        weekly.build()


def test_english_newspaper_has_english_dates(weekly: Newspaper) -> None:
    weekly.settings("lang: en")
    weekly.build()
    assert "Sunday, 01/11/2026 | 08:00 GMT+7" in weekly.page("/thoi-su/thoi-su-1.html")


@pytest.mark.parametrize("is_swap", [False, True])
def test_file_becomes_a_folder_and_a_folder_a_file_right_at_once(weekly: Newspaper, is_swap: bool) -> None:
    static = weekly.site / "static"
    weekly.write("static/lien-he", "tệp")
    weekly.write("static/tai-ve/2026/a/b.txt", "sâu")
    weekly.write("static/tai-ve/c.txt", "nông")
    weekly.build()
    (static / "lien-he").unlink()
    shutil.rmtree(static / "tai-ve")
    weekly.write("static/lien-he/sau/index.html", "trang")
    weekly.write("static/tai-ve", "tệp")
    weekly.build(swap=is_swap)
    assert weekly.tree() == weekly.clean_tree()
    assert weekly.has("/lien-he/sau/index.html")
    assert weekly.page("/tai-ve") == "tệp"
