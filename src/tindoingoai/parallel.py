"""One map over processes: a function, chunks of work, results in order. Starts no process for small work.

A worker that dies takes nothing with it: the chunk that it was at is tried again, alone, then by halves, until the item
that kills is found and everything else is done.
"""

import collections
import dataclasses
import multiprocessing.connection
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from tindoingoai import timing
from tindoingoai.problems import WorkerLostError
from tindoingoai.workers import Answer, Worker

T = TypeVar("T")
R = TypeVar("R")

# Chunks given to each worker at a time: enough that none is idle, few enough that results do not pile up in memory.
WAITING = 2
# When this many items have killed their workers, it is not the items.
MOST_LOST = 10


def map_chunks(
    function: Callable[[Any], R],
    work: Sequence[T],
    jobs: int,
    chunk: int,
    lost: Callable[[T, str], R] | None = None,
    pack: Callable[[Sequence[T]], Any] | None = None,
) -> Iterator[R]:
    """`function` of each chunk of the work, in order; in this process when there is too little for a second one.

    The function and its results must pickle; what it needs beyond the chunk belongs in a `functools.partial`. `lost`
    makes a result for an item that kills every worker, out of the item and how the worker ended; then the rest of its
    chunk comes as several results. `pack` makes what the function is given of a chunk, in this process, when its turn
    has come.
    """
    chunks = [work[start : start + chunk] for start in range(0, len(work), chunk)]
    workers = min(jobs, len(chunks))
    if workers < 2:
        for piece in chunks:
            start = time.perf_counter()
            result = function(pack(piece) if pack else piece)
            if recording := timing.current():
                recording.chunk(timing.MAIN, start, time.perf_counter(), len(piece))
            yield result
        return
    executor = _Pool(function, chunks, workers, lost, pack)
    try:
        yield from executor.results()
    except BaseException:
        executor.stop()
        raise
    executor.dismiss()


@dataclasses.dataclass(eq=False)
class _Chunk:
    """A chunk or a part of one; a suspect once a worker died over it."""

    work: Sequence[Any]
    is_suspect: bool = False
    tries: int = 2
    answer: Answer | None = None


class _Pool(Generic[T, R]):
    """The workers of one map: who is given what, and which results are still to come."""

    def __init__(
        self,
        function: Callable[[Any], R],
        chunks: Sequence[Sequence[T]],
        size: int,
        lost: Callable[[T, str], R] | None,
        pack: Callable[[Sequence[T]], Any] | None,
    ) -> None:
        self.function = function
        self.pack = pack
        self.lost = lost
        self.lost_items = 0
        self.chunks = iter(chunks)
        # Pieces begun and not yet yielded, in the order of the work; those of them that nobody was given yet.
        self.order: list[_Chunk] = []
        self.waiting: collections.deque[_Chunk] = collections.deque()
        self.workers: list[Worker] = []
        try:
            for _ in range(size):
                self.workers.append(Worker(function))
        except BaseException:
            self.stop()
            raise

    def results(self) -> Iterator[R]:
        while True:
            self._hand_out()
            if not self.order:
                return
            is_next_there = self.order[0].answer is not None
            self._gather(wait=not is_next_there)
            while self.order and (answer := self.order[0].answer):
                del self.order[0]
                # Before the caller takes its time, so that no worker is idle meanwhile.
                self._hand_out()
                if answer.error:
                    raise answer.error
                yield answer.result

    def _hand_out(self) -> None:
        """Gives every worker something to do; a suspect has the machine to itself."""
        while len(self.order) < len(self.workers) * (WAITING + 1) and (work := next(self.chunks, None)):
            self.order.append(_Chunk(work))
            self.waiting.append(self.order[-1])
        while self.waiting:
            busy = [worker for worker in self.workers if worker.given]
            if any(worker.given[0].is_suspect for worker in busy) or (busy and self.waiting[0].is_suspect):
                return
            worker = min(self.workers, key=lambda worker: len(worker.given))
            if len(worker.given) >= WAITING:
                return
            piece = self.waiting.popleft()
            worker.give(piece, self.pack(piece.work) if self.pack else piece.work)

    def _gather(self, *, wait: bool) -> None:
        """Takes in the answers that are there; waits for the first."""
        ready = multiprocessing.connection.wait([worker.connection for worker in self.workers], None if wait else 0)
        for lane, worker in enumerate(self.workers, timing.MAIN + 1):
            if worker.connection not in ready:
                continue
            if not (answer := worker.answer()):
                self._replace(worker, lane)
                continue
            piece = worker.given.popleft()
            piece.answer = answer
            if recording := timing.current():
                recording.chunk(lane, answer.start, answer.end, len(piece.work))
                if answer.notes:
                    recording.add(answer.notes)

    def _replace(self, worker: Worker, lane: int) -> None:
        """Puts another worker in the place of a dead one, and sees to what it was given."""
        if recording := timing.current():
            recording.death(lane)
        how = worker.bury()
        self.workers[lane - timing.MAIN - 1] = Worker(self.function)
        if worker.given:
            killer = worker.given.popleft()
            self.waiting.extendleft(reversed(worker.given))
            self.waiting.extendleft(reversed(self._split(killer, how)))

    def _split(self, piece: _Chunk, how: str) -> list[_Chunk]:
        """What to try instead of a piece that a worker died over."""
        piece.is_suspect = True
        piece.tries -= 1
        if piece.tries:
            return [piece]
        if len(piece.work) == 1:
            self.lost_items += 1
            if not self.lost or self.lost_items > MOST_LOST:
                raise WorkerLostError(how)
            piece.answer = Answer(self.lost(piece.work[0], how), None, 0, 0, None)
            return []
        middle = len(piece.work) // 2
        halves = [_Chunk(half, is_suspect=True, tries=1) for half in (piece.work[:middle], piece.work[middle:])]
        place = self.order.index(piece)
        self.order[place : place + 1] = halves
        return halves

    def dismiss(self) -> None:
        for worker in self.workers:
            worker.dismiss()

    def stop(self) -> None:
        for worker in self.workers:
            worker.stop()
