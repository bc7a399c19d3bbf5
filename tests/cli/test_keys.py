"""Keys on a real terminal: heard at once, and the terminal as it was afterwards, however it ends."""

import subprocess
import sys

import pytest

from tests.cli.terminal import opened
from tests.conftest import PATIENCE
from tindoingoai.cli.keys import pressing

KEYED = [sys.executable, "-m", "tests.cli.keyed"]


def test_where_the_input_is_no_terminal_nothing_is_read() -> None:
    ended = subprocess.run([*KEYED, "crash"], input="a", capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert (ended.stdout, ended.returncode) == ("ready False\n", 7)


def test_without_any_input_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pressing({}) as is_terminal:
        assert not is_terminal


@pytest.mark.slow
def test_keys_are_heard_without_a_new_line_and_not_shown() -> None:
    with opened(*KEYED) as terminal:
        assert terminal.shows("ready True")
        assert terminal.becomes(as_before=False)
        # Ctrl-D ends an input; here it is a key like others.
        terminal.type("x\x04aB")
        assert terminal.shows("<a>")
        assert "x" not in terminal.screen
        assert terminal.shows("<b>")


@pytest.mark.slow
@pytest.mark.parametrize(("argument", "keys", "code"), [("crash", "", 7), ("bug", "", 1), ("", "\x03", -2)])
def test_the_terminal_is_as_it_was_however_it_ends(argument: str, keys: str, code: int) -> None:
    with opened(*KEYED, argument) as terminal:
        assert terminal.shows("ready True")
        if keys:
            assert terminal.becomes(as_before=False)
            terminal.type(keys)
        assert terminal.shows(f"[ended {code}]")
        assert terminal.is_as_before()


@pytest.mark.slow
def test_a_stopped_command_gives_the_terminal_back_and_takes_it_again() -> None:
    with opened(*KEYED) as terminal:
        assert terminal.shows("ready True")
        for _ in range(2):
            assert terminal.becomes(as_before=False)
            terminal.type("\x1a")
            assert terminal.shows("[stopped]")
            assert terminal.is_as_before()
            terminal.type("fg\n")
        assert terminal.becomes(as_before=False)
        terminal.type("a")
        assert terminal.shows("<a>")


@pytest.mark.slow
def test_a_command_in_the_background_leaves_the_terminal_alone() -> None:
    with opened(*KEYED) as terminal:
        assert terminal.shows("ready True")
        assert terminal.becomes(as_before=False)
        terminal.type("\x1a")
        assert terminal.shows("[stopped]")
        terminal.type("bg\n")
        assert terminal.shows("[behind]")
        # What is typed now is for the shell.
        terminal.type("fg\n")
        assert terminal.becomes(as_before=False)
        terminal.type("a")
        assert terminal.shows("<a>")
