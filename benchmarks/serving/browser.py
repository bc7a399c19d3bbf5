"""A browser as far as a server can tell: one connection that stays open for pages, and one that hears of news."""

import base64
import contextlib
import http.client
import os
import re
import socket
import time
from collections.abc import Callable
from typing import BinaryIO, Protocol

# Who has not answered by then is not waited for.
PATIENCE = 120.0
_PAUSE = 0.001
_TAG = re.compile(r'data-build="(\d+)" data-look="([^"]*)"')
_OWN = "/_tindoingoai/"


class SilenceError(Exception):
    """A server that did not show in time what was saved."""


class News(Protocol):
    """What wakes an open page: `wait` returns when its server says that the page is to be loaded again."""

    def wait(self, seconds: float) -> None: ...

    def close(self) -> None: ...


class Browser:
    """Asks for pages over a connection that it opens again when the server has closed it."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def get(self, path: str) -> tuple[int, str]:
        """The status and the text of a page."""
        for attempt in (1, 2):
            try:
                self._connection.request("GET", path)
                response = self._connection.getresponse()
                return response.status, response.read().decode("utf-8", "replace")
            except (http.client.HTTPException, ConnectionError):
                self._connection.close()
                if attempt == 2:
                    raise
        raise AssertionError

    def wait_until(self, path: str, shows: Callable[[int, str], bool], patience: float = PATIENCE) -> float:
        """Asks again and again; the moment at which the answer was right. Raises `SilenceError`."""
        begun = time.perf_counter()
        while True:
            with contextlib.suppress(http.client.HTTPException, ConnectionError):
                if shows(*self.get(path)):
                    return time.perf_counter()
            if time.perf_counter() > begun + patience:
                raise SilenceError(f"{path} did not show what was saved within {patience:g} s")
            time.sleep(_PAUSE)

    def close(self) -> None:
        self._connection.close()


class Polling:
    """No news at all: a page is asked for until it is new."""

    def __init__(self, browser: Browser, path: str) -> None:
        pass

    def wait(self, seconds: float) -> None:
        pass

    def close(self) -> None:
        pass


class EventStream:
    """Our stream of events, opened with what the page says of itself, as its script does."""

    def __init__(self, browser: Browser, path: str) -> None:
        found = _TAG.search(browser.get(path)[1])
        build, look = found.groups() if found else ("0", "")
        self._socket = _ask(browser.port, f"{_OWN}events?page={path}&build={build}&look={look}", {})
        self._file: BinaryIO = self._socket.makefile("rb")
        _read_head(self._file)
        # The first news is how things stand, which the page knows already.
        self._hear()

    def wait(self, seconds: float) -> None:
        self._socket.settimeout(seconds)
        with contextlib.suppress(TimeoutError):
            while not self._hear():
                pass

    def _hear(self) -> bool:
        """The next news; whether the page or something that it loads is new."""
        for line in self._file:
            if line.startswith(b"data: "):
                return b'"page":"changed"' in line or b'"files":[]' not in line
        raise ConnectionError("the stream of events ended")

    def close(self) -> None:
        self._file.close()
        self._socket.close()


class LiveReload:
    """Hugo's web socket: any message that names a reload."""

    def __init__(self, browser: Browser, path: str) -> None:
        headers = {
            "Origin": f"http://127.0.0.1:{browser.port}",
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode(),
        }
        browser.get(path)
        self._socket = _ask(browser.port, "/livereload", headers)
        self._file: BinaryIO = self._socket.makefile("rb")
        _read_head(self._file)

    def wait(self, seconds: float) -> None:
        self._socket.settimeout(seconds)
        with contextlib.suppress(TimeoutError):
            while b'"reload"' not in read_frame(self._file):
                pass

    def close(self) -> None:
        self._file.close()
        self._socket.close()


def read_frame(file: BinaryIO) -> bytes:
    """The payload of one frame of a web socket, from a server, which masks nothing."""
    head = _exactly(file, 2)
    length = head[1] & 127
    if length > 125:
        length = int.from_bytes(_exactly(file, 2 if length == 126 else 8), "big")
    return _exactly(file, length)


def _exactly(file: BinaryIO, count: int) -> bytes:
    data = file.read(count)
    if len(data) < count:
        raise ConnectionError("the connection was closed")
    return data


def _ask(port: int, path: str, headers: dict[str, str]) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    fields = {"Host": f"127.0.0.1:{port}"} | headers
    lines = "".join(f"{name}: {text}\r\n" for name, text in fields.items())
    connection.sendall(f"GET {path} HTTP/1.1\r\n{lines}\r\n".encode())
    return connection


def _read_head(file: BinaryIO) -> None:
    status = file.readline()
    if status[9:12] not in (b"200", b"101"):
        raise ConnectionError(f"refused: {status!r}")
    while file.readline() not in (b"\r\n", b""):
        pass
