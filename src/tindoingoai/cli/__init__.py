"""The command line: arguments, printing and exit codes, one file a command.

Nothing heavy is imported before a command needs it, so that `tindoingoai --version` answers at once.
"""

import gc
import importlib
import signal
import sys
import types

import click

from tindoingoai import __version__

COMMANDS = {
    "init": "Make a new newspaper that builds as it is.",
    "new": "Begin an article.",
    "build": "Build the newspaper.",
    "serve": "Show the newspaper while you write it.",
    "check": "Tell every problem and warning, and build nothing.",
    "explain": "Tell what a page is made of, and why it was rendered.",
}


class _Commands(click.Group):
    """Loads a command's module when that command is asked for."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"tindoingoai.cli.{name}").command
        return command

    def invoke(self, context: click.Context) -> object:
        """Ends well when whoever read our output has gone, which click takes for a failure."""
        try:
            return super().invoke(context)
        except BrokenPipeError as error:
            sys.exit(_leave(error))

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tindoingoai")
def cli() -> None:
    """Builds a newspaper out of a folder of Markdown."""


def main() -> None:
    """The entry point: runs a command and ends the process with the exit code of what happened."""
    signal.signal(signal.SIGTERM, _terminate)
    # What a build makes it mostly keeps: by Python's own thresholds, a tenth of its time goes into looking for garbage.
    gc.set_threshold(100_000, 50, 100)
    try:
        cli.main(standalone_mode=False)
    except BaseException as error:  # noqa: BLE001 - every way out has its exit code
        sys.exit(_leave(error))


def _leave(error: BaseException) -> int:
    from tindoingoai.cli.exits import leave

    return leave(error)


def _terminate(number: int, frame: types.FrameType | None) -> None:
    sys.exit(128 + number)
