"""What is wrong with published articles that only shows when all of them are looked at."""

from collections.abc import Iterable, Iterator, Sequence

from tindoingoai.catalog.authors import Authors, author_address, name_key
from tindoingoai.catalog.catalog import Catalog
from tindoingoai.catalog.entries import WIDE_ENOUGH, Entry
from tindoingoai.catalog.guids import check_guids
from tindoingoai.catalog.newsroom import Newsroom
from tindoingoai.catalog.other_addresses import warn_of_other_addresses
from tindoingoai.catalog.references import article_problem
from tindoingoai.catalog.tag_groups import warn_of_shared
from tindoingoai.problems import Problem
from tindoingoai.settings import AUTHORS
from tindoingoai.vietnamese.numbers import format_number


def check_entries(catalog: Catalog, newsroom: Newsroom) -> Iterator[Problem]:
    settings = newsroom.settings
    yield from _check_authors(catalog, newsroom)
    yield from _check_bylines(catalog.entries)
    if settings.pages.tags:
        yield from _check_tags(catalog)
    yield from _check_categories(catalog.entries)
    yield from warn_of_other_addresses(catalog.entries, settings.permalink)
    yield from _check_pictures(catalog.entries)
    yield from check_guids(catalog, settings)


def _check_authors(catalog: Catalog, newsroom: Newsroom) -> Iterator[Problem]:
    """Warns of two people whose names make one address, since they would share a page."""
    for path, first, second, slug in _find_namesakes(newsroom.authors, catalog.entries):
        message = f"the authors {first} and {second} share the page {author_address(slug)}"
        hint = "give one of them an id in data/authors.yaml"
        yield article_problem(path, message, hint, "authors", is_warning=True)
    # The newest piece stands for all of the same author.
    newest: dict[str, str] = {}
    for entry in catalog.entries:
        for name in entry.row.authors:
            newest.setdefault(name, entry.row.path)
    for name, path in newest.items():
        if near := newsroom.authors.nearest(name):
            message = f"there is no author `{name}` in {AUTHORS}: readers see it as a name"
            yield article_problem(path, message, f"did you mean `{near}`?", "authors", is_warning=True)


def _check_tags(catalog: Catalog) -> Iterator[Problem]:
    """Warns of tags whose letters make one address."""
    for group, message, hint in warn_of_shared(catalog.tags.groups):
        yield article_problem(group.entries[-1].row.path, message, hint, "tags", is_warning=True)


def _check_pictures(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Warns of pieces that are all about pictures and have none for cards."""
    for entry in entries:
        row = entry.row
        if row.kind in ("photo", "video") and row.image is None and row.wants_picture:
            message = f"this piece of kind `{row.kind}` has no picture for cards and for those who share it"
            hint = f"add `image: …`, or `image: false`; a picture of the text must be {WIDE_ENOUGH} pixels wide"
            yield article_problem(row.path, message, hint, "kind", is_warning=True)


def _check_bylines(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Warns of authors whose one text may name several, once a text."""
    # The newest piece stands for all with the same byline.
    newest: dict[tuple[str, ...], str] = {}
    for entry in entries:
        if entry.row.has_byline and len(entry.row.authors) == 1:
            newest.setdefault(entry.row.authors, entry.row.path)
    for (byline,), path in newest.items():
        message = f"`{byline}` counts as one author"
        hint = f"if these are several, write `authors: [{byline}]`, else `authors: ['{byline}']`"
        yield article_problem(path, message, hint, "authors", is_warning=True)


def _check_categories(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Warns of categories that are no sections, once a name."""
    # The newest piece stands for all.
    newest: dict[str, tuple[Entry, int]] = {}
    for entry in entries:
        for name in entry.strangers:
            first, count = newest.get(name, (entry, 0))
            newest[name] = first, count + 1
    for name, (entry, count) in newest.items():
        message = f"`{name}` is no section, so it counts as a tag; pieces that have it: {format_number(count)}"
        hint = "if it is one, give it a folder, or a line under `categories` in site.yaml"
        about = f"category[{entry.row.categories.index(name)}]"
        yield article_problem(entry.row.path, message, hint, about, is_warning=True)


def _find_namesakes(authors: Authors, entries: Sequence[Entry]) -> Iterator[tuple[str, str, str, str]]:
    """The path of a piece, two names and the slug that they share."""
    known: dict[str, str] = {}
    # The newest piece stands for all of the same authors.
    newest: dict[tuple[str, ...], str] = {}
    for entry in entries:
        newest.setdefault(entry.row.authors, entry.row.path)
    for names, path in newest.items():
        for name in names:
            slug, profile = authors.find(name)
            first = known.setdefault(slug, profile.name)
            if slug and name_key(first) != name_key(profile.name):
                known[slug] = profile.name
                yield path, first, profile.name, slug
