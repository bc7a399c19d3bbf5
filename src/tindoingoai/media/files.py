"""Files that pages show or load, by address: the site's own static/, files beside articles, and the theme's."""

import os
import pathlib
from collections.abc import Iterator, Set

from tindoingoai.digest import digest_bytes
from tindoingoai.media.size import PICTURES, measure_file
from tindoingoai.model import Value
from tindoingoai.problems import Problem
from tindoingoai.stamps import stamp_of
from tindoingoai.store import Store, StoredMedia
from tindoingoai.vietnamese.text import to_nfc

STATIC = "static"
CONTENT = "content"
THEME = "/theme/"
# What an article may have beside it: never a page or a script, which would run as the newspaper's own.
PUBLISHABLE = PICTURES | {
    ".svg",
    ".mp4",
    ".webm",
    ".ogv",
    ".mp3",
    ".m4a",
    ".ogg",
    ".opus",
    ".wav",
    ".flac",
    ".vtt",
    ".pdf",
}


class SiteFiles:
    """Every file besides articles that the site publishes; one beside an article only once an article asks for it."""

    def __init__(self, site: pathlib.Path, theme: pathlib.Path, store: Store, problems: list[Problem]) -> None:
        self.site = site
        self._store = store
        self._problems = problems
        self._known = store.media()
        self._fresh: list[StoredMedia] = []
        ours = {address: path for address, path in list_files(theme / STATIC) if address.startswith(THEME)}
        self.paths = ours | dict(self._own_static())
        self._looked: dict[str, _Looked | None] = {}
        self._asked: set[str] = set()

    @property
    def asked(self) -> Set[str]:
        """The addresses that were asked for."""
        return self._asked

    def digest(self, address: str) -> str:
        """The digest of the file behind an address; empty where there is none."""
        file = self.find(address)
        return file.digest if file else ""

    def find(self, address: str) -> StoredMedia | None:
        """What is known of the file behind an address, which is published with it; None where there is none."""
        looked = self._look(address)
        if address not in self._asked:
            self._asked.add(address)
            if looked:
                self.paths[address] = looked.path
                if looked.fault:
                    hint = "open it in an image editor and save it again"
                    self._problems.append(Problem(looked.file.path, 0, 0, looked.fault, hint=hint))
        return looked.file if looked else None

    def measure(self, address: str) -> tuple[int, int] | None:
        """Width and height in pixels; zeros for what is no picture; None where there is no file."""
        file = self.find(address)
        return (file.width, file.height) if file else None

    def measures(self, address: str, size: tuple[int, int] | None) -> bool:
        """Whether `measure` would say so, without asking for the file."""
        looked = self._look(address)
        return size == ((looked.file.width, looked.file.height) if looked else None)

    def versions(self, prefix: str) -> dict[str, str]:
        """Addresses below a prefix, each with a mark that changes with the file, so that browsers may keep it."""
        found = ((address, self.find(address)) for address in sorted(self.paths) if address.startswith(prefix))
        return {address: f"{address}?v={file.digest[:8]}" for address, file in found if file}

    def keep(self) -> None:
        """Stores what was found out about files."""
        self._store.keep_media(self._fresh)
        self._fresh.clear()

    def shown(self, path: pathlib.Path) -> str:
        """How messages and the store call a file: by its place in the site."""
        return path.relative_to(self.site).as_posix() if path.is_relative_to(self.site) else str(path)

    def _own_static(self) -> Iterator[tuple[str, pathlib.Path]]:
        """The site's own static files; a link that leads out of static/ is a problem, never published."""
        folder = self.site / STATIC
        root = folder.resolve()
        for address, path in list_files(folder):
            if not path.is_symlink() or path.resolve().is_relative_to(root):
                yield address, path
            else:
                hint = "copy the file here"
                self._problems.append(Problem(self.shown(path), 0, 0, "a link that leads out of static/", hint=hint))

    def _beside_article(self, address: str) -> pathlib.Path | None:
        if "/." in address or pathlib.PurePosixPath(address).suffix.lower() not in PUBLISHABLE:
            return None
        content = self.site / CONTENT
        path = content / address.removeprefix("/")
        try:
            is_inside = path.resolve(strict=True).is_relative_to(content.resolve())
        except (OSError, RuntimeError, ValueError):
            return None
        return path if is_inside and path.is_file() else None

    def _look(self, address: str) -> "_Looked | None":
        if address not in self._looked:
            path = self.paths.get(address) or self._beside_article(address)
            self._looked[address] = self._look_into(path) if path else None
        return self._looked[address]

    def _look_into(self, path: pathlib.Path) -> "_Looked":
        name = self.shown(path)
        known, stamp = self._known.get(name), stamp_of(path.stat())
        if known and stamp and known.stamp == stamp:
            return _Looked(path, known)
        digest = digest_bytes(path.read_bytes())
        if known and known.digest == digest:
            file = StoredMedia(name, stamp, digest, known.width, known.height)
        else:
            try:
                file = StoredMedia(name, stamp, digest, *measure_file(path))
            except ValueError as error:
                # Not kept: the next build has to tell of it again.
                return _Looked(path, StoredMedia(name, stamp, digest, 0, 0), str(error))
        self._fresh.append(file)
        return _Looked(path, file)


class _Looked(Value, frozen=True):
    """A file that was looked into; `fault` says what is wrong with a picture."""

    path: pathlib.Path
    file: StoredMedia
    fault: str = ""


def list_files(folder: pathlib.Path) -> Iterator[tuple[str, pathlib.Path]]:
    """The addresses and paths of all files below a folder, hidden ones apart."""
    return _list_below(folder, "/")


def _list_below(folder: pathlib.Path, prefix: str) -> Iterator[tuple[str, pathlib.Path]]:
    # A folder that cannot be listed is never taken for an empty one: its files would be unpublished.
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if not entry.name.startswith("."):
            if entry.is_dir(follow_symlinks=False):
                yield from _list_below(folder / entry.name, f"{prefix}{to_nfc(entry.name)}/")
            elif entry.is_file():
                yield f"{prefix}{to_nfc(entry.name)}", folder / entry.name
