"""The server as an editor meets it: a real process, real requests."""

import datetime
import http.client
import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.conftest import PATIENCE, Newspaper

pytestmark = pytest.mark.slow


@pytest.fixture
def port(weekly: Newspaper) -> Iterator[int]:
    command = [sys.executable, "-m", "tindoingoai", "serve", "--site", str(weekly.site), "--port", "0", "--jobs", "1"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert server.stdout
    printed = []
    for line in server.stdout:
        printed.append(line)
        if found := re.match(r"http://127\.0\.0\.1:(\d+)/", line):
            break
    else:
        raise AssertionError("".join(printed))
    yield int(found[1])
    server.send_signal(signal.SIGINT)
    rest, _ = server.communicate(timeout=PATIENCE)
    assert server.returncode == 0, rest
    assert "Traceback" not in rest
    assert "Warning" not in rest


def _get(port: int, path: str, headers: dict[str, str] | None = None) -> tuple[int, str, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", path, headers=headers or {})
    response = connection.getresponse()
    text = response.read().decode("utf-8", "replace")
    connection.close()
    return response.status, text, dict(response.getheaders())


def _state(port: int) -> Any:
    return json.loads(_get(port, "/_tindoingoai/state?page=/")[1])


def _becomes(check: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if check():
            return True
        time.sleep(0.05)
    return False


def test_pages_are_shown_and_nothing_else(weekly: Newspaper, port: int) -> None:
    status, text, headers = _get(port, "/thoi-su/")
    assert status == 200
    assert "thoi-su-3" in text
    assert headers["cache-control"] == "no-store"
    assert _get(port, "/khong-co.html")[0] == 404
    assert "<html" in _get(port, "/khong-co.html")[1]
    for path in (
        "/../../site.yaml",
        "/..%2f..%2fsite.yaml",
        "/%2e%2e/%2e%2e/site.yaml",
        "/..\\..\\site.yaml",
        "//etc/passwd",
    ):
        assert _get(port, path)[0] in (400, 404), path
    assert _get(port, "/", {"Host": "evil.example"})[0] == 403
    assert _get(port, "/theme/news.css", {"Range": "bytes=0-9"})[0] == 206
    assert not (weekly.site / "build").exists()


def test_save_is_shown_and_a_mistake_leaves_the_last_good_page(weekly: Newspaper, port: int) -> None:
    address = "/thoi-su/thoi-su-1.html"
    weekly.article("thoi-su/thoi-su-1", 1, title="Tên mới")
    assert _becomes(lambda: "Tên mới" in _get(port, address)[1])
    weekly.article("thoi-su/thoi-su-1", 1, title="Hỏng: vì hai chấm")
    weekly.article("thoi-su/thoi-su-2", 2, title="Tên khác")
    assert _becomes(lambda: "thoi-su-1.md" in json.dumps(_state(port)["problems"]))
    assert "Tên mới" in _get(port, address)[1]
    weekly.article("thoi-su/thoi-su-1", 1, title="Đã mend")
    assert _becomes(lambda: "Đã mend" in _get(port, address)[1])
    assert "Tên khác" in _get(port, "/thoi-su/thoi-su-2.html")[1]


def test_a_scheduled_piece_is_shown_when_it_is_due(weekly: Newspaper, port: int) -> None:
    due = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=3)
    weekly.article("thoi-su/hen-gio", date=due.isoformat(timespec="seconds"))
    weekly.article("thoi-su/thoi-su-1", 1, title="Tên mới")
    assert _becomes(lambda: "Tên mới" in _get(port, "/thoi-su/thoi-su-1.html")[1])
    assert _becomes(lambda: _get(port, "/thoi-su/hen-gio.html")[0] == 200)
    assert datetime.datetime.now(datetime.UTC) >= due - datetime.timedelta(seconds=1)
