"""The connection to a Dask cluster: names of functions and bytes go out, bytes come back in the order of the work.

Knows nothing of sources or pages. What goes wrong with the cluster is a `ClusterError`.
"""

import collections
import concurrent.futures
import contextlib
import logging
import socket
import time
import urllib.parse
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

import distributed
import msgspec

from tindoingoai import __version__
from tindoingoai.digest import engine_digest, library_versions
from tindoingoai.engine.remote import Engine
from tindoingoai.parallel import MOST_LOST
from tindoingoai.problems import ClusterError

T = TypeVar("T")

# Dask tells only some of its types.
_Client: Any = distributed.Client

# Seconds within which a scheduler answers, and has a worker.
CONNECT = 5
# Seconds for which work waits when the last worker has gone: one that died is commonly started again.
PATIENCE = 60
# Chunks under way: two for each thread of the cluster, so that none is idle; few enough that they fit into memory.
WAITING = 2
MOST_UNDER_WAY = 64
# How the last line of a traceback begins where our package, or one that it needs, is missing.
_NO_ENGINE = ("ImportError", "ModuleNotFoundError")


class Lost(NamedTuple):
    """Comes in place of bytes for a single item that every worker dies of; `how`, as the end of a sentence."""

    how: str


# Bytes, or the traceback of what went wrong.
_Future = concurrent.futures.Future[bytes | str]


class _Sent(NamedTuple, Generic[T]):
    chunk: Sequence[T]
    future: _Future


class ClusterConnection:
    """A connection to a cluster whose workers run this very engine."""

    def __init__(self, address: str) -> None:
        for name in ("distributed", "distributed.client", "tornado", "tornado.application", "asyncio"):
            # What matters of it is told in our own words.
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        self.address = address
        self._lost_items = 0
        try:
            _try_connection(address)
            self._client = _Client(address, timeout=CONNECT, set_as_default=False)
        except (OSError, ValueError, ImportError) as error:
            reason = getattr(error, "strerror", None) or str(error).partition("\n")[0]
            raise ClusterError(
                f"the cluster at {address} cannot be reached: {reason}; is a Dask scheduler running there?"
            ) from None
        try:
            self._executor = self._client.get_executor(pure=False)
            self._check()
        except BaseException:
            self.close()
            raise

    def map(
        self, name: str, kit: bytes, chunks: Iterable[Sequence[T]], pack: Callable[[Sequence[T]], bytes]
    ) -> Iterator[tuple[Sequence[T], bytes | Lost]]:
        """What the function of that name in `remote.py` makes of the kit and of each packed chunk.

        A chunk that workers died over is tried again alone, then by halves, and comes in pieces.
        """
        # The kit is sent once. It is a task too, so that a worker that joins late gets it as well.
        shared = self._submit_kit(kit)
        most = min(WAITING * self._count_threads(), MOST_UNDER_WAY)
        sent: collections.deque[_Sent[T]] = collections.deque()
        for chunk in chunks:
            sent.append(_Sent(chunk, self._submit(name, shared, pack(chunk))))
            if len(sent) > most:
                yield from self._receive(sent, name, kit, pack)
        while sent:
            yield from self._receive(sent, name, kit, pack)

    def _receive(
        self, sent: collections.deque[_Sent[T]], name: str, kit: bytes, pack: Callable[[Sequence[T]], bytes]
    ) -> Iterator[tuple[Sequence[T], bytes | Lost]]:
        """The answer to the oldest chunk."""
        chunk, future = sent.popleft()
        answer = self._answer(future)
        if isinstance(answer, Lost):
            # Whatever a worker was given is suspected when it dies: what else is under way is to be out of danger.
            self._wait([other.future for other in sent])
            yield from self._search(chunk, name, kit, pack)
        else:
            yield chunk, answer

    def _search(
        self, chunk: Sequence[T], name: str, kit: bytes, pack: Callable[[Sequence[T]], bytes]
    ) -> Iterator[tuple[Sequence[T], bytes | Lost]]:
        """The answers to a suspected chunk, with nothing else under way."""
        answer = self._answer(self._submit(name, self._submit_kit(kit), pack(chunk)))
        if not isinstance(answer, Lost):
            yield chunk, answer
        elif len(chunk) > 1:
            middle = len(chunk) // 2
            yield from self._search(chunk[:middle], name, kit, pack)
            yield from self._search(chunk[middle:], name, kit, pack)
        else:
            self._lost_items += 1
            if self._lost_items > MOST_LOST:
                raise ClusterError(
                    f"one worker of the cluster at {self.address} after the other dies, whatever it is at work on: "
                    f"{answer.how}; give each more memory"
                )
            yield chunk, answer

    def _submit_kit(self, kit: bytes) -> Any:
        with self._explained():
            return self._client.submit(_bootstrap(), "keep", kit, pure=False)

    def _submit(self, name: str, shared: Any, work: bytes) -> _Future:
        with self._explained():
            return self._executor.submit(_bootstrap(), name, shared, work)  # type: ignore[no-any-return] # Dask has no types

    def _answer(self, future: _Future) -> bytes | Lost:
        self._wait([future])
        if future.cancelled():
            raise self._gone()
        match future.exception():
            case None:
                pass
            case distributed.KilledWorker() as error:
                where = getattr(error.last_worker, "address", error.last_worker)
                return Lost(f"{error.allowed_failures + 1} of the cluster's did, the last at {where}")
            case ValueError():
                # `_bootstrap` raises nothing. Dask takes an answer for the parts of an error when the worker that gave
                # it dies between its arrival and a look at its state.
                return Lost("the one that gave the answer did at once")
            case error:
                raise error
        signed = future.result()
        if isinstance(signed, str):
            if (reason := _last_line(signed)).startswith(_NO_ENGINE):
                raise ClusterError(
                    f"a worker that joined the cluster at {self.address} cannot run this engine ({reason})"
                )
            raise RuntimeError(f"in a worker of the cluster:\n{signed}")
        digest = engine_digest().encode()
        if not signed.startswith(digest):
            raise ClusterError(
                f"a worker that joined the cluster at {self.address} runs another engine; "
                f"install tindoingoai {__version__} and the same libraries on all machines"
            )
        return signed[len(digest) :]

    def _wait(self, futures: Sequence[_Future]) -> None:
        """Waits until all are done, as long as there is somebody to do them."""
        seen = time.monotonic()
        while concurrent.futures.wait(futures, timeout=1).not_done:
            if self._count_threads():
                seen = time.monotonic()
            elif time.monotonic() - seen > PATIENCE:
                raise ClusterError(
                    f"the cluster at {self.address} has lost all its workers; start some and build again"
                )

    def _count_threads(self) -> int:
        with self._explained():
            return sum(self._client.nthreads().values())

    def _check(self) -> None:
        """Raises `ClusterError` unless there are workers, and all of them run this engine."""
        with self._explained():
            with contextlib.suppress(TimeoutError):
                self._client.wait_for_workers(1, timeout=CONNECT)
            answers = self._client.run(_bootstrap(), "describe_engine", on_error="return")
        if not answers:
            raise ClusterError(
                f"the cluster at {self.address} has no workers; start some with `dask worker {self.address}`"
            )
        for worker, answer in sorted(answers.items()):
            if fault := _fault(answer):
                raise ClusterError(
                    f"the worker {worker} {fault}; install tindoingoai {__version__} and the same libraries there"
                )

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        """What talking to the scheduler raises when it has gone."""
        try:
            yield
        except (OSError, distributed.client.ClosedClientError, concurrent.futures.CancelledError):
            raise self._gone() from None

    def _gone(self) -> ClusterError:
        return ClusterError(f"the scheduler at {self.address} went away during the build; start it and build again")

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._client.close(timeout=CONNECT)


