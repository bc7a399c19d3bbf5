"""Copies of articles, which editors and programs that keep folders in step leave behind, under whatever names."""

from collections.abc import Callable, Iterable, Iterator

from tindoingoai.catalog.entries import Entry
from tindoingoai.catalog.references import article_problem
from tindoingoai.problems import Problem
from tindoingoai.site_folders import CONTENT


def warn_of_copies(entries: Iterable[Entry], text_of: Callable[[str], str]) -> Iterator[Problem]:
    """A warning for each piece that has the title and the text of another; `text_of` is a digest of that by path."""
    first: dict[tuple[str, str], str] = {}
    alike: dict[tuple[str, str], list[str]] = {}
    for entry in entries:
        path = entry.row.path
        if text := text_of(path):
            key = entry.row.title, text
            if (known := first.setdefault(key, path)) is not path:
                alike.setdefault(key, [known]).append(path)
    for paths in alike.values():
        # Whoever copies a file makes its name longer: `bai copy.md`, `bai (1).md`, `Bản sao của bai.md`.
        original, *copies = sorted(paths, key=lambda path: (len(path), path))
        for path in copies:
            message = f"its title and its text are those of `{CONTENT}/{original}`"
            hint = "delete the file if it is a copy: readers see both"
            yield article_problem(path, message, hint, "title", is_warning=True)
