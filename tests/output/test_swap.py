"""Swapping: the whole folder changes in one step, files of others come along, and no ended swap leaves a trace."""

import collections
import errno
import os
import pathlib
import threading
import time

import pytest

from tests.conftest import PATIENCE, Newspaper, read_tree, reasons
from tindoingoai import swap
from tindoingoai.output import MANIFEST, Output, stage
from tindoingoai.swap import finish_swap, swapping

OLD = {"index.html": b"old", "a/index.html": b"same"}
NEW = {"index.html": b"new", "a/index.html": b"same", "b.html": b"more"}
CHANGES = {"/": b"new", "/b.html": b"more"}
ADDRESSES = ["/", "/a/", "/b.html"]


@pytest.fixture
def output(tmp_path: pathlib.Path) -> Output:
    """An output as a build left it."""
    output = Output(tmp_path / "build")
    for path, data in OLD.items():
        file = output.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    output.write_manifest(["/", "/a/"])
    return output


@pytest.fixture(params=["one step", "two renames"])
def either(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways for two folders to change places."""
    if request.param == "two renames":
        monkeypatch.setattr(swap, "_find_renameat2", lambda: None)
    return str(request.param)


def publish(output: Output, meanwhile: dict[str, bytes] | None = None) -> None:
    """Swaps `NEW` in, while somebody writes files of his own into the old tree."""
    with output.staged(), swapping(output) as arriving:
        output.begin(CHANGES)
        for address, data in CHANGES.items():
            stage(str(output.staging), address, data)
        arriving.apply(list(CHANGES))
        arriving.write_manifest(ADDRESSES)
        for path, data in (meanwhile or {}).items():
            file = output.folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.unlink(missing_ok=True)
            file.write_bytes(data)
    output.finish()


def tree(output: Output) -> dict[str, bytes]:
    return {path: data for path, data in read_tree(output.folder).items() if path != MANIFEST}


def names(output: Output) -> list[str]:
    return sorted(path.name for path in output.folder.parent.iterdir())


# --- the exchange


def test_the_new_tree_takes_the_place_of_the_old_one(output: Output, either: str) -> None:
    before = output.folder.stat().st_ino
    kept = (output.folder / "a/index.html").stat()
    publish(output)
    assert tree(output) == NEW
    assert output.manifest() == set(ADDRESSES)
    assert names(output) == ["build"]
    assert output.folder.stat().st_ino != before
    after = (output.folder / "a/index.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (kept.st_ino, kept.st_mtime_ns)


def test_who_holds_the_old_folder_open_never_meets_a_new_file_there(output: Output, either: str) -> None:
    held = os.open(output.folder, os.O_RDONLY)
    publish(output)
    with pytest.raises(FileNotFoundError):
        os.open("index.html", os.O_RDONLY, dir_fd=held)
    os.close(held)


def test_readers_by_path_always_find_a_whole_file(output: Output) -> None:
    met: collections.Counter[bytes] = collections.Counter()
    is_over = threading.Event()

    def read() -> None:
        while not is_over.is_set():
            try:
                met[(output.folder / "index.html").read_bytes()] += 1
            except OSError as error:
                met[str(error).encode()] += 1

    reader = threading.Thread(target=read)
    reader.start()
    # Until the reader too had its turn.
    ends, number = time.monotonic() + PATIENCE, 0
    while number < 60 or (len(met) < 2 and time.monotonic() < ends):
        number += 1
        with output.staged(), swapping(output) as arriving:
            stage(str(output.staging), "/", b"new" if number % 2 else b"old")
            arriving.apply(["/"])
    is_over.set()
    reader.join()
    assert met.keys() <= {b"old", b"new"}
    assert len(met) == 2


def test_first_tree_needs_no_exchange(tmp_path: pathlib.Path, either: str) -> None:
    output = Output(tmp_path / "deep/er/build")
    publish(output)
    assert tree(output) == {"index.html": b"new", "b.html": b"more"}
    assert names(output) == ["build"]


def test_an_error_leaves_the_old_tree_and_nothing_beside_it(output: Output, either: str) -> None:
    with pytest.raises(FileNotFoundError), swapping(output) as arriving:
        (arriving.folder / "index.html").rename(arriving.folder / "nowhere/index.html")
    assert tree(output) == OLD
    assert names(output) == ["build"]


def test_old_tree_comes_back_when_the_second_rename_fails(output: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "_find_renameat2", lambda: None)
    rename = pathlib.Path.rename

    def fail(path: pathlib.Path, target: pathlib.Path) -> pathlib.Path:
        if path.name == ".build-next":
            raise OSError(errno.EIO, "Input/output error", str(path))
        return rename(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(pathlib.Path, "rename", fail)
        with pytest.raises(OSError, match="Input/output"):
            publish(output)
    assert tree(output) == OLD
    finish_swap(output)
    assert tree(output) == OLD
    assert names(output) == [".build-journal", "build"]


def test_rights_of_folders_stay(output: Output, either: str) -> None:
    output.folder.chmod(0o2750)
    (output.folder / "a").chmod(0o711)
    publish(output)
    assert [path.stat().st_mode & 0o7777 for path in (output.folder, output.folder / "a")] == [0o2750, 0o711]


def test_files_are_copied_where_they_cannot_be_linked(output: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: pathlib.Path, target: str) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted", target)

    monkeypatch.setattr(pathlib.Path, "hardlink_to", refuse)
    os.utime(output.folder / "a/index.html", (1, 1))
    (output.folder / "mine.txt").write_bytes(b"mine")
    publish(output, {"later.txt": b"mine too"})
    assert tree(output) == NEW | {"mine.txt": b"mine", "later.txt": b"mine too"}
    assert (output.folder / "a/index.html").stat().st_mtime == 1
    assert names(output) == ["build"]


# --- files of others


def test_files_of_others_come_along(output: Output, either: str, tmp_path: pathlib.Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (output.folder / "empty").mkdir()
    (output.folder / "mine").mkdir()
    (output.folder / "mine/thesis.txt").write_bytes(b"mine")
    (output.folder / "mine/link").symlink_to("../../elsewhere")
    os.mkfifo(output.folder / "mine/pipe")
    publish(output)
    assert tree(output) == NEW | {"mine/thesis.txt": b"mine"}
    assert (output.folder / "mine/link").readlink() == pathlib.Path("../../elsewhere")
    assert (output.folder / "mine/pipe").is_fifo()
    assert (output.folder / "empty").is_dir()


def test_pipe_that_cannot_be_linked_moves_over(output: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "link")
    os.mkfifo(output.folder / "pipe")
    publish(output)
    assert (output.folder / "pipe").is_fifo()
    assert tree(output) == NEW


def test_files_that_others_write_meanwhile_are_not_lost(output: Output, either: str) -> None:
    (output.folder / "note.txt").write_bytes(b"first")
    meanwhile = {".well-known/acme/token": b"token", "note.txt": b"second"}
    publish(output, meanwhile)
    assert tree(output) == NEW | meanwhile
    assert names(output) == ["build"]


def test_file_that_somebody_replaces_within_a_tick_of_the_clock_is_the_newer_one(output: Output) -> None:
    (output.folder / "note.txt").write_bytes(b"first")
    os.utime(output.folder / "note.txt", (1, 1))
    with output.staged(), swapping(output):
        (output.folder / "note.txt").unlink()
        (output.folder / "note.txt").write_bytes(b"second")
        os.utime(output.folder / "note.txt", (1, 1))
    assert tree(output)["note.txt"] == b"second"


# --- swaps that were ended


def leave_unfinished(output: Output) -> pathlib.Path:
    """What is there when a build is ended while it makes the next tree."""
    output.begin(CHANGES)
    unfinished = output.folder.with_name(".build-next")
    unfinished.mkdir()
    (unfinished / "a").mkdir()
    (unfinished / "a/index.html").hardlink_to(output.folder / "a/index.html")
    (unfinished / "b.html").write_bytes(b"more")
    return unfinished


def test_unfinished_next_tree_goes(output: Output) -> None:
    leave_unfinished(output)
    finish_swap(output)
    assert tree(output) == OLD
    assert names(output) == [".build-journal", "build"]


def test_unfinished_next_tree_brings_no_older_file_back(output: Output) -> None:
    unfinished = leave_unfinished(output)
    (unfinished / "note.txt").write_bytes(b"older")
    os.utime(unfinished / "note.txt", (1, 1))
    (output.folder / "note.txt").write_bytes(b"newer")
    finish_swap(output)
    assert tree(output) == OLD | {"note.txt": b"newer"}


def test_unfinished_next_tree_does_not_bring_a_deleted_output_back(output: Output) -> None:
    unfinished = leave_unfinished(output)
    output.folder.rename(unfinished.with_name("away"))
    finish_swap(output)
    assert names(output) == [".build-journal", "away"]


def test_old_tree_goes_after_its_late_files_moved_over(output: Output) -> None:
    output.begin(CHANGES)
    old = output.folder.rename(output.folder.with_name(".build-next"))
    (old / "late.txt").write_bytes(b"late")
    for path, data in NEW.items():
        (output.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (output.folder / path).write_bytes(data)
    finish_swap(output)
    assert tree(output) == NEW | {"late.txt": b"late"}
    assert names(output) == [".build-journal", "build"]


def test_swap_that_was_ended_between_two_renames_is_finished(output: Output) -> None:
    output.folder.rename(output.folder.with_name(".build-old"))
    arriving = output.folder.with_name(".build-next")
    arriving.mkdir()
    (arriving / "index.html").write_bytes(b"new")
    finish_swap(output)
    assert tree(output) == {"index.html": b"new"}
    assert names(output) == ["build"]


def test_old_tree_comes_back_when_somebody_took_the_next_one(output: Output) -> None:
    output.folder.rename(output.folder.with_name(".build-old"))
    finish_swap(output)
    assert tree(output) == OLD
    assert names(output) == ["build"]


# --- builds


def test_swapped_builds_equal_others(weekly: Newspaper, either: str) -> None:
    weekly.build(swap=True)
    weekly.article("van-hoa/moi", 5, tags="[mới]")
    (weekly.site / "content/thoi-su/thoi-su-1.md").unlink()
    weekly.settings("description: Khác")
    report = weekly.build(swap=True)
    assert "/van-hoa/moi.html" in reasons(report)
    assert "/thoi-su/thoi-su-1.html" in report.removed
    plain = weekly.output.with_name("plain")
    weekly.build(output=plain, cache=weekly.cache.with_name("plain-cache"))
    assert weekly.tree() == read_tree(plain)
    assert sorted(path.name for path in weekly.output.parent.iterdir()) == [
        "cache",
        "out",
        "plain",
        "plain-cache",
        "site",
    ]


def test_build_without_a_change_leaves_the_folder_itself_alone(weekly: Newspaper) -> None:
    weekly.build(swap=True)
    before = weekly.output.stat().st_ino
    assert weekly.build(swap=True).written == ()
    assert weekly.output.stat().st_ino == before


def test_check_leaves_an_ended_swap_to_the_next_build(weekly: Newspaper) -> None:
    weekly.build(swap=True)
    before = weekly.tree()
    weekly.output.rename(weekly.output.with_name(".out-old"))
    weekly.check(output=weekly.output)
    assert not weekly.output.exists()
    assert weekly.build().written == ()
    assert weekly.tree() == before
