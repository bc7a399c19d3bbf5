"""What was measured of serving, as JSON, and what can be said of it."""

import pathlib

import msgspec

from benchmarks.results import BUSY, Failure, Figure, Machine, figure
from benchmarks.serving.load import Answers
from benchmarks.serving.servers import Memory


class Start(msgspec.Struct, frozen=True):
    """Seconds until the front page was there, and from the first save right after that until it was shown."""

    contestant: str
    number: int
    seconds: float
    first_save: float


class Sample(msgspec.Struct, frozen=True):
    """Seconds from just before a save: until the browser was told, its page showed it, and a list of articles did.

    `is_unlisted` when the list did not within a time that is ample.
    """

    contestant: str
    job: str
    round: int
    told: float
    shown: float
    listed: float | None = None
    is_unlisted: bool = False


class Edition(msgspec.Struct):
    """All rounds with one number of articles. `measure` says what the browser waited for."""

    articles: int
    began: str
    machine: Machine
    versions: dict[str, str]
    measure: str
    load_before: float
    load_after: float = 0.0
    others: float = 0.0
    starts: list[Start] = []
    samples: list[Sample] = []
    memory: dict[str, Memory] = {}
    answers: Answers | None = None
    failures: list[Failure] = []

    @property
    def was_busy(self) -> bool:
        return self.others > BUSY

    @property
    def contestants(self) -> list[str]:
        return list(dict.fromkeys(start.contestant for start in self.starts))

    def shown(self, contestant: str, job: str) -> dict[int, float]:
        """Seconds until a job was shown, round by round."""
        return {each.round: each.shown for each in self.samples if (each.contestant, each.job) == (contestant, job)}

    def listed(self, contestant: str, job: str) -> list[float]:
        return [
            each.listed
            for each in self.samples
            if (each.contestant, each.job) == (contestant, job) and each.listed is not None
        ]

    def unlisted(self, contestant: str, job: str) -> int:
        return sum(each.is_unlisted for each in self.samples if (each.contestant, each.job) == (contestant, job))

    def ratio(self, contestant: str, to: str, job: str) -> Figure | None:
        """How many times as long as another one a contestant took in the same round."""
        others = self.shown(to, job)
        ratios = [seconds / others[at] for at, seconds in self.shown(contestant, job).items() if at in others]
        return figure(ratios) if ratios else None

    def start(self, contestant: str) -> Figure | None:
        return _figure([start.seconds for start in self.starts if start.contestant == contestant])

    def first_save(self, contestant: str) -> Figure | None:
        return _figure([start.first_save for start in self.starts if start.contestant == contestant])


class Results(msgspec.Struct):
    editions: list[Edition] = []

    def put(self, edition: Edition) -> None:
        """Adds an edition in the place of an earlier one of its size."""
        others = [other for other in self.editions if other.articles != edition.articles]
        self.editions = sorted([*others, edition], key=lambda each: each.articles)


def read_results(path: pathlib.Path) -> Results:
    return msgspec.json.decode(path.read_bytes(), type=Results) if path.is_file() else Results()


def write_results(results: Results, path: pathlib.Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(results), indent=1) + b"\n")


def _figure(values: list[float]) -> Figure | None:
    return figure(values) if values else None
