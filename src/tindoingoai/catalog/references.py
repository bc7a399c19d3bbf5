"""References of articles: what a slug or a path may mean, and what is wrong with those that mean nothing."""

import collections
import functools
import heapq
import itertools
import pathlib
from collections.abc import Iterable, Iterator, Sequence, Set

from tindoingoai.addresses import is_outside
from tindoingoai.catalog.newsroom import FileLookup, Measure
from tindoingoai.model import Article, Reference
from tindoingoai.problems import Problem, Severity, Unplaced, nearest
from tindoingoai.site_folders import CONTENT
from tindoingoai.source_paths import bare_names, is_bundle, name_of, without_ending
from tindoingoai.vietnamese.dates import date_in_name
from tindoingoai.vietnamese.slugs import make_slug

MOST_COMPARED = 50


class Names:
    """All articles by slug and by path, held and unreadable ones too: what a reference may mean."""

    def __init__(self, paths: Iterable[str], slugs: Iterable[str], unreadable: Iterable[str] = ()) -> None:
        self.unreadable = frozenset(unreadable)
        by_path = dict(zip(paths, slugs, strict=True))
        by_path |= {path: date_in_name(name_of(path))[1] for path in self.unreadable}
        self.paths = frozenset(by_path)
        self.by_slug: dict[str, list[str]] = {}
        for path, slug in by_path.items():
            self.by_slug.setdefault(slug, []).append(path)
        self._by_name: dict[str, list[str]] = {}
        # By the file's name alone where that has a date, which no slug has: Jekyll names pieces so.
        self._by_file: dict[str, list[str]] = {}
        for path in by_path:
            for name in bare_names(path):
                self._by_name.setdefault(name, []).append(path)
            if date_in_name(name := name_of(path))[0]:
                self._by_file.setdefault(name, []).append(path)
        # The paths that a slug, or a path with or without its ending, stands for; all pages ask for the same few.
        self.find = functools.cache(self._find)
        # What is gone is often named by many.
        self.nearest = functools.cache(self._find_nearest)
        # Slugs that only one article has, which nearly all references are: they need no look at how they are written.
        only = {slug: paths[0] for slug, paths in self.by_slug.items() if len(paths) == 1 and slug not in self._by_name}
        self.only = only.get

    def _find(self, reference: str) -> list[str]:
        path = reference.strip().strip("/").removeprefix(f"{CONTENT}/")
        name = without_ending(path)
        if path in self.paths:
            return [path]
        return self._by_name.get(name) or self.by_slug.get(name) or self._by_file.get(name, [])

    def find_bundle(self, folder: str) -> str:
        """The path of the article whose own folder this is; empty where it is none."""
        found = self._by_name.get(folder.strip("/"), [])
        return found[0] if len(found) == 1 and is_bundle(found[0]) else ""

    def find_one(self, reference: str) -> str:
        """The only path that a reference may stand for; empty when there is none, or more than one."""
        if only := self.only(reference):
            return only
        found = self.find(reference)
        return found[0] if len(found) == 1 else ""

    def _find_nearest(self, slug: str) -> str | None:
        """The slug that a mistyped one most likely meant."""
        if slug in self.by_slug:
            return slug
        # Comparing letters takes up to half a millisecond a slug, so only those with most words in common are compared.
        shared = collections.Counter(itertools.chain.from_iterable(map(self._bearers.get, _marks_of(slug), _NONE)))
        likely = heapq.nsmallest(MOST_COMPARED, shared, key=lambda other: (-shared[other], other))
        # Of a long name, often only the beginning is written.
        begun = (other for other in likely if other.startswith(f"{slug}-"))
        return nearest(slug, likely) or next(begun, None)

    @functools.cached_property
    def _bearers(self) -> dict[str, list[str]]:
        """The slugs that have a word, or begin with two letters."""
        bearers: dict[str, list[str]] = {}
        for slug in self.by_slug:
            for mark in _marks_of(slug):
                bearers.setdefault(mark, []).append(slug)
        return bearers


_NONE = itertools.repeat(())


def _marks_of(slug: str) -> set[str]:
    """The words of a slug, and how it begins."""
    return {*slug.split("-"), f"-{slug[:2]}"}


def is_sound(path: str, found: Sequence[str], unpublished: Set[str]) -> bool:
    """Whether nothing can be wrong with an article's references to others, which stand for the paths found."""
    return all(found) and unpublished.isdisjoint(found) and path not in found and len({*found}) == len(found)


