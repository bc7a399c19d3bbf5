"""Copies of articles, which editors and programs that keep folders in step leave behind."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from tindoingoai.catalog.entries import Entry
from tindoingoai.catalog.references import article_problem
from tindoingoai.problems import Problem
from tindoingoai.scratch import is_of_conflict
from tindoingoai.site_folders import CONTENT


def warn_of_copies(entries: Iterable[Entry], text_of: Callable[[str], str]) -> Iterator[Problem]:
    """A warning for each piece that has the title of another and its text, or the name of a conflict with it.

    `text_of` is a digest of a piece's text by its path, empty where it has none.
    """
    by_title: dict[str, list[str]] = {}
    for entry in entries:
        by_title.setdefault(entry.row.title, []).append(entry.row.path)
    for paths in by_title.values():
        if len(paths) > 1:
            # Whoever copies a file makes its name longer: `bai copy.md`, `bai (1).md`, `Bản sao của bai.md`.
            yield from _compare(sorted(paths, key=lambda path: (len(path), path)), text_of)


def _compare(paths: Sequence[str], text_of: Callable[[str], str]) -> Iterator[Problem]:
    originals: dict[str, str] = {}
    for path in paths:
        text = text_of(path)
        original = originals.setdefault(text, path) if text else path
        message = f"its title and its text are those of `{CONTENT}/{original}`"
        if original == path and path != paths[0] and is_of_conflict(path):
            message = f"its title is that of `{CONTENT}/{paths[0]}`, and its name that of a version in conflict with it"
        elif original == path:
            continue
        hint = "delete the file if it is a copy: readers see both"
        yield article_problem(path, message, hint, "title", is_warning=True)
