"""Git's lock is the sign that more files are about to change."""

import os
import pathlib
import subprocess

import pytest

from tests.conftest import PATIENCE
from tindoingoai.serve.checkout import OLDEST, Checkouts

GIT = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "core.hooksPath=/dev/null"]


@pytest.fixture
def repository(tmp_path: pathlib.Path) -> pathlib.Path:
    folder = tmp_path / "repository"
    (folder / "site/content").mkdir(parents=True)
    (folder / "site/content/bai.md").write_text("một")
    for command in (("init", "-q"), ("add", "."), ("commit", "-qm", "x")):
        _git(folder, *command)
    return folder


def _git(folder: pathlib.Path, *arguments: str) -> None:
    subprocess.run([*GIT, *arguments], cwd=folder, check=True, capture_output=True, timeout=PATIENCE)


def _seen(*folders: pathlib.Path) -> bool:
    return Checkouts(map(str, folders)).are_changing()


def test_a_lock_above_any_of_the_folders_counts(repository: pathlib.Path, tmp_path: pathlib.Path) -> None:
    folders = [tmp_path, repository / "site/content", repository / "site/nowhere"]
    assert not _seen(*folders)
    (repository / ".git/index.lock").touch()
    assert _seen(*folders)
    assert not _seen(tmp_path)
    assert not _seen()


def test_a_further_working_tree_has_a_lock_of_its_own(repository: pathlib.Path, tmp_path: pathlib.Path) -> None:
    other = tmp_path / "other"
    _git(repository, "worktree", "add", "-q", str(other))
    (repository / ".git/index.lock").touch()
    assert not _seen(other / "site")
    (repository / ".git/worktrees/other/index.lock").touch()
    assert _seen(other / "site")


def test_a_folder_named_in_a_file_may_be_told_from_there(tmp_path: pathlib.Path) -> None:
    (tmp_path / "modules/bao").mkdir(parents=True)
    (tmp_path / "bao").mkdir()
    (tmp_path / "bao/.git").write_text("gitdir: ../modules/bao\n")
    assert not _seen(tmp_path / "bao")
    (tmp_path / "modules/bao/index.lock").touch()
    assert _seen(tmp_path / "bao")


def test_a_lock_that_somebody_left_behind_does_not_count(repository: pathlib.Path) -> None:
    lock = repository / ".git/index.lock"
    lock.touch()
    before = lock.stat().st_mtime - OLDEST
    os.utime(lock, (before, before))
    assert not _seen(repository)


def test_a_file_of_that_name_that_is_not_gits_is_none(tmp_path: pathlib.Path) -> None:
    for data in (b"", b"\xff\xfe", b"gitdir: \0"):
        (tmp_path / ".git").write_bytes(data)
        assert not _seen(tmp_path)
