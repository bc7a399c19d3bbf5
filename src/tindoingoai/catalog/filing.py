"""Under which sections an article is filed, by its categories and its folder."""

import functools
from typing import NamedTuple

from tindoingoai.catalog.sections import Section, SectionTree, slug_path
from tindoingoai.model import Row, Value
from tindoingoai.problems import nearest, suggest
from tindoingoai.settings import RESERVED_SLUGS, Settings
from tindoingoai.source_paths import folder_of, is_bundle, name_of, without_dates, without_generators
from tindoingoai.vietnamese.slugs import make_slug


class Refusal(Value, frozen=True):
    """Why an article can have no page: the field that is to blame, what is wrong, and how to mend it."""

    field: str
    message: str
    hint: str


class Filing(NamedTuple):
    """The sections that an article stands in, its own first, and those of its categories that are none."""

    sections: tuple[Section, ...]
    strangers: tuple[str, ...]


def name_section(row: Row, default: str) -> str:
    """What names the section of an article, where site.yaml names no sections and all that are named make the tree."""
    written, folder = _first(row), without_dates(folder_of(row.path))
    return written if written and (folder or not default) else folder or default


class Filer:
    """Files articles under the sections of a tree.

    The first category makes an article's own section; where it is none, the folder does, and then the settings.
    """

    def __init__(self, settings: Settings, tree: SectionTree) -> None:
        self._settings = settings
        self._tree = tree
        # Thousands of articles share a few folders and categories.
        self._find = functools.cache(tree.find)
        self._is_slip = functools.cache(self._look_for_slip)

    def file(self, row: Row) -> Filing | Refusal:
        """Where an article stands, or why it stands nowhere."""
        if self._lies_on_a_front(row):
            hint = "rename the file, or add a line `slug: ten-bai`"
            return Refusal("slug", "the name `index` is kept for the engine's own pages", hint)
        categories = self._part(row.categories)
        own = self._find(categories[0] if categories else "") or self._find_without_category(row)
        if own is None:
            return self._explain(row)
        found = {written: self._find(written) for written in categories}
        others = (section for section in found.values() if section)
        strangers = tuple(written for written, section in found.items() if section is None)
        return Filing(tuple(dict.fromkeys((own, *others))), strangers)

    def _part(self, categories: tuple[str, ...]) -> tuple[str, ...]:
        """The categories; one text of nothing but sections, parted by blanks as in Jekyll, is these."""
        if len(categories) != 1 or " " not in categories[0] or self._find(categories[0]):
            return categories
        words = tuple(categories[0].split())
        return words if all(map(self._find, words)) else categories

    def _find_without_category(self, row: Row) -> Section | None:
        if self._is_slip(_first(row)):
            return None
        folder = self._folder(row)
        return self._find(folder or self._settings.default_category)

    def _folder(self, row: Row) -> str:
        """The folder of an article, as far as it may name a section."""
        folder = without_generators(row.path.rpartition("/")[0] if self._is_section(row) else folder_of(row.path))
        return folder if self._settings.categories and self._find(folder) else without_dates(folder)

    def _is_section(self, row: Row) -> bool:
        """Whether what looks like the folder of one article is that of a section."""
        return is_bundle(row.path) and slug_path(row.path.rpartition("/")[0]) in self._tree.by_path

    def _lies_on_a_front(self, row: Row) -> bool:
        """Whether an article is called `index` in a section's folder, and is given no other name."""
        return self._is_section(row) and not row.address and row.slug == make_slug(name_of(row.path))

    def _look_for_slip(self, written: str) -> bool:
        """Whether a category that is no section was meant to be one, as far as anybody can tell."""
        if not written or self._find(written):
            return False
        return not slug_path(written) or (bool(self._settings.categories) and nearest(written, self._known) is not None)

    @functools.cached_property
    def _known(self) -> list[str]:
        return [section.path for section in self._tree] + [section.title for section in self._tree]

    def _explain(self, row: Row) -> Refusal:
        """Why an article has no section."""
        written = _first(row) or self._folder(row)
        if not written:
            hint = "move it into a category's folder, add `category: …`, or set `default_category` in site.yaml"
            return Refusal("category", "this article has no category", hint)
        message = f"there is no category `{written}`"
        if make_slug(written.partition("/")[0]) in RESERVED_SLUGS:
            return Refusal("category", message, "that address is kept for the engine's own pages: choose another")
        hint = suggest(written, self._known)
        if not row.categories:
            hint = f"{hint} (the folder is the category)".lstrip()
        elif not self._folder(row) and not self._is_slip(written):
            hint = f"{hint}; or set `default_category` in site.yaml"
        return Refusal("category", message, hint)


def _first(row: Row) -> str:
    """The first category of an article as written."""
    return row.categories[0] if row.categories else ""
