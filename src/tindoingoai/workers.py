"""One worker process: pieces of work go in, answers come out in the same order, and how it ended when it died."""

import collections
import contextlib
import gc
import multiprocessing
import multiprocessing.connection
import os
import queue
import signal
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from tindoingoai import timing


class Answer(NamedTuple):
    """What became of a piece: its result, or the error that the function raised; when, and what was measured."""

    result: Any
    error: BaseException | None
    start: float
    end: float
    notes: timing.Notes | None


class Worker:
    """A process that applies one function to piece after piece; `given` are those not yet answered, oldest first."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self.given: collections.deque[Any] = collections.deque()
        self.connection, theirs = multiprocessing.Pipe()
        # The function goes once with the process, and not with every piece: it may carry much.
        arguments = (function, theirs, timing.current() is not None)
        self._process = _context().Process(target=_serve, args=arguments, daemon=True)
        self._process.start()
        theirs.close()

    def give(self, piece: Any, work: Sequence[Any]) -> None:
        """Sends work; `piece` is what the sender calls it."""
        self.given.append(piece)
        # One that has died is found out by `answer`.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.connection.send(work)

    def answer(self) -> Answer | None:
        """The answer to the oldest piece given, waited for; None when the worker died."""
        try:
            answer: Answer = self.connection.recv()
        except (EOFError, OSError):
            return None
        return answer

    def bury(self) -> str:
        """How a dead worker ended, as the end of a sentence."""
        self._process.join()
        self.connection.close()
        code = self._process.exitcode or 0
        name = {-number: number.name for number in signal.Signals}.get(code)
        if name == "SIGKILL":
            return "killed (SIGKILL), as systems do when memory runs out"
        return f"ended by {name or f'signal {-code}'}" if code < 0 else f"ended with exit code {code}"

    def dismiss(self) -> None:
        """Ends the worker when it has done what it was given."""
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.connection.send(None)
        self._process.join()
        self.connection.close()

    def stop(self) -> None:
        """Ends the worker at once."""
        # Not SIGTERM: a process that was forked a moment ago may lose it.
        self._process.kill()
        self._process.join()
        self.connection.close()


def _serve(function: Callable[[Any], Any], connection: multiprocessing.connection.Connection, is_timed: bool) -> None:
    """What a worker process does."""
    # Ctrl-C is for the parent to answer.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Not the handler that a fork brings along: it would end the task and leave the worker.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # What a fork brought along is not looked through for garbage: that would write to all its memory, and so copy it.
    gc.freeze()
    pieces: queue.SimpleQueue[Sequence[Any] | None] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(connection, pieces), daemon=True).start()
    with timing.recorded() if is_timed else contextlib.nullcontext() as recording:
        while (work := pieces.get()) is not None:
            # An answer is sent whole before the next piece begins: whoever dies, dies of the oldest piece given.
            _send(connection, _answer(function, work, recording))


def _send(connection: multiprocessing.connection.Connection, answer: Answer) -> None:
    try:
        connection.send(answer)
    except OSError:
        # Nobody is left to hear it.
        os._exit(1)
    except Exception as error:  # noqa: BLE001 - what cannot be sent is told as an error, not as a death
        reason = RuntimeError(f"a worker's answer cannot be sent: {error!r}")
        connection.send(answer._replace(result=None, error=reason))


def _answer(function: Callable[[Any], Any], work: Sequence[Any], recording: timing.Recording | None) -> Answer:
    result, error, start = None, None, time.perf_counter()
    try:
        result = function(work)
    except Exception as raised:  # noqa: BLE001 - whatever it is, it is the parent's to answer
        raised.add_note("".join(traceback.format_exception(raised)))
        error = raised
    return Answer(result, error, start, time.perf_counter(), recording.take() if recording else None)


def _receive(
    connection: multiprocessing.connection.Connection, pieces: queue.SimpleQueue[Sequence[Any] | None]
) -> None:
    """Takes in pieces while others are worked on, so that the parent never waits; a worker never outlives it."""
    parent = multiprocessing.parent_process()
    assert parent
    while True:
        if parent.sentinel in multiprocessing.connection.wait([connection, parent.sentinel]):
            os._exit(1)
        work = connection.recv()
        pieces.put(work)
        if work is None:
            return


def can_fork() -> bool:
    """Whether a worker starts as a copy of this process, with all that is in memory.

    That is quickest, but copies the locks of other threads as they stand: only done when there are none.
    """
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1


def _context() -> Any:
    return multiprocessing.get_context("fork" if can_fork() else "spawn")
