"""What was measured, as JSON, and what can be said of it: medians with their spread, and ratios round by round."""

import pathlib
import statistics
from collections.abc import Callable, Iterable, Iterator

import msgspec

from benchmarks.checks import Written
from benchmarks.contestants import EQUAL_HUGO, FULL, HUGO
from benchmarks.corpus import PLAIN
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
    """All rounds with one corpus. Loads are the one-minute averages before and after.

    Editions that `began` at the same moment are of one run: their rounds took turns.
    """

    articles: int
    began: str
    machine: Machine
    versions: dict[str, str]
    load_before: float
    load_after: float = 0.0
    source_bytes: int = 0
    corpus: str = PLAIN
    pictures: int = 0
    picture_bytes: int = 0
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
        """Adds an edition in the place of an earlier one of its corpus."""
        others = [each for each in self.editions if (each.articles, each.corpus) != (edition.articles, edition.corpus)]
        self.editions = sorted([*others, edition], key=lambda each: (each.articles, each.corpus != PLAIN))

    def plain_of(self, edition: Edition) -> Edition | None:
        """What was measured in the same run with the plain corpus of the same size; it may be the same edition."""
        wanted = (edition.articles, PLAIN, edition.began)
        return next((each for each in self.editions if (each.articles, each.corpus, each.began) == wanted), None)


class Figure(msgspec.Struct, frozen=True):
    """A median, and the least and greatest value behind it."""

    median: float
    low: float
    high: float


class Row(msgspec.Struct, frozen=True):
    """One job of one contestant; ratios are within each round, and none where the other was not measured.

    `time_ratio` and `memory_ratio` are to Hugo's full build with the plain corpus, `equal_ratio` is to that of the Hugo
    that prints our page, `plain_ratio` to the same job with the plain corpus.
    """

    contestant: str
    job: str
    wall: Figure
    processor: Figure
    memory: Figure
    rss: Figure
    time_ratio: Figure | None
    memory_ratio: Figure | None
    equal_ratio: Figure | None
    plain_ratio: Figure | None
    written: Written


def read_results(path: pathlib.Path) -> Results:
    return msgspec.json.decode(path.read_bytes(), type=Results) if path.is_file() else Results()


def write_results(results: Results, path: pathlib.Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(results), indent=1) + b"\n")


def rows(edition: Edition, plain: Edition | None) -> Iterator[Row]:
    """Every job in the order in which it was first done, beside what the same run measured with the plain corpus."""
    beside = _by_job(plain) if plain else {}
    hugo, equal_hugo = (_by_round(beside.get((name, FULL), ())) for name in (HUGO, EQUAL_HUGO))
    for (contestant, job), samples in _by_job(edition).items():
        same = _by_round(beside.get((contestant, job), ()))
        yield Row(
            contestant=contestant,
            job=job,
            wall=_figure(samples, lambda measured: measured.wall),
            processor=_figure(samples, lambda measured: measured.processor),
            memory=_figure(samples, lambda measured: measured.memory),
            rss=_figure(samples, lambda measured: measured.rss),
            time_ratio=_ratio(samples, hugo, lambda measured: measured.wall),
            memory_ratio=_ratio(samples, hugo, lambda measured: measured.memory),
            equal_ratio=_ratio(samples, equal_hugo, lambda measured: measured.wall),
            plain_ratio=_ratio(samples, same, lambda measured: measured.wall),
            written=samples[-1].written,
        )


def _by_job(edition: Edition) -> dict[tuple[str, str], list[Sample]]:
    found: dict[tuple[str, str], list[Sample]] = {}
    for sample in edition.samples:
        found.setdefault((sample.contestant, sample.job), []).append(sample)
    return found


def _by_round(samples: Iterable[Sample]) -> dict[int, Measurement]:
    return {sample.round: sample.measured for sample in samples}


def _figure(samples: list[Sample], value: Callable[[Measurement], float]) -> Figure:
    return figure([value(sample.measured) for sample in samples])


def _ratio(samples: list[Sample], to: dict[int, Measurement], value: Callable[[Measurement], float]) -> Figure | None:
    ratios = [value(each.measured) / value(to[each.round]) for each in samples if each.round in to]
    return figure(ratios) if ratios else None


def figure(values: list[float]) -> Figure:
    return Figure(statistics.median(values), min(values), max(values))
