"""Rows → edition: what is held back, what each article that is published is called, and what it names must exist."""

import bisect
import datetime
import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tindoingoai.addresses import is_outside
from tindoingoai.catalog.catalog import Catalog
from tindoingoai.catalog.entries import Entry, EntryMaker
from tindoingoai.catalog.entry_checks import check_entries
from tindoingoai.catalog.filing import Refusal, name_section
from tindoingoai.catalog.future_dates import article_without_future, warn_of_future, without_future
from tindoingoai.catalog.links import Goal, find_goal, withhold
from tindoingoai.catalog.newsroom import Load, Measure, Newsroom
from tindoingoai.catalog.references import (
    Names,
    article_problem,
    check_references,
    is_flawless,
    is_missing,
    is_sound,
)
from tindoingoai.catalog.sections import SectionTree, plant_tree
from tindoingoai.kinds import is_remade
from tindoingoai.memo import Memo
from tindoingoai.model import Article, Held, Row, Value
from tindoingoai.problems import Problem
from tindoingoai.release import HINT
from tindoingoai.settings import Settings

Period = tuple[datetime.datetime, datetime.datetime]
# How long a piece is news.
RECENT = datetime.timedelta(days=2)
# Why a piece is held of which it is not clear whether it may go out.
UNCLEAR = "unclear"
EVER: Period = (datetime.datetime.min.replace(tzinfo=datetime.UTC), datetime.datetime.max.replace(tzinfo=datetime.UTC))


class Choice(Value, frozen=True):
    """What a build takes in: drafts, pieces dated after `now`, and the moment that counts as now."""

    now: datetime.datetime
    drafts: bool = False
    future: bool = False


class Edition:
    """One build's published articles, found by reference, and what became of the rest.

    `files` are those that they show, `linked` those that their texts only lead to; `links` holds what the links of an
    article, where it has any, are meant to lead to, by its path. `recent` are the published ones of the last two days;
    within `period` both are the same. `named` are, for each article by path, the paths of those that it names in any
    way, some of which may not be published.
    """

    def __init__(
        self,
        catalog: Catalog,
        names: Names,
        held: tuple[Held, ...],
        files: frozenset[str],
        recent: Sequence[Entry],
        period: Period,
        named: dict[str, tuple[str, ...]],
        choice: Choice,
        links: dict[str, tuple[Goal, ...]],
        linked: frozenset[str],
    ) -> None:
        self.catalog = catalog
        self.names = names
        self.held = held
        self.files = files
        self.recent = recent
        self.period = period
        self.named = named
        self.choice = choice
        self.links = links
        self.linked = linked
        self.entries = {entry.row.path: entry for entry in catalog.entries}

    @functools.cached_property
    def paths(self) -> dict[str, str]:
        """The path of each published article by its address."""
        return {entry.address: path for path, entry in self.entries.items()}

    def find(self, reference: str) -> Entry | None:
        """The published article that a reference names, or None when it is held back or unknown."""
        return self.entries.get(self.names.find_one(reference))

    def as_of_now(self, article: Article) -> Article:
        """A whole article as this build shows it."""
        return article if self.choice.future else article_without_future(article, self.choice.now)


