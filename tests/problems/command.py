"""Runs a command of ours as the terminal does, inside this process: what it printed, and its exit code."""

import io
import pathlib
import signal
import tempfile
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout

import msgspec
import pytest

from tindoingoai.cli import main
from tindoingoai.cli.printing import ProgressBar

# What counts as now where a test says nothing else.
NOW = "2026-11-20T12:00:00+07:00"
_CLOCKED = ("check", "build")


class Ended(msgspec.Struct, frozen=True):
    """How a command ended; `output` is what it said to the person, then what it printed."""

    code: int
    said: str
    printed: str

    @property
    def output(self) -> str:
        return self.said + self.printed


def run_command(arguments: Sequence[str], folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Ended:
    """Runs `tindoingoai` in a folder; a bug of ours fails the test with its traceback."""
    clock = ["--now", NOW] if arguments and arguments[0] in _CLOCKED and "--now" not in arguments else []
    said, printed = io.StringIO(), io.StringIO()
    code = 0
    terminate = signal.getsignal(signal.SIGTERM)
    with monkeypatch.context() as patch:
        patch.chdir(folder)
        patch.setattr("sys.argv", ["tindoingoai", *arguments, *clock])
        patch.setattr(tempfile, "tempdir", str(folder))
        # Stages tell of the machine's progress, not of the site.
        patch.setattr(ProgressBar, "advance", lambda *_: None)
        try:
            with redirect_stderr(said), redirect_stdout(printed):
                main()
        except SystemExit as ending:
            code = ending.code if isinstance(ending.code, int) else 0
        finally:
            signal.signal(signal.SIGTERM, terminate)
    for trace in folder.glob("tindoingoai-*.txt"):
        pytest.fail(f"{said.getvalue()}\n{trace.read_text(encoding='utf-8')}", pytrace=False)
    return Ended(code, said.getvalue(), printed.getvalue())
