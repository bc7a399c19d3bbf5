"""What was measured, as JSON, and what can be said of it: medians with their spread, and ratios round by round."""

import pathlib
import statistics
from collections.abc import Callable, Iterator

import msgspec

from benchmarks.checks import Written
from benchmarks.contestants import FULL, HUGO
from benchmarks.measure import Measurement

# Cores that others may use before numbers are called rough.
BUSY = 0.15


class Sample(msgspec.Struct, frozen=True):
    contestant: str
    job: str
    round: int
    measured: Measurement
    written: Written


class Failure(msgspec.Struct, frozen=True):
    """A contestant that ended with an error, or did not write what it had to; it was not asked again."""

    contestant: str
    job: str
    round: int
    message: str


class Machine(msgspec.Struct, frozen=True):
    processor: str
    cores: int
    memory: int
    kernel: str
    scratch: str


class Edition(msgspec.Struct):
    """All rounds with one number of articles. Loads are the one-minute averages before and after."""

    articles: int
    began: str
    machine: Machine
    versions: dict[str, str]
    load_before: float
    load_after: float = 0.0
    source_bytes: int = 0
    samples: list[Sample] = []
    failures: list[Failure] = []
    left_out: list[str] = []

    @property
    def rounds(self) -> int:
        return len({sample.round for sample in self.samples})

    @property
    def others(self) -> float:
        """How many cores other processes used, on average, while something was measured."""
        wall = sum(sample.measured.wall for sample in self.samples)
        return sum(sample.measured.others for sample in self.samples) / wall if wall else 0.0

    @property
    def was_busy(self) -> bool:
        return self.others > BUSY


class Results(msgspec.Struct):
    editions: list[Edition] = []

    def put(self, edition: Edition) -> None:
        """Adds an edition in the place of an earlier one of its size."""
        others = [other for other in self.editions if other.articles != edition.articles]
        self.editions = sorted([*others, edition], key=lambda each: each.articles)


class Figure(msgspec.Struct, frozen=True):
    """A median, and the least and greatest value behind it."""

    median: float
    low: float
    high: float


class Row(msgspec.Struct, frozen=True):
    """One job of one contestant; ratios are to Hugo's full build of the same round, and none without one."""

    contestant: str
    job: str
    wall: Figure
    processor: Figure
    memory: Figure
    rss: Figure
    time_ratio: Figure | None
    memory_ratio: Figure | None
    written: Written


def read_results(path: pathlib.Path) -> Results:
    return msgspec.json.decode(path.read_bytes(), type=Results) if path.is_file() else Results()


def write_results(results: Results, path: pathlib.Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(results), indent=1) + b"\n")


def rows(edition: Edition) -> Iterator[Row]:
    """Every job in the order in which it was first done."""
    by_job: dict[tuple[str, str], list[Sample]] = {}
    for sample in edition.samples:
        by_job.setdefault((sample.contestant, sample.job), []).append(sample)
    hugo = {sample.round: sample.measured for sample in by_job.get((HUGO, FULL), ())}
    for (contestant, job), samples in by_job.items():
        yield Row(
            contestant=contestant,
            job=job,
            wall=_figure(samples, lambda measured: measured.wall),
            processor=_figure(samples, lambda measured: measured.processor),
            memory=_figure(samples, lambda measured: measured.memory),
            rss=_figure(samples, lambda measured: measured.rss),
            time_ratio=_ratio(samples, hugo, lambda measured: measured.wall),
            memory_ratio=_ratio(samples, hugo, lambda measured: measured.memory),
            written=samples[-1].written,
        )


def _figure(samples: list[Sample], value: Callable[[Measurement], float]) -> Figure:
    return figure([value(sample.measured) for sample in samples])


def _ratio(samples: list[Sample], hugo: dict[int, Measurement], value: Callable[[Measurement], float]) -> Figure | None:
    ratios = [value(each.measured) / value(hugo[each.round]) for each in samples if each.round in hugo]
    return figure(ratios) if ratios else None


def figure(values: list[float]) -> Figure:
    return Figure(statistics.median(values), min(values), max(values))
