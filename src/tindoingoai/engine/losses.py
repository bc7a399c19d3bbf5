"""What is said of an article or a page that kills every process that works on it, and what stands for its result."""

from tindoingoai.engine.outcomes import Outcome
from tindoingoai.problems import Problem
from tindoingoai.site_folders import CONTENT
from tindoingoai.sources.results import ReadResult

_HINT = "look for what is unusual in it; if the machine is short of memory, try fewer processes with --jobs"


def lost_source(path: str, how: str, hint: str = _HINT) -> list[ReadResult]:
    """The result of reading a source that kills its worker: a problem that names it."""
    message = f"whatever process reads this file dies of it: {how}"
    return [ReadResult(path, "", problems=(Problem(f"{CONTENT}/{path}", 0, 0, message, hint=hint),))]


def lost_page(address: str, how: str, hint: str = _HINT) -> list[Outcome]:
    """The outcome of a page that kills its worker: a problem that names it."""
    message = f"whatever process renders this page dies of it: {how}"
    return [Outcome(address, problems=(Problem(address, 0, 0, message, hint=hint),))]
