"""Exit codes, and what a command says as it ends."""

import contextlib
import errno
import json
import os
import pathlib
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

import click
import pytest

from tests.conftest import LISTENING, PATIENCE, Newspaper
from tests.problems.command import Ended, run_command
from tindoingoai.cli.exits import leave
from tindoingoai.lock import locked
from tindoingoai.problems import Problem, ProblemsError, SettingsError

PROBLEM = Problem("content/a.md", 2, 8, "something is wrong", "title: a", "mend it")
UNHURT = "no page is torn, and the next build completes what is missing"
PROGRAM = [sys.executable, "-m", "tindoingoai"]

KINDS = "known: article, infographic, video, photo, audio, emagazine, bài, bài viết, tin, đồ họa, phim, ảnh, …"


@pytest.fixture
def paper(newspaper: Newspaper) -> Newspaper:
    """A newspaper of one article, with templates that take no time."""
    newspaper.article("thoi-su/bai")
    newspaper.plain_templates()
    return newspaper


@pytest.fixture
def broken(paper: Newspaper) -> Newspaper:
    """The same, and an article with a mistake."""
    paper.article("thoi-su/hong", kind="truyen")
    return paper


def run(paper: Newspaper, command: str, monkeypatch: pytest.MonkeyPatch) -> Ended:
    return run_command(command.split(), paper.site, monkeypatch)


# --- each code by its cause