def is_flawless(target: str, measure: Measure) -> bool:
    """Whether nothing can be said of a file that an article names."""
    if is_outside(target):
        return True
    seen = measure(target)
    return seen is not None and not (seen.fault or seen.note)


def is_missing(target: str, measure: Measure) -> bool:
    """Whether a file that an article names should lie in the site, and does not."""
    return not is_outside(target) and measure(target) is None


def check_references(
    article: Article, names: Names, held_paths: frozenset[str], files: FileLookup, *, may_miss_files: bool = False
) -> Iterator[Problem]:
    """What is wrong with each of an article's references; where it may miss files, their absence is a warning."""
    related: set[str] = set()
    for index, reference in enumerate(article.references):
        if reference.kind == "link":
            continue
        about = _name(index, reference)
        problem = (
            _check_article(article.path, reference.target, about, names, held_paths)
            if reference.kind == "article"
            else _check_file(article.path, reference.target, about, files, may_miss_files)
        )
        if problem:
            yield problem
        elif reference.kind == "article" and reference.field:
            (path,) = names.find(reference.target)
            if path in related:
                message = f"`{reference.target}` is related already"
                yield article_problem(article.path, message, "delete it", about, is_warning=True)
            related.add(path)


def _name(index: int, reference: Reference) -> str:
    """What a problem of a reference is about: a field of the head, or else one of the article's references."""
    if not reference.field:
        return f"references[{index}]"
    return f"{reference.field}.src" if reference.kind == "file" else reference.field


def _check_file(path: str, target: str, about: str, files: FileLookup, may_be_missing: bool) -> Problem | None:
    if is_outside(target):
        return None
    if seen := files.measure(target):
        if seen.fault:
            return article_problem(path, f"{target}: {seen.fault}", seen.hint, about)
        if seen.note:
            return article_problem(path, f"{target} {seen.note}", seen.hint, about, is_warning=True)
        return None
    hint = mend_missing_file(target, path, files)
    return article_problem(path, f"there is no file {target}", hint, about, is_warning=may_be_missing)


def _check_article(path: str, target: str, about: str, names: Names, held_paths: frozenset[str]) -> Problem | None:
    found = names.find(target)
    if len(found) > 1:
        message = f"`{target}` is the slug of {' and '.join(found)}"
        return article_problem(path, message, "write the path instead", about)
    if not found:
        parts = [part.strip() for part in target.split(",")]
        is_list = len(parts) > 1 and about.startswith("related")
        hint = f"write a list: [{', '.join(parts)}]" if is_list else nearest_name(names, target)
        return article_problem(path, f"there is no article `{target}`", hint, about)
    if found[0] == path:
        return article_problem(path, "an article cannot be related to itself", "delete it", about, is_warning=True)
    if found[0] in names.unreadable:
        return None  # Its own problems are told already.
    if found[0] in held_paths:
        message = f"`{target}` is not published now, so it is left out here"
        return article_problem(path, message, "", about, is_warning=True)
    return None


def mend_missing_file(address: str, source: str, files: FileLookup) -> str:
    """A hint that names the file most like one that an article names and that is not there; beside it by name alone."""
    if near := files.nearest(address):
        folder, _, name = near.rpartition("/")
        is_beside = folder == f"/{source}".rpartition("/")[0]
        return f"did you mean `{name if is_beside else near}`?"
    return f"put it at static{address} or content{address}, or mend the path"


def slug_in(target: str) -> str:
    """The slug that the last step of a path or an address makes, whatever ending that has."""
    return make_slug(without_ending(pathlib.PurePosixPath(target).name.removesuffix(".html")))


def nearest_name(names: Names, target: str) -> str:
    """A hint that names the slug most like the last step of a reference, whatever ending that has."""
    near = names.nearest(slug_in(target))
    return f"did you mean `{near}`?" if near else "write the slug or the path of an article, like thoi-su/ten-bai"


def article_problem(path: str, message: str, hint: str, about: str, *, is_warning: bool = False) -> Problem:
    """A problem of an article, whose place is looked for in its file when the problem is told."""
    severity: Severity = "warning" if is_warning else "error"
    return Unplaced(f"{CONTENT}/{path}", 0, 0, message, hint=hint, severity=severity, about=(about,))
