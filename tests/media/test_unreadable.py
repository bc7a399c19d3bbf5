"""A disk that cannot be read is told of as such: never as an empty folder, nor as a damaged picture."""

import errno
import os
import pathlib
import shutil
from collections.abc import Iterator

import pytest

from tests.conftest import Newspaper
from tindoingoai.media.file_list import FileList
from tindoingoai.media.size import measure_file


def test_folder_that_cannot_be_listed_is_never_taken_for_an_empty_one(
    weekly: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    weekly.plain_templates()
    weekly.write("static/archive/1975.pdf", "%PDF")
    weekly.build()
    before = weekly.tree()
    scandir = os.scandir

    def refuse(path: str) -> Iterator[os.DirEntry[str]]:
        if str(path).endswith("static/archive"):
            raise OSError(errno.EIO, "Input/output error", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(OSError, match="Input/output"):
        weekly.build()
    assert weekly.tree() == before


def test_folder_that_is_not_there_holds_nothing(tmp_path: pathlib.Path) -> None:
    assert FileList(tmp_path / "nowhere", "").files == {}


def test_file_or_link_in_the_place_of_the_folder_is_no_empty_folder(tmp_path: pathlib.Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "link").symlink_to("nowhere")
    for name in ("file", "link"):
        with pytest.raises(OSError, match=name):
            FileList(tmp_path / name, "")


def test_link_that_cannot_be_published_is_told(weekly: Newspaper) -> None:
    weekly.write("static/so/a.pdf", "%PDF")
    for name, target in (("nowhere.pdf", "b.pdf"), ("folder", "so"), ("outside.pdf", "../site.yaml")):
        (weekly.site / "static" / name).symlink_to(target)
    told = {(problem.path, problem.message) for problem in weekly.check().problems}
    assert told >= {
        ("static/nowhere.pdf", "a link that leads nowhere"),
        ("static/folder", "a link to a folder"),
        ("static/outside.pdf", "a link that leads out of static/"),
    }


def test_file_where_the_folder_should_be_is_never_an_empty_folder(weekly: Newspaper) -> None:
    weekly.write("static/anh.txt", "ảnh")
    weekly.build()
    before = weekly.tree()
    shutil.rmtree(weekly.site / "static")
    weekly.write("static", "tệp")
    with pytest.raises(NotADirectoryError, match="static"):
        weekly.build()
    assert weekly.tree() == before


@pytest.mark.parametrize("name", ["a.svg", "a.jpg"])
def test_picture_that_cannot_be_read_is_not_called_damaged(name: str, tmp_path: pathlib.Path) -> None:
    with pytest.raises(FileNotFoundError):
        measure_file(tmp_path / name, 1_000_000)
