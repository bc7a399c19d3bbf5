"""`serve` at a terminal, as an editor has it open all day."""

import contextlib
import http.client
import os
import pathlib
import signal
import socket
import subprocess
import sys
import time

import pytest

from tests.cli.terminal import Terminal, opened
from tests.conftest import LISTENING, PATIENCE, Newspaper

pytestmark = pytest.mark.slow

PROGRAM = [sys.executable, "-m", "tindoingoai"]


def _serve(paper: Newspaper, *more: str) -> list[str]:
    return [*PROGRAM, "serve", "--site", str(paper.site), "--port", "0", "--jobs", "1", *more]


def _free(terminal: Terminal) -> None:
    """Waits for the help line, after which keys are heard."""
    assert terminal.shows("shows the newspaper; Ctrl-C ends it"), terminal.screen
    assert terminal.shows("o opens the browser, r rebuilds, q quits"), terminal.screen


@pytest.fixture
def browser(tmp_path: pathlib.Path) -> pathlib.Path:
    """A browser that writes down what it is shown."""
    program = tmp_path / "browser"
    program.write_text(f'#!/bin/sh\necho "$1" >> {tmp_path}/shown\n')
    program.chmod(0o755)
    return program


def _shown(browser: pathlib.Path, number: int) -> list[str]:
    """The addresses that the browser was shown, once they are so many."""
    ends = time.monotonic() + PATIENCE
    lines: list[str] = []
    while len(lines) < number and time.monotonic() < ends:
        time.sleep(0.02)
        with contextlib.suppress(FileNotFoundError):
            lines = browser.with_name("shown").read_text().splitlines()
    return lines


def test_a_writing_session(weekly: Newspaper, browser: pathlib.Path) -> None:
    with opened(*_serve(weekly, "--open"), BROWSER=f"{browser} %s") as terminal:
        assert terminal.shows("the newspaper"), terminal.screen
        assert terminal.shows(" pages, "), terminal.screen
        _free(terminal)
        weekly.article("thoi-su/thoi-su-1", 1, title="Tên mới")
        assert terminal.shows("thoi-su/thoi-su-1.md"), terminal.screen
        assert terminal.shows(" pages in "), terminal.screen
        weekly.article("thoi-su/thoi-su-1", 1, title="Hỏng: vì hai chấm")
        assert terminal.shows("not built, the last good pages stay"), terminal.screen
        assert terminal.shows("content/thoi-su/thoi-su-1.md:2"), terminal.screen
        weekly.article("thoi-su/thoi-su-2", 2, title="Tên khác")
        assert terminal.shows("thoi-su/thoi-su-2.md"), terminal.screen
        assert terminal.shows("1 problem remains"), terminal.screen
        weekly.article("thoi-su/thoi-su-1", 1, title="Lành")
        assert terminal.shows("all mended"), terminal.screen
        terminal.type("r")
        assert terminal.shows("everything"), terminal.screen
        assert terminal.shows("nothing changed in"), terminal.screen
        terminal.type("?")
        assert terminal.shows("r rebuilds"), terminal.screen
        terminal.type("o")
        first, second = _shown(browser, 2)
        assert first == second
        assert first.startswith("http://127.0.0.1:")
        terminal.type("q")
        assert terminal.shows("[ended 0]"), terminal.screen
        assert terminal.is_as_before()


@pytest.mark.parametrize(("keys", "code"), [("\x03", 0), ("q", 0)])
def test_it_ends_at_a_key(keys: str, code: int, weekly: Newspaper) -> None:
    with opened(*_serve(weekly)) as terminal:
        _free(terminal)
        terminal.type(keys)
        assert terminal.shows(f"[ended {code}]"), terminal.screen
        assert terminal.is_as_before()


def test_everything_is_seen_by_looking_too(weekly: Newspaper) -> None:
    with opened(*_serve(weekly, "--poll")) as terminal:
        _free(terminal)
        weekly.article("thoi-su/thoi-su-1", 1, title="Tên mới")
        assert terminal.shows("thoi-su/thoi-su-1.md"), terminal.screen
        terminal.type("q")
        assert terminal.shows("[ended 0]"), terminal.screen


def test_what_is_shown_to_the_network_says_so(weekly: Newspaper) -> None:
    with opened(*_serve(weekly, "--host", "0.0.0.0", "--drafts")) as terminal:
        assert terminal.shows("http://127.0.0.1:"), terminal.screen
        assert terminal.shows("everybody in this network can read it, drafts and scheduled pieces too")
        terminal.type("q")
        assert terminal.shows("[ended 0]"), terminal.screen


def test_a_port_in_use_ends_it_with_a_clear_message(weekly: Newspaper) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = [*PROGRAM, "serve", "--site", str(weekly.site), "--port", str(port)]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert ended.returncode == 2
    assert f"port {port} is in use; choose another with --port" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("name", ["vscod", "notepad", "file"])
def test_an_unknown_editor_is_told(name: str, weekly: Newspaper) -> None:
    environment = os.environ | {"TINDOINGOAI_EDITOR": name}
    ended = subprocess.run(
        _serve(weekly), capture_output=True, text=True, timeout=PATIENCE, check=False, env=environment
    )
    assert ended.returncode == 2
    assert f"no editor is called `{name}`" in ended.stderr


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 143)])
def test_it_ends_at_once_with_browsers_connected(number: signal.Signals, code: int, weekly: Newspaper) -> None:
    command = [*LISTENING, *_serve(weekly)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout
        port = int(server.stdout.readline().split("/ shows")[0].rpartition(":")[2])
        readers = [http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE) for _ in range(3)]
        for reader in readers:
            reader.request("GET", "/_tindoingoai/events?page=/")
            # Its headers have come, so the server is in the midst of an answer.
            assert reader.getresponse().status == 200
        # Streams have no end: a server that waited for them would wait for ever.
        server.send_signal(number)
        _, said = server.communicate(timeout=30)
        assert (server.returncode, "Traceback" in said) == (code, False)
        for reader in readers:
            reader.close()
