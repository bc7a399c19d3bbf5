"""All page kinds, and the plan of a whole site: every page, none twice."""

import itertools
import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from tindoingoai.addresses import AddressError, check_address, key_of
from tindoingoai.media.variants import FOLDER as VARIANTS
from tindoingoai.model import Value
from tindoingoai.pages import (
    archive,
    article,
    author,
    block,
    category,
    feed,
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
from tindoingoai.pages.sketch import Planned
from tindoingoai.problems import Problem
from tindoingoai.settings import FILE_NAME

_address = operator.attrgetter("address")

# A new page kind is a file in this folder and a line here.
KINDS: tuple[Callable[[Desk], Iterator[Planned]], ...] = (
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
    block.plan,
    feed.plan,
    sitemap.plan,
    news_sitemap.plan,
    robots.plan,
)


class Claim(Value, frozen=True):
    """Who wants a file at an address: a page, planned from a source or by the engine, or a file to be copied."""

    what: str
    address: str
    origin: str = ""
    place: tuple[int, int] = (0, 0)


# What is made of pictures is named later; no address of a file or a page holds a star.
_VARIANTS = Claim("folder of pictures", f"{VARIANTS}*")


class Plan(Value, frozen=True):
    """Every page of a site and its address, and the addresses of files that must make way for one."""

    pages: list[Planned]
    addresses: list[str]
    left_out: frozenset[str]


def plan_site(desk: Desk, files: Mapping[str, str], problems: list[Problem]) -> Plan:
    """Every page of a site; `files` are the paths of files to be copied, by address.

    Two claims to one address are a problem that names both, and so is a file where a folder must be. The one that is
    blamed is left out of the plan.
    """
    pages = list(itertools.chain.from_iterable(plan(desk) for plan in KINDS))
    addresses = list(map(_address, pages))
    wanted = desk.memory.each("wanted", _claim_of, addresses, pages)
    refused, left_out, found = desk.memory.once("refused", _refuse, wanted, tuple(files.items()))
    problems += found
    if refused:
        pages = [page for place, page in enumerate(pages) if place not in refused]
        addresses = list(map(_address, pages))
    return Plan(pages, addresses, left_out)


def _claim_of(page: Planned) -> Claim:
    return Claim(f"{page.kind.replace('_', ' ')} page", page.address, page.origin, page.place)


def _refuse(
    wanted: Sequence[Claim], files: Sequence[tuple[str, str]]
) -> tuple[frozenset[int], frozenset[str], tuple[Problem, ...]]:
    """The places of pages that may not have their address, the addresses of such files, and why."""
    claims = [Claim("file", address, path) for address, path in files]
    places = {id(claim): place - len(files) for place, claim in enumerate([*claims, *wanted])}
    refused: list[int] = []
    problems: list[Problem] = []
    for place, claim in enumerate(wanted):
        # Those that an editor has a hand in were checked with the article.
        if not claim.origin and (fault := _fault(claim.address)):
            refused.append(place)
            problems.append(Problem(FILE_NAME, 1, 1, f"the address {claim.address} {fault}", hint="change it"))
    is_refused = frozenset(refused)
    claims += [claim for place, claim in enumerate(wanted) if place not in is_refused]
    claims.append(_VARIANTS)
    for blamed, problem in find_collisions(claims):
        refused.append(places[id(blamed)])
        problems.append(problem)
    return (
        frozenset(place for place in refused if place >= 0),
        frozenset(files[place][0] for place in refused if place < 0),
        tuple(problems),
    )


def _fault(address: str) -> str:
    try:
        check_address(address)
    except AddressError as error:
        return str(error)
    return ""


def find_collisions(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Problem]]:
    """Every claim to a file that a stronger one has or needs for a folder, and the problem that it is.

    Without them no two claims meet.
    """
    # Hardly a newspaper has any, and to sort takes longer than to look.
    if any(_losers(claims)):
        for loser, winner in _losers(sorted(claims, key=_strength, reverse=True)):
            yield loser, _collision(loser, winner)


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
        above = () if folder in folders else (folder, *_folders(folder))
        if winner := files.get(key) or folders.get(key) or next(filter(None, map(files.get, above)), None):
            yield claim, winner
            continue
        files[key] = claim
        for place in above:
            folders.setdefault(place, claim)


def _folders(key: str) -> Iterator[str]:
    while key := key.rpartition("/")[0]:
        yield key


def _collision(blamed: Claim, other: Claim) -> Problem:
    named = other.origin or f"the {other.what}"
    message = f"{named} has the address {blamed.address} too"
    if other.address != blamed.address:
        message = f"{named} has the address {other.address}, which cannot stand beside {blamed.address}"
    hint = "give one of them another name or `slug`"
    return Problem(blamed.origin or FILE_NAME, *blamed.place, message, hint=hint)
