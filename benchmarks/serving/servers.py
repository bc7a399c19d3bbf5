"""The servers that are measured, each with a site of its own, as real processes."""

import contextlib
import functools
import os
import pathlib
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable

import msgspec

from benchmarks import install
from benchmarks.contestants import BLOCKS_SHOWN, FEWER, HUGO, OURS
from benchmarks.corpus import Corpus
from benchmarks.measure import TICKS, descendants, peak_of, processor_of, pss_of, rss_of
from benchmarks.prepare import ROOT, Site, lay_out_hugo, lay_out_ours
from benchmarks.serving.browser import PATIENCE, Browser, EventStream, LiveReload, News

FULL_HUGO = f"{HUGO}, --disableFastRender"
_PAUSE = 0.001
# A server rests when its processes took no more than this share of a core within a moment.
_MOMENT = 0.1
_RESTING = 0.05


class Contestant(msgspec.Struct, frozen=True):
    """A server: how its site is laid out, the command (the port follows it), and how it wakes a page."""

    name: str
    lay_out: Callable[[Corpus, pathlib.Path], Site]
    command: tuple[str, ...]
    news: Callable[[Browser, str], News]
    is_ours: bool = False


class Memory(msgspec.Struct, frozen=True):
    """Bytes of the whole process tree: RSS counts shared pages for each process; `peak` is the first process's own."""

    rss: int
    pss: int
    peak: int
    processes: int


def contestants() -> list[Contestant]:
    """This program and, where it is installed, Hugo in two ways; all show drafts and what is to appear later."""
    settings: dict[str, object] = {"blocks_shown": BLOCKS_SHOWN, **FEWER}
    ours = Contestant(
        name=OURS,
        lay_out=functools.partial(lay_out_ours, settings=settings),
        command=(sys.executable, "-m", "tindoingoai", "serve", "--watch", "--drafts"),
        news=EventStream,
        is_ours=True,
    )
    hugo = (*install.hugo(), "server", "--buildDrafts", "--buildFuture")
    peers = [
        Contestant(name=HUGO, lay_out=lay_out_hugo, command=hugo, news=LiveReload),
        Contestant(name=FULL_HUGO, lay_out=lay_out_hugo, command=(*hugo, "--disableFastRender"), news=LiveReload),
    ]
    return [ours, *(peers if install.hugo() else ())]


class Server:
    """A running server; a context that ends it.

    Our store is warm only for the same port: addresses of the newspaper hold it.
    """

    def __init__(self, contestant: Contestant, site: Site, port: int, log: pathlib.Path) -> None:
        self.contestant = contestant
        self.site = site
        self.port = port
        self._log = log

    def __enter__(self) -> "Server":
        environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
        with self._log.open("wb") as output:
            begun = time.perf_counter()
            self._process = subprocess.Popen(
                [*self.contestant.command, "--port", str(self.port)],
                cwd=self.site.folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.browser = Browser(self.port)
        try:
            self._await_home(begun)
        except BaseException:
            self.__exit__()
            raise
        self.start_up = time.perf_counter() - begun
        return self

    def __exit__(self, *error: object) -> None:
        self.browser.close()
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def _await_home(self, begun: float) -> None:
        while self._process.poll() is None and time.perf_counter() < begun + PATIENCE:
            with contextlib.suppress(ConnectionError):
                status, text = self.browser.get("/")
                if status == 200 and "</html>" in text:
                    return
            time.sleep(_PAUSE)
        said = self._log.read_text("utf-8", errors="replace").strip()
        raise ConnectionError(f"{self.contestant.name} did not start: {said[-1000:]}")

    def rest(self) -> None:
        """Waits until the server has done what it does after an answer."""
        until = time.perf_counter() + PATIENCE
        used = self.processor()
        while time.perf_counter() < until:
            time.sleep(_MOMENT)
            before, used = used, self.processor()
            if used - before <= _RESTING * _MOMENT + 1 / TICKS:
                return

    def memory(self) -> Memory:
        tree = list(descendants(self._process.pid))
        return Memory(sum(map(rss_of, tree)), sum(map(pss_of, tree)), peak_of(self._process.pid), len(tree))

    def processor(self) -> float:
        return sum(map(processor_of, descendants(self._process.pid)))


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])
