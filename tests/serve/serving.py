"""A served newspaper: a real server in a thread of this process, and requests to it byte by byte."""

import contextlib
import gzip
import json
import socket
import threading
from collections.abc import Iterator
from typing import Any

from tests.conftest import PATIENCE, Newspaper
from tindoingoai.engine.options import Report
from tindoingoai.serve.server import Server, make_server
from tindoingoai.serve.site import ServedSite


class Reply:
    """What came back: status, headers by lower-case name, and the body as it went over the wire."""

    def __init__(self, data: bytes) -> None:
        head, _, self.body = data.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        self.status = int(first.split()[1])
        pairs = (line.partition(": ") for line in lines)
        self.headers = {name.lower(): value for name, _, value in pairs}

    @property
    def text(self) -> str:
        data = gzip.decompress(self.body) if self.headers.get("content-encoding") == "gzip" else self.body
        return data.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.text)


class Stream:
    """An open stream of events."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._file = connection.makefile("rb")
        self.status = int(self._file.readline().split()[1])
        self.headers = [line.lower() for line in iter(self._file.readline, b"\r\n")]

    def next(self) -> dict[str, Any] | None:
        """The next news; None when the stream ended, or the server let it rest."""
        for line in self._file:
            if line.startswith(b"event: rest"):
                return None
            if line.startswith(b"data: "):
                news: dict[str, Any] = json.loads(line[6:])
                return news
        return None

    def close(self) -> None:
        self._file.close()
        self._connection.close()


class Serving:
    """A newspaper and the server that shows it."""

    def __init__(self, newspaper: Newspaper, site: ServedSite, port: int, server: Server) -> None:
        self.newspaper = newspaper
        self.site = site
        self.port = port
        self.server = server
        self.streams: list[Stream] = []
        self.base_url = f"http://127.0.0.1:{port}"

    def get(self, path: str | bytes, method: str = "GET", **headers: str) -> Reply:
        """Sends a path as it is, which no client of a library would."""
        with contextlib.closing(self._send(path, method, {"connection": "close"} | headers)) as connection:
            return Reply(b"".join(iter(lambda: connection.recv(1 << 16), b"")))

    def events(self, page: str, look: str = "", build: int | str = 0, **headers: str) -> Stream:
        path = f"/_tindoingoai/events?page={page}&look={look}&build={build}"
        stream = Stream(self._send(path, "GET", {"connection": "close"} | headers))
        self.streams.append(stream)
        return stream

    def state(self, page: str) -> Any:
        return self.get(f"/_tindoingoai/state?page={page}").json

    def _send(self, path: str | bytes, method: str, headers: dict[str, str]) -> socket.socket:
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)
        path = path if isinstance(path, bytes) else path.encode()
        fields = {"host": f"127.0.0.1:{self.port}"} | {name.replace("_", "-"): text for name, text in headers.items()}
        lines = "".join(f"{name}: {text}\r\n" for name, text in fields.items() if text)
        connection.sendall(method.encode() + b" " + path + b" HTTP/1.1\r\n" + lines.encode() + b"\r\n")
        return connection


@contextlib.contextmanager
def serving(newspaper: Newspaper, drafts: bool = True, editor: str = "vscode", port: int = 0) -> Iterator[Serving]:
    """Builds a newspaper and serves it; the server must end promptly, whoever still listens to it."""
    threads = set(threading.enumerate())
    told: list[Report | Exception] = []
    site = ServedSite(newspaper.site, newspaper.cache / "serve", "http://127.0.0.1", drafts, 1, told.append)
    site.rebuild()
    server = make_server(site, "127.0.0.1", editor)
    # The heartbeat of a test's streams may stay at its seconds: no test waits for one.
    listening = socket.create_server(("127.0.0.1", port))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        served = Serving(newspaper, site, listening.getsockname()[1], server)
        yield served
    finally:
        server.should_exit = True
        thread.join(timeout=PATIENCE)
        # Not before: whoever still listens must not keep a server from ending.
        for stream in served.streams:
            stream.close()
        listening.close()
        site.close()
        assert not thread.is_alive()
    assert len(site.hub) == 0
    # Workers of later builds are forked only where there is no other thread.
    for left in set(threading.enumerate()) - threads:
        left.join(PATIENCE)
        assert not left.is_alive(), left
