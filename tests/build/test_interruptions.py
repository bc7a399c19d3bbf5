"""A build that is ended at any moment leaves every file whole, and the next one completes it."""

import os
import pathlib
import random
import signal
import subprocess
import sys
import time

import pytest

from tests.conftest import NOW, Newspaper


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
def test_killed_process_leaves_whole_files_and_the_next_build_completes(newspaper: Newspaper) -> None:
    for number in range(150):
        newspaper.article(f"thoi-su/bai-{number}", number % 19 + 1, body=f"Đoạn {number}. " * 40)
    newspaper.build()
    dice = random.Random(1)
    effective = 0
    command = [sys.executable, "-m", "tindoingoai", "build", "--site", str(newspaper.site), "--jobs", "2"]
    command += ["--output", str(newspaper.output), "--now", NOW.isoformat()]
    for trial in range(10):
        before = newspaper.tree()
        newspaper.settings(f"description: Lần {trial}")
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.4 + dice.random() * 1.2)
        running.send_signal(signal.SIGKILL)
        running.wait()
        after = newspaper.tree()
        effective += after != before or running.returncode == -signal.SIGKILL
        for path, data in after.items():
            if path.endswith(".html") and not path.startswith("_blocks/"):
                assert data.rstrip().endswith(b"</html>"), f"{path} is torn"
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    assert effective >= 5, f"only {effective} kills came while a build was at work"
    assert newspaper.tree() == newspaper.clean_tree()


@pytest.mark.slow
def test_ctrl_c_ends_a_build_with_its_own_exit_code_and_no_traceback(newspaper: Newspaper) -> None:
    for number in range(400):
        newspaper.article(f"thoi-su/bai-{number}", number % 19 + 1, body=f"Đoạn {number}. " * 200)
    command = [sys.executable, "-m", "tindoingoai", "build", "--site", str(newspaper.site), "--jobs", "2"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
    time.sleep(1.0)
    running.send_signal(signal.SIGINT)
    printed, _ = running.communicate(timeout=60)
    assert running.returncode == 130, printed.decode()
    assert b"interrupted" in printed
    assert b"Traceback" not in printed
    assert not list(newspaper.site.glob(".build-*"))
