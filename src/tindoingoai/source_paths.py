"""What the path of a source below `content/` says of its article: its name, the folder of its section, a draft.

Other generators have articles in folders that are no sections: `_posts`, a year with its months, and bundles, which
are folders of one article (`ten-bai/index.md`) and its pictures.
"""

import functools
import re

from tindoingoai.kinds import is_article
from tindoingoai.vietnamese.dates import date_in_name
from tindoingoai.vietnamese.slugs import make_slug

# The article of a bundle, also in one language of several: `index.vi.md`.
_OF_BUNDLE = re.compile(r"index(?P<language>\.[a-z]{2})?", re.IGNORECASE)
DRAFTS = "_drafts"
_OF_GENERATORS = frozenset({"_posts", DRAFTS})
# As slugs: `2024`, `Năm 2024`, `2024-05`, `2024-05-16`; below them `05`, `Tháng 5`.
_YEAR = re.compile(r"(?:nam-)?(?:19|20)\d\d(?:-\d\d?){0,2}", re.ASCII)
_PART_OF_YEAR = re.compile(r"(?:thang-|ngay-)?\d\d?", re.ASCII)


def without_ending(path: str) -> str:
    """The path or name of an article without the ending of Markdown, if it has one."""
    return path.rpartition(".")[0] if is_article(path) else path


def bare_names(path: str) -> tuple[str, ...]:
    """The paths by which an article may be called: without its ending, and of a bundle its folder."""
    bare = without_ending(path)
    return (bare, f"{folder_of(path)}/{name_of(path)}".removeprefix("/")) if is_bundle(path) else (bare,)


def name_of(path: str) -> str:
    """What an article's file is called, without its ending; an article that is a bundle is called as its folder."""
    folder, _, name = path.rpartition("/")
    stem = without_ending(name)
    found = _OF_BUNDLE.fullmatch(stem) if folder else None
    return f"{folder.rpartition('/')[2]}{found['language'] or ''}" if found else stem


def name_in_address(path: str) -> str:
    """The name as other generators have it in an address: without its date, hyphens for blanks, all else as it is."""
    return "-".join(date_in_name(name_of(path))[1].split())


def is_bundle(path: str) -> bool:
    """Whether an article has a folder of its own, for itself and its pictures."""
    folder, _, name = path.rpartition("/")
    # Of thousands of names hardly one begins so.
    is_likely = bool(folder) and name[:5].lower() == "index"
    return is_likely and _OF_BUNDLE.fullmatch(without_ending(name)) is not None


def folder_of(path: str) -> str:
    """The folder that an article lies in, as a whole if it is a bundle."""
    folder = path.rpartition("/")[0]
    return folder.rpartition("/")[0] if is_bundle(path) else folder


@functools.cache
def without_dates(folder: str) -> str:
    """The part of a folder's path that may name a section: without years, their months and days, and `_posts`."""
    kept: list[str] = []
    is_in_year = False
    for step in folder.split("/"):
        if step.lower() in _OF_GENERATORS:
            continue
        slug = make_slug(step)
        is_in_year = bool(_YEAR.fullmatch(slug) or (is_in_year and _PART_OF_YEAR.fullmatch(slug)))
        if not is_in_year:
            kept.append(step)
    return "/".join(kept)


@functools.cache
def without_generators(folder: str) -> str:
    """A folder's path without `_posts` and the like, which are no sections for anybody."""
    return "/".join(step for step in folder.split("/") if step.lower() not in _OF_GENERATORS)


def is_of_draft(path: str) -> bool:
    """Whether an article's place says that it is a draft: its name begins with `_`, or it lies in `_drafts`."""
    return name_of(path).startswith("_") or DRAFTS in path.lower().split("/")[:-1]
