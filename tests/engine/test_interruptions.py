"""A build that is ended at any moment leaves every file whole, and the next one completes it."""

import os
import pathlib
import signal
import subprocess
import sys

import pytest

from tests.conftest import LISTENING, PATIENCE, Newspaper


class _Killed(BaseException):
    """Stands for a signal that no code can answer."""


def _die_after(monkeypatch: pytest.MonkeyPatch, renames: int) -> None:
    left = renames
    replace = os.replace

    def count(path: str | pathlib.Path, target: str | pathlib.Path) -> None:
        nonlocal left
        if not left:
            raise _Killed
        left -= 1
        replace(path, target)

    monkeypatch.setattr(os, "replace", count)


@pytest.mark.parametrize("renames", [0, 1, 2, 5, 9, 14])
def test_build_ended_between_two_renames_is_completed_by_the_next(weekly: Newspaper, renames: int) -> None:
    weekly.build()
    weekly.article("thoi-su/moi", 5, tags="[mới]")
    with pytest.MonkeyPatch.context() as patch:
        _die_after(patch, renames)
        with pytest.raises(_Killed):
            weekly.build()
    weekly.build()
    assert weekly.tree() == weekly.clean_tree()


def test_edit_that_is_taken_back_after_an_interruption_is_taken_back_in_the_output(weekly: Newspaper) -> None:
    weekly.build()
    before = weekly.tree()
    weekly.article("thoi-su/thoi-su-1", 1, tags="[chung]", body="Sai.")
    with pytest.MonkeyPatch.context() as patch:
        _die_after(patch, 2)
        with pytest.raises(_Killed):
            weekly.build()
    assert "Sai." in weekly.page("/thoi-su/thoi-su-1.html"), "the interruption came too early to prove anything"
    weekly.article("thoi-su/thoi-su-1", 1, tags="[chung]")
    weekly.build()
    assert weekly.tree() == before


def test_first_build_that_was_ended_does_not_count_as_somebody_elses_files(weekly: Newspaper) -> None:
    with pytest.MonkeyPatch.context() as patch:
        _die_after(patch, 6)
        with pytest.raises(_Killed):
            weekly.build()
    assert any(weekly.output.rglob("*"))
    weekly.build()
    assert weekly.tree() == weekly.clean_tree()


@pytest.mark.slow
def test_ctrl_c_ends_a_build_with_its_own_exit_code_and_no_traceback(newspaper: Newspaper) -> None:
    for number in range(1500):
        newspaper.article(f"thoi-su/bai-{number}", number % 19 + 1, body=f"Đoạn {number}.")
    command = [*LISTENING, sys.executable, "-m", "tindoingoai", "build", "--site", str(newspaper.site), "--jobs", "2"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
    assert running.stdout is not None
    # All that is left to do takes a second.
    assert running.stdout.readline() == b"read: 1.500\n"
    running.send_signal(signal.SIGINT)
    printed, _ = running.communicate(timeout=PATIENCE)
    assert running.returncode == 130, printed.decode()
    assert b"interrupted" in printed
    assert b"Traceback" not in printed
    assert not list(newspaper.site.glob(".build-*"))
