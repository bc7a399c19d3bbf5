"""What a build that keeps going leaves out: articles and files with errors, as the problems name them."""

from collections.abc import Collection, Iterable

from tindoingoai.media.files import CONTENT, STATIC
from tindoingoai.problems import Problem
from tindoingoai.store import StoredPage


def find_omitted(problems: Iterable[Problem], pages: Iterable[StoredPage], files: Collection[str]) -> set[str]:
    """The paths of sources and files that errors are about, but for those that have a page, or are in `files`."""
    errors = {problem.path for problem in problems if not problem.is_warning}
    blamed = {path for path in errors if path.startswith((f"{CONTENT}/", f"{STATIC}/"))}
    if not blamed:
        return set()
    return blamed.difference(files, (f"{CONTENT}/{page.body}" for page in pages))
