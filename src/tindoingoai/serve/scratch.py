"""Files that programs leave beside those that people write: swap, lock, backup and half-written files."""

import re

_BEGINNINGS = (
    # Hidden: no build reads such a file. vim's swap, emacs' lock, what kate, gedit, zed, rsync and Dropbox are writing,
    # everything of git, .DS_Store.
    ".",
    # What emacs saves by itself.
    "#",
    # The lock of an office program.
    "~$",
)
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
_WHOLE = re.compile(
    # vim asks the folder with it what it may do.
    "4913"
    # sed -i writes into it and renames.
    "|sed[A-Za-z0-9]{6}"
    "|thumbs\\.db|desktop\\.ini",
    re.IGNORECASE,
)


def is_scratch(name: str) -> bool:
    """Whether a file of this name is nobody's work, and a change of it none of the site."""
    return name.startswith(_BEGINNINGS) or name.lower().endswith(_ENDINGS) or _WHOLE.fullmatch(name) is not None