def publish(
    rows: Sequence[Row],
    unreadable: Iterable[str],
    newsroom: Newsroom,
    choice: Choice,
    load: Load,
    problems: list[Problem],
    memo: Memo | None = None,
    home: str = "",
) -> Edition:
    """The edition that these articles make; what is wrong across files is added to `problems`.

    `home` is the site's own address, as texts may have written it.
    """
    memo = memo or Memo()
    paths, slugs = [row.path for row in rows], [row.slug for row in rows]
    names = memo.once("names", Names, paths, slugs, tuple(unreadable))
    tree = memo.once("tree", plant_tree, newsroom.settings.categories, _name_sections(rows, newsroom.settings))
    period = find_period(choice.now, sorted(itertools.chain.from_iterable(map(turning_points, rows))))
    reasons = [hold(row, choice) for row in rows]
    held = tuple(filter(None, reasons))
    problems += _tell_doubts(rows, reasons, choice.now)
    published = [row for row, reason in zip(rows, reasons, strict=True) if reason is None]
    if not choice.future:
        for row in published:
            problems += warn_of_future(row, choice.now)
        published = [without_future(row, choice.now) for row in published]
    published = [newsroom.authors.split_byline(row) for row in published]
    links = {
        row.path: tuple(
            find_goal(link, row.path, names, home, newsroom.files.measure, tree.by_path) for link in row.links
        )
        for row in published
        if row.links
    }
    linked = frozenset(goal.target for goals in links.values() for goal in goals if goal.kind == "file")
    # Those that are published as what is made of them are as good as shown.
    files = frozenset(filter(is_remade, linked)).union(*(row.files for row in published))
    newsroom.files.measure_all(address for address in files if not is_outside(address))
    published = [_without_missing_picture(row, newsroom.files.measure) for row in published]
    entries = _enter_all(published, newsroom, tree, problems, memo)
    if links and held:
        hidden = _addresses_of((row for row, reason in zip(rows, reasons, strict=True) if reason), newsroom, tree)
        links = {path: tuple(withhold(goal, hidden) for goal in goals) for path, goals in links.items()}
    named = _check_all(published, newsroom, names, frozenset(reason.path for reason in held), load, problems, memo)
    catalog = Catalog(entries, tree, newsroom, memo)
    problems += check_entries(catalog, newsroom)
    recent, same = find_recent(catalog.entries, choice.now)
    period = max(period[0], same[0]), min(period[1], same[1])
    return Edition(catalog, names, held, files, recent, period, named, choice, links, linked - files)


def _addresses_of(rows: Iterable[Row], newsroom: Newsroom, tree: SectionTree) -> dict[str, str]:
    """The paths of articles by the addresses that they will have."""
    maker = EntryMaker(newsroom, tree)
    found = ((row.path, maker.enter((row, ()))) for row in rows)
    return {entry.address: path for path, entry in found if isinstance(entry, Entry)}


def _without_missing_picture(row: Row, measure: Measure) -> Row:
    """A row that lists show without a picture where its file is not there."""
    return msgspec.structs.replace(row, image=None) if row.image and is_missing(row.image.src, measure) else row


def _name_sections(rows: Sequence[Row], settings: Settings) -> frozenset[str]:
    """What names the sections, where the settings do not."""
    if settings.categories:
        return frozenset()
    return frozenset(name_section(row, settings.default_category) for row in rows)


def _enter_all(
    rows: Sequence[Row], newsroom: Newsroom, tree: SectionTree, problems: list[Problem], memo: Memo
) -> list[Entry]:
    """The entries of articles; why others can have none is added to `problems`."""
    given = newsroom.settings, newsroom.authors.profiles, tree
    maker = memo.once("entry maker", lambda *_: EntryMaker(newsroom, tree), *given)
    maker.measure = newsroom.files.measure
    found = memo.each("entries", maker.enter, ((row.path, (row, maker.look_at(row))) for row in rows), *given)
    for path, each in found.items():
        if isinstance(each, Refusal):
            problems.append(article_problem(path, each.message, each.hint, each.field))
    return [each for each in found.values() if isinstance(each, Entry)]


def _tell_doubts(rows: Sequence[Row], reasons: Sequence[Held | None], now: datetime.datetime) -> Iterator[Problem]:
    """Tells of keys that sound like publishing: an error where a piece would go out before the moment they hold."""
    for row, reason in zip(rows, reasons, strict=True):
        for index, (key, moment) in enumerate(row.doubts):
            about = f"doubts[{index}]"
            if reason is not None and reason.reason == UNCLEAR and moment > now:
                message = f"`{key}` holds a moment to come, and may mean that the piece is to wait for it"
                yield article_problem(row.path, message, HINT, about)
            else:
                yield article_problem(row.path, f"unknown key `{key}`", "", about, is_warning=True)


