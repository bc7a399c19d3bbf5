"""Whether git is changing files at this moment. Knows git by nothing but the lock that it holds meanwhile."""

import pathlib
import time
from collections.abc import Iterable

_LOCK = "index.lock"
# One that is older was left by a git that died, or stands while somebody writes the message of a commit.
OLDEST = 10.0


class Checkouts:
    """The working trees that some folders lie in."""

    def __init__(self, folders: Iterable[str] = ()) -> None:
        found = {_git_folder(pathlib.Path(folder)) for folder in folders}
        self._locks = [folder / _LOCK for folder in found if folder]

    def are_changing(self) -> bool:
        """Whether git is in the midst of a checkout, a merge or the like of any of them."""
        return any(_is_young(lock) for lock in self._locks)


def _git_folder(folder: pathlib.Path) -> pathlib.Path | None:
    for above in (folder, *folder.parents):
        entry = above / ".git"
        if entry.is_dir():
            return entry
        try:
            # A further working tree, or a repository within another, names the folder in a file.
            return above / entry.read_text("utf-8").removeprefix("gitdir:").strip()
        except (OSError, ValueError):
            continue
    return None


def _is_young(lock: pathlib.Path) -> bool:
    try:
        return time.time() - lock.stat().st_mtime < OLDEST
    except (OSError, ValueError):
        return False
