"""A scheduler and workers of Dask on this machine, as `dask scheduler` and `dask worker` start them."""

import contextlib
import json
import os
import pathlib
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Self, TypeVar

import tindoingoai
from tests.conftest import PATIENCE

T = TypeVar("T")

PRELOADS = pathlib.Path(__file__).parent / "preloads"
SOURCES = pathlib.Path(tindoingoai.__file__).parents[1]


class Scheduler:
    """A scheduler that knows nothing of tindoingoai, and the workers started for it; all end with it."""

    def __init__(self, folder: pathlib.Path, **settings: str) -> None:
        self._folder = folder
        self._workers: list[subprocess.Popen[bytes]] = []
        known = folder / "scheduler.json"
        arguments = ["--port", "0", "--scheduler-file", str(known), "--preload", str(PRELOADS / "without_engine.py")]
        self.process = self._start("scheduler", ["scheduler", *arguments], settings)
        self.address: str = self._when(lambda: json.loads(known.read_text())["address"])

    def worker(self, *options: str, sources: pathlib.Path = SOURCES, **settings: str) -> subprocess.Popen[bytes]:
        """Another worker, once it has been taken on; without a nanny to start it again, unless the options say so."""
        log = self._folder / f"worker-{len(self._workers)}.log"
        nanny = () if "--nanny" in options else ("--no-nanny",)
        arguments = [self.address, "--nthreads", "1", "--local-directory", str(self._folder), *nanny, *options]
        process = self._start(log.stem, ["worker", *arguments], {"PYTHONPATH": str(sources)} | settings)
        self._workers.append(process)
        self._when(lambda: "Registered to" in log.read_text())
        return process

    def _start(self, log: str, arguments: list[str], settings: dict[str, str]) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "dask", *arguments, "--host", "127.0.0.1", "--no-dashboard"]
        with (self._folder / f"{log}.log").open("wb") as file:
            return subprocess.Popen(command, stdout=file, stderr=file, env=os.environ | settings)

    def _when(self, look: Callable[[], T]) -> T:
        """What `look` finds, as soon as it finds something."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            with contextlib.suppress(FileNotFoundError, ValueError):
                if found := look():
                    return found
            time.sleep(0.02)
        logs = [file.read_text() for file in self._folder.glob("*.log")]
        raise TimeoutError("\n".join(logs))

    def dismiss(self) -> None:
        """Ends the workers."""
        for process in self._workers:
            # A nanny has to end its worker first.
            process.terminate()
        for process in self._workers:
            process.wait(PATIENCE)
        self._workers.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.dismiss()
        self.process.kill()
        self.process.wait()
