"""What of `static/` is published: hidden files that servers ask for, nothing that programs left, no name that harms."""

import itertools
import os
import pathlib

import pytest

from tests.conftest import Newspaper
from tests.media.test_scratch import SCRATCH
from tindoingoai.media.file_list import FileList, warn_of_hidden
from tindoingoai.output import MANIFEST, MARK

# What programs write for a moment is only passed over by those who watch; `.goutputstream-…` and the like are hidden.
LITTER = sorted({"ehthumbs.db", "Icon\r", "a.txt~", *itertools.chain(*SCRATCH.values())} - {"4913", "sedAb12Cd"})


def files_of(folder: pathlib.Path) -> set[str]:
    """What stands in the output but for the pages of a newspaper without any file."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_what_servers_ask_for_is_published_and_the_rest_of_what_is_hidden_told_once(weekly: Newspaper) -> None:
    weekly.build()
    before = files_of(weekly.output)
    for name in (
        ".well-known/security.txt",
        ".nojekyll",
        ".htaccess",
        ".env",
        ".kín/a.txt",
        "a/.b",
        ".well-known/.c",
        f"{MANIFEST}",
        f"{MARK}",
    ):
        weekly.write(f"static/{name}", "x")
    report = weekly.build()
    assert files_of(weekly.output) - before == {".well-known/security.txt", ".nojekyll"}
    (warning,) = report.problems
    assert warning.is_warning
    assert warning.message == (
        "hidden, and not published: static/.env, static/.htaccess, static/.kín/, static/.tindoingoai, "
        "static/.tindoingoai-mark, static/.well-known/.c, static/a/.b"
    )
    assert weekly.build().problems == report.problems
    assert weekly.check().problems == report.problems


def test_many_hidden_files_are_counted() -> None:
    message = warn_of_hidden("static", [f"static/.{number:02}" for number in range(13)]).message
    assert message.endswith("static/.08, static/.09 and 3 more")


@pytest.mark.parametrize("name", LITTER)
def test_what_programs_leave_behind_is_not_published(name: str, tmp_path: pathlib.Path) -> None:
    (tmp_path / name).write_bytes(b"x")
    (tmp_path / "a.txt").write_bytes(b"x")
    found = FileList(tmp_path, "static")
    assert (set(found.files), found.problems) == ({"/a.txt"}, [])


@pytest.mark.parametrize("name", ["__MACOSX", "$RECYCLE.BIN", ".Trash-1000", "@eaDir", ".git"])
def test_folders_of_systems_are_not_published(name: str, tmp_path: pathlib.Path) -> None:
    (tmp_path / name / "a").mkdir(parents=True)
    (tmp_path / name / "a/b.txt").write_bytes(b"x")
    found = FileList(tmp_path, "static")
    assert (found.files, found.hidden, found.problems) == ({}, [], [])


BAD = {
    "xu\nong.txt": "holds the character '\\n'",
    "a\u2028b.txt": "holds the character '\\u2028'",
    "a\u2029b.txt": "holds the character '\\u2029'",
    "a\x85b.txt": "holds the character '\\x85'",
    "a\x0bb.txt": "holds the character '\\x0b'",
    "a\\b.txt": "holds the character '\\\\'",
    "a:b.txt": "holds the character ':'",
    "a\tb.txt": "holds the character '\\t'",
    "con.jpg": "a name that Windows keeps",
    "a.": "Windows would store under another name",
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("form", ["{}", "{}/a.txt", "sau/{}/hon/a.txt"])
def test_name_that_harms_is_a_problem_and_the_file_stays_out(form: str, name: str, weekly: Newspaper) -> None:
    weekly.build()
    before = weekly.tree()
    weekly.write(f"static/{form.format(name)}", "x")
    for _ in range(2):
        (problem,) = weekly.build(keep_going=True).problems
        assert BAD[name] in problem.message
        assert (problem.path, problem.is_warning) == (f"static/{form.format(name).partition(name)[0]}{name}", False)
        assert weekly.tree() == before


@pytest.mark.parametrize("form", [b"images/\xe1nh.jpg", b"\xe1nh/a.jpg"])
def test_name_in_another_encoding_is_named(form: bytes, weekly: Newspaper) -> None:
    path = os.fsencode(weekly.site / "static") + b"/" + form
    file = pathlib.Path(os.fsdecode(path))
    file.parent.mkdir(parents=True)
    file.write_bytes(b"x")
    (problem,) = weekly.check().problems
    assert problem.path.startswith("static/")
    assert "\ufffdnh" in problem.path
    assert problem.message.endswith("name is not UTF-8")


def test_what_is_no_file_is_told(weekly: Newspaper) -> None:
    static = weekly.write("static/a/b.txt", "x").parents[1]
    os.mkfifo(static / "ong")
    (static / "di-dau").symlink_to("nowhere")
    (static / "thu-muc").symlink_to("a")
    (static / "tep").symlink_to("a/b.txt")
    (static / "ngoai").symlink_to("../site.yaml")
    told = {problem.path: problem.message for problem in weekly.build(keep_going=True).problems}
    assert told == {
        "static/di-dau": "a link that leads nowhere",
        "static/thu-muc": "a link to a folder",
        "static/ong": "this is not a file",
        "static/ngoai": "a link that leads out of static/",
    }
    assert weekly.has("/tep")


def test_two_files_of_one_address_are_told(weekly: Newspaper) -> None:
    weekly.write("static/\u1ea3nh.txt", "một")
    weekly.write("static/a\u0309nh.txt", "hai")
    (problem,) = weekly.check().problems
    assert problem.message == "this file and static/a\u0309nh.txt have names that some systems cannot tell apart"


@pytest.mark.parametrize("name", ["a\n/luan-van.txt", "a\u2028/luan-van.txt", "a\x85/luan-van.txt"])
def test_manifest_never_names_a_file_of_others(name: str, weekly: Newspaper) -> None:
    weekly.write(f"static/{name}", "của báo")
    weekly.build(keep_going=True)
    (weekly.output / "luan-van.txt").write_text("của người khác", "utf-8")
    for change in range(2):
        weekly.write(f"static/{change}.txt", "khác")
        (weekly.cache / "store.db").unlink()
        weekly.build(keep_going=True)
        assert (weekly.output / "luan-van.txt").read_text("utf-8") == "của người khác"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("/images/Hai-Dang.JPG", "/images/hai-dang.jpg"),
        ("/images/hai-dag.jpg", "/images/hai-dang.jpg"),
        ("/anh/hai-dang.jpg", "/images/hai-dang.jpg"),
        ("Cau tau.jpg", "Cầu tàu.jpg"),
        ("/images/khac-han.png", ""),
    ],
)
def test_a_file_that_is_missing_is_told_with_the_one_most_like_it(
    newspaper: Newspaper, written: str, meant: str
) -> None:
    newspaper.write("static/images/hai-dang.jpg", b"")
    newspaper.write("content/thoi-su/Cầu tàu.jpg", b"")
    newspaper.article("thoi-su/bai", image=f"'{written}'")
    hint = f"did you mean `{meant}`?" if meant else "or mend the path"
    assert [hint in problem.hint for problem in newspaper.check().problems] == [True]
