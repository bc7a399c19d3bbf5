"""Which files below a folder are to be published, at which addresses, what stays out, and what is wrong with a name."""

import os
import pathlib
from collections.abc import Container

from tindoingoai.addresses import address_fault
from tindoingoai.disk import show_name
from tindoingoai.model import Value
from tindoingoai.problems import Problem
from tindoingoai.scratch import is_hidden, is_litter
from tindoingoai.stamps import stamp_of
from tindoingoai.vietnamese.text import to_nfc

# More hidden files than this are only counted.
_MOST_NAMED = 10


class DiskFile(Value, frozen=True):
    """A file on the disk: its path, how messages and the store call it, and its stamp."""

    path: str
    name: str
    stamp: str
    is_link: bool = False


class FileList:
    """All files below a folder of that name, by address; the names of `known` ones were found good earlier.

    - `hidden`: files and folders that stay out because their names begin with a dot
    - `problems`: what else stays out, and why; what programs leave behind is nobody's and not told
    """

    def __init__(self, folder: pathlib.Path, name: str, known: Container[str] = ()) -> None:
        self.files: dict[str, DiskFile] = {}
        self.hidden: list[str] = []
        self.problems: list[Problem] = []
        self._known = known
        if os.path.lexists(folder):
            self._list(str(folder), name, "/")

    def _list(self, folder: str, name: str, prefix: str) -> None:
        # A folder that cannot be listed is never taken for an empty one: its files would be unpublished.
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except FileNotFoundError:
            if prefix != "/":
                # Deleted since it was seen.
                return
            raise
        for entry in entries:
            if is_litter(entry.name):
                continue
            address, inside = f"{prefix}{to_nfc(entry.name)}", f"{name}/{entry.name}"
            is_folder = entry.is_dir(follow_symlinks=False)
            if is_hidden(entry.name):
                self.hidden.append(f"{inside}/" if is_folder else inside)
            elif inside not in self._known and (fault := address_fault(address)):
                self._report(inside, f"this {'folder' if is_folder else 'file'}'s name {fault}", "rename it")
            elif is_folder:
                self._list(entry.path, inside, f"{address}/")
            elif entry.is_file():
                self._add(address, DiskFile(entry.path, inside, stamp_of(entry.stat()), entry.is_symlink()))
            elif entry.is_symlink():
                fault = "a link to a folder" if pathlib.Path(entry.path).is_dir() else "a link that leads nowhere"
                self._report(inside, fault, "copy here what it was meant to lead to")
            else:
                self._report(inside, "this is not a file", "only ordinary files can be published")

    def _add(self, address: str, file: DiskFile) -> None:
        if (twin := self.files.setdefault(address, file)) is not file:
            message = f"this file and {twin.name} have names that some systems cannot tell apart"
            self._report(file.name, message, "rename one of them")

    def _report(self, name: str, message: str, hint: str) -> None:
        self.problems.append(Problem(show_name(name), 0, 0, message, hint=hint))


def warn_of_hidden(folder: str, hidden: list[str]) -> Problem:
    """One warning for all that is hidden in a folder."""
    named = ", ".join(map(show_name, hidden[:_MOST_NAMED]))
    more = f" and {len(hidden) - _MOST_NAMED} more" if len(hidden) > _MOST_NAMED else ""
    hint = "of names that begin with a dot only .well-known and .nojekyll are published"
    return Problem(folder, 0, 0, f"hidden, and not published: {named}{more}", hint=hint, severity="warning")
