"""Which files under `content/` are sources. Looks at names and kinds of files only; opens none."""

import os
import pathlib
import stat
from collections.abc import Iterator

from tindoingoai.addresses import AddressError, check_address
from tindoingoai.model import Value
from tindoingoai.problems import Problem
from tindoingoai.stamps import stamp_of
from tindoingoai.vietnamese.text import to_nfc

CONTENT = "content"
ENDING = ".md"


class SourceFile(Value, frozen=True):
    """A file to read; `path` is relative to `content/`, `name` the same as the disk spells it.

    `stamp` hints at whether it changed since an earlier look; `known` is the digest that it had then, if any.
    """

    path: str
    name: str
    size: int
    stamp: str
    known: str = ""


def scan(site: pathlib.Path, problems: list[Problem]) -> list[SourceFile]:
    """Every Markdown file under `content/`, sorted by path; hidden files and editors' backups are passed over."""
    root = site / CONTENT
    if not root.is_dir():
        hint = "make it, and put articles in folders that are its categories"
        problems.append(Problem(CONTENT, 0, 0, "there is no folder content/ in this site", hint=hint))
        return []
    found: dict[str, SourceFile] = {}
    for file in _Walk(root, problems).files(root):
        if fault := _name_fault(file):
            problems.append(_problem(file.name, f"this file's name {fault}", "rename it"))
        elif twin := found.get(file.path.casefold()):
            message = f"this file and {CONTENT}/{twin.name} have names that some systems cannot tell apart"
            problems.append(_problem(file.name, message, "rename one of them"))
        else:
            found[file.path.casefold()] = file
    return sorted(found.values(), key=lambda file: file.path)


def _name_fault(file: SourceFile) -> str:
    try:
        check_address(f"/{file.path}")
    except UnicodeEncodeError:
        return "is not UTF-8"
    except AddressError as error:
        return str(error)
    return ""


class _Walk:
    """Goes through the folders below `content/`, and tells of what cannot be an article."""

    def __init__(self, root: pathlib.Path, problems: list[Problem]) -> None:
        self.root = root
        self.resolved = root.resolve()
        self.problems = problems

    def files(self, folder: pathlib.Path) -> Iterator[SourceFile]:
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            self.report(folder, f"cannot be opened: {error.strerror}", "check its permissions")
            return
        for entry in entries:
            if entry.name.startswith(".") or entry.name.endswith("~"):
                continue
            path = pathlib.Path(entry.path)
            if entry.is_symlink() and not self.stays_inside(path):
                self.report(path, "a link that leads out of content/, or nowhere", "copy the file here")
            elif entry.is_dir(follow_symlinks=False) and not entry.name.endswith(ENDING):
                yield from self.files(path)
            elif entry.name.endswith(ENDING):
                status = entry.stat()
                if stat.S_ISREG(status.st_mode):
                    name = self.name_of(path)
                    yield SourceFile(to_nfc(name), name, status.st_size, stamp_of(status))
                else:
                    self.report(path, "this is not a file", "only ordinary files can be articles")

    def stays_inside(self, path: pathlib.Path) -> bool:
        try:
            return path.resolve(strict=True).is_relative_to(self.resolved)
        except (OSError, RuntimeError):
            return False

    def name_of(self, path: pathlib.Path) -> str:
        """The path under `content/` as the disk spells it; empty for the folder itself."""
        return "" if path == self.root else path.relative_to(self.root).as_posix()

    def report(self, path: pathlib.Path, message: str, hint: str) -> None:
        self.problems.append(_problem(self.name_of(path), message, hint))


def _problem(name: str, message: str, hint: str) -> Problem:
    # Bytes of a name that are no UTF-8 could be neither stored nor printed.
    shown = os.fsencode(name).decode("utf-8", "replace")
    return Problem(f"{CONTENT}/{shown}".rstrip("/"), 0, 0, message, hint=hint)
