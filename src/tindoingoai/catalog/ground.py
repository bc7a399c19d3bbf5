"""What articles and pages are made from besides articles: settings, authors, words, the files that they show."""

from collections.abc import Callable, Iterable

from tindoingoai.catalog.authors import Authors
from tindoingoai.memory import Memory
from tindoingoai.model import Crop, Seen
from tindoingoai.settings import Settings

# What pages may know of the file at an address; None where there is no file.
Measure = Callable[[str], Seen | None]
# The crops of the picture at an address around a focus, which are to be made.
Cut = Callable[[str, str], tuple[Crop, ...]]


# Looks into many files that are going to be measured, which is quicker than one by one.
LookInto = Callable[[Iterable[str]], None]


def _look_into_nothing(_addresses: Iterable[str]) -> None:
    pass


def _cut_nothing(_address: str, _focus: str) -> tuple[Crop, ...]:
    return ()


class Ground:
    """The ground of one build; what is made of it is given `state`, which is one object while nothing differs.

    `files` stands for all that `measure` may answer: another object, once it answers otherwise.
    """

    def __init__(
        self,
        settings: Settings,
        authors: Authors,
        words: dict[str, str],
        measure: Measure,
        files: object = None,
        memory: Memory | None = None,
        cut: Cut = _cut_nothing,
        look_into: LookInto = _look_into_nothing,
    ) -> None:
        self.settings = settings
        self.authors = authors
        self.words = words
        self.measure = measure
        self.cut = cut
        self.look_into = look_into
        self.memory = memory or Memory()
        self.state = self.memory.same("ground", (settings, authors.profiles, words, files))
