"""How a command ends: what is said, and with which exit code."""

import os
import sys
import tempfile
import traceback

import click

from tindoingoai.cli.codes import BUG, FINE, INTERRUPTED, LOCKED, MACHINE, USAGE, code_of
from tindoingoai.cli.printing import print_problems, say
from tindoingoai.engine.failures import UNHURT, describe_failure, is_in_use
from tindoingoai.problems import ProblemsError


def leave(error: BaseException) -> int:
    """Says what happened, and returns the exit code for it."""
    match error:
        case SystemExit():
            return error.code if isinstance(error.code, int) else FINE
        case ProblemsError():
            print_problems(error.problems)
            return code_of(error)
        case click.ClickException():
            error.show()
            return USAGE
        case KeyboardInterrupt() | click.Abort():
            say(f"interrupted; {UNHURT}")
            return INTERRUPTED
        case BrokenPipeError():
            # Whoever read our output has gone; nothing more can be said, not even at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return FINE
    if failure := describe_failure(error):
        say(failure)
        return LOCKED if is_in_use(error) else MACHINE
    say(f"this is a bug of tindoingoai: {error!r}; the details are in {_keep_traceback(error)}")
    return BUG


def _keep_traceback(error: BaseException) -> str:
    with tempfile.NamedTemporaryFile("w", prefix="tindoingoai-", suffix=".txt", delete=False, encoding="utf-8") as file:
        traceback.print_exception(error, file=file)
        return file.name
