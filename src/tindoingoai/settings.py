"""`site.yaml` → `Settings`: what a newspaper's owner decides, checked, with defaults for all but title and address."""

import datetime
import functools
import pathlib
import re
import urllib.parse
import zoneinfo
from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

import msgspec

from tindoingoai.addresses import Name, address_fault, avoid_device, is_web_address
from tindoingoai.disk import read_file
from tindoingoai.located.text import decode_text
from tindoingoai.problems import Problem, SettingsError, nearest, suggest, tidy, unreadable
from tindoingoai.site_folders import DATA

FILE_NAME = "site.yaml"
AUTHORS = f"{DATA}/authors.yaml"
TAGS = f"{DATA}/tags.yaml"
FRONT = f"{DATA}/home.yaml"

Count = Annotated[int, msgspec.Meta(ge=0, le=1000)]
Positive = Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]
BlocksMode = Literal["baked", "live", "ssi", "esi"]
PictureFormat = Literal["avif", "webp"]


class SettingsGroup(msgspec.Struct, frozen=True):
    """A group of settings."""


class Category(SettingsGroup, frozen=True):
    """A section or sub-section of the tree, in menu order."""

    slug: Name
    title: str = ""
    summary: str = ""
    promoted: bool = False
    hidden: bool = False
    children: tuple["Category", ...] = ()


class Masthead(SettingsGroup, frozen=True):
    """The newspaper's legal particulars; all of the first five are required when `strict` is on."""

    licence: str = ""
    editor_in_chief: str = ""
    address: str = ""
    phone: str = ""
    email: Name = ""
    publisher: str = ""
    slogan: str = ""
    logo: Name = ""
    notice: str = ""
    copyright: str = ""


class Markdown(SettingsGroup, frozen=True):
    """How bodies are read."""

    RETIRED: ClassVar[dict[str, str]] = {"engine": "delete the line: markdown-it reads all bodies, to the same pages"}

    html: Literal["sanitize", "escape", "trust"] = "sanitize"
    smart_quotes: bool = False
    indented_code: bool = False
    max_bytes: Positive = 1_000_000


class MostRead(SettingsGroup, frozen=True):
    """How reads become ranks: hours of the window, of the half-life, and after which their date is told.

    `days` is for how long they rank; after that the newsroom's choice stands in.
    """

    reads: Name = f"{DATA}/reads.json"
    window: Positive = 72
    half_life: Positive = 12
    fresh: Positive = 48
    days: Positive | Literal["always"] = 7
    count: Positive = 20


class BlockShown(SettingsGroup, frozen=True):
    """How many cards a block shows."""

    SHORTHAND: ClassVar[str] = "count"

    count: Count


class LatestShown(BlockShown, frozen=True):
    """Whether it may repeat the related pieces above it."""

    repeat: bool = False


class SharedShown(BlockShown, frozen=True):
    """Whether it may repeat what stands above it on the page; if not, it is no longer the same on every page."""

    repeat: bool = True


class BlocksShown(SettingsGroup, frozen=True):
    """The blocks of an article page; a count of 0 leaves a block out."""

    related: BlockShown = BlockShown(3)
    latest: LatestShown = LatestShown(4)
    most_read: SharedShown = SharedShown(4)
    promoted: SharedShown = SharedShown(3)
    multimedia: SharedShown = SharedShown(22)


class Pages(SettingsGroup, frozen=True):
    """Kinds of pages that a newspaper can do without."""

    most_read: bool = True
    multimedia: bool = True
    tags: bool = True
    authors: bool = True
    archive: bool = True
    feeds: bool = True
    search: bool = True


class Share(SettingsGroup, frozen=True):
    """What those show who link to a page: `picture` for pages that have none of their own."""

    picture: Name = ""


class Feeds(SettingsGroup, frozen=True):
    """`guid_base` is what the names of pieces begin with; empty, it is the newspaper's own address."""

    guid_base: str = ""


class Pictures(SettingsGroup, frozen=True):
    """How the pictures that pages show are prepared; `quality` is that of WebP, the other formats follow it."""

    variants: bool = True
    widths: tuple[Annotated[int, msgspec.Meta(ge=16, le=8000)], ...] = (320, 480, 720, 960, 1280, 1920)
    formats: tuple[PictureFormat, ...] = ("avif", "webp")
    quality: Annotated[int, msgspec.Meta(ge=20, le=95)] = 75
    originals: Literal["clean", "as_is"] = "clean"
    max_megapixels: Annotated[int, msgspec.Meta(ge=1, le=80)] = 50


