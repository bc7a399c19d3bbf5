"""Which files under `content/` are sources, and which nobody reads. Looks at names and kinds of files; opens none."""

import operator
import os
import pathlib
import re
import stat
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

import msgspec

from tindoingoai.addresses import address_fault
from tindoingoai.disk import show_name
from tindoingoai.kinds import ARTICLES, BESIDE, LETTERS, ending_of, is_article
from tindoingoai.model import Value
from tindoingoai.problems import Problem, Severity, has_errors
from tindoingoai.scratch import is_litter, is_scratch
from tindoingoai.site_folders import CONTENT
from tindoingoai.stamps import stamp_of
from tindoingoai.vietnamese.numbers import format_number
from tindoingoai.vietnamese.text import to_nfc

# What Hugo and Zola have for the front of a section.
_OF_SECTION = re.compile(r"_index(?:\.[a-z]{2})?", re.IGNORECASE)
# How to have files read of which a kind is told, by their ending.
_HINTS = {
    **dict.fromkeys(ARTICLES, "what it says of a section belongs under `categories` of site.yaml, as `summary: …`"),
    **dict.fromkeys((*LETTERS, ".pages"), "save it as Markdown if it is an article"),
    **dict.fromkeys((".txt", ".mdx"), "rename it to .md if it is an article"),
}


class SourceFile(Value, frozen=True):
    """A file to read; `path` is relative to `content/`, `name` the same as the disk spells it.

    `stamp` hints at whether it changed since an earlier look; `known` is the digest that it had then, if any. A link
    may change without being touched itself.
    """

    path: str
    name: str
    size: int
    stamp: str
    known: str = ""
    is_link: bool = False


def scan(site: pathlib.Path, problems: list[Problem], known: Container[str] = ()) -> list[SourceFile]:
    """Every Markdown file under `content/`, sorted by path; hidden files and those of programs are passed over.

    Of other files that nobody reads, each kind is told once. The names of `known` paths were found good earlier.
    """
    root = site / CONTENT
    if not root.is_dir():
        hint = "make it, and put articles in folders that are its categories"
        problems.append(Problem(CONTENT, 0, 0, "there is no folder content/ in this site", hint=hint))
        return []
    found: dict[str, SourceFile] = {}
    walk = _FolderWalk(root, problems)
    for file in walk.files(str(root), ""):
        if file.path not in known and (fault := address_fault(f"/{file.path}")):
            problems.append(_problem(file.name, f"this file's name {fault}", "rename it"))
        elif (twin := found.setdefault(file.path.casefold(), file)) is not file:
            message = f"this file and {CONTENT}/{twin.name} have names that some systems cannot tell apart"
            problems.append(_problem(file.name, message, "rename one of them"))
    problems += _tell_unread(walk.unread)
    return sorted(found.values(), key=operator.attrgetter("path"))


def kind_unread(name: str) -> str:
    """What files are called that are like one of this name, where nobody reads them; else an empty text."""
    if is_article(name):
        return "called `_index.md`" if _OF_SECTION.fullmatch(name.rpartition(".")[0]) else ""
    ending = ending_of(show_name(name))
    if ending in BESIDE - LETTERS or is_scratch(name):
        return ""
    return f"that end in `{ending}`" if ending else "without an ending"


class Unread(Problem, frozen=True):
    """A warning of files of one kind that nobody reads, by their names below `content/`; it stands at the first."""

    files_unread: str = ""
    names: tuple[str, ...] = ()

    def without(self, published: Container[str]) -> Problem | None:
        """The warning for those that are not published at their address after all; None where all are."""
        left = [name for name in self.names if f"/{to_nfc(name)}" not in published]
        return _warn_of_unread(self.files_unread, left) if left else None


def _warn_of_unread(kind: str, names: Sequence[str]) -> Problem:
    hint = _HINTS.get(ending_of(show_name(names[0])), "put under static/ what is to be published as it is")
    message = f"files {kind} are not read: {format_number(len(names))} found"
    return _problem(names[0], message, hint, is_warning=True)


def _tell_unread(unread: Mapping[str, list[str]]) -> Iterator[Unread]:
    """A warning for each kind of file."""
    for kind, names in unread.items():
        told = msgspec.structs.asdict(_warn_of_unread(kind, names))
        yield Unread(**told, files_unread=kind, names=tuple(names))


