"""Which files are sources, in which order, and under which names."""

import pathlib
import time
import unicodedata

import pytest

from tindoingoai import stamps
from tindoingoai.problems import Problem
from tindoingoai.sources.scan import Scan, scan


def make(site: pathlib.Path, *names: str) -> pathlib.Path:
    for name in names:
        path = site / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return site


def found(site: pathlib.Path) -> tuple[list[str], list[Problem]]:
    problems: list[Problem] = []
    return [file.path for file in scan(site, problems)], problems


def test_markdown_files_are_listed_by_path(tmp_path: pathlib.Path) -> None:
    make(tmp_path, "b.md", "a/z.md", "a/b/c.md", "a.md", "x.MD", "y.markdown", "z.Mkd", "a/mdx", "a.mdx")
    paths, problems = found(tmp_path)
    assert paths == ["a.md", "a/b/c.md", "a/z.md", "b.md", "x.MD", "y.markdown", "z.Mkd"]
    assert [problem.path for problem in problems] == ["content/a/mdx", "content/a.mdx"]


def test_what_programs_leave_and_hide_is_passed_over(tmp_path: pathlib.Path) -> None:
    make(
        tmp_path,
        "a.md",
        "a/.b.md",
        ".git/a.md",
        "a/x.md~",
        "#a.md#",
        "~$a.docx",
        "Thumbs.db",
        "a.md.swp",
        "a/.keep",
        "a.md.QwErTy",
        "4913",
    )
    assert found(tmp_path) == (["a.md"], [])


def test_files_that_nobody_reads_are_told_once_a_kind_at_the_first(tmp_path: pathlib.Path) -> None:
    make(tmp_path, "b/a.TXT", "b/c.txt", "c.txt", "b/d.docx", "LICENSE", "a.jpg", "b/b.pdf", "b/e.vtt", "b/f.heic")
    paths, problems = found(tmp_path)
    assert (paths, {problem.severity for problem in problems}) == ([], {"warning"})
    assert [(problem.path, problem.message) for problem in problems] == [
        ("content/LICENSE", "files without an ending are not read: 1 found"),
        ("content/b/a.TXT", "files that end in `.txt` are not read: 3 found"),
        ("content/b/d.docx", "files that end in `.docx` are not read: 1 found"),
    ]


def test_texts_of_sections_are_told_once(tmp_path: pathlib.Path) -> None:
    make(tmp_path, "a/_index.md", "b/_index.vi.md", "c/_index.markdown", "c/_indexes.md")
    paths, (problem,) = found(tmp_path)
    assert (paths, problem.path) == (["c/_indexes.md"], "content/a/_index.md")
    assert "3 found" in problem.message
    assert "`categories`" in problem.hint


def test_scan_that_looks_only_at_what_was_touched_goes_on_telling(tmp_path: pathlib.Path) -> None:
    again = Scan(make(tmp_path, "a.md", "b.txt"))
    again.touch(None)
    told: list[list[str]] = []
    for touched in ([], ["c.txt"], ["_index.md"], ["b.txt"], ["anh.jpg", "a.md"]):
        for name in touched:
            make(tmp_path, name)
        if touched == ["b.txt"]:
            (tmp_path / "content/b.txt").unlink()
        again.touch(f"content/{name}" for name in touched)
        problems: list[Problem] = []
        assert [file.path for file in again.files(problems)] == ["a.md"]
        told.append([f"{problem.path} {problem.message[-40:]}" for problem in problems])
        assert told[-1] == [f"{problem.path} {problem.message[-40:]}" for problem in found(tmp_path)[1]]
    assert [len(each) for each in told] == [1, 1, 2, 2, 2]


def test_names_are_composed_and_the_disk_s_spelling_is_kept(tmp_path: pathlib.Path) -> None:
    name = unicodedata.normalize("NFD", "thời-sự/việt.md")
    (file,) = scan(make(tmp_path, name), [])
    assert (file.path, file.name) == ("thời-sự/việt.md", name)


# For files that are to stay young, however long the machine halts a test.
HOUR = 3600 * 10**9


def test_size_and_stamp_are_told_without_opening(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamps, "TICK", HOUR)
    (file,) = scan(make(tmp_path, "a.md"), [])
    assert file.size == 1
    assert file.stamp == ""  # too young to prove anything


def test_file_too_young_for_a_stamp_is_looked_at_until_it_has_one(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "TICK", HOUR)
    again = Scan(make(tmp_path, "a.md", "b.md"))
    again.touch(None)
    assert [file.stamp for file in again.files([])] == ["", ""]
    later = time.time_ns() + 2 * stamps.TICK
    monkeypatch.setattr(time, "time_ns", lambda: later)
    again.touch([])
    known = again.files([])
    assert all(file.stamp for file in known)
    (tmp_path / "content/a.md").write_text("longer", encoding="utf-8")
    again.touch([])
    assert again.files([]) == known, "what has a stamp is looked at only when it was touched"


def test_links_inside_are_followed_to_files_and_not_to_folders(tmp_path: pathlib.Path) -> None:
    make(tmp_path, "a/mot.md")
    (tmp_path / "content/hai.md").symlink_to("a/mot.md")
    (tmp_path / "content/b").symlink_to("a")
    assert found(tmp_path) == (["a/mot.md", "hai.md"], [])


def test_content_itself_may_be_a_link(tmp_path: pathlib.Path) -> None:
    make(tmp_path / "elsewhere", "thoi-su/a.md")
    (tmp_path / "content").symlink_to("elsewhere/content")
    assert found(tmp_path) == (["thoi-su/a.md"], [])


def test_every_file_that_cannot_be_an_article_is_told(tmp_path: pathlib.Path) -> None:
    make(tmp_path, "a.md", "A.md", "con.md", "a:b.md")
    (tmp_path / "content/ngoai.md").symlink_to("/etc/hostname")
    (tmp_path / "content/folder.md").mkdir()
    paths, problems = found(tmp_path)
    assert paths == ["A.md"]
    assert sorted(problem.path for problem in problems) == [
        "content/a.md",
        "content/a:b.md",
        "content/con.md",
        "content/folder.md",
        "content/ngoai.md",
    ]
