"""What articles and pages are made from besides articles: settings, authors, words, the files that they show."""

from collections.abc import Callable

from tindoingoai.catalog.authors import Authors
from tindoingoai.memory import Memory
from tindoingoai.settings import Settings

# Width and height in pixels of the file at an address; zeros for what is no picture; None where there is no file.
Measure = Callable[[str], tuple[int, int] | None]


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
    ) -> None:
        self.settings = settings
        self.authors = authors
        self.words = words
        self.measure = measure
        self.memory = memory or Memory()
        self.state = self.memory.same("ground", (settings, authors.profiles, words, files))