class Scan:
    """Scans one site again and again; after the first time, looks only at what was touched since.

    And at files whose stamps were too young: without one they would be read by every build.
    """

    def __init__(self, site: pathlib.Path) -> None:
        self._site = site
        self._last: list[SourceFile] = []
        self._places: dict[str, int] = {}
        self._touched: set[str] | None = None
        self._told: list[Problem] = []

    def touch(self, paths: Iterable[str] | None) -> None:
        """Has the next scan look at these paths in the site; None when anything may have changed."""
        if paths is None:
            self._touched = None
        elif self._touched is not None:
            self._touched.update(paths)

    def files(self, problems: list[Problem], known: Container[str] = ()) -> list[SourceFile]:
        """The sources, as `scan` finds them."""
        found = None if self._touched is None else self._look_again(self._touched)
        if found is None:
            faults: list[Problem] = []
            found = scan(self._site, faults, known)
            self._told = [fault for fault in faults if fault.is_warning]
            problems += faults
            self._places = {file.name: place for place, file in enumerate(found)}
            # What is in the way is told of by each build, so the next one scans everything again.
            self._touched = None if has_errors(faults) or any(file.is_link for file in found) else set()
        else:
            problems += self._told
            self._touched = set()
        if self._touched is not None:
            self._touched.update(f"{CONTENT}/{file.name}" for file in found if not file.stamp)
        self._last = found
        return list(found)

    def _look_again(self, touched: Iterable[str]) -> list[SourceFile] | None:
        """The files of the last scan as they now are; None when more may have changed than single files."""
        fresh: dict[str, SourceFile | None] = {}
        for path in touched:
            if path == CONTENT:
                return None
            if path.startswith(f"{CONTENT}/"):
                name = path.removeprefix(f"{CONTENT}/")
                try:
                    status = (self._site / path).lstat()
                except OSError:
                    if name not in self._places:
                        return None
                    fresh[name] = None
                    continue
                if not stat.S_ISREG(status.st_mode) or kind_unread(name.rpartition("/")[2]):
                    return None
                if is_article(name):
                    fresh[name] = SourceFile(to_nfc(name), name, status.st_size, stamp_of(status))
        if any(file is None or name not in self._places for name, file in fresh.items()):
            return self._exchange(fresh)
        found = list(self._last)
        for name, file in fresh.items():
            if file:
                found[self._places[name]] = file
        return found

    def _exchange(self, fresh: Mapping[str, SourceFile | None]) -> list[SourceFile] | None:
        """The files with some that are new and without some that went; None where a new one needs a closer look."""
        files = {file.name: file for file in self._last}
        folders = {file.name.rpartition("/")[0] for file in self._last}
        for name, file in fresh.items():
            files.pop(name, None)
            if file:
                # A folder without a source so far may be a link, or hidden.
                folder, _, own_name = name.rpartition("/")
                is_plain = folder in folders and not _is_passed_over(own_name)
                if not is_plain or address_fault(f"/{file.path}"):
                    return None
                files[name] = file
        if len({file.path.casefold() for file in files.values()}) < len(files):
            return None
        found = sorted(files.values(), key=lambda file: file.path)
        self._places = {file.name: place for place, file in enumerate(found)}
        return found


class _FolderWalk:
    """Goes through the folders below `content/`, and tells of what cannot be an article."""

    def __init__(self, root: pathlib.Path, problems: list[Problem]) -> None:
        self.root = root.resolve()
        self.problems = problems
        # The names of the files that nobody reads, by their kind.
        self.unread: dict[str, list[str]] = {}

    def files(self, folder: str, prefix: str) -> list[SourceFile]:
        """The sources of a folder and of those below it; `prefix` is the folder's own path under `content/`."""
        # A folder that cannot be listed is never taken for an empty one: its articles would be unpublished.
        try:
            entries = sorted(os.scandir(folder), key=operator.attrgetter("name"))
        except FileNotFoundError:
            return []
        found: list[SourceFile] = []
        for entry in entries:
            if _is_passed_over(entry.name):
                continue
            name = f"{prefix}{entry.name}"
            is_link = entry.is_symlink()
            if is_link and not self.stays_inside(entry.path):
                self.report(name, "a link that leads out of content/, or nowhere", "copy the file here")
            elif is_article(name) and not kind_unread(entry.name):
                status = entry.stat()
                if stat.S_ISREG(status.st_mode):
                    found.append(SourceFile(to_nfc(name), name, status.st_size, stamp_of(status), "", is_link))
                else:
                    self.report(name, "this is not a file", "only ordinary files can be articles")
            elif entry.is_dir(follow_symlinks=False):
                found += self.files(entry.path, f"{name}/")
            elif entry.is_file() and (kind := kind_unread(entry.name)):
                self.unread.setdefault(kind, []).append(name)
        return found

    def stays_inside(self, path: str) -> bool:
        try:
            return pathlib.Path(path).resolve(strict=True).is_relative_to(self.root)
        except (OSError, RuntimeError):
            return False

    def report(self, name: str, message: str, hint: str) -> None:
        self.problems.append(_problem(name, message, hint))


def _is_passed_over(name: str) -> bool:
    return name.startswith(".") or is_litter(name)


def _problem(name: str, message: str, hint: str, *, is_warning: bool = False) -> Problem:
    severity: Severity = "warning" if is_warning else "error"
    return Problem(f"{CONTENT}/{show_name(name)}".rstrip("/"), 0, 0, message, hint=hint, severity=severity)