def _try_connection(address: str) -> None:
    """Raises `OSError` where nobody listens: at once, and without the thread that a client of Dask leaves behind."""
    place = urllib.parse.urlsplit(address)
    socket.create_connection((place.hostname or "", place.port or 0), timeout=CONNECT).close()


def _fault(answer: object) -> str:
    """What is wrong with a worker that answered this about its engine."""
    if not isinstance(answer, bytes):
        return f"cannot run this engine ({_last_line(str(answer))})"
    try:
        engine = msgspec.msgpack.decode(answer, type=Engine)
    except msgspec.MsgspecError:
        return "runs another engine"
    if engine.digest == engine_digest():
        return ""
    here = library_versions()
    others = [
        f"{name} {engine.libraries.get(name) or 'missing'}, here {version or 'missing'}"
        for name, version in here.items()
        if engine.libraries.get(name) != version
    ]
    return f"runs another engine ({'; '.join(others) or 'its own code differs'})"


def _last_line(text: str) -> str:
    return text.strip().rpartition("\n")[2]


def _bootstrap() -> Callable[..., Any]:
    """Calls a function of `remote.py` by its name; Dask sends it whole, so that a scheduler needs nothing of ours.

    It answers with a traceback, as text, when that fails: an error that cannot be pickled would be waited for in vain.
    """

    def call(name: str, *data: bytes) -> Any:
        import importlib
        import traceback

        try:
            return getattr(importlib.import_module("tindoingoai.engine.remote"), name)(*data)
        except Exception:  # noqa: BLE001 - whatever it is, it is the parent's to answer
            return traceback.format_exc()

    return call