class Settings(SettingsGroup, frozen=True):
    title: str
    base_url: Name
    lang: Literal["vi", "en"] = "vi"
    timezone: Name = "Asia/Ho_Chi_Minh"
    description: str = ""
    permalink: Name = "/{category}/{slug}.html"
    links: Literal["rooted", "relative"] = "rooted"
    categories: tuple[Category, ...] = ()
    default_category: Name = ""
    blocks: BlocksMode = "baked"
    strict: bool = False
    missing_files: Name = "error"
    page_size: Positive = 20
    masthead: Masthead = Masthead()
    markdown: Markdown = Markdown()
    most_read: MostRead = MostRead()
    blocks_shown: BlocksShown = BlocksShown()
    pages: Pages = Pages()
    share: Share = Share()
    feeds: Feeds = Feeds()
    pictures: Pictures = Pictures()

    @property
    def zone(self) -> datetime.tzinfo:
        return zoneinfo.ZoneInfo(self.timezone)

    @property
    def guid_base(self) -> str:
        """What the names of pieces in feeds begin with, without a slash at its end."""
        return self.feeds.guid_base.rstrip("/") or self.base_url

    def may_miss_files(self, date: datetime.datetime) -> bool:
        """Whether a piece of a date may go out without the files that it names and that are not there."""
        if self.missing_files in MISSING_FILES:
            return self.missing_files == "warning"
        return date < _parse_day(self.missing_files, self.timezone)

    @property
    def base_path(self) -> str:
        """The path that `base_url` ends with, without a slash at its end: empty, or `/repository`."""
        return urllib.parse.urlsplit(self.base_url).path.rstrip("/")


@functools.lru_cache(maxsize=8)
def _parse_day(text: str, timezone: str) -> datetime.datetime:
    # Newspapers that name no date do without what reads them.
    from tindoingoai.vietnamese.dates import parse_moment

    return parse_moment(text, zoneinfo.ZoneInfo(timezone))


# What may be said of files that are named and not there, besides a date.
MISSING_FILES = ("error", "warning")
# What is no name of a zone: the names that hold such hours (Etc/GMT+7) count them from the other side.
_SEVEN_HOURS = re.compile(r"(?:GMT|UTC)? *\+? *0?7(?::?00)?", re.IGNORECASE)
PERMALINK_TOKENS = ("category", "path", "slug", "name", "year", "month", "day")
# First steps of addresses that the engine itself writes below.
RESERVED_SLUGS = frozenset({"_blocks", "chu-de", "tac-gia", "luu-tru", "doc-nhieu", "tim-kiem", "index", "404"})
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TOKEN = re.compile(r"\{([^{}]*)\}")


def find_site(start: pathlib.Path) -> pathlib.Path | None:
    """The nearest folder upward, `start` included, that holds a `site.yaml`."""
    return next((folder for folder in (start, *start.parents) if (folder / FILE_NAME).exists()), None)


def read_settings(site: pathlib.Path, base_url: str | None = None) -> Settings:
    """Reads `site.yaml`; `base_url` replaces the file's. Raises `SettingsError` with every problem found."""
    return parse_settings(read_settings_text(site), base_url)


def read_settings_text(site: pathlib.Path) -> str:
    """The text of `site.yaml`; raises `SettingsError` where there is none to be read."""
    try:
        data = read_file(site / FILE_NAME)
    except FileNotFoundError:
        hint = "`tindoingoai init DIR` makes a new newspaper"
        raise SettingsError([Problem(FILE_NAME, 0, 0, f"there is no {FILE_NAME} in {site}", hint=hint)]) from None
    except OSError as error:
        raise SettingsError([unreadable(FILE_NAME, error)]) from None
    problems: list[Problem] = []
    text = decode_text(FILE_NAME, data, problems)
    if text is None:
        raise SettingsError(problems)
    return text


def parse_settings(text: str, base_url: str | None = None) -> Settings:
    """The settings that a text holds; raises `SettingsError` with every problem found."""
    # A build without changes knows its settings from the last one: it need not import what reads YAML.
    from tindoingoai.located.decode import Decoder
    from tindoingoai.located.nodes import Document, place_of_key, read_mapping

    document = Document(FILE_NAME, text)
    mapping = read_mapping(document)
    settings = Decoder(document, datetime.UTC).decode(mapping, Settings) if mapping else None
    if mapping and settings:
        if base_url:
            settings = msgspec.structs.replace(settings, base_url=base_url)
        settings = msgspec.structs.replace(settings, base_url=settings.base_url.rstrip("/"))
        for key, message, hint in _mistakes(settings):
            document.report(place_of_key(mapping, key), message, hint)
    if document.problems or settings is None:
        raise SettingsError(tidy(document.problems))
    return settings


