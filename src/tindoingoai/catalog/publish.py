"""Articles → catalogue: what is held back, which section and address each gets, and what it names must exist."""

import bisect
import datetime
import functools
import itertools
import operator
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tindoingoai.addresses import AddressError, check_address, is_outside, key_of
from tindoingoai.catalog.authors import Authors, name_key
from tindoingoai.catalog.catalog import Catalog, Entry
from tindoingoai.catalog.ground import Ground, Measure
from tindoingoai.catalog.guids import check_guids
from tindoingoai.catalog.moments import moments_of, warn_of_future, without_future
from tindoingoai.catalog.references import Names, article_problem, check_references, is_flawless, is_sound
from tindoingoai.catalog.sections import Section, SectionTree, plant_tree
from tindoingoai.digest import digest_bytes, digest_value
from tindoingoai.focus import write_focus
from tindoingoai.model import Article, Card, Doubt, Held, Image, Link, Picture, Seen, Value
from tindoingoai.problems import Problem, suggest
from tindoingoai.release import HINT
from tindoingoai.settings import RESERVED_SLUGS
from tindoingoai.vietnamese.slugs import make_slug

Span = tuple[datetime.datetime, datetime.datetime]
EVER: Span = (datetime.datetime.min.replace(tzinfo=datetime.UTC), datetime.datetime.max.replace(tzinfo=datetime.UTC))
# How long a piece is news.
RECENT = datetime.timedelta(days=2)
_slug = operator.attrgetter("slug")
_first, _second = operator.itemgetter(0), operator.itemgetter(1)
_doubts = operator.attrgetter("doubts")
# Why a piece is held of which it is not clear whether it may go out.
UNCLEAR = "unclear"
# The place of what concerns a file as a whole.
_WHOLE = (0, 0)


class Choice(Value, frozen=True):
    """What a build takes in: drafts, pieces dated after `now`, and the moment that counts as now."""

    now: datetime.datetime
    drafts: bool = False
    future: bool = False


class Edition:
    """One build's published articles, found by reference, and what became of the rest.

    `files` are those that they name; `recent` are the published ones of the last two days. Within `span` both are the
    same. `named` are, for each article in
    the catalogue's order, the paths of those that it names in any way, some of which may not be published.
    """

    def __init__(
        self,
        catalog: Catalog,
        names: "Names",
        held: tuple[Held, ...],
        files: frozenset[str],
        recent: Sequence[Entry],
        span: Span,
        named: list[tuple[str, ...]],
    ) -> None:
        self.catalog = catalog
        self.names = names
        self.held = held
        self.files = files
        self.recent = recent
        self.span = span
        self.named = named
        self.entries = dict(zip(catalog.paths, catalog.entries, strict=True))

    def pick(self, paths: Iterable[str]) -> tuple[Entry | None, ...]:
        """The published articles of these paths."""
        return tuple(map(self.entries.get, paths))

    def find(self, reference: str) -> Entry | None:
        """The published article that a reference names, or None when it is held back or unknown."""
        return self.entries.get(self.names.find_one(reference))


