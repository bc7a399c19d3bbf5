"""Measuring processes of which is known what they use."""

import os
import pathlib
import subprocess
import sys
import time

import pytest

from benchmarks.measure import INTERVAL, Measurement, Sampler, measure, processor_of

# What a command writes when it holds all that it is going to, and what it then waits for: see `seen`.
READY, SEEN = "ready", "seen"
WAIT = f"""
import pathlib, time
def wait_until_seen():
    while not pathlib.Path("{SEEN}").exists():
        time.sleep(0.01)
"""
HOLD = (
    WAIT
    + """
block = bytearray({size})
pathlib.Path("ready").touch()
wait_until_seen()
"""
)
FORK = (
    WAIT
    + """
import os
block = bytearray(60_000_000)
children = []
for _ in range(2):
    child = os.fork()
    if not child:
        wait_until_seen()
        os._exit(0)
    children.append(child)
pathlib.Path("ready").touch()
for child in children:
    os.waitpid(child, 0)
"""
)
WORK = "import time\nwhile time.process_time() < 0.3: pass"
PAUSE = "import time; time.sleep(0.5)"


@pytest.fixture(autouse=True)
def seen(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that is ready goes on once a whole sample has been taken of it, however late that is."""
    sample = Sampler.sample

    def note(sampler: Sampler) -> None:
        was_ready = (tmp_path / READY).exists()
        # The memory of several processes is not read each time.
        sampler._next_pss = 0
        sample(sampler)
        if was_ready:
            (tmp_path / SEEN).touch()

    monkeypatch.setattr(Sampler, "sample", note)


def _measure(tmp_path: pathlib.Path, code: str) -> Measurement:
    return measure([sys.executable, "-c", code], tmp_path, {}, tmp_path / "log")


def test_memory_of_one_process_is_told(tmp_path: pathlib.Path) -> None:
    measured = _measure(tmp_path, HOLD.format(size=80_000_000))
    assert measured.exit_code == 0
    assert measured.processes == 1
    assert 80_000_000 < measured.memory < 160_000_000


def test_time_of_one_process_is_told(tmp_path: pathlib.Path) -> None:
    begun = time.perf_counter()
    measured = _measure(tmp_path, PAUSE)
    assert 0.5 <= measured.wall <= time.perf_counter() - begun


def test_memory_that_the_measuring_process_holds_is_not_counted(tmp_path: pathlib.Path) -> None:
    held = bytearray(200_000_000)
    measured = _measure(tmp_path, HOLD.format(size=1))
    assert len(held) > 150_000_000 > measured.memory
    assert measured.rss < 150_000_000


@pytest.mark.slow
def test_processor_time_is_counted_and_not_waiting(tmp_path: pathlib.Path) -> None:
    assert _measure(tmp_path, WORK).processor >= 0.3
    waiting = _measure(tmp_path, PAUSE)
    assert waiting.processor <= waiting.wall - 0.5


def test_what_forked_processes_share_counts_once(tmp_path: pathlib.Path) -> None:
    measured = _measure(tmp_path, FORK)
    assert measured.processes == 3
    assert 60_000_000 < measured.memory < 120_000_000
    assert measured.rss > 180_000_000


def test_a_failing_command_tells_its_exit_code_and_leaves_its_words(tmp_path: pathlib.Path) -> None:
    measured = _measure(tmp_path, "import sys; sys.exit('không được')")
    assert measured.exit_code == 1
    assert "không được" in (tmp_path / "log").read_text("utf-8")


def test_samples_are_as_close_as_the_report_says() -> None:
    assert INTERVAL == 0.02


def test_work_of_children_counts_when_they_have_ended() -> None:
    before = processor_of(os.getpid())
    subprocess.run([sys.executable, "-c", WORK], check=True)
    assert processor_of(os.getpid()) - before >= 0.29
