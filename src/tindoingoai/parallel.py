"""One map over processes: a function, chunks of work, results in order. Starts no process for small work."""

import collections
import concurrent.futures
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

# Chunks waiting for each worker: enough that none is idle, few enough that results do not pile up in memory.
WAITING = 2


def default_jobs() -> int:
    """As many processes as the machine lets us use at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def map_chunks(function: Callable[[Sequence[T]], R], work: Sequence[T], jobs: int, chunk: int) -> Iterator[R]:
    """`function` of each chunk of the work, in order; in this process when there is too little for a second one.

    The function and its results must pickle; what it needs beyond the chunk belongs in a `functools.partial`.
    """
    chunks = [work[start : start + chunk] for start in range(0, len(work), chunk)]
    workers = min(jobs, len(chunks))
    if workers < 2:
        yield from map(function, chunks)
        return
    with concurrent.futures.ProcessPoolExecutor(workers, _context(), _follow_parent) as pool:
        pending: collections.deque[concurrent.futures.Future[R]] = collections.deque()
        try:
            for piece in chunks:
                pending.append(pool.submit(function, piece))
                if len(pending) > workers * WAITING:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _follow_parent() -> None:
    """A worker leaves Ctrl-C to its parent, ends when told to, and never outlives it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Not the handler that a fork brings along: it would end the task and leave the worker.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(1)


def _context() -> multiprocessing.context.BaseContext:
    """Forking is quickest, but copies the locks of other threads as they stand: only done when there are none."""
    can_fork = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    return multiprocessing.get_context("fork" if can_fork else "spawn")