def publish(
    read: Mapping[str, Article], unreadable: Iterable[str], ground: Ground, choice: Choice, problems: list[Problem]
) -> Edition:
    """The edition that these articles, by path, make; what is wrong across files is added to `problems`."""
    memory = ground.memory
    paths, articles = list(read), list(read.values())
    names = memory.once("names", Names, paths, memory.each("slugs", _slug, paths, articles), tuple(unreadable))
    tree = memory.once(
        "tree", plant_tree, ground.settings.categories, frozenset(memory.each("folders", _folder, paths, articles))
    )
    turns = memory.once("turns in order", _in_order, memory.each("turns", turning_points, paths, articles))
    span = find_span(choice.now, turns)
    how = choice.drafts, choice.future, span
    reasons = memory.each("held", lambda article: hold(article, choice), paths, articles, *how)
    held = tuple(filter(None, reasons))
    problems += _tell_doubts(articles, memory.each("doubts", _doubts, paths, articles), reasons, choice.now)
    held_paths = frozenset(reason.path for reason in held)
    # In these steps no article is touched: there are thousands, and nearly all are as they were.
    is_out = list(map(operator.not_, reasons))
    paths, articles = list(itertools.compress(paths, is_out)), list(itertools.compress(articles, is_out))
    shown = memory.each("at this moment", functools.partial(_as_of, choice), paths, articles, *how)
    for article in itertools.compress(articles, map(operator.is_not, articles, shown)):
        problems += warn_of_future(article, choice.now)
    articles = shown
    files = memory.once("files", _join, memory.each("files named", _list_files, paths, articles))
    ground.files.look_into(address for address in files if not is_outside(address))
    maker = _CardMaker(ground, tree)
    entered = memory.each("entered", maker.enter, paths, articles, ground.state, tree)
    entries = memory.each("entries", _first, paths, entered)
    problems += filter(None, memory.each("refusals", _second, paths, entered))

    targets = memory.each("targets", _list_targets, paths, articles)
    named = memory.each("named", functools.partial(_find_all, names), paths, targets, names)

    problems += _check_all(ground, names, held_paths, paths, articles, named)
    is_in = list(map(bool, entries))
    paths, named = list(itertools.compress(paths, is_in)), list(itertools.compress(named, is_in))
    catalog = Catalog(paths, list(filter(None, entries)), tree, ground.authors, memory)
    problems += _check_authors(catalog, ground)
    problems += check_guids(catalog, ground.settings, memory)
    recent, same = find_recent(catalog.entries, choice.now)
    span = max(span[0], same[0]), min(span[1], same[1])
    return Edition(catalog, names, held, files, recent, span, catalog.arrange(named))


def _tell_doubts(
    articles: Sequence[Article],
    doubts: Sequence[tuple[Doubt, ...]],
    reasons: Sequence[Held | None],
    now: datetime.datetime,
) -> Iterator[Problem]:
    """Tells of keys that sound like publishing: an error where a piece would go out before the moment they hold."""
    for article, reason in itertools.compress(zip(articles, reasons, strict=True), doubts):
        is_held = reason is not None and reason.reason == UNCLEAR
        for doubt in article.doubts:
            place = doubt.line, doubt.column
            if is_held and doubt.moment > now:
                message = f"`{doubt.key}` holds a moment to come, and may mean that the piece is to wait for it"
                yield article_problem(article, message, HINT, place)
            else:
                yield article_problem(article, f"unknown key `{doubt.key}`", "", place, is_warning=True)


def _check_all(
    ground: Ground,
    names: Names,
    held_paths: frozenset[str],
    paths: Sequence[str],
    articles: Sequence[Article],
    named: Sequence[tuple[str, ...]],
) -> Iterator[Problem]:
    """What is wrong with the references of articles; `named` are the paths that each names."""
    measure, unpublished = ground.files.measure, held_paths | names.unreadable
    is_fine = functools.cache(lambda address: is_flawless(address, measure))

    def check(article: Article, found: tuple[str, ...], _: Names | None) -> tuple[Problem, ...]:
        if is_sound(article, found, unpublished) and all(map(is_fine, _list_files(article))):
            return ()
        return tuple(check_references(article, names, held_paths, measure))

    # All names count for an article only where it names one that is not there, or is there twice.
    doubts = [None if is_sure else names for is_sure in ground.memory.each("sure", all, paths, named)]
    given = ground.state, names.unreadable, held_paths
    found = ground.memory.rows("references", check, paths, (articles, named, doubts), *given)
    return itertools.chain.from_iterable(found)


def _find_all(names: Names, references: Iterable[str]) -> tuple[str, ...]:
    """The paths that references stand for; empty where that is no or not one path."""
    return tuple(map(names.find_one, references))


def _list_targets(article: Article) -> list[str]:
    return [reference.target for reference in article.references if reference.kind == "article"]


