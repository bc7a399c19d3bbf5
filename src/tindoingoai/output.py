"""The output folder: which folders may be one, and how a finished set of files gets into it without a torn page.

Everything is written into a staging folder beside the output before the first visible change; then each file moves into
place by a rename, which readers see wholly or not at all. Only files named as ours are ever replaced or deleted.

A journal beside the output names the files that are about to change. When a build was ended half-way, the next one
trusts none of them, and finishes the work.
"""

import contextlib
import os
import pathlib
import shutil
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence

from tindoingoai import site_folders
from tindoingoai.addresses import address_fault, file_of, folders_above
from tindoingoai.digest import digest_bytes
from tindoingoai.disk import read_file
from tindoingoai.problems import Problem, SettingsError
from tindoingoai.stamps import stamp_of

# Lists our files inside the output itself, so that they are known for ours even when the store is lost.
MANIFEST = ".tindoingoai"
# Says which records of a store are of the files as they are.
MARK = ".tindoingoai-mark"
_PART = "-part"
OWN_FILES = frozenset({MANIFEST, f"{MANIFEST}{_PART}", MARK, f"{MARK}{_PART}"})
# Folders of a site that are not for pages.
_KEPT_FOLDERS = (*site_folders.ALL, ".git")


def check_output(output: pathlib.Path, site: pathlib.Path) -> None:
    """Raises `SettingsError` for a folder that must never be written to."""
    output, site = output.resolve(), site.resolve()
    reason = ""
    if output.exists() and not output.is_dir():
        reason = "is a file"
    elif output in (pathlib.Path(output.anchor), pathlib.Path.home().resolve()):
        reason = "is a folder that holds much else"
    elif site.is_relative_to(output):
        reason = "holds the site's own sources"
    else:
        for name in _KEPT_FOLDERS:
            folder = (site / name).resolve()
            if output.is_relative_to(folder):
                reason = f"lies in {name}/, which is not for pages"
            elif folder.is_relative_to(output):
                reason = f"holds the site's {name}/"
    if reason:
        hint = "choose a folder that nothing else uses, like build"
        raise SettingsError([Problem(str(output), 0, 0, f"the output folder {reason}", hint=hint)])


def check_cache(cache: pathlib.Path, output: pathlib.Path, site: pathlib.Path) -> None:
    """Raises `SettingsError` for a folder where a store would be published, or taken for one of the site's sources."""
    cache, site = cache.resolve(), site.resolve()
    named = {"the output folder": output.resolve()} | {f"{name}/": (site / name).resolve() for name in _KEPT_FOLDERS}
    for name, folder in named.items():
        if cache.is_relative_to(folder):
            hint = "choose a folder that nothing else uses, like .tindoingoai"
            raise SettingsError([Problem(str(cache), 0, 0, f"the cache folder lies in {name}", hint=hint)])


