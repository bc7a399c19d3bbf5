"""Answers that were sent a moment ago, for as long as another one would be the same."""

from collections.abc import Hashable
from typing import NamedTuple

from starlette.responses import Response

from tindoingoai.serve.lookup import FoundFile, is_same

# Bytes. What is looked at is looked at again; a walk through the whole archive need not stay.
MOST = 8 << 20
# What an answer takes besides its body, about.
_OVERHEAD = 1000


class _RecentAnswer(NamedTuple):
    response: Response
    file: FoundFile | None


class Recent:
    """For one thread. An answer counts while the build is the one that it was made in, and its file the very same.

    The build alone would do for what builds write; the file tells of what somebody else does to the output.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._build = 0
        self._kept: dict[Hashable, _RecentAnswer] = {}
        self._size = 0

    def find(self, key: Hashable, build: int) -> Response | None:
        """The answer kept under a key, if it is still right."""
        if build != self._build:
            self._forget(build)
        kept = self._kept.get(key)
        if kept is None or (kept.file and not is_same(kept.file)):
            return None
        return kept.response

    def keep(self, key: Hashable, build: int, response: Response, file: FoundFile | None = None) -> None:
        """Keeps an answer; build and file are those from before it was made."""
        # What is sent piece by piece has no body, and can be sent only once.
        size = _OVERHEAD + len(getattr(response, "body", b""))
        if build < self._build or not _OVERHEAD < size <= self._most:
            # Of a build that is over, or too large.
            return
        if build != self._build or self._size + size > self._most:
            self._forget(build)
        self._kept[key] = _RecentAnswer(response, file)
        self._size += size

    def _forget(self, build: int) -> None:
        self._build = build
        self._kept.clear()
        self._size = 0
