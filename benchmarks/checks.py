"""Whether a build did its work: every article has its page, pages show the same as all others', an edit has arrived."""

import collections
import itertools
import os
import pathlib
import re
from collections.abc import Iterator, Sequence

import msgspec

from benchmarks.corpus import MOST_READ, Corpus, Head
from benchmarks.edits import Edit
from benchmarks.prepare import Site

SHORTEST = 1000
RELATED = "Tin bài liên quan"
NEWEST = 100
COMPARED = 20
_PICTURE = re.compile(r'<img[^>]* src="/(images/[^"]+)"')
_ELEMENT = re.compile(r"<([a-z][a-z0-9]*)(\s[^<>]*)?>")
_CLASS = re.compile(r'\sclass="([^"]*)"')
_STYLESHEET = re.compile(r'<link rel="stylesheet" href="/([^"?]+)')


class CheckError(Exception):
    """A build that ended well but did not write what it had to."""


class Written(msgspec.Struct, frozen=True):
    """What stands in the output: HTML files, all files, bytes; and the bytes kept beside it for the next build."""

    pages: int
    files: int
    bytes: int
    store: int = 0


class Newsroom(msgspec.Struct, frozen=True):
    """What must be there: the paths of all articles, and the titles that a page in their middle shows.

    Where nobody named related pieces, the program has to find some for one of `similar`, whichever they are. Those who
    print our page print it the same for all that are `compared`.
    """

    paths: frozenset[str]
    sample: str
    titles: tuple[str, ...]
    compared: tuple[str, ...]
    similar: tuple[str, ...] = ()


def newsroom(corpus: Corpus) -> Newsroom:
    """Worked out from the corpus alone, in the way that every site has to choose its blocks."""
    heads = corpus.heads
    sample = corpus.piece(corpus.total // 2)
    related = [heads[int(slug.removeprefix("bai-"))] for slug in sample.related]
    others = [head for head in _newest(heads, sample.section, 5) if head.path != sample.path][:4]
    promoted, multimedia = _newest(heads, "bo-coi-bien-dao", 5), _newest(heads, "multimedia", 12)
    titles = [head.title for head in (*related, *others, *heads[:MOST_READ], *promoted, *multimedia)]
    # Among fewer articles there may be no similar ones.
    is_searched = not related and corpus.total >= NEWEST
    similar = tuple(head.path for head in heads[:NEWEST]) if is_searched else ()
    compared = tuple(head.path for head in heads[:: max(1, corpus.total // COMPARED)])
    return Newsroom(frozenset(head.path for head in heads), sample.path, (sample.title, *titles), compared, similar)


def _newest(heads: Sequence[Head], section: str, count: int) -> list[Head]:
    return list(itertools.islice((head for head in heads if head.path.startswith(f"{section}/")), count))


def check_articles(site: Site, expected: frozenset[str]) -> Written:
    """Counts the output; raises `CheckError` when an article's page is missing or empty."""
    pages = files = size = 0
    found = set()
    for path, length in _walk(site.output):
        files, size = files + 1, size + length
        if path.endswith(".html"):
            pages += 1
            if length >= SHORTEST:
                found.add(path.removesuffix(".html"))
    if missing := sorted(expected - found):
        raise CheckError(f"{len(missing)} article pages are missing, {missing[0]}.html the first of them")
    kept = (path for name in site.left_behind for path in (site.folder / name).rglob("*"))
    return Written(pages, files, size, sum(path.stat().st_size for path in kept if path.is_file()))


def check_sample(site: Site, expected: Newsroom, *, blocks: bool) -> None:
    """Whether a page shows its text and, unless they are filled in later, all that stands beside and below it."""
    html = read_page(site, expected.sample)
    titles = expected.titles if blocks else expected.titles[:1]
    missing = [title for title in titles if title not in html]
    needed = ["application/ld+json", 'rel="canonical"', "og:title", "<img"]
    missing += [part for part in needed if part not in html]
    if missing:
        raise CheckError(f"{expected.sample}.html does not show {missing}")
    lost = [picture for picture in _PICTURE.findall(html) if not (site.output / picture).is_file()]
    if lost:
        raise CheckError(f"{expected.sample}.html shows pictures that are not there: {lost}")
    if blocks and expected.similar and not any(RELATED in read_page(site, path) for path in expected.similar):
        raise CheckError(f"none of the {len(expected.similar)} newest pages shows similar pieces")


class OurPage:
    """Our article page, printed by several programs: what it is made of must be the same as with the first of them."""

    def __init__(self) -> None:
        self.elements: dict[str, collections.Counter[str]] = {}

    def check(self, site: Site, expected: Newsroom) -> None:
        for path in expected.compared:
            found = count_elements(read_page(site, path))
            first = self.elements.setdefault(path, found)
            if found != first:
                more, fewer = dict(found - first), dict(first - found)
                raise CheckError(f"{path}.html is not the same page: it has {more} more and {fewer} fewer")


def count_elements(html: str) -> collections.Counter[str]:
    """How often a page has each element with each class."""
    counted: collections.Counter[str] = collections.Counter()
    for name, attributes in _ELEMENT.findall(html):
        found = _CLASS.search(attributes)
        counted[f"{name}.{found[1]}" if found else name] += 1
    return counted


def check_edit(site: Site, edit: Edit) -> None:
    """Whether an edit can be seen."""
    for path in edit.pages:
        text = read_page(site, path)
        if edit.in_stylesheet:
            link = _STYLESHEET.search(text)
            text = (site.output / link[1]).read_text("utf-8") if link else ""
        if edit.mark not in text:
            raise CheckError(f"{path}.html does not show the edit: {edit.mark}")


def read_page(site: Site, path: str) -> str:
    return (site.output / f"{path}.html").read_text("utf-8")


def _walk(folder: pathlib.Path) -> Iterator[tuple[str, int]]:
    """Every file below a folder with its size."""
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        with os.scandir(folder / prefix) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{prefix}{entry.name}/")
                else:
                    yield f"{prefix}{entry.name}", entry.stat(follow_symlinks=False).st_size
