"""Where everything lies that a build reads, on the disk and in the words of the site. Watches nothing itself."""

import os
import pathlib
from collections.abc import Iterator

from tindoingoai import site_folders
from tindoingoai.model import Value
from tindoingoai.problems import SettingsError
from tindoingoai.scratch import is_hidden, is_scratch
from tindoingoai.settings import AUTHORS, FILE_NAME, FRONT, TAGS, MostRead, read_settings
from tindoingoai.stamps import stamp_of
from tindoingoai.templating.view import theme_folder


class WatchedFolder(Value, frozen=True):
    """A folder that holds what a build reads.

    - `path`: the folder itself, whatever links lead to it
    - `name`: what the site calls it; changes are told in these words, a place outside of the site by its path
    - `only`: the entries that count, each by what it is told as; empty where everything below counts, however deep
    - `identity`: another folder that takes its place has another
    """

    path: str
    name: str
    only: dict[str, str]
    identity: tuple[int, int]

    @property
    def is_deep(self) -> bool:
        return not self.only

    def tell(self, path: str, *, is_folder: bool) -> str | None:
        """What a changed path is told as; None when it is nothing that a build reads."""
        if path == self.path:
            return self.name
        top = self.path.rstrip(os.sep) + os.sep
        if not path.startswith(top):
            return None
        *folders, name = path.removeprefix(top).replace(os.sep, "/").split("/")
        if self.only:
            return None if folders else self.only.get(name)
        if not self.reads(name, is_folder=is_folder) or any(map(is_hidden, folders)):
            return None
        return "/".join([self.name, *folders, name])

    def reads(self, name: str, *, is_folder: bool) -> bool:
        """Whether a build looks at an entry of this name in a folder of this place."""
        if is_folder:
            return not is_hidden(name)
        return not is_scratch(name)


class PlaceFinder:
    """Finds the places of a site as it now is; remembers of `site.yaml` what it says of them."""

    def __init__(self, site: pathlib.Path) -> None:
        self._site = site
        self._settings = ""
        self._reads = MostRead().reads

    def find(self) -> tuple[WatchedFolder, ...]:
        """Every place that there is, the site's own folder last."""
        site = _real(self._site)
        deep = dict(self._deep(site))
        shallow: dict[pathlib.Path, dict[str, str]] = {}
        for name in (FILE_NAME, *site_folders.ALL):
            shallow.setdefault(site, {})[name] = name
        for name in (FILE_NAME, AUTHORS, FRONT, TAGS, self._where_reads_are(site)):
            for folder, entry in _on_the_way(site / name):
                if not any(folder.is_relative_to(path) for path in deep):
                    shallow.setdefault(folder, {}).setdefault(entry, name)
        own = shallow.pop(site)
        outside = [_place(path, path.as_posix(), only) for path, only in shallow.items()]
        found = [*(_place(path, name, {}) for path, name in deep.items()), *outside, _place(site, "", own)]
        return tuple(place for place in found if place)

    def _deep(self, site: pathlib.Path) -> Iterator[tuple[pathlib.Path, str]]:
        own = [_real(site / name) for name in site_folders.ALL]
        # In a checkout of ours the theme is the site's own.
        theme = [folder for name in site_folders.THEME if (folder := _real(theme_folder() / name)) not in own]
        yield from ((folder, folder.as_posix()) for folder in theme if not any(map(folder.is_relative_to, own)))
        yield from zip(own, site_folders.ALL, strict=True)

    def _where_reads_are(self, site: pathlib.Path) -> str:
        """As `site.yaml` says, while it can be read; else as it said before."""
        try:
            stamp = stamp_of((site / FILE_NAME).stat())
            if not stamp or stamp != self._settings:
                self._settings = stamp
                self._reads = read_settings(site).most_read.reads
        except (OSError, SettingsError):
            pass
        return self._reads


def _on_the_way(path: pathlib.Path) -> Iterator[tuple[pathlib.Path, str]]:
    """The nearest folder above a file, and its entry that leads there; of a link, the same for what it leads to."""
    for way in dict.fromkeys((path, _real(path))):
        folder, entry = way.parent, way.name
        while not folder.is_dir() and folder != folder.parent:
            folder, entry = folder.parent, folder.name
        yield _real(folder), entry


def _place(path: pathlib.Path, name: str, only: dict[str, str]) -> WatchedFolder | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return WatchedFolder(str(path), name, only, (status.st_dev, status.st_ino)) if path.is_dir() else None


def _real(path: pathlib.Path) -> pathlib.Path:
    """Where a path leads; unlike for `resolve`, a link that leads to itself is no error."""
    return pathlib.Path(os.path.realpath(path))
