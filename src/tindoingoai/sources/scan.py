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
    for file in _walk(root, root.resolve(), problems):
        try:
            check_address(f"/{file.path}")
        except AddressError as error:
            problems.append(
                Problem(f"{CONTENT}/{file.path!a}"[:300], 0, 0, f"this file's name {error}", hint="rename it")
            )
            continue
        if twin := found.get(file.path.casefold()):
            message = f"this file and {CONTENT}/{twin.name} have names that some systems cannot tell apart"
            problems.append(Problem(f"{CONTENT}/{file.path}", 0, 0, message, hint="rename one of them"))
        else:
            found[file.path.casefold()] = file
    return sorted(found.values(), key=lambda file: file.path)


def _walk(folder: pathlib.Path, root: pathlib.Path, problems: list[Problem]) -> Iterator[SourceFile]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        problems.append(_problem(folder, root, f"cannot be opened: {error.strerror}", "check its permissions"))
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        path = pathlib.Path(entry.path)
        if entry.is_symlink() and not _stays_inside(path, root):
            problems.append(_problem(path, root, "a link that leads out of content/, or nowhere", "copy the file here"))
        elif entry.is_dir(follow_symlinks=False) and not entry.name.endswith(ENDING):
            yield from _walk(path, root, problems)
        elif entry.name.endswith(ENDING):
            status = entry.stat()
            if stat.S_ISREG(status.st_mode):
                name = _relative(path, root)
                yield SourceFile(to_nfc(name), name, status.st_size, stamp_of(status))
            else:
                problems.append(_problem(path, root, "this is not a file", "only ordinary files can be articles"))


def _stays_inside(path: pathlib.Path, root: pathlib.Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def _relative(path: pathlib.Path, root: pathlib.Path) -> str:
    """The path under `content/`, with bytes that are no UTF-8 shown as what they are."""
    absolute = path if path.is_absolute() else path.absolute()
    for base in (root, root.parent / CONTENT):
        if absolute.is_relative_to(base):
            return absolute.relative_to(base).as_posix()
    return absolute.name


def _problem(path: pathlib.Path, root: pathlib.Path, message: str, hint: str) -> Problem:
    return Problem(f"{CONTENT}/{_relative(path, root)}", 0, 0, message, hint=hint)
