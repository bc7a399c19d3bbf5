"""The section tree: from `site.yaml`, or from the folders of `content/` where it names none."""

from collections.abc import Iterable, Iterator

from tindoingoai.addresses import avoid_device
from tindoingoai.model import Link, Value
from tindoingoai.settings import RESERVED_SLUGS, Category
from tindoingoai.vietnamese.slugs import make_slug
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
        self._trails = {path: tuple(self._steps(path)) for path in self.by_path}
        self._by_name: dict[str, list[Section]] = {}
        for section in self.by_path.values():
            for name in {section.slug, fold(section.title)}:
                self._by_name.setdefault(name, []).append(section)

    def _steps(self, path: str) -> Iterator[Section]:
        steps = path.split("/")
        return (self.by_path["/".join(steps[:depth])] for depth in range(1, len(steps) + 1))

    def __iter__(self) -> Iterator[Section]:
        return iter(self.by_path.values())

    def find(self, name: str) -> Section | None:
        """The section of a slug path, or the only one with such a slug or display name."""
        path = name.strip().strip("/")
        if path in self.by_path:
            return self.by_path[path]
        found = self._by_name.get(path) or self._by_name.get(fold(path), [])
        return found[0] if len(found) == 1 else self.by_path.get(slug_path(path))

    def trail(self, section: Section) -> tuple[Section, ...]:
        """The sections from the top down to this one."""
        return self._trails[section.path]


def plant_tree(categories: tuple[Category, ...], folders: Iterable[str]) -> SectionTree:
    """The tree that `site.yaml` names, or else the one that the folders make, titled by their names."""
    if categories:
        return SectionTree(_from_settings(categories, ""))
    titles: dict[str, str] = {}
    for folder in sorted(folders):
        if slug_path(folder):
            steps = [step for step in folder.split("/") if step]
            for depth, step in enumerate(steps, 1):
                path = slug_path("/".join(steps[:depth]))
                titles.setdefault(path, _title_of(step) if step == make_slug(step) else step)
    return SectionTree(_from_folders(titles, ""))


def slug_path(folder: str) -> str:
    """The slugs of a folder's steps; empty when one of them has none, or when the engine needs the address."""
    slugs = [avoid_device(make_slug(step)) for step in folder.split("/") if step]
    return "/".join(slugs) if slugs and all(slugs) and slugs[0] not in RESERVED_SLUGS else ""


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


def _from_folders(titles: dict[str, str], above: str) -> tuple[Section, ...]:
    here = sorted(path for path in titles if path.startswith(above) and "/" not in path[len(above) :])
    return tuple(
        Section(
            path=path,
            slug=path[len(above) :],
            title=titles[path],
            children=_from_folders(titles, f"{path}/"),
        )
        for path in here
    )


def _title_of(slug: str) -> str:
    return slug.replace("-", " ").capitalize()


def _walk(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _walk(section.children)
