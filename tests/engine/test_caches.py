"""A store, or an output, of another time is put back: what is published is what the sources say, always."""

import os
import pathlib
import shutil

import pytest

from tests.conftest import Newspaper
from tindoingoai.output import MANIFEST, MARK
from tindoingoai.problems import SettingsError


def write(paper: Newspaper, text: str) -> None:
    paper.article("thoi-su/thoi-su-1", 1, body=text, tags="[chung]")
    paper.write("static/ghi-chu.txt", text)


def keep(folder: pathlib.Path) -> pathlib.Path:
    kept = folder.with_name(f"{folder.name}-kept")
    shutil.rmtree(kept, ignore_errors=True)
    return shutil.copytree(folder, kept)


def put_back(folder: pathlib.Path, kept: pathlib.Path) -> None:
    shutil.rmtree(folder)
    shutil.copytree(kept, folder)


def is_right(paper: Newspaper) -> bool:
    return paper.tree() == paper.clean_tree()


@pytest.mark.parametrize("which", ["cache", "output"])
def test_old_cache_or_output_is_put_back(which: str, weekly: Newspaper) -> None:
    folder = weekly.cache if which == "cache" else weekly.output
    write(weekly, "Một.")
    weekly.build()
    kept = keep(folder)
    write(weekly, "Hai.")
    weekly.build()
    put_back(folder, kept)
    if which == "cache":
        write(weekly, "Một.")
    report = weekly.build()
    assert {"/thoi-su/thoi-su-1.html", "/ghi-chu.txt"} <= {file.address for file in report.written}
    assert is_right(weekly)
    assert weekly.build().written == ()


def test_both_put_back_belong_together_and_nothing_is_looked_at(
    weekly: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(weekly, "Một.")
    weekly.build()
    kept = keep(weekly.cache), keep(weekly.output)
    write(weekly, "Hai.")
    weekly.build()
    put_back(weekly.cache, kept[0])
    put_back(weekly.output, kept[1])
    with monkeypatch.context() as patch:
        patch.setattr("tindoingoai.output.Output.altered", lambda *_: pytest.fail("looked at the output"))
        weekly.build()
    assert is_right(weekly)


def test_two_caches_take_turns(weekly: Newspaper) -> None:
    caches = [weekly.cache.with_name(name) for name in ("first", "second")]
    for turn, text in enumerate(["Một.", "Hai.", "Một.", "Hai.", "Ba.", "Một.", "Một.", "Ba."]):
        write(weekly, text)
        weekly.build(cache=caches[turn % 2])
        assert is_right(weekly), turn


def test_file_of_others_is_not_ours_because_an_old_cache_wrote_one_there(weekly: Newspaper) -> None:
    weekly.write("static/luan-van.txt", "của báo")
    weekly.build()
    kept = keep(weekly.cache)
    (weekly.site / "static/luan-van.txt").unlink()
    weekly.build()
    (weekly.output / "luan-van.txt").write_text("của người khác", "utf-8")
    put_back(weekly.cache, kept)
    weekly.build()
    assert (weekly.output / "luan-van.txt").read_text("utf-8") == "của người khác"
    weekly.write("static/luan-van.txt", "của báo")
    with pytest.raises(SettingsError, match=r"luan-van\.txt"):
        weekly.build()


def test_page_that_cannot_be_made_stays_in_doubt(weekly: Newspaper) -> None:
    write(weekly, "Một.")
    weekly.build()
    kept = keep(weekly.cache)
    write(weekly, "Hai.")
    weekly.build()
    put_back(weekly.cache, kept)
    write(weekly, "Một.")
    template = weekly.write("templates/article.html", "{{ page.nothing }}")
    weekly.build(keep_going=True)
    template.unlink()
    weekly.build()
    assert is_right(weekly)


def test_output_without_a_mark_is_looked_at(weekly: Newspaper) -> None:
    weekly.build()
    (weekly.output / MARK).unlink()
    (weekly.output / "index.html").write_text("hỏng", "utf-8")
    weekly.build()
    assert is_right(weekly)


def test_mark_is_left_alone_while_nothing_changes(weekly: Newspaper) -> None:
    weekly.build()
    for name in (MARK, MANIFEST):
        os.utime(weekly.output / name, (1, 1))
    weekly.build()
    weekly.build(clean=True)
    assert [(weekly.output / name).stat().st_mtime for name in (MARK, MANIFEST)] == [1, 1]
