"""The variants that were made, kept for later builds: files in a folder beside the store, each under its digest.

A variant is never looked into: what it was made from and how is its name. Those that no build asked for in a month are
deleted. Whoever wants all of them made anew deletes the folder.
"""

import contextlib
import os
import pathlib
import time
from collections.abc import Callable, Collection

from tindoingoai.digest import digest_value
from tindoingoai.media.variants import OPERATIONS, Variant

_DAY = 24 * 3600
# Several newspapers' worth of CI runs; drafts and branches come back before that.
_KEPT_FOR = 30 * _DAY
_SWEPT = "swept"


class VariantCache:
    """The folder of variants that were made. Several builds and servers may use it at once."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder

    def path(self, variant: Variant, digest: str, quality: int) -> pathlib.Path:
        """Where a variant of the source with a digest is kept."""
        made = (variant.width, variant.height, variant.shape, variant.focus)
        return self.folder / f"{digest_value([OPERATIONS, digest, quality, made])}.{variant.format}"

    def open(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)

    def has(self, path: pathlib.Path) -> bool:
        """Whether a variant is there; one that a power cut left empty is not."""
        try:
            return path.stat().st_size > 0
        except OSError:
            return False

    def sweep(self, used: Callable[[], Collection[pathlib.Path]]) -> None:
        """Once a day: notes which variants were used, and deletes those that were not in a month."""
        mark, now = self.folder / _SWEPT, time.time()
        with contextlib.suppress(OSError):
            if now - mark.stat().st_mtime < _DAY:
                return
        if not self.folder.is_dir():
            return
        names = {path.name for path in used()}
        for file in self.folder.iterdir():
            # Another build may be at the same.
            with contextlib.suppress(FileNotFoundError):
                if file.name in names:
                    os.utime(file, (now, now))
                elif now - file.stat().st_mtime > _KEPT_FOR:
                    file.unlink()
        mark.touch()
