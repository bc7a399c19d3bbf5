"""What outlives a build in a process that builds one site again: the open store, the memo, the last scan."""

import contextlib
import pathlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from types import TracebackType
from typing import Self

from tindoingoai.engine.comparing import Task
from tindoingoai.engine.outcomes import RenderJob
from tindoingoai.engine.planning import SitePlan
from tindoingoai.engine.variants import Assets
from tindoingoai.lock import locked
from tindoingoai.memo import Memo
from tindoingoai.model import Value
from tindoingoai.output import Listing
from tindoingoai.settings import Settings
from tindoingoai.sources.scan import Scan
from tindoingoai.store import STORE, Store, is_damage


class Pending(Value, frozen=True):
    """What a build has found stale and not written yet: pages by address, how they are rendered, and other files."""

    tasks: Mapping[str, Task]
    job: RenderJob
    assets: Assets


class Session:
    """Holds a lock, and the store open, until it is closed. For one thread, one build at a time.

    The lock is the site's own unless another folder is given, by whoever touches nothing that a build of the site does.

    - `scan`: after the first build is to be told of everything that is touched in the site
    - `listing`: of the output
    - `plan`: of the last build that could be planned
    - `pending`: what the build at work has yet to write, for any thread to read; `tell_pending` is called with each
    """

    def __init__(
        self, site: pathlib.Path, cache: pathlib.Path, *, wait: bool, lock: pathlib.Path | None = None
    ) -> None:
        self.pending: Pending | None = None
        self.plan: SitePlan | None = None
        self.tell_pending: Callable[[], None] = lambda: None
        self.scan = Scan(site)
        self.listing = Listing()
        self._settings: Settings | None = None
        self._memo = Memo()
        with contextlib.ExitStack() as held:
            held.enter_context(locked(lock or site, cache, wait=wait))
            self.store = held.enter_context(Store(cache / STORE))
            self._held = held.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._held.__exit__(kind, error, trace)

    def close(self) -> None:
        self._held.close()

    def memo(self, settings: Settings) -> Memo:
        """What earlier builds with the same settings made."""
        if settings != self._settings:
            self._settings, self._memo = settings, Memo()
        return self._memo

    def await_writing(self, pending: Pending) -> None:
        """Notes what a build is about to render and write."""
        self.pending = pending
        self.tell_pending()

    @contextlib.contextmanager
    def building(self) -> Iterator[Store]:
        """The store for one build; what a build that fails has not committed is taken back."""
        try:
            yield self.store
        except BaseException as error:
            if isinstance(error, sqlite3.DatabaseError) and is_damage(error):
                # Found out only while it was used: the next build begins with an empty one.
                self.store.discard()
            else:
                self.store.rollback()
            raise
        finally:
            self.pending = None
