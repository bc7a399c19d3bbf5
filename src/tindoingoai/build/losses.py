"""What is said of an article or a page that kills every process that works on it, and what stands for its result."""

from tindoingoai.problems import Problem
from tindoingoai.sources.results import ReadResult
from tindoingoai.sources.scan import CONTENT, SourceFile

_HINT = "look for what is unusual in it; if the machine is short of memory, try fewer processes with --jobs"


def lost_source(file: SourceFile, how: str) -> list[ReadResult]:
    """The result of reading a source that kills its worker: a problem that names it."""
    message = f"whatever process reads this file dies of it: {how}"
    problem = Problem(f"{CONTENT}/{file.path}", 0, 0, message, hint=_HINT)
    return [ReadResult(file.path, "", problems=(problem,))]


def lost_page(address: str, how: str) -> Problem:
    """The problem that names a page which kills its worker."""
    return Problem(address, 0, 0, f"whatever process renders this page dies of it: {how}", hint=_HINT)
