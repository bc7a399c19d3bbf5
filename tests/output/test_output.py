"""The output folder: which folders may be one, how files get in, and that only ours are ever taken away."""

import os
import pathlib
import shutil
from collections.abc import Callable, Sequence

import pytest

from tindoingoai.digest import digest_bytes
from tindoingoai.output import MANIFEST, Listing, Output, check_output, stage
from tindoingoai.problems import SettingsError


@pytest.fixture
def output(tmp_path: pathlib.Path) -> Output:
    return Output(tmp_path / "build")


def publish(output: Output, files: dict[str, bytes], removed: Sequence[str] = ()) -> None:
    with output.staged():
        for address, data in files.items():
            stage(str(output.staging), address, data)
        output.apply(list(files), removed)


def files_below(folder: pathlib.Path) -> list[pathlib.Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def tree(folder: pathlib.Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files_below(folder)}


# --- which folders may be one


@pytest.mark.parametrize(
    "place",
    [
        ".",
        "..",
        "../..",
        "/",
        "~",
        "content",
        "content/a/b",
        "templates/x",
        "static",
        "data/x",
        ".git",
        "a-file",
        "to-content",
        "to-content/x",
    ],
)
def test_folders_that_hold_other_things_are_refused(
    place: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "home/site"
    (site / "content").mkdir(parents=True)
    (site / "to-content").symlink_to("content")
    (site / "a-file").write_bytes(b"")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(site)
    with pytest.raises(SettingsError):
        check_output(pathlib.Path(place).expanduser(), site)


def test_folders_that_hold_a_linked_content_are_refused(tmp_path: pathlib.Path) -> None:
    (tmp_path / "papers/content").mkdir(parents=True)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/content").symlink_to("../papers/content")
    for place in ("papers", "papers/content", "papers/content/build"):
        with pytest.raises(SettingsError):
            check_output(tmp_path / place, tmp_path / "site")


@pytest.mark.parametrize("place", ["build", "a/b/c", "../out", "contents", "static-out", "public_html"])
def test_other_folders_are_allowed(place: str, tmp_path: pathlib.Path) -> None:
    (tmp_path / "site/content").mkdir(parents=True)
    check_output(tmp_path / "site" / place, tmp_path / "site")


@pytest.mark.parametrize(
    ("present", "ours", "wanted", "is_refused"),
    [
        ([], [], ["/"], False),
        (["index.html"], ["/"], ["/"], False),
        ([MANIFEST, "a/index.html"], ["/a/"], [], False),
        (["thesis.docx"], [], ["/"], True),
        (["thesis.docx", "index.html"], ["/"], ["/"], False),
        (["index.html", "a.html"], ["/"], ["/", "/a.html"], True),
        (["index.html", "a"], ["/"], ["/", "/a/"], True),
        (["index.html", "a"], ["/"], ["/", "/a/b/c.html"], True),
        (["index.html", "a.html/x"], ["/"], ["/", "/a.html"], True),
        (["index.html", "a/thesis.docx"], ["/"], ["/", "/a/"], False),
    ],
)
def test_files_of_others_are_refused_where_they_are_in_the_way(
    output: Output, present: list[str], ours: list[str], wanted: list[str], is_refused: bool
) -> None:
    if is_refused:
        with pytest.raises(SettingsError, match="that no build wrote"):
            output.refuse_foreign(present, ours, wanted)
    else:
        output.refuse_foreign(present, ours, wanted)


# --- how files get in


def test_files_move_to_their_addresses(output: Output) -> None:
    publish(output, {"/": b"1", "/a/": b"2", "/a/b.html": b"3", "/c": b"4"})
    assert tree(output.folder) == {"index.html": b"1", "a/index.html": b"2", "a/b.html": b"3", "c": b"4"}
    assert output.files() == {"index.html", "a/index.html", "a/b.html", "c"}


def test_staging_tells_the_digest_of_what_it_wrote(output: Output) -> None:
    with output.staged():
        assert stage(str(output.staging), "/a/b/", b"data") == digest_bytes(b"data")


def test_what_the_system_takes_in_pieces_is_staged_whole(output: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[:2]))
    publish(output, {"/": b"12345"})
    assert tree(output.folder) == {"index.html": b"12345"}


def test_a_replaced_file_is_another_file_so_that_readers_finish_the_old_one(output: Output) -> None:
    publish(output, {"/": b"old"})
    with (output.folder / "index.html").open("rb") as reader:
        publish(output, {"/": b"new and longer"})
        assert reader.read() == b"old"
    assert tree(output.folder) == {"index.html": b"new and longer"}


def test_a_file_takes_the_place_of_a_folder_of_ours_and_the_other_way_round(output: Output) -> None:
    publish(output, {"/a": b"file", "/b/c/d": b"deep", "/b/e": b"and flat", "/f/": b"page"})
    (output.folder / "b/empty/empty").mkdir(parents=True)
    publish(output, {"/a/x/": b"folder", "/b": b"file"}, ["/a", "/b/c/d", "/b/e", "/f/"])
    assert tree(output.folder) == {"a/x/index.html": b"folder", "b": b"file"}


def test_no_file_gives_way_but_those_that_are_to_go(output: Output) -> None:
    publish(output, {"/a/": b"page", "/a/b/": b"page", "/c": b"file"})
    before = tree(output.folder)
    for address in ("/a", "/c/d"):
        with pytest.raises(OSError, match=r"\[Errno"):
            publish(output, {address: b"other"}, ["/a/b/"] if address == "/c/d" else [])
        assert tree(output.folder).items() >= (before.items() - {("a/b/index.html", b"page")})


def test_staging_is_empty_at_the_start_and_gone_at_the_end(output: Output) -> None:
    output.staging.mkdir()
    (output.staging / "left over").write_bytes(b"")
    with output.staged():
        assert list(output.staging.iterdir()) == []
    assert not output.staging.exists()


def test_staging_is_gone_after_an_error(output: Output) -> None:
    with pytest.raises(ValueError, match="null"), output.staged():
        stage(str(output.staging), "/a/\0/", b"1")
    assert not output.staging.exists()
    assert not output.folder.exists()


# --- what is taken away


def test_removing_takes_the_folders_that_it_leaves_empty(output: Output) -> None:
    publish(output, {"/a/b/c/": b"1", "/a/b/d.html": b"2", "/e/": b"3"})
    output.remove(["/a/b/c/", "/e/"])
    assert tree(output.folder) == {"a/b/d.html": b"2"}
    assert sorted(path.name for path in output.folder.iterdir()) == ["a"]
    output.remove(["/a/b/d.html"])
    assert list(output.folder.iterdir()) == []


def test_removing_leaves_files_of_others_and_their_folders(output: Output) -> None:
    publish(output, {"/a/": b"1", "/b/": b"2"})
    (output.folder / "a/thesis.docx").write_bytes(b"mine")
    output.remove(["/a/", "/b/"])
    assert tree(output.folder) == {"a/thesis.docx": b"mine"}


def test_removing_what_is_gone_already_is_fine(output: Output) -> None:
    publish(output, {"/a/": b"1"})
    output.remove(["/a/", "/a/", "/never/there.html"])
    assert tree(output.folder) == {}


def test_links_are_neither_followed_nor_taken_for_folders(output: Output, tmp_path: pathlib.Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/x").write_bytes(b"mine")
    publish(output, {"/": b"1"})
    (output.folder / "link").symlink_to("../elsewhere")
    assert output.files() == {"index.html", "link"}


def test_folder_is_opened_again_only_when_something_came_or_went(
    output: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Long after all of this, so that every stamp counts.
    monkeypatch.setattr("time.time_ns", lambda: 2**63)
    opened: list[str] = []

    def scandir(path: str) -> object:
        opened.append(path)
        return unwatched(path)

    unwatched = os.scandir
    listing, folder = Listing(), output.folder
    publish(output, {"/": b"1", "/a/": b"2", "/a/b.html": b"3", "/c/d/e.html": b"4"})
    changes: list[tuple[Callable[[], object], set[str]]] = [
        (lambda: None, {"", "a/", "c/", "c/d/"}),
        (lambda: None, set()),
        (lambda: (folder / "a/b.html").write_bytes(b"other bytes"), set()),
        (lambda: publish(output, {"/a/b.html": b"5"}), {"a/"}),
        (lambda: (folder / "c/d/e.html").unlink(), {"c/d/"}),
        (lambda: (folder / "c/d").rmdir(), {"c/"}),
        (lambda: publish(output, {"/c/d/": b"6"}), {"c/", "c/d/"}),
        (lambda: (folder / "a").rename(folder / "z"), {"", "z/"}),
        (lambda: shutil.rmtree(folder), set()),
    ]
    for moment, (change, reopened) in enumerate(changes):
        change()
        for path in (folder, *folder.rglob("*/")):
            # Moments apart, which a disk tells only so finely.
            if path.is_dir() and path.stat().st_mtime > len(changes):
                os.utime(path, (moment, moment))
        expected = {path.relative_to(folder).as_posix() for path in files_below(folder)}
        with monkeypatch.context() as watched:
            watched.setattr(os, "scandir", scandir)
            assert listing.files(folder) == expected, moment
        assert {path.removeprefix(f"{folder}/") for path in opened} == reopened, moment
        opened.clear()


# --- the manifest


def test_manifest_names_what_is_ours(output: Output) -> None:
    publish(output, {"/": b"1"})
    assert output.manifest() == set()
    output.write_manifest(["/b/", "/bài.html", "/"])
    assert output.manifest() == {"/", "/b/", "/bài.html"}
    assert (output.folder / MANIFEST).read_text(encoding="utf-8") == "/\n/b/\n/bài.html\n"


def test_manifest_that_says_the_same_is_left_alone(output: Output) -> None:
    publish(output, {"/": b"1"})
    output.write_manifest(["/"])
    os.utime(output.folder / MANIFEST, (1, 1))
    output.write_manifest(["/"])
    assert (output.folder / MANIFEST).stat().st_mtime == 1


def test_manifest_that_cannot_be_read_names_nothing(output: Output) -> None:
    publish(output, {"/": b"1"})
    (output.folder / MANIFEST).write_bytes(b"\xff\xfe")
    assert output.manifest() == set()


@pytest.mark.parametrize("mark", ["\u2028", "\x85", "\x0b", "\x1c", "\r"])
def test_manifest_is_read_by_no_other_ends_of_lines(mark: str, output: Output) -> None:
    publish(output, {"/": b"1"})
    output.write_manifest([f"/a{mark}/thesis.docx", "/b"])
    assert output.manifest() == {"/b"}


def test_manifest_that_was_cut_short_names_only_whole_addresses(output: Output) -> None:
    publish(output, {"/": b"1"})
    (output.folder / MANIFEST).write_bytes(b"/a\n/thesis.doc")
    assert output.manifest() == {"/a"}
