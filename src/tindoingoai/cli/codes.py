"""The exit codes of all commands."""

from tindoingoai.problems import ProblemsError, SettingsError

FINE = 0
PROBLEMS = 1
USAGE = 2
OMISSIONS = 3
MACHINE = 4
LOCKED = 5
BUG = 70
INTERRUPTED = 130


def code_of(error: ProblemsError) -> int:
    """The exit code for problems that end a command."""
    return USAGE if isinstance(error, SettingsError) else PROBLEMS