def _list_files(article: Article) -> list[str]:
    return [reference.target for reference in article.references if reference.kind == "file"]


def _in_order(turns: Iterable[Iterable[datetime.datetime]]) -> list[datetime.datetime]:
    return sorted(itertools.chain.from_iterable(turns))


def _join(lists: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset(itertools.chain.from_iterable(lists))


def hold(article: Article, choice: Choice) -> Held | None:
    """Why an article is not published now, if it is not."""
    front = article.front
    if front.draft and not choice.drafts:
        return Held(article.path, "draft")
    if article.due > choice.now and not choice.future:
        return Held(article.path, "future", article.due)
    if front.expires and front.expires <= choice.now:
        return Held(article.path, "expired", front.expires)
    until = max((doubt.moment for doubt in article.doubts), default=choice.now)
    return Held(article.path, UNCLEAR, until) if until > choice.now and not choice.future else None


def _as_of(choice: Choice, article: Article) -> Article:
    """The article as this build shows it."""
    return article if choice.future else without_future(article, choice.now)


def turning_points(article: Article) -> list[datetime.datetime]:
    """The moments at which `hold` or `_as_of` may come to another answer."""
    front = article.front
    turns = [moment for _, moment in moments_of(article)]
    if not (front.embargo or front.expires or article.doubts):
        return [article.date, *turns]
    turns += [article.due, *([front.expires] if front.expires else []), *(doubt.moment for doubt in article.doubts)]
    return turns


def find_span(now: datetime.datetime, turns: Sequence[datetime.datetime]) -> Span:
    """The moments between which nothing turns, from the last that has come to the next; `turns` are in order."""
    place = bisect.bisect_right(turns, now)
    return turns[place - 1] if place else EVER[0], turns[place] if place < len(turns) else EVER[1]


def find_recent(entries: Sequence[Entry], now: datetime.datetime) -> tuple[Sequence[Entry], Span]:
    """The entries, newest first, that are news at a moment, and between which moments they are."""
    place = bisect.bisect_left(entries, True, key=lambda entry: _ages(entry) <= now)
    around = entries[max(0, place - 1) : place + 1]
    return entries[:place], find_span(now, sorted(map(_ages, around)))


def _ages(entry: Entry) -> datetime.datetime:
    """When a piece is no news any more, by the clock of the world rather than that of a zone with summer time."""
    return min(entry.date.astimezone(datetime.UTC), EVER[1] - RECENT) + RECENT


def _folder(article: Article) -> str:
    """The category as written, or the folder that an article lies in."""
    written = article.front.category[0] if article.front.category else ""
    return written or article.path.rpartition("/")[0]


class _CardMaker:
    """Gives each article its section, address and card."""

    def __init__(self, ground: Ground, tree: SectionTree) -> None:
        self.settings = ground.settings
        self.authors = ground.authors
        self.measure = ground.files.measure
        # Many articles show the same few.
        self.digest_seen = functools.cache(lambda address: digest_value(self.measure(address)))
        self.tree = tree

    def enter(self, article: Article) -> tuple[Entry | None, Problem | None]:
        """The article's entry, or why it can have none."""
        section = self.tree.find(_folder(article))
        if section is None:
            return None, self._unknown_section(article)
        try:
            address = check_address(article.front.address or self._permalink(article, section))
        except AddressError as error:
            message, hint = f"the address of this article {error}", "change `slug` or the file's name"
            return None, article_problem(article, message, hint, article.places.get("slug", _WHOLE))
        for index, alias in enumerate(article.front.aliases):
            if key_of(alias) == key_of(address):
                place = article.places.get(f"aliases[{index}]", _WHOLE)
                message = f"`{alias}` is the article's address now, so it cannot be a former one"
                return None, article_problem(article, message, "delete it", place)
        order = (-article.date.timestamp(), article.path)
        return Entry(article, self._card(article, section, address), section, order, self._mark(article, section)), None

    def _mark(self, article: Article, section: Section) -> str:
        portraits = (self.authors.find(name)[1].image for name in article.front.authors)
        named = itertools.chain(_list_files(article), (image.src for image in portraits if image))
        seen = " ".join(map(self.digest_seen, named))
        return f"{article.outline} {section.path} {digest_bytes(seen.encode())}"

    def _unknown_section(self, article: Article) -> Problem:
        folder = _folder(article)
        place = article.places.get("category", _WHOLE)
        if not folder:
            hint = "move it into a category's folder, or add `category: …`"
            return article_problem(article, "this article has no category", hint, place)
        message = f"there is no category `{folder}`"
        if make_slug(folder.partition("/")[0]) in RESERVED_SLUGS:
            return article_problem(
                article, message, "that address is kept for the engine's own pages: choose another", place
            )
        known = [section.path for section in self.tree] + [section.title for section in self.tree]
        hint = suggest(folder, known)
        if not article.front.category:
            hint = f"{hint} (the folder is the category)".lstrip()
        return article_problem(article, message, hint, place)

    def _permalink(self, article: Article, section: Section) -> str:
        date = article.date
        return self.settings.permalink.format(
            category=section.top_path,
            path=section.path,
            slug=article.slug,
            year=f"{date.year:04}",
            month=f"{date.month:02}",
            day=f"{date.day:02}",
        )

    def _card(self, article: Article, section: Section, address: str) -> Card:
        front = article.front
        media = front.video or front.audio
        return Card(
            address=address,
            title=front.title,
            short_title=front.short_title,
            kicker=front.kicker,
            summary=article.summary,
            category=section.link,
            authors=tuple(self.authors.link(name, has_pages=self.settings.pages.authors) for name in front.authors),
            date=article.date,
            updated=front.updated,
            date_is_day="date" in article.days,
            updated_is_day="updated" in article.days,
            kind=front.kind,
            image=picture_of(front.image, self.measure) if front.image else None,
            duration=media.duration if media else "",
        )


def picture_of(image: Image, measure: Measure) -> Picture:
    """A picture as pages show it: with its size and its variants, where the file tells of them."""
    seen = measure(image.src) or Seen()
    return Picture(
        address=seen.address or image.src,
        width=seen.width,
        height=seen.height,
        alt=image.alt,
        caption=image.caption,
        credit=image.credit,
        focus=write_focus(image.focus),
        color=seen.color,
        stem=seen.stem,
        widths=seen.widths,
        formats=seen.formats,
        plain=seen.plain,
        raster=seen.raster,
    )


def card_elsewhere(title: str, url: str, summary: str) -> Card:
    """The card of a piece on another site."""
    return Card(address=url, title=title, summary=summary, category=Link("", ""))


def _check_authors(catalog: Catalog, ground: Ground) -> Iterator[Problem]:
    """Warns of two people whose names make one address, since they would share a page."""
    find = functools.partial(_find_namesakes, ground.authors)
    for place, first, second, slug in ground.memory.once("namesakes", find, catalog.names, ground.state):
        article = catalog.entries[place].article
        message = f"the authors {first} and {second} share the page /tac-gia/{slug}/"
        hint = "give one of them an id in data/authors.yaml"
        yield article_problem(article, message, hint, article.places.get("authors", _WHOLE), is_warning=True)


def _find_namesakes(authors: Authors, written: Sequence[tuple[str, ...]], _: object) -> list[tuple[int, str, str, str]]:
    """The place of a piece, two names and the slug that they share."""
    known: dict[str, str] = {}
    found = []
    # The newest piece stands for all of the same authors.
    newest = {names: place for place, names in reversed(list(enumerate(written)))}
    for names, place in sorted(newest.items(), key=lambda pair: pair[1]):
        for name in names:
            slug, profile = authors.find(name)
            first = known.setdefault(slug, profile.name)
            if slug and name_key(first) != name_key(profile.name):
                known[slug] = profile.name
                found.append((place, first, profile.name, slug))
    return found
