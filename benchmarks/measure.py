"""One command, measured: wall time, processor time and peak memory of its whole process tree. Linux only: reads /proc.

Memory is sampled every 20 ms. RSS is summed over the tree, which counts pages that forked processes share once for
each. PSS counts them once, but walks page tables (10 ms for 300 MB): it is read as often as 3 % of the time allow. The
peak told is that of PSS while several processes are at work, and while there is one what the kernel keeps as its peak.
That is read of the running process: `ru_maxrss` begins at what its parent held when it was started.
"""

import contextlib
import os
import pathlib
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence

import msgspec

INTERVAL = 0.02
SHARE_OF_TIME = 0.03
PAGE = os.sysconf("SC_PAGE_SIZE")
TICKS = os.sysconf("SC_CLK_TCK")
PROC = pathlib.Path("/proc")


class Measurement(msgspec.Struct, frozen=True):
    """Seconds and bytes; `exit_code` is negative for a signal. `rss` is an upper bound, `memory` the peak told.

    `others` is the processor time that the rest of the machine used meanwhile: what makes a measurement rough.
    """

    wall: float
    processor: float
    memory: int
    rss: int
    processes: int
    exit_code: int
    others: float = 0.0


class Sampler(threading.Thread):
    """Watches a process and its descendants until told to stop."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.root = root
        self.memory = self.rss = self.processes = 0
        self._done = threading.Event()
        self._next_pss = 0.0

    def run(self) -> None:
        while not self._done.wait(INTERVAL):
            self.sample()

    def stop(self) -> None:
        self._done.set()
        self.join()

    def sample(self) -> None:
        tree = list(descendants(self.root))
        self.rss = max(self.rss, sum(map(rss_of, tree)))
        self.processes = max(self.processes, len(tree))
        if len(tree) < 2:
            self.memory = max(self.memory, peak_of(self.root))
        elif (begun := time.perf_counter()) >= self._next_pss:
            self.memory = max(self.memory, sum(map(pss_of, tree)))
            now = time.perf_counter()
            self._next_pss = now + (now - begun) / SHARE_OF_TIME


def descendants(root: int) -> Iterator[int]:
    """A process and all below it, as far as they still live."""
    yield root
    with contextlib.suppress(OSError):
        for task in os.listdir(PROC / str(root) / "task"):  # noqa: PTH208 (one of thousands of samples)
            with contextlib.suppress(OSError):
                for child in (PROC / str(root) / "task" / task / "children").read_bytes().split():
                    yield from descendants(int(child))


def rss_of(process: int) -> int:
    """Bytes in memory, shared or not; none for a process that has ended."""
    try:
        return int((PROC / str(process) / "statm").read_bytes().split()[1]) * PAGE
    except (OSError, IndexError):
        return 0


def peak_of(process: int) -> int:
    """The most bytes that a process had in memory so far, shared or not."""
    return _told(process, "status", b"VmHWM:")


def pss_of(process: int) -> int:
    """Bytes in memory, what is shared divided among those who share it."""
    return _told(process, "smaps_rollup", b"Pss:")


def _told(process: int, file: str, name: bytes) -> int:
    """The bytes of one line of a file in /proc; none for a process that has ended."""
    with contextlib.suppress(OSError):
        for line in (PROC / str(process) / file).read_bytes().splitlines():
            if line.startswith(name):
                return int(line.split()[1]) * 1024
    return 0


def processor_of(process: int) -> float:
    """Processor seconds of a process so far, and of its children that have ended; none once it has ended too."""
    try:
        fields = (PROC / str(process) / "stat").read_bytes().rpartition(b")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / TICKS


def busy_time() -> float:
    """Processor seconds of the whole machine since it started, those that its host took from it too."""
    user, nice, system, _, _, *interrupts_and_stolen = map(int, (PROC / "stat").read_bytes().split()[1:9])
    return sum((user, nice, system, *interrupts_and_stolen)) / TICKS


def measure(
    command: Sequence[str], folder: pathlib.Path, environment: Mapping[str, str], log: pathlib.Path
) -> Measurement:
    """Runs a command to its end in a process group of its own, which is ended if this program is interrupted."""
    with log.open("wb") as output:
        busy, own, begun = busy_time(), time.process_time(), time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=os.environ | dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        sampler = Sampler(process.pid)
        sampler.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise
        finally:
            wall = time.perf_counter() - begun
            sampler.stop()
        process.returncode = os.waitstatus_to_exitcode(status)
    processor = usage.ru_utime + usage.ru_stime
    ours = processor + time.process_time() - own
    return Measurement(
        wall=wall,
        processor=processor,
        # A process that came and went between two samples is known by what the kernel kept of it, or of its parent.
        memory=sampler.memory or usage.ru_maxrss * 1024,
        rss=sampler.rss or usage.ru_maxrss * 1024,
        processes=sampler.processes,
        exit_code=process.returncode,
        others=max(0.0, busy_time() - busy - ours),
    )
