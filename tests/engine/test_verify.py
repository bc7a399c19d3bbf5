"""`build --verify`: the proof that least work was enough, and what it finds when it was not."""

import pathlib
import re
from typing import Any

import pytest

from tests.conftest import Newspaper
from tests.problems.command import Ended, run_command
from tindoingoai.engine import run
from tindoingoai.engine.verify import Verification, compare_trees, verify
from tindoingoai.output import Output
from tindoingoai.problems import ProblemsError


def ask(paper: Newspaper, monkeypatch: pytest.MonkeyPatch, *more: str) -> Ended:
    return run_command(["build", "--verify", *more], paper.site, monkeypatch)


def left_aside(paper: Newspaper) -> list[str]:
    return [path.name for path in (paper.site / ".tindoingoai").iterdir() if path.is_dir()]


def test_a_build_that_equals_a_clean_one_says_so(weekly: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    run_command(["build"], weekly.site, monkeypatch)
    weekly.article("thoi-su/thoi-su-3", 3, tags="[chung]", title="Tên mới")
    ended = ask(weekly, monkeypatch)
    files = sum(path.is_file() for path in (weekly.site / "build").rglob("*")) - 2
    assert (ended.code, ended.printed.splitlines()[-1]) == (0, f"verified: {files} files equal a clean build")
    assert left_aside(weekly) == []


def blind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plants a bug: once there is a newspaper, no page is ever taken for stale."""
    compare = vars(run)["compare"]

    def see_nothing(*arguments: Any) -> Any:
        known = arguments[-2]
        return [] if known else compare(*arguments)

    monkeypatch.setattr("tindoingoai.engine.run.compare", see_nothing)


def test_a_change_that_the_fingerprints_missed_is_found(weekly: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    weekly.article("thoi-su/thoi-su-3", 3, tags="[chung]", summary="Sapo.")
    ask(weekly, monkeypatch)
    weekly.article("thoi-su/thoi-su-3", 3, tags="[chung]", summary="Sapo.", body="Thân bài mới.")
    blind(monkeypatch)
    ended = ask(weekly, monkeypatch)
    assert ended.code == 1
    listed = [line for line in ended.said.splitlines() if "clean build" in line]
    assert listed[1:-1] == [f"{weekly.site}/build/thoi-su/thoi-su-3.html: differs from a clean build"]
    assert "not verified: 1 file of" in ended.said
    assert "verified:" not in ended.printed
    assert left_aside(weekly) == []


def test_a_page_left_behind_is_found(weekly: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted bug: a build that forgets to delete."""
    ask(weekly, monkeypatch)
    (weekly.site / "content/van-hoa/van-hoa-1.md").unlink()
    monkeypatch.setattr(Output, "remove", lambda *_: None)
    ended = ask(weekly, monkeypatch)
    assert ended.code == 1
    assert "van-hoa/van-hoa-1.html: is too many" in ended.said


def test_a_long_list_ends_with_a_count(weekly: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(weekly, monkeypatch)
    blind(monkeypatch)
    ended = ask(weekly, monkeypatch, "--base-url", "https://khac.example.org")
    shown = ended.said.count(": differs from a clean build")
    assert shown == 20
    assert re.search(r"^… and \d+ more$", ended.said, re.MULTILINE)


def test_the_clean_build_has_the_same_moment_and_choices(weekly: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    weekly.article("thoi-su/nhap", 4, draft="true")
    weekly.article("thoi-su/hen-gio", 25)
    choices = ["--drafts", "--base-url", "https://khac.example.org", "--now", "2026-11-26T00:00:00Z"]
    assert ask(weekly, monkeypatch, *choices).code == 0
    assert (weekly.site / "build/thoi-su/hen-gio.html").is_file()


def test_nothing_stays_aside_when_the_clean_build_ends_badly(
    weekly: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    weekly.build()
    weekly.write("content/thoi-su/hong.md", "không có gì")
    with pytest.raises(ProblemsError):
        verify(weekly.options())
    assert sorted(path.name for path in weekly.cache.iterdir() if path.is_dir()) == []


def test_trees_are_compared_by_bytes_and_both_ways(tmp_path: pathlib.Path) -> None:
    made, clean = tmp_path / "made", tmp_path / "clean"
    for folder in (made, clean):
        (folder / "a").mkdir(parents=True)
        (folder / ".tindoingoai").write_text("/\n")
        for name in ("same.html", "a/other.html", "link.html"):
            (folder / name).write_text("1234")
    (made / "a/other.html").write_text("1243")
    (made / "link.html").unlink()
    (made / "link.html").symlink_to(clean / "link.html")
    (made / "mine.html").write_text("")
    (clean / "lost.html").write_text("")
    assert compare_trees(made, clean) == Verification(4, ("a/other.html", "link.html"), ("lost.html",), ("mine.html",))


def test_files_that_tools_keep_in_a_published_folder_do_not_count(tmp_path: pathlib.Path) -> None:
    made, clean = tmp_path / "made", tmp_path / "clean"
    for name in (".nojekyll", ".git/config", "a/.htaccess"):
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text("")
    assert compare_trees(made, clean).is_equal


def test_page_that_cannot_be_rendered_and_stays_as_it_was_is_no_difference(
    weekly: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    weekly.write("templates/404.html", "<!doctype html><title>Không thấy</title>")
    ask(weekly, monkeypatch)
    weekly.write("templates/404.html", "{{ page.nothing }}")
    ended = ask(weekly, monkeypatch, "--keep-going")
    assert ended.code == 3
    assert "equal a clean build" in ended.printed
    assert f"cannot be rendered now, left as it was: {weekly.site}/build/404.html" in ended.said
    # A former page of an address that nothing plans any more is another thing.
    (weekly.site / "content/van-hoa/van-hoa-1.md").unlink()
    monkeypatch.setattr(Output, "remove", lambda *_: None)
    ended = ask(weekly, monkeypatch, "--keep-going")
    assert (ended.code, "van-hoa/van-hoa-1.html: is too many" in ended.said) == (1, True)
    assert "404.html: is too many" not in ended.said
