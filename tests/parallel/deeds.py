"""What the workers of these tests do; some of it ends the process that does it."""

import faulthandler
import os
import pathlib
import signal
import time
from collections.abc import Sequence

from tindoingoai import timing


def double(numbers: Sequence[int]) -> list[int]:
    return [number * 2 for number in numbers]


def die_over(numbers: Sequence[int], killers: Sequence[int], done: str, pause: float = 0) -> list[int]:
    """Doubles numbers, and dies at every killer; leaves a line for each number and process in the file `done`."""
    results = []
    for number in numbers:
        with pathlib.Path(done).open("a") as file:
            file.write(f"{number} {os.getpid()}\n")
        time.sleep(pause)
        if number in killers:
            os.kill(os.getpid(), signal.SIGKILL)
        results.append(number * 2)
    return results


def die_once(numbers: Sequence[int], killer: int, mark: str) -> list[int]:
    """Dies at a number, but only the first time."""
    if killer in numbers and not pathlib.Path(mark).exists():
        pathlib.Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return double(numbers)


def leave(numbers: Sequence[int]) -> list[int]:
    """Ends its process over a three, as a library does that calls `exit`."""
    if 3 in numbers:
        os._exit(7)
    return double(numbers)


def crash(numbers: Sequence[int]) -> list[int]:
    if 3 in numbers:
        # The test runner's own handler would print where it happened.
        faulthandler.disable()
        os.kill(os.getpid(), signal.SIGSEGV)
    return double(numbers)


def always_die(numbers: Sequence[int]) -> list[int]:
    os.kill(os.getpid(), signal.SIGKILL)
    return double(numbers)


def refuse(numbers: Sequence[int]) -> list[int]:
    if 5 in numbers:
        raise OSError(28, "No space left on device", "/a/file")
    return double(numbers)


def large(numbers: Sequence[int]) -> list[bytes]:
    """Answers that fill a pipe many times over."""
    return [bytes([number % 256]) * 400_000 for number in numbers]


def large_input(pieces: Sequence[bytes]) -> list[int]:
    return [len(piece) for piece in pieces]


def unsendable(numbers: Sequence[int]) -> object:
    return lambda: numbers


def slow_first(numbers: Sequence[int]) -> list[int]:
    """The first chunk is done last."""
    if 0 in numbers:
        time.sleep(0.2)
    return double(numbers)


def double_timed(numbers: Sequence[int]) -> list[int]:
    paths = [pathlib.PurePath(str(number)) for number in numbers]
    return [int(path.name) * 2 for path in timing.each("double", paths, "name")]