def _mistakes(settings: Settings) -> Iterator[tuple[str, str, str]]:
    """What types cannot say: key, what is wrong with its value, and how to mend it."""
    for key, url in (("base_url", settings.base_url), ("feeds.guid_base", settings.feeds.guid_base)):
        if (url or key == "base_url") and (not is_web_address(url) or set(url) & set("?# ")):
            yield key, f"`{key}` must be a web address, not `{url}`", "like https://example.org"
    try:
        zoneinfo.ZoneInfo(settings.timezone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        near = nearest(settings.timezone, sorted(zoneinfo.available_timezones()))
        hint = f"did you mean `{near}`?" if near else "like Asia/Ho_Chi_Minh"
        if _SEVEN_HOURS.fullmatch(settings.timezone):
            hint = "write Asia/Ho_Chi_Minh"
        yield "timezone", f"no time zone is called `{settings.timezone}`", hint
    else:
        yield from _missing_files_mistakes(settings)
    yield from _permalink_mistakes(settings.permalink)
    yield from _category_mistakes(settings.categories, "categories", "")
    yield from _default_category_mistakes(settings.default_category, settings.categories)
    picture = settings.share.picture
    if picture and not (picture.startswith("/") and not address_fault(picture)) and not is_web_address(picture):
        yield "share.picture", f"`{picture}` is no picture of static/", "like /images/chia-se.jpg"
    reads = pathlib.PurePosixPath(settings.most_read.reads)
    if reads.is_absolute() or ".." in reads.parts:
        yield "most_read.reads", "`most_read.reads` must lie inside the site", "like data/reads.json"
    if settings.strict:
        for name in ("licence", "editor_in_chief", "address", "phone", "email"):
            if not getattr(settings.masthead, name):
                yield "masthead", f"`masthead.{name}` is required when `strict` is on", f"add `{name}: …`"


def _missing_files_mistakes(settings: Settings) -> Iterator[tuple[str, str, str]]:
    written = settings.missing_files
    if written not in MISSING_FILES:
        try:
            _parse_day(written, settings.timezone)
        except ValueError:
            near = nearest(written, MISSING_FILES)
            hint = f"did you mean `{near}`?" if near else "with a date, pieces before it may miss files: 2020-01-01"
            yield "missing_files", f"`missing_files` must be error, warning or a date, not `{written}`", hint


def _permalink_mistakes(permalink: str) -> Iterator[tuple[str, str, str]]:
    hint = "like /{category}/{slug}.html"
    for token in _TOKEN.findall(permalink):
        if token not in PERMALINK_TOKENS:
            yield "permalink", f"`permalink` has no token `{{{token}}}`", suggest(token, PERMALINK_TOKENS)
    sample = _TOKEN.sub("a", permalink)
    if "{" in sample or "}" in sample:
        yield "permalink", "`permalink` has a brace without its other one", hint
    elif "{slug}" not in permalink and "{name}" not in permalink:
        yield "permalink", "`permalink` needs the token {slug}, or {name}", hint
    elif not permalink.endswith((".html", "/")):
        yield "permalink", "`permalink` must end in .html or /", hint
    elif fault := address_fault(sample):
        yield "permalink", f"`permalink` {fault}", hint


def _default_category_mistakes(default: str, categories: tuple[Category, ...]) -> Iterator[tuple[str, str, str]]:
    if not default:
        return
    # Few newspapers need it.
    from tindoingoai.vietnamese.slugs import make_slug

    known = list(_category_paths(categories, ""))
    if known and default not in known:
        yield "default_category", f"there is no category `{default}`", suggest(default, known)
    elif make_slug(default.partition("/")[0]) in {"", *RESERVED_SLUGS}:
        yield "default_category", f"`{default}` cannot be a category", "like tin-tuc"


def _category_paths(categories: tuple[Category, ...], above: str) -> Iterator[str]:
    for category in categories:
        yield f"{above}{category.slug}"
        yield from _category_paths(category.children, f"{above}{category.slug}/")


def _category_mistakes(categories: tuple[Category, ...], key: str, above: str) -> Iterator[tuple[str, str, str]]:
    seen: set[str] = set()
    for index, category in enumerate(categories):
        here = f"{key}[{index}]"
        if not _SLUG.fullmatch(category.slug):
            hint = "small letters a-z, digits and hyphens, like bo-coi-bien-dao"
            yield f"{here}.slug", f"`{category.slug}` cannot be part of an address", hint
        elif (not above and category.slug in RESERVED_SLUGS) or category.slug.startswith("trang-"):
            yield f"{here}.slug", f"the address /{category.slug}/ is kept for the engine's own pages", "choose another"
        elif category.slug != avoid_device(category.slug):
            yield f"{here}.slug", f"`{category.slug}` is a name that Windows keeps for a device", "choose another"
        if category.slug in seen:
            yield f"{here}.slug", f"two categories are called `{above}{category.slug}`", "keep one of them"
        seen.add(category.slug)
        yield from _category_mistakes(category.children, f"{here}.children", f"{above}{category.slug}/")
