"""The site that `serve` shows: its own output and store, so that the folder of `build` is never touched."""

import datetime
import pathlib
import threading
from collections.abc import Callable

from tindoingoai.build.options import BuildOptions, Report
from tindoingoai.build.run import build

Told = Callable[[Report | Exception], None]


class ServedSite:
    """Builds on demand, one build at a time, and tells what came of each."""

    def __init__(
        self, site: pathlib.Path, folder: pathlib.Path, base_url: str, drafts: bool, jobs: int, tell: Told
    ) -> None:
        self.site = site
        self.folder = folder
        self.output = folder / "output"
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
            try:
                self._tell(build(options))
            except Exception as error:  # noqa: BLE001 - the server outlives whatever ends a build
                self._tell(error)
