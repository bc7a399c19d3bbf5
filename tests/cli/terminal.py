"""A terminal for a command, and what is on its screen."""

import contextlib
import os
import pathlib
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping

from tests.conftest import PATIENCE


class Terminal:
    """A command in the foreground of a terminal of its own."""

    def __init__(self, command: list[str], environment: Mapping[str, str]) -> None:
        self._ours, self._theirs = pty.openpty()
        self._before = termios.tcgetattr(self._theirs)
        self.screen = ""
        shell = [sys.executable, str(pathlib.Path(__file__).with_name("shell.py"))]
        self._process = subprocess.Popen(
            [*shell, *command],
            stdin=self._theirs,
            stdout=self._theirs,
            stderr=self._theirs,
            env=os.environ | environment,
        )

    def type(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def shows(self, text: str) -> bool:
        """Whether a text comes onto the screen; what stood before it is forgotten."""
        ends = time.monotonic() + PATIENCE
        while text not in self.screen and time.monotonic() < ends:
            if select.select([self._ours], [], [], 0.1)[0]:
                self.screen += os.read(self._ours, 65536).decode(errors="replace")
        found = text in self.screen
        self.screen = self.screen.partition(text)[2] if found else self.screen
        return found

    def is_as_before(self) -> bool:
        """Whether the terminal is as it was before the command."""
        return bool(termios.tcgetattr(self._theirs) == self._before)

    def becomes(self, *, as_before: bool) -> bool:
        ends = time.monotonic() + PATIENCE
        while self.is_as_before() != as_before and time.monotonic() < ends:
            time.sleep(0.01)
        return self.is_as_before() == as_before

    def close(self) -> None:
        if self._process.poll() is None:
            # The command goes too: its terminal is gone.
            self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        os.close(self._ours)
        os.close(self._theirs)


@contextlib.contextmanager
def opened(*command: str, **environment: str) -> Iterator[Terminal]:
    """A command on a terminal; closed with all that runs in it."""
    terminal = Terminal(list(command), environment)
    try:
        yield terminal
    finally:
        terminal.close()
