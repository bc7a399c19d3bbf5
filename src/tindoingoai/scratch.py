"""Files that programs leave beside those that people write: swap, lock, backup and half-written files; hidden ones."""

import re

# Servers and hosts ask for these by name.
_PUBLIC_DOTS = frozenset({".well-known", ".nojekyll"})
_ENDINGS = (
    "~",
    ".swp",
    ".swo",
    ".swn",
    ".swx",
    ".tmp",
    ".bak",
    ".orig",
    ".rej",
    # PyCharm and its kin, which write beside the file and rename.
    "___jb_tmp___",
    "___jb_old___",
    # Downloads that are under way.
    ".crdownload",
    ".part",
)
_LITTER = re.compile(
    # The lock of an office program; what emacs saves by itself, and its lock.
    r"~\$.*|#.*#|\.#.*|\.~lock\..*"
    # What systems note in folders.
    r"|(?:eh)?thumbs\.db|desktop\.ini|icon\r|\.ds_store|\._.*|\.directory|\.localized|__macosx|@eadir"
    r"|\$recycle\.bin|system volume information|\.trash.*|\.spotlight-v100|\.fseventsd"
    # What keeps an empty folder in a checkout, or tells git of a folder.
    r"|\.(?:git)?keep|\.git(?:ignore|attributes|modules)?",
    re.IGNORECASE | re.DOTALL,
)
# For a moment: vim asks the folder with the first what it may do, sed -i writes into the second and renames, and so do
# Kate and its kin with `bai.md.XXXXXX`.
_PASSING = re.compile(r"4913|sed[A-Za-z0-9]{6}|.+\.(?:md|markdown|mkd)\.[A-Za-z]{6}", re.DOTALL)


# How Syncthing, Dropbox, Nextcloud and others call the version that lost.
_CONFLICT = re.compile(r"\.sync-conflict-\d|\bconflict(?:ed|ing)? copy\b|\(conflict|xung đột", re.IGNORECASE)


def is_of_conflict(path: str) -> bool:
    """Whether a file is called as the copy of another one that was changed in two places."""
    return _CONFLICT.search(path) is not None


def is_litter(name: str) -> bool:
    """Whether a file or folder of this name is nobody's work, wherever it lies."""
    return name.lower().endswith(_ENDINGS) or _LITTER.fullmatch(name) is not None


def is_hidden(name: str) -> bool:
    """Whether a name hides a file or folder from readers."""
    return name.startswith(".") and name not in _PUBLIC_DOTS


def is_scratch(name: str) -> bool:
    """Whether a change of a file of this name is none of the site."""
    return is_hidden(name) or is_litter(name) or _PASSING.fullmatch(name) is not None