def _check_all(
    rows: Sequence[Row],
    newsroom: Newsroom,
    names: Names,
    held: frozenset[str],
    load: Load,
    problems: list[Problem],
    memo: Memo,
) -> dict[str, tuple[str, ...]]:
    """The paths that each article names, by its own; what is wrong with that is added to `problems`."""
    measure, unpublished = newsroom.files.measure, held | names.unreadable
    is_fine = functools.cache(lambda address: is_flawless(address, measure))
    find_all = functools.partial(_find_all, names)
    named = memo.each("named", find_all, ((row.path, row.targets) for row in rows), names)
    for row in rows:
        found = named[row.path]
        if not ((not found or is_sound(row.path, found, unpublished)) and all(map(is_fine, row.files))):
            may_miss_files = newsroom.settings.may_miss_files(row.date)
            problems += check_references(load(row.path), names, held, newsroom.files, may_miss_files=may_miss_files)
    return named


def look_further(articles: Sequence[tuple[Row, Article]], edition: Edition, newsroom: Newsroom) -> Iterator[Problem]:
    """What is wrong with what articles name that are not in the edition for errors of their own.

    So all that is wrong with a file is told at once.
    """
    tree = plant_tree(newsroom.settings.categories, _name_sections([row for row, _ in articles], newsroom.settings))
    maker, held = EntryMaker(newsroom, tree), frozenset(reason.path for reason in edition.held)
    for row, article in articles:
        if hold(row, edition.choice) is None:
            # A wrong address was told of when it was read; without a title, perhaps nothing of the head could be read.
            refusal = maker.enter((row, ())) if row.title else None
            if isinstance(refusal, Refusal) and refusal.field == "category":
                yield article_problem(row.path, refusal.message, refusal.hint, refusal.field)
            may_miss_files = newsroom.settings.may_miss_files(row.date)
            files = newsroom.files
            yield from check_references(article, edition.names, held, files, may_miss_files=may_miss_files)


def _find_all(names: Names, references: Sequence[str]) -> tuple[str, ...]:
    """The paths that references stand for; empty where that is no or not one path."""
    return tuple(map(names.find_one, references))


def hold(row: Row, choice: Choice) -> Held | None:
    """Why an article is not published now, if it is not."""
    if row.is_draft and not choice.drafts:
        return Held(row.path, "draft")
    if row.due > choice.now and not choice.future:
        return Held(row.path, "future", row.due)
    if row.expires and row.expires <= choice.now:
        return Held(row.path, "expired", row.expires)
    until = max((moment for _, moment in row.doubts), default=choice.now)
    return Held(row.path, UNCLEAR, until) if until > choice.now and not choice.future else None


def turning_points(row: Row) -> list[datetime.datetime]:
    """The moments at which `hold` may come to another answer, or the article has another look."""
    expires = [row.expires] if row.expires else []
    return [row.due, *expires, *(moment for _, moment in (*row.doubts, *row.moments))]


def find_period(now: datetime.datetime, turns: Sequence[datetime.datetime]) -> Period:
    """The moments between which nothing turns, from the last that has come to the next; `turns` are in order."""
    place = bisect.bisect_right(turns, now)
    return turns[place - 1] if place else EVER[0], turns[place] if place < len(turns) else EVER[1]


def find_recent(entries: Sequence[Entry], now: datetime.datetime) -> tuple[Sequence[Entry], Period]:
    """The entries, newest first, that are news at a moment, and between which moments they are."""
    place = bisect.bisect_left(entries, True, key=lambda entry: _ages(entry) <= now)
    around = entries[max(0, place - 1) : place + 1]
    return entries[:place], find_period(now, sorted(map(_ages, around)))


def _ages(entry: Entry) -> datetime.datetime:
    """When a piece is no news any more, by the clock of the world rather than that of a zone with summer time."""
    return min(entry.row.date.astimezone(datetime.UTC), EVER[1] - RECENT) + RECENT


def name_files(edition: Edition, settings: Settings) -> frozenset[str]:
    """The addresses of all files that pages show: those that articles and settings name, and portraits of authors.

    What the theme and static/ hold is published besides, whoever shows it.
    """
    portraits = (author.profile.image for author in edition.catalog.authors)
    shared = settings.share.picture
    return edition.files.union(
        (image.src for image in portraits if image), {shared} if shared and not is_outside(shared) else ()
    )
