"""The section tree: from `site.yaml`, or from the folders of `content/` where it names none."""

from collections.abc import Iterable, Iterator

from tindoingoai.model import Link, Value
from tindoingoai.settings import Category
from tindoingoai.vietnamese.text import fold


class Section(Value, frozen=True):
    """A section or sub-section; `path` joins the slugs from the top."""

    path: str
    slug: str
    title: str
    summary: str = ""
    promoted: bool = False
    hidden: bool = False
    children: tuple["Section", ...] = ()

    @property
    def address(self) -> str:
        return f"/{self.path}/"

    @property
    def link(self) -> Link:
        return Link(self.title, self.address)

    @property
    def top_path(self) -> str:
        return self.path.partition("/")[0]


class SectionTree:
    """All sections by path, and the names by which front matter may call them."""

    def __init__(self, roots: tuple[Section, ...]) -> None:
        self.roots = roots
        self.by_path = {section.path: section for section in _walk(roots)}
        self._by_name: dict[str, list[Section]] = {}
        for section in self.by_path.values():
            for name in {section.slug, fold(section.title)}:
                self._by_name.setdefault(name, []).append(section)

    def __iter__(self) -> Iterator[Section]:
        return iter(self.by_path.values())

    def find(self, name: str) -> Section | None:
        """The section of a slug path, or the only one with such a slug or display name."""
        path = name.strip().strip("/")
        if path in self.by_path:
            return self.by_path[path]
        found = self._by_name.get(path) or self._by_name.get(fold(path), [])
        return found[0] if len(found) == 1 else None

    def trail(self, section: Section) -> tuple[Section, ...]:
        """The sections from the top down to this one."""
        steps = section.path.split("/")
        return tuple(self.by_path["/".join(steps[:depth])] for depth in range(1, len(steps) + 1))


def plant_tree(categories: tuple[Category, ...], folders: Iterable[str]) -> SectionTree:
    """The tree that `site.yaml` names, or else the one that the folders make, titled by their names."""
    if categories:
        return SectionTree(_from_settings(categories, ""))
    paths = {"/".join(steps[:depth]) for steps in map(_steps, folders) for depth in range(1, len(steps) + 1)}
    return SectionTree(_from_folders(paths, ""))


def _steps(folder: str) -> list[str]:
    return [step for step in folder.split("/") if step]


def _from_settings(categories: tuple[Category, ...], above: str) -> tuple[Section, ...]:
    return tuple(
        Section(
            path=f"{above}{category.slug}",
            slug=category.slug,
            title=category.title or _title_of(category.slug),
            summary=category.summary,
            promoted=category.promoted,
            hidden=category.hidden,
            children=_from_settings(category.children, f"{above}{category.slug}/"),
        )
        for category in categories
    )


def _from_folders(paths: set[str], above: str) -> tuple[Section, ...]:
    here = sorted(path for path in paths if path.startswith(above) and "/" not in path[len(above) :])
    slugs = (path[len(above) :] for path in here)
    return tuple(
        Section(path=path, slug=slug, title=_title_of(slug), children=_from_folders(paths, f"{path}/"))
        for path, slug in zip(here, slugs, strict=True)
    )


def _title_of(slug: str) -> str:
    return slug.replace("-", " ").capitalize()


def _walk(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _walk(section.children)
