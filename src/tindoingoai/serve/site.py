"""The site that `serve` shows: its own output and store, so that the folder of `build` is never touched."""

import contextlib
import datetime
import importlib
import pathlib
import time
from collections.abc import Callable

import msgspec

from tindoingoai.addresses import forms_of
from tindoingoai.engine.options import BuildOptions, Report
from tindoingoai.engine.run import build
from tindoingoai.engine.session import Pending, Session
from tindoingoai.kinds import BESIDE, ending_of
from tindoingoai.problems import ProblemsError
from tindoingoai.serve.background import Aside
from tindoingoai.serve.garbage import Garbage
from tindoingoai.serve.hub import Hub
from tindoingoai.serve.injection import look_of
from tindoingoai.serve.lookup import open_file
from tindoingoai.serve.state import State, after, during
from tindoingoai.serve.status import PieceStatus, find_piece
from tindoingoai.site_folders import STATIC
from tindoingoai.store import STORE
from tindoingoai.vietnamese.text import to_nfc

Told = Callable[[Report | Exception], None]
NOT_FOUND = "/404.html"


class ServedSite:
    """Builds on demand, one build at a time, and tells what came of each: to the terminal and to every open page.

    Pages that a build has yet to write are rendered for who asks for them, so what was saved is seen before the build
    is done.
    """

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
        self._session: Session | None = None
        self._early: dict[str, pathlib.Path] = {}
        # The session is for one thread, and builds are asked for by several.
        self._builder = Aside("build")
        self._garbage = Garbage(self._builder.begin)

    def open(self) -> None:
        """Takes hold of the store; raises `LockedError` when another process serves this site."""
        self._builder.wait_for(self._open)

    def rebuild(self, touched: frozenset[str] | None = None) -> None:
        """Builds with what lies on the disk now; mistakes are told, and the last good pages stay.

        `touched` are the paths in the site that changed since the last build; None when anything may have.
        """
        self._builder.wait_for(lambda: self._rebuild(touched))

    def warm_up(self) -> None:
        """Plans everything once, if the first build had no need to, so that the first save finds it in memory."""
        self._builder.begin(self._warm_up)

    def close(self) -> None:
        """Lets go of the store once the build at work is done."""
        self._builder.wait_for(self._close)
        self._builder.close()

    def _open(self) -> Session:
        if self._session is None:
            self.output.mkdir(parents=True, exist_ok=True)
            self._session = Session(self.site, self.folder, wait=False, lock=self.folder)
            self._session.tell_pending = self._announce
        return self._session

    def _close(self) -> None:
        self._garbage.stop()
        if self._session:
            self._session.close()

    def _rebuild(self, touched: frozenset[str] | None) -> None:
        started = time.perf_counter()
        self._show_early(touched or frozenset())
        try:
            session = self._open()
            session.scan.touch(touched)
            result: Report | Exception = self._build(session)
        except Exception as error:  # noqa: BLE001 - the server outlives whatever ends a build
            result = error
        # One assignment: who reads the state meanwhile sees the one before or this one.
        self.state = after(self.state, result, time.perf_counter() - started)
        self._early = {}
        self.hub.publish()
        self._tell(result)

    def _show_early(self, touched: frozenset[str]) -> None:
        """Shows style sheets and scripts at once: their marks are in all pages, and a large archive has many."""
        paths = {path.removeprefix(STATIC): self.site / path for path in touched if path.startswith(f"{STATIC}/")}
        self._early = {to_nfc(address): path for address, path in paths.items() if self._is_published(address, path)}
        if self._early:
            self.state = during(self.state, self._early)
            self.hub.publish()

    def _is_published(self, address: str, path: pathlib.Path) -> bool:
        """Whether a build publishes a file of static/ as it is: pictures and films are cleaned, links have rules."""
        is_plain = "/." not in address and ending_of(address) not in BESIDE
        return is_plain and path.is_file() and path.resolve() == (self.site / STATIC).resolve() / address[1:]

    def _warm_up(self) -> None:
        # What reads and renders takes a third of a second to import, and the first build may have left it to workers.
        for name in ("tindoingoai.sources.read", "tindoingoai.engine.render_worker"):
            importlib.import_module(name)
        if self._session and not self._session.plan:
            with contextlib.suppress(Exception):
                # Whatever is wrong was told by the build before.
                self._build(self._session)
            # Nobody was told of what it found to do: there was nothing.
            self.state = msgspec.structs.replace(self.state, coming=frozenset())

    def _build(self, session: Session) -> Report:
        with self._garbage.left():
            return build(self._options(), session=session)

    def _options(self) -> BuildOptions:
        return BuildOptions(
            site=self.site,
            output=self.output,
            now=datetime.datetime.now(datetime.UTC),
            cache=self.folder,
            # What `build` has made of pictures need not be made again.
            pictures=self.folder.parent / "media",
            base_url=self._base_url,
            drafts=self._drafts,
            future=self._drafts,
            jobs=self._jobs,
            # Once there is a last good newspaper it stays whole; before that, whatever is good is better than nothing.
            keep_going=not (self.output / "index.html").is_file(),
            allow_empty=True,
        )

    @property
    def _pending(self) -> Pending | None:
        """What the build at work has yet to write; to be read once, since its thread takes it away."""
        return self._session.pending if self._session else None

    def _announce(self) -> None:
        """Wakes the browsers as soon as their pages can be rendered."""
        pending = self._pending
        if pending and (pending.tasks or pending.assets.files):
            self.state = during(self.state, [*pending.assets.files, *pending.assets.variants])
            self.hub.publish()

    def awaits(self, *addresses: str) -> bool:
        """Whether `find` has one of these, which may take it a moment."""
        pending = self._pending
        coming = [self._early, *((pending.tasks, pending.assets.files, pending.assets.variants) if pending else ())]
        forms = [form for address in addresses for form in forms_of(address)]
        return any(form in files for form in forms for files in coming)

    def find(self, address: str) -> bytes | None:
        """A page or file that the build at work has yet to write; None where the output folder has what there is."""
        pending = self._pending
        for form in forms_of(address):
            with contextlib.suppress(OSError, ProblemsError):
                if path := self._early.get(form):
                    return path.read_bytes()
                if pending and (task := pending.tasks.get(form)):
                    # Only now: a server that never does needs no templates.
                    from tindoingoai.engine.render_worker import render_at_once

                    # A mistake in a template is told by the build; until it is mended the last good page stays.
                    return render_at_once(task, pending.job)
                if pending and (data := pending.assets.read_at_once(form)) is not None:
                    return data
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

    def piece(self, address: str) -> PieceStatus | None:
        """What the page at an address is made from."""
        plan = self._session.plan if self._session else None
        now = datetime.datetime.now(datetime.UTC)
        return find_piece(plan, self.folder / STORE, address, now) if plan else None