@pytest.mark.parametrize("command", ["check", "build", "build --clean --jobs 2", "--version", "--help", "build --help"])
def test_0_when_all_is_fine(command: str, paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(paper, command, monkeypatch).code == 0


@pytest.mark.parametrize("command", ["check", "build"])
def test_1_for_problems_in_content(command: str, broken: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = run(broken, command, monkeypatch)
    assert (ended.code, ended.printed) == (1, "")
    assert "content/thoi-su/hong.md:4:7: `kind` cannot be `truyen`" in ended.said
    assert not (broken.site / "build").exists()


@pytest.mark.parametrize(
    "command",
    [
        "frobnicate",
        "build --frobnicate",
        "build extra",
        "build --jobs 0",
        "build --jobs many",
        "build --now yesterday",
        "build --site nowhere",
        "build --base-url example.org",
        "build --output content",
        "build --cache content/store",
        "build --cache build/store",
        "new",
        "new Tin --category thoi-su --kind film",
        "new Tin --category thoi-su --date 31/02/2026",
        "serve --port 70000",
        "serve --editor vscod",
        "serve --host 203.0.113.7",
        "explain",
        "explain / --now yesterday",
    ],
)
def test_2_for_wrong_usage_or_settings(command: str, paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = run(paper, command, monkeypatch)
    assert (ended.code, ended.printed) == (2, "")
    assert ended.said


def test_2_outside_of_any_site(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = run_command(["build"], tmp_path, monkeypatch)
    assert ended.code == 2
    assert "no site.yaml here or in any folder above" in ended.said


def test_3_when_published_with_omissions(broken: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = run(broken, "build --keep-going", monkeypatch)
    assert ended.code == 3
    assert "1 problem, 0 warnings" in ended.said
    assert "left out: 1 article: content/thoi-su/hong.md" in ended.output
    assert (broken.site / "build/thoi-su/bai.html").is_file()
    assert not (broken.site / "build/thoi-su/hong.html").exists()


def test_warnings_alone_are_no_omissions(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    paper.article("thoi-su/hai", related="[hai]")
    ended = run(paper, "build --keep-going", monkeypatch)
    assert (ended.code, "0 problems, 1 warning" in ended.said) == (0, True)


def test_4_when_the_machine_cannot(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    paper.write(".tindoingoai", "a file where the store's folder should be")
    ended = run(paper, "build", monkeypatch)
    assert ended.code == 4
    assert ".tindoingoai" in ended.said


def test_4_when_the_disk_is_full(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    run(paper, "build", monkeypatch)
    before = paper.tree()
    paper.article("thoi-su/bai", body="Đã sửa.")
    monkeypatch.setattr("tindoingoai.engine.render_worker.stage", fill)
    ended = run(paper, "build", monkeypatch)
    assert (ended.code, ended.said.splitlines()[-1]) == (4, f"the disk is full; {UNHURT}")
    assert paper.tree() == before


def test_4_when_the_report_cannot_be_written(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(paper, "build --report nowhere/report.json", monkeypatch).code == 4


def test_5_when_another_build_holds_the_store(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    run(paper, "check", monkeypatch)
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda file, **options: connect(file, timeout=0, **options))
    other = connect(paper.site / ".tindoingoai/store.db")
    other.executescript("PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE")
    ended = run(paper, "check", monkeypatch)
    other.close()
    assert (ended.code, ended.said) == (5, "another build is at work on this site\n")


def test_130_when_interrupted(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tindoingoai.engine.run.read_settings_text", interrupt)
    ended = run(paper, "build", monkeypatch)
    assert (ended.code, ended.said.strip()) == (130, f"interrupted; {UNHURT}")


# --- what is said


def _full() -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    return error


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (SystemExit(3), 3, ""),
        (SystemExit(), 0, ""),
        (SettingsError([PROBLEM]), 2, "content/a.md:2:8: something is wrong"),
        (ProblemsError([PROBLEM]), 1, "    hint: mend it"),
        (click.UsageError("no such thing"), 2, "Error: no such thing"),
        (click.Abort(), 130, "interrupted"),
        (OSError(errno.ENOSPC, "No space"), 4, "the disk is full"),
        (PermissionError(errno.EACCES, "x", "/a/b"), 4, "/a/b: permission denied"),
        (OSError(errno.EXDEV, "x", "/a/build"), 4, "/a/build: another disk begins here"),
        (OSError(errno.EBUSY, "x", "/a/build"), 4, "/a/build: in use, or another disk begins here"),
        (OSError(errno.EIO, "Input/output error", "/a/b"), 4, "/a/b: Input/output error"),
        (PermissionError(errno.EACCES, "x", "/staged/b", None, "/out/b"), 4, "/out/b: permission denied"),
        (PermissionError(errno.EPERM, "x", "/a/b"), 4, "/a/b: permission denied"),
        (MemoryError(), 4, "there is too little memory; try fewer processes with --jobs"),
        (OSError(errno.ENOMEM, "Cannot allocate memory"), 4, "there is too little memory"),
        (RuntimeError("can't start new thread"), 4, "there is too little memory"),
        (RuntimeError("Failed to encode image: Encoding of color planes failed"), 4, "there is too little memory"),
        (ImportError("x.so: failed to map segment from shared object"), 4, "there is too little memory"),
        (_full(), 4, "the store cannot be written: database or disk is full"),
    ],
)
def test_every_way_out_has_its_code_and_its_words(
    error: BaseException, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert leave(error) == code
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.out == ""


@pytest.mark.parametrize("bug", [ZeroDivisionError("division"), sqlite3.OperationalError("no such table: x")])
def test_70_for_a_bug_of_ours_with_its_details_in_a_file(
    bug: Exception, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert leave(bug) == 70
    (details,) = tmp_path.iterdir()
    assert f"{bug!r}; the details are in {details}" in capsys.readouterr().err
    assert type(bug).__name__ in details.read_text(encoding="utf-8")


def test_each_problem_shows_its_line_a_caret_and_a_hint(capsys: pytest.CaptureFixture[str]) -> None:
    leave(ProblemsError([PROBLEM]))
    assert capsys.readouterr().err == (
        "content/a.md:2:8: something is wrong\n    title: a\n           ^\n    hint: mend it\n1 problem, 0 warnings\n"
    )


def test_long_lines_are_shown_around_the_column(capsys: pytest.CaptureFixture[str]) -> None:
    line = "a" * 500 + "X" + "b" * 500
    leave(ProblemsError([Problem("a.md", 1, 501, "here", line)]))
    _, shown, caret, _ = capsys.readouterr().err.splitlines()
    assert len(shown) <= 130
    assert shown[caret.index("^")] == "X"


def test_tabs_do_not_move_the_caret(capsys: pytest.CaptureFixture[str]) -> None:
    leave(ProblemsError([Problem("a.md", 1, 3, "here", "\t\tX")]))
    _, shown, caret, _ = capsys.readouterr().err.splitlines()
    assert shown[caret.index("^")] == "X"


def test_nothing_in_a_file_reaches_the_terminal_as_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    evil = "a\x1b[2J\r\n\x07\x9b\u202e\ud800"
    leave(ProblemsError([Problem(evil, 1, 1, evil, evil, evil)]))
    assert not set(capsys.readouterr().err) & set("\x1b\r\x07\x9b\u202e\ud800")


def test_read_only_folder_in_the_output_is_named_with_its_permissions(
    paper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(paper, "build", monkeypatch)
    folder = paper.site / "build/thoi-su"
    folder.chmod(0o555)
    replace = os.replace

    def refuse(source: str, target: str) -> None:
        # As its permissions would: they do not bind root, as whom tests often run.
        if str(target).startswith(f"{folder}/"):
            raise PermissionError(errno.EACCES, "Permission denied", source, None, target)
        replace(source, target)

    paper.article("thoi-su/bai", body="Đã sửa.")
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refuse)
        ended = run(paper, "build", monkeypatch)
    folder.chmod(0o755)
    told = f"{folder}/bai.html: permission denied (it is -rw-r--r--, its folder is dr-xr-xr-x)"
    assert (ended.code, ended.said.splitlines()[-1]) == (4, told)


# --- the report


def test_report_counts_and_names_what_was_left_out(broken: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    broken.article("thoi-su/hai", related="[khong-co]")
    broken.article("thoi-su/nhap", draft="true")
    broken.article("thoi-su/trung", url="/thoi-su/bai.html")
    broken.write("content/thoi-su/a:b.md", "x")
    broken.write("static/thoi-su", "tệp")
    broken.write("static/a:b.txt", "tệp")
    broken.write("templates/404.html", "{{ page.nothing }}")
    left_out = []
    for _ in range(2):
        ended = run(broken, "build --keep-going --report report.json", monkeypatch)
        report = json.loads((broken.site / "report.json").read_text(encoding="utf-8"))
        assert (ended.code, report["omitted"]) == (3, len(report["left_out"]))
        left_out.append(report["left_out"])
    assert (
        left_out
        == [
            [
                "/404.html",
                "content/thoi-su/a:b.md",
                "content/thoi-su/bai.md",
                "content/thoi-su/hong.md",
                "static/a:b.txt",
                "static/thoi-su",
            ]
        ]
        * 2
    )


def test_report_tells_what_was_done_as_json(broken: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    broken.article("thoi-su/nhap", draft="true")
    broken.article("thoi-su/mai", 25)
    run(broken, "build --keep-going --report report.json", monkeypatch)
    report = json.loads((broken.site / "report.json").read_text(encoding="utf-8"))
    assert report["counts"]["article"] == 1
    assert {"address": "/thoi-su/bai.html", "kind": "article", "reason": "new"} in report["written"]
    assert report["held"] == [
        {"path": "thoi-su/mai.md", "reason": "future", "until": "2026-11-25T08:00:00+07:00"},
        {"path": "thoi-su/nhap.md", "reason": "draft", "until": None},
    ]
    assert report["problems"] == [
        {
            "path": "content/thoi-su/hong.md",
            "line": 4,
            "column": 7,
            "message": "`kind` cannot be `truyen`",
            "source_line": "kind: truyen",
            "hint": KINDS,
            "severity": "error",
            "cut": 0,
            "more": 0,
            "files": 0,
        }
    ]
    (broken.site / "content/thoi-su/bai.md").unlink()
    broken.article("thoi-su/hai")
    run(broken, "build --keep-going --report report.json", monkeypatch)
    assert "/thoi-su/bai.html" in json.loads((broken.site / "report.json").read_text(encoding="utf-8"))["removed"]


def test_summary_counts_and_says_what_is_held_back(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    paper.article("thoi-su/mai", 25)
    printed = run(paper, "build", monkeypatch).printed
    assert "1 article, " in printed
    assert "held back: content/thoi-su/mai.md (future until 25/11/2026 08:00)" in printed


# --- as a program


def test_closed_standard_output_is_no_error(paper: Newspaper) -> None:
    command = [*PROGRAM, "check", "--site", str(paper.site)]
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as gone:
        ended = subprocess.run(command, stdout=gone, stderr=subprocess.PIPE, check=False, timeout=PATIENCE)
    assert (ended.returncode, b"Traceback" in ended.stderr, b"Exception ignored" in ended.stderr) == (0, False, False)
    closed = subprocess.run(f"{' '.join(command)} >&-", shell=True, capture_output=True, check=False, timeout=PATIENCE)
    assert (closed.returncode, b"Traceback" in closed.stderr) == (0, False)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_signals_end_a_command_with_their_code(number: signal.Signals, code: int, paper: Newspaper) -> None:
    # The lock makes the command wait at a known point, however slow the machine is.
    command = [*LISTENING, *PROGRAM, "check", "--site", str(paper.site)]
    with (
        locked(paper.site, paper.cache, wait=False),
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process,
    ):
        while not re.search(rf"-> FLOCK +\S+ +WRITE {process.pid} ", pathlib.Path("/proc/locks").read_text("ascii")):
            time.sleep(0.02)
        said = _interrupt(process, number)
    assert (process.returncode, b"Traceback" in said) == (code, False)


def _interrupt(process: subprocess.Popen[bytes], number: signal.Signals) -> bytes:
    """Sends a signal until the process ends; what it said on standard error."""
    for _ in range(12):
        process.send_signal(number)
        # One that comes in the moment before Python enters a read is only seen after it; a second one would cut short
        # what a slow machine does about the first.
        with contextlib.suppress(subprocess.TimeoutExpired):
            return process.communicate(timeout=PATIENCE / 12)[1]
    process.kill()
    return b""


def test_version_is_told_without_importing_anything_heavy() -> None:
    code = "import sys; from tindoingoai.cli import cli; cli.main(['--version'], standalone_mode=False)"
    ended = subprocess.run(
        [sys.executable, "-c", f"{code}; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    assert not {"jinja2", "markdown_it", "yaml", "sqlite3", "PIL", "uvicorn", "rich"} & set(ended.stdout.split())
