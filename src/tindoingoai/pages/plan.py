"""All page kinds, and the plan of a whole site: every page, none twice."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tindoingoai.addresses import address_fault, folders_above, key_of
from tindoingoai.media.variants import FOLDER as VARIANTS
from tindoingoai.pages import (
    archive,
    article,
    author,
    category,
    feed,
    fragment,
    home,
    most_read,
    multimedia,
    news_sitemap,
    not_found,
    redirect,
    robots,
    search,
    sitemap,
    tag,
)
from tindoingoai.pages.desk import Desk
from tindoingoai.pages.page import Page
from tindoingoai.problems import Problem, Unplaced
from tindoingoai.settings import FILE_NAME

# A new page kind is a file in this folder and a line here.
KINDS: tuple[Callable[[Desk], Iterator[Page]], ...] = (
    article.plan,
    category.plan,
    home.plan,
    most_read.plan,
    multimedia.plan,
    tag.plan,
    author.plan,
    archive.plan,
    search.plan,
    not_found.plan,
    redirect.plan,
    fragment.plan,
    feed.plan,
    sitemap.plan,
    news_sitemap.plan,
    robots.plan,
)


# Pages that somebody may want to write as a file.
_OWN_TEMPLATES = ("/robots.txt", "/404.html")


class Claim(NamedTuple):
    """Who wants a file at an address: a page, planned from a source or by the engine, or a file to be copied.

    `number` tells claims apart that are alike in all else; `fields` are those of the source that may be to blame.
    """

    number: int
    what: str
    address: str
    origin: str = ""
    fields: tuple[str, ...] = ()


class Plan(NamedTuple):
    """Every page of a site by its address, and the addresses of files that must make way for one."""

    pages: dict[str, Page]
    left_out: frozenset[str]


def plan_site(desk: Desk, files: Mapping[str, str], problems: list[Problem]) -> Plan:
    """Every page of a site; `files` are the paths of files to be copied, by address.

    Two claims to one address are a problem that names both, and so is a file where a folder must be. The one that is
    blamed is left out of the plan.
    """
    pages = list(itertools.chain.from_iterable(plan(desk) for plan in KINDS))
    claims = [
        Claim(number, f"{page.kind.replace('_', ' ')} page", page.address, page.origin, page.fields)
        for number, page in enumerate(pages)
    ]
    refused: set[int] = set()
    for claim in claims:
        # Those that an editor has a hand in were checked with the article.
        if not claim.origin and (fault := address_fault(claim.address)):
            refused.add(claim.number)
            problems.append(Problem(FILE_NAME, 1, 1, f"the address {claim.address} {fault}", hint="change it"))
    copies = [Claim(-number, "file", address, path) for number, (address, path) in enumerate(files.items(), 2)]
    # What is made of pictures is named later; no address of a file or a page holds a star.
    variants = Claim(-1, "folder of pictures", f"{VARIANTS}*")
    left_out: set[str] = set()
    kept = [claim for claim in claims if claim.number not in refused]
    for loser, winner in find_collisions([*copies, *kept, variants]):
        problems.append(_describe(loser, winner))
        if loser.number < 0:
            left_out.add(loser.address)
        refused.add(loser.number)
    return Plan({page.address: page for number, page in enumerate(pages) if number not in refused}, frozenset(left_out))


def find_collisions(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Every claim to a file that a stronger one has or needs for a folder, with that one.

    Without them no two claims meet.
    """
    # Hardly a newspaper has any, and to sort takes longer than to look.
    if any(_losers(claims)):
        yield from _losers(sorted(claims, key=_strength, reverse=True))


def _strength(claim: Claim) -> tuple[bool, bool, str]:
    """The easiest to change gives way: a file to be copied, then an article, never the engine's own page."""
    return claim.what != "file", not claim.origin, claim.origin


def _losers(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Each claim that one before it leaves no room for, with that one."""
    files: dict[str, Claim] = {}
    folders: dict[str, Claim] = {}
    for claim in claims:
        key = key_of(claim.address)
        folder = key.rpartition("/")[0]
        # Thousands of claims lie in a few hundred folders, and no file has the place of one that is known.
        above = () if folder in folders else (folder, *folders_above(folder))
        if winner := files.get(key) or folders.get(key) or next(filter(None, map(files.get, above)), None):
            yield claim, winner
            continue
        files[key] = claim
        for place in above:
            folders.setdefault(place, claim)


def _describe(blamed: Claim, other: Claim) -> Problem:
    named = other.origin or f"the {other.what}"
    message = f"{named} has the address {blamed.address} too"
    if other.address != blamed.address:
        message = f"{named} has the address {other.address}, which cannot stand beside {blamed.address}"
    place = (1, 1) if blamed.fields else (0, 0)
    hint = "give one of them another name or `slug`"
    if blamed.what == "file" and blamed.address in _OWN_TEMPLATES:
        hint = f"write your own as templates{blamed.address}"
    return Unplaced(blamed.origin or FILE_NAME, *place, message, hint=hint, about=blamed.fields)
