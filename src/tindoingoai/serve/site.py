"""The site that `serve` shows: its own output and store, so that the folder of `build` is never touched."""

import datetime
import pathlib
import threading
import time
from collections.abc import Callable

from tindoingoai.build.options import BuildOptions, Report
from tindoingoai.build.run import build
from tindoingoai.serve.hub import Hub
from tindoingoai.serve.lookup import open_file
from tindoingoai.serve.page import look_of
from tindoingoai.serve.piece import Piece, find_piece
from tindoingoai.serve.state import State, after

Told = Callable[[Report | Exception], None]
NOT_FOUND = "/404.html"


class ServedSite:
    """Builds on demand, one build at a time, and tells what came of each: to the terminal and to every open page."""

    def __init__(
        self, site: pathlib.Path, folder: pathlib.Path, base_url: str, drafts: bool, jobs: int, tell: Told
    ) -> None:
        self.site = site
        self.folder = folder
        self.output = folder / "output"
        self.hub = Hub()
        # Grows over restarts too, so that a page which a server before this one sent knows that it may be behind.
        self.state = State(build=time.time_ns() // 1_000_000)
        self._base_url = base_url
        self._drafts = drafts
        self._jobs = jobs
        self._tell = tell
        self._lock = threading.Lock()

    def rebuild(self) -> None:
        """Builds with what lies on the disk now; mistakes are told, and the last good pages stay."""
        options = BuildOptions(
            site=self.site,
            output=self.output,
            now=datetime.datetime.now(datetime.UTC),
            cache=self.folder,
            base_url=self._base_url,
            drafts=self._drafts,
            future=self._drafts,
            jobs=self._jobs,
            # Once there is a last good newspaper it stays whole; before that, whatever is good is better than nothing.
            keep_going=not (self.output / "index.html").is_file(),
            allow_empty=True,
        )
        with self._lock:
            started = time.perf_counter()
            try:
                result: Report | Exception = build(options)
            except Exception as error:  # noqa: BLE001 - the server outlives whatever ends a build
                result = error
            # One assignment: who reads the state meanwhile sees the one before or this one.
            self.state = after(self.state, result, time.perf_counter() - started)
            self.hub.publish()
        self._tell(result)

    def find(self, address: str) -> bytes | None:
        """A page that is planned but lies in no file yet; None where the output folder has what there is."""
        return None

    def read(self, address: str) -> bytes | None:
        """The bytes of a page or file as it is now; None where there is none."""
        if (page := self.find(address)) is not None:
            return page
        file = open_file(self.output, address)
        if file is None:
            return None
        with file:
            return file.read()

    def page(self, address: str) -> tuple[bytes, int]:
        """What a browser is shown for a page's address, and with which status: 404.html for what is not there."""
        page = self.read(address) if address else None
        return (self.read(NOT_FOUND) or b"", 404) if page is None else (page, 200)

    def look(self, address: str) -> str:
        """How the page that is shown for an address looks now."""
        return look_of(self.page(address)[0])

    def piece(self, address: str) -> Piece | None:
        """What the page at an address is made from."""
        return find_piece(self.folder / "store.db", address, datetime.datetime.now(datetime.UTC))
