"""Which templates there are, those of the site before those of the theme: known without Jinja.

What cannot be listed is the machine's trouble and an `OSError`. Taken for absent, a newspaper's own templates would
give way to the theme's without a word.
"""

import errno
import os
import pathlib
import stat
from collections.abc import Iterator, Mapping

from tindoingoai.problems import Problem, nearest
from tindoingoai.site_folders import TEMPLATES, THEME
from tindoingoai.templating.view import theme_folder
from tindoingoai.vietnamese.text import to_nfc


def find_templates(site: pathlib.Path) -> dict[str, pathlib.Path]:
    """Every template by its name, in order of names; hidden files and editors' backups are passed over."""
    theme = _Listing(theme_folder() / TEMPLATES)
    own = _Listing(site / TEMPLATES) if _is_there(site / TEMPLATES) else theme
    for name in theme.files.keys() & own.folders.keys():
        raise OSError(errno.EISDIR, "a folder where the theme has a template", str(own.folders[name]))
    for name in theme.folders.keys() & own.files.keys():
        raise OSError(errno.ENOTDIR, "not the folder that the theme has there", str(own.files[name]))
    return dict(sorted((theme.files | own.files).items()))


def warn_of_slips(site: pathlib.Path) -> Iterator[Problem]:
    """Warns of a site's own templates and theme files that take nobody's place, but are called nearly like one."""
    folders = [folder for folder in THEME if _is_there(site / folder) and site != theme_folder()]
    own = {folder: _Listing(site / folder).files for folder in folders}
    for folder, files in own.items():
        known = _Listing(theme_folder() / folder).files.keys()
        for name in sorted(files.keys() - known):
            near = nearest(name, known)
            if near and not _is_named(name, own.get(TEMPLATES, {})):
                message = "this file takes the place of none of the theme's, and no own template names it"
                hint = f"did you mean `{folder}/{near}`?"
                yield Problem(f"{folder}/{name}", 0, 0, message, hint=hint, severity="warning")


def _is_named(name: str, templates: Mapping[str, pathlib.Path]) -> bool:
    return any(name in path.read_text("utf-8", errors="replace") for path in templates.values())


def _is_there(folder: pathlib.Path) -> bool:
    """Whether there is anything of that name, a link that leads nowhere included."""
    try:
        folder.lstat()
    except FileNotFoundError:
        return False
    return True


class _Listing:
    """All files and folders below a folder, by name; links are followed, since designers share templates so."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.files: dict[str, pathlib.Path] = {}
        self.folders: dict[str, pathlib.Path] = {}
        self._list(folder, "", ())

    def _list(self, folder: pathlib.Path, prefix: str, above: tuple[str, ...]) -> None:
        real = os.path.realpath(folder)
        if real in above:
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(folder))
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.name.startswith(".") and not entry.name.endswith("~"):
                    self._keep(entry, prefix + to_nfc(entry.name), (*above, real))

    def _keep(self, entry: os.DirEntry[str], name: str, above: tuple[str, ...]) -> None:
        path = pathlib.Path(entry.path)
        try:
            mode = entry.stat().st_mode
        except FileNotFoundError:
            if entry.is_symlink():
                raise OSError(errno.ENOENT, "a link that leads nowhere", entry.path) from None
            # An editor's file that it wrote and took away.
            return
        if stat.S_ISDIR(mode):
            self.folders[name] = path
            self._list(path, f"{name}/", above)
        elif stat.S_ISREG(mode):
            self.files[name] = path
        else:
            raise OSError(errno.EINVAL, "this is not a file", entry.path)
