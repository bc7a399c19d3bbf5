"""What a build that keeps going leaves out: articles and files with errors, as the problems name them."""

from collections.abc import Collection, Iterable

from tindoingoai.pages.page import Page
from tindoingoai.problems import Problem
from tindoingoai.site_folders import CONTENT, STATIC


def find_omitted(problems: Iterable[Problem], pages: Iterable[Page], files: Collection[str]) -> set[str]:
    """The paths of sources and files that errors are about, but for those that have a page, or are in `files`."""
    errors = {problem.path for problem in problems if not problem.is_warning}
    faulty = {path for path in errors if path.startswith((f"{CONTENT}/", f"{STATIC}/"))}
    if not faulty:
        return set()
    return faulty.difference(files, (page.origin for page in pages if page.body))
