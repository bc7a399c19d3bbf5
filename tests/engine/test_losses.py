"""A worker process that dies costs the build at most the one article that killed it, and that is named."""

import os
import pathlib
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable

import pytest

import tindoingoai.sources.read
from tests.conftest import NOW, PATIENCE, Newspaper, read_tree
from tests.problems.command import run_command
from tindoingoai.engine.run import build
from tindoingoai.problems import ProblemsError
from tindoingoai.sources.scan import SourceFile
from tindoingoai.templating.render import PageRenderer
from tindoingoai.workers import can_fork


@pytest.fixture
def many(weekly: Newspaper, monkeypatch: pytest.MonkeyPatch) -> Newspaper:
    """A newspaper with enough chunks for two workers, which know what was patched here."""
    assert can_fork(), f"a test before this one left threads: {threading.enumerate()}"
    monkeypatch.setattr("tindoingoai.engine.reading.CHUNK", 2)
    monkeypatch.setattr("tindoingoai.engine.rendering.CHUNK", 3)
    return weekly


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _kill_reader(monkeypatch: pytest.MonkeyPatch, is_deadly: Callable[[str], bool]) -> None:
    read = tindoingoai.sources.read.read_source

    def read_or_die(site: pathlib.Path, file: SourceFile, *more: object) -> object:
        if is_deadly(file.path):
            _die()
        return read(site, file, *more)  # type: ignore[arg-type] # handed on as they came

    monkeypatch.setattr("tindoingoai.sources.read.read_source", read_or_die)


def _kill_renderer(monkeypatch: pytest.MonkeyPatch, deadly: str) -> None:
    render = PageRenderer.render

    def render_or_die(renderer: PageRenderer, address: str, *more: object) -> str:
        if address == deadly:
            _die()
        return render(renderer, address, *more)  # type: ignore[arg-type] # handed on as they came

    monkeypatch.setattr(PageRenderer, "render", render_or_die)


def test_article_that_kills_whoever_reads_it_is_named(many: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    _kill_reader(monkeypatch, lambda path: path == "thoi-su/thoi-su-2.md")
    with pytest.raises(ProblemsError) as caught:
        many.build(jobs=2)
    (problem,) = caught.value.problems
    assert problem.place == "content/thoi-su/thoi-su-2.md"
    assert "dies of it: killed (SIGKILL)" in problem.message
    assert "--jobs" in problem.hint
    assert not many.output.exists()


def test_the_rest_is_published_when_told_to_keep_going(many: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.MonkeyPatch.context() as patch:
        _kill_reader(patch, lambda path: path == "thoi-su/thoi-su-2.md")
        report = many.build(jobs=2, keep_going=True)
    assert [problem.path for problem in report.problems] == ["content/thoi-su/thoi-su-2.md"]
    assert not many.has("/thoi-su/thoi-su-2.html")
    assert all(many.has(f"/thoi-su/thoi-su-{day}.html") for day in (1, 3))
    # Nothing bad is remembered of it.
    assert not many.build(jobs=2).problems
    assert many.has("/thoi-su/thoi-su-2.html")


def test_page_that_kills_whoever_renders_it_is_named(many: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    many.build()
    before = many.tree()
    many.settings("masthead: {notice: Khác}")
    with pytest.MonkeyPatch.context() as patch:
        _kill_renderer(patch, "/van-hoa/van-hoa-1.html")
        with pytest.raises(ProblemsError) as caught:
            many.build(jobs=2)
        assert [problem.place for problem in caught.value.problems] == ["/van-hoa/van-hoa-1.html"]
        assert many.tree() == before
        report = many.build(jobs=2, keep_going=True)
    assert [problem.path for problem in report.problems] == ["/van-hoa/van-hoa-1.html"]
    changed = {path for path, data in many.tree().items() if data != before[path]}
    assert "van-hoa/van-hoa-2.html" in changed
    assert "van-hoa/van-hoa-1.html" not in changed


def test_exit_code_is_that_of_a_problem(many: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    _kill_reader(monkeypatch, lambda path: path == "thoi-su/thoi-su-2.md")
    ended = run_command(["build", "--jobs", "2"], many.site, monkeypatch)
    assert (ended.code, ended.printed) == (1, "")
    assert "content/thoi-su/thoi-su-2.md: whatever process reads this file dies of it" in ended.said
    assert run_command(["build", "--jobs", "2", "--keep-going"], many.site, monkeypatch).code == 3


def test_machine_on_which_every_worker_dies_is_told_so(many: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        many.article(f"thoi-su/them-{number}", number + 1)
    _kill_reader(monkeypatch, lambda path: True)
    ended = run_command(["build", "--jobs", "2", "--keep-going"], many.site, monkeypatch)
    assert (ended.code, ended.printed) == (4, "")
    assert "one worker process after the other dies" in ended.said
    assert not (many.site / "build").exists()


def start_long_build(newspaper: Newspaper) -> tuple[subprocess.Popen[bytes], list[str]]:
    """A build that has long texts to read, and the process numbers of its two workers."""
    for number in range(300):
        newspaper.article(f"thoi-su/dai-{number}", number % 19 + 1, body=f"Đoạn {number}. " * 900)
    command = [sys.executable, "-m", "tindoingoai", "build", "--site", str(newspaper.site), "--jobs", "2"]
    command += ["--now", NOW.isoformat()]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    children = pathlib.Path(f"/proc/{running.pid}/task/{running.pid}/children")
    workers: list[str] = []
    while running.poll() is None and len(workers := children.read_text().split()) < 2:
        time.sleep(0.02)
    assert workers, "the build ended before it had workers"
    return running, workers


@pytest.mark.slow
def test_worker_killed_from_outside_costs_nothing_but_time(weekly: Newspaper) -> None:
    running, workers = start_long_build(weekly)
    os.kill(int(workers[0]), signal.SIGKILL)
    printed, _ = running.communicate(timeout=PATIENCE)
    assert (running.returncode, b"rror" in printed) == (0, False), printed.decode()
    assert not [worker for worker in workers if pathlib.Path(f"/proc/{worker}").exists()]
    build(weekly.options())
    assert read_tree(weekly.site / "build") == weekly.tree()


@pytest.mark.slow
def test_workers_do_not_outlive_a_build_that_is_killed(weekly: Newspaper) -> None:
    running, workers = start_long_build(weekly)
    running.kill()
    running.wait()
    assert running.stdout is not None
    running.stdout.close()
    deadline = time.monotonic() + PATIENCE
    while any(_is_alive(worker) for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [worker for worker in workers if _is_alive(worker)]


def _is_alive(process: str) -> bool:
    """Whether a process exists and is not only waiting to be taken note of."""
    try:
        return pathlib.Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