class Listing:
    """Lists the files of one folder again and again; a folder inside that nothing came to or left is opened once."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, list[str], list[str]]] = {}

    def files(self, folder: pathlib.Path) -> set[str]:
        """The paths of all files in the folder, relative to it."""
        found: set[str] = set()
        listed: dict[str, tuple[str, list[str], list[str]]] = {}
        pending = [""]
        while pending:
            inside = pending.pop()
            known = self._known.get(inside)
            try:
                # Before it is listed: what changes in between changes the stamp too.
                stamp = stamp_of(os.stat(f"{folder}/{inside}"))  # noqa: PTH116 - a Path would take as long again
                if known is None or not stamp or known[0] != stamp:
                    known = stamp, *_list_folder(f"{folder}/{inside}", inside)
            except FileNotFoundError:
                continue
            listed[inside] = known
            found.update(known[1])
            pending += known[2]
        self._known = listed
        return found


def _list_folder(folder: str, inside: str) -> tuple[list[str], list[str]]:
    """The files in a folder, and the folders, each after the path of the folder itself."""
    files: list[str] = []
    folders: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders.append(f"{inside}{entry.name}/")
            else:
                files.append(f"{inside}{entry.name}")
    return files, folders


class Output:
    """An output folder and the staging folder beside it."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder
        self.staging = folder.parent / f".{folder.name}-staging"
        self.journal = folder.parent / f".{folder.name}-journal"

    def manifest(self, known: Container[str] = ()) -> set[str]:
        """The addresses that an earlier build listed as its own; `known` ones are known to be addresses."""
        return _read_addresses(self.folder / MANIFEST, known)

    def interrupted(self) -> set[str]:
        """The addresses that a build was about to touch when it was ended: ours, but in what state nobody knows."""
        return _read_addresses(self.journal)

    @property
    def leftovers(self) -> tuple[pathlib.Path, ...]:
        """What an ended build may have left beside the folder, and the next one takes away."""
        return self.staging, self.journal, self.journal.with_name(f"{self.journal.name}{_PART}")

    def records_checksum(self) -> str:
        """The mark of the store whose records the files are as; empty when no build left one."""
        try:
            return read_file(self.folder / MARK).decode("ascii", "replace")
        except (FileNotFoundError, NotADirectoryError):
            return ""

    def altered(self, digests: Mapping[str, str], present: Container[str]) -> set[str]:
        """The addresses whose files are there and have other bytes than these, looked at one by one."""
        return {
            address
            for address, digest in digests.items()
            if (path := file_of(address)) in present and digest_bytes(read_file(self.folder / path)) != digest
        }

    def begin(self, addresses: Iterable[str]) -> None:
        """Notes down, before the first visible change, every file that is going to change."""
        listed = sorted({*addresses, *self.interrupted()})
        if listed:
            _write_whole(self.journal, _list_addresses(listed))

    def finish(self) -> None:
        """All changes are made and recorded."""
        self.journal.unlink(missing_ok=True)

    def files(self) -> set[str]:
        """The paths of all files in the folder, relative to it."""
        return Listing().files(self.folder)

    def refuse_foreign(self, present: Iterable[str], ours: Collection[str], wanted: Iterable[str]) -> None:
        """Raises `SettingsError` where the folder holds files of others in our way, or nothing that is ours."""
        known = {file_of(address) for address in ours} | OWN_FILES
        foreign = sorted(path for path in present if path not in known)
        blocked = _in_the_way(foreign, {file_of(address) for address in wanted}) if foreign else []
        if foreign and (blocked or not ours):
            named = ", ".join((blocked or foreign)[:3]) + (", …" if len(blocked or foreign) > 3 else "")
            message = f"the output folder holds files that no build wrote: {named}"
            hint = "choose an empty folder, or move those files to static/ if they are part of the site"
            raise SettingsError([Problem(str(self.folder), 0, 0, message, hint=hint)])

    @contextlib.contextmanager
    def staged(self) -> Iterator[None]:
        """The staging folder, empty at the start and gone at the end whatever happens."""
        shutil.rmtree(self.staging, ignore_errors=True)
        self.staging.mkdir(parents=True)
        try:
            yield
        finally:
            shutil.rmtree(self.staging, ignore_errors=True)

    def apply(self, addresses: Sequence[str], removed: Sequence[str] = ()) -> None:
        """Moves staged files into place, in the order given, then deletes others of ours; first those in the way."""
        in_the_way = _in_their_way(addresses, removed)
        self.remove(in_the_way)
        self._move(addresses)
        self.remove(address for address in removed if address not in in_the_way)

    def _move(self, addresses: Iterable[str]) -> None:
        made: set[str] = set()
        staging, folder = str(self.staging), str(self.folder)
        for address in addresses:
            path = file_of(address)
            parent = path.rpartition("/")[0]
            if parent not in made:
                (self.folder / parent).mkdir(parents=True, exist_ok=True)
                made.add(parent)
            try:
                os.replace(f"{staging}/{path}", f"{folder}/{path}")  # noqa: PTH105 - ten thousand times, by one process
            except IsADirectoryError:
                _remove_empty(f"{folder}/{path}")
                os.replace(f"{staging}/{path}", f"{folder}/{path}")  # noqa: PTH105 - as above

    def remove(self, addresses: Iterable[str]) -> None:
        """Deletes files of ours, and folders that this leaves empty."""
        folders: set[pathlib.Path] = set()
        for address in addresses:
            file = self.folder / file_of(address)
            file.unlink(missing_ok=True)
            folders.update(parent for parent in file.parents if parent.is_relative_to(self.folder))
        for folder in sorted(folders - {self.folder}, key=lambda path: len(path.parts), reverse=True):
            with contextlib.suppress(OSError):
                folder.rmdir()

    def write_manifest(self, addresses: Iterable[str]) -> None:
        data = _list_addresses(addresses)
        file = self.folder / MANIFEST
        if not file.is_file() or file.read_bytes() != data:
            self.folder.mkdir(parents=True, exist_ok=True)
            _write_whole(file, data)

    def write_checksum(self, mark: str) -> None:
        if self.records_checksum() != mark:
            _write_whole(self.folder / MARK, mark.encode())


def _list_addresses(addresses: Iterable[str]) -> bytes:
    return "".join(f"{address}\n" for address in sorted(addresses)).encode()


def _read_addresses(path: pathlib.Path, known: Container[str] = ()) -> set[str]:
    """The addresses listed in a file of ours; what could not have been written by us is passed over."""
    try:
        # What follows the last end of a line was cut short. Other characters that end lines elsewhere end none here.
        lines = read_file(path).decode().split("\n")[:-1]
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return set()
    return {line for line in lines if line in known or not address_fault(line)}


def _remove_empty(folder: str) -> None:
    """Deletes a folder in which there are only folders; what is a file is never deleted here."""
    for inside, _, _ in os.walk(folder, topdown=False):
        os.rmdir(inside)  # noqa: PTH106 - as `os.walk` names it


def _write_whole(path: pathlib.Path, data: bytes) -> None:
    """Replaces a file so that even after a power cut it holds the old or the new bytes."""
    part = path.with_name(f"{path.name}{_PART}")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _in_the_way(foreign: Sequence[str], wanted: Collection[str]) -> list[str]:
    """The files of others at the paths of wanted ones, at their folders, or below what is to be a file."""
    taken = {*wanted, *(parent for path in wanted for parent in folders_above(path))}
    return [path for path in foreign if path in taken or any(parent in wanted for parent in folders_above(path))]


def _in_their_way(addresses: Iterable[str], removed: Collection[str]) -> set[str]:
    """Those to be removed whose files stand where a folder must be, or in a folder where a file must be."""
    if not removed:
        return set()
    paths = {*map(file_of, addresses)}
    folders = {folder for path in paths for folder in folders_above(path)}
    going = ((address, file_of(address)) for address in removed)
    return {address for address, path in going if path in folders or not paths.isdisjoint(folders_above(path))}


def stage(staging: str, address: str, data: bytes) -> str:
    """Writes one file into a staging folder; returns the digest of its bytes."""
    path = f"{staging}/{file_of(address)}"
    try:
        _write_new(path, data)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 - a Path would take three times as long
        _write_new(path, data)
    return digest_bytes(data)


# Windows tells text from bytes here too.
_AS_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def _write_new(path: str, data: bytes) -> None:
    """Writes a file by the calls of the system alone: a Python file takes a quarter longer, 10,000 times."""
    file = os.open(path, _AS_NEW, 0o666)
    try:
        written = os.write(file, data)
        while written < len(data):
            written += os.write(file, data[written:])
    finally:
        os.close(file)
