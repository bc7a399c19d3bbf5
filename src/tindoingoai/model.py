"""The values that travel through a build, from an editor's front matter to what a list may show of an article.

All are frozen, hold no behaviour that reaches outside, and encode to JSON, which is how they reach the store, the
worker processes and the fingerprints. Addresses begin with `/` and are relative to the site's root; dates are aware.
"""

import datetime
import re
from typing import Annotated, ClassVar, Literal

import msgspec

from tindoingoai.addresses import Name, without_query
from tindoingoai.head_words import FOREIGN, HEAD_KEYS, KEYS_BESIDE, KIND_WORDS, keys_for
from tindoingoai.kinds import DRAWINGS, PICTURES, ending_of

Kind = Literal["article", "infographic", "video", "photo", "audio", "emagazine"]
# Kinds that the multimedia pages gather, in the order of their tabs.
MULTIMEDIA_KINDS: tuple[Kind, ...] = ("video", "infographic", "photo", "audio", "emagazine")


class Value(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """What all values of the model share: they are frozen, and defaults cost nothing when encoded."""


# --- What an editor writes ---------------------------------------------------------------------------------------


class Image(Value, frozen=True):
    """A picture as its author names it; once read, `src` is an address of the site or a whole URL."""

    SHORTHAND: ClassVar[str] = "src"
    SPELLINGS: ClassVar[dict[str, tuple[str, ...]]] = keys_for("src", "alt", "caption", "credit")
    # How large it is, and whether a theme is to show it.
    FOREIGN: ClassVar[re.Pattern[str]] = re.compile(
        r"width|height|fit|relative|hidden|responsive_?images?", re.IGNORECASE
    )

    src: Name
    alt: str = ""
    caption: str = ""
    credit: str = ""
    focus: Name = ""


class Media(Value, frozen=True):
    """A video, an audio piece or an infographic in front matter: a file (`src`) or a player elsewhere (`embed`)."""

    SHORTHAND: ClassVar[str] = "src"
    SPELLINGS: ClassVar[dict[str, tuple[str, ...]]] = keys_for(
        "src", "poster", "duration", "captions", "caption", "credit", "transcript", "alternative"
    )
    MARKDOWN: ClassVar[tuple[str, ...]] = ("transcript", "alternative")

    src: Name = ""
    embed: Name = ""
    poster: Name = ""
    duration: Name = ""
    captions: Name = ""
    caption: str = ""
    credit: str = ""
    transcript: str = ""
    alternative: str = ""


class Related(Value, frozen=True):
    """A piece chosen by hand: an article of the site by slug or path (`ref`), or a link elsewhere."""

    SHORTHAND: ClassVar[str] = "ref"
    SPELLINGS: ClassVar[dict[str, tuple[str, ...]]] = keys_for("title", "summary")

    ref: Name = ""
    title: str = ""
    url: Name = ""
    summary: str = ""


class Correction(Value, frozen=True):
    """What was put right after publication, and when."""

    SHORTHAND: ClassVar[str] = "text"
    SPELLINGS: ClassVar[dict[str, tuple[str, ...]]] = keys_for("text", "date")

    text: str
    date: datetime.datetime | None = None


class FrontMatter(Value, frozen=True):
    """The fields at the head of a source; a field added here reaches the article template as `page.front.<field>`."""

    SPELLINGS: ClassVar[dict[str, tuple[str, ...]]] = HEAD_KEYS
    VALUES: ClassVar[dict[str, dict[str, tuple[str, ...]]]] = {"kind": KIND_WORDS}
    # Who writes a sapo and a description means the latter for search engines.
    SPARES: ClassVar[dict[str, str]] = {"summary": "meta_description"}
    FOREIGN: ClassVar[re.Pattern[str]] = FOREIGN
    # What other systems only switch on or off.
    SWITCHED: ClassVar[frozenset[str]] = frozenset(
        {"updated", "video", "audio", "infographic", "related", "corrections"}
    )
    BESIDE: ClassVar[dict[str, tuple[str, ...]]] = KEYS_BESIDE

    title: str
    date: datetime.datetime | None = None
    updated: datetime.datetime | None = None
    expires: datetime.datetime | None = None
    short_title: str = ""
    kicker: str = ""
    slug: Name = ""
    address: Name = ""
    category: tuple[Name, ...] = ()
    summary: str = ""
    meta_description: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    kind: Kind = "article"
    image: Image | None = None
    images: tuple[Image, ...] = ()
    video: Media | None = None
    audio: Media | None = None
    infographic: Media | None = None
    related: tuple[Related, ...] = ()
    corrections: tuple[Correction, ...] = ()
    aliases: tuple[Name, ...] = ()
    draft: bool = False
    embargo: datetime.datetime | None = None
    pin: bool = False
    noindex: bool = False
    canonical: Name = ""
    guid: Name = ""
    lang: Name = ""
    source: str = ""


# --- Parts of a body: HTML, or a value that `templates/parts/<kind>.html` renders ----------------------------------


class Part(Value, frozen=True, tag_field="part"):
    """One piece of a body. Its tag names its template; pictures and articles are named by it, never copied into it."""


class Html(Part, frozen=True, tag="html"):
    """Ordinary text. In it a `SLOT` stands for each of `parts`, where these are in a list, a table or the like."""

    SLOT: ClassVar[str] = "\0"

    html: str
    parts: tuple["AnyPart", ...] = ()


class Figure(Part, frozen=True, tag="figure"):
    """A picture with its caption; `address` is where a press on it leads, if that is anywhere."""

    image: Image
    address: str = ""

    @property
    def is_enlarged(self) -> bool:
        """Whether a press on it shows a picture."""
        return ending_of(without_query(self.address)) in {*PICTURES, *DRAWINGS}


class Gallery(Part, frozen=True, tag="gallery"):
    images: tuple[Image, ...]
    caption: str = ""


class Embed(Value, frozen=True):
    """What another site shows in a frame: the site's name, the page there, and the frame's address, which we make.

    In that address `{width}` stands for the width in pixels that it will have. `height` is its height in pixels; none
    is that of a film, which follows from its width.
    """

    site: str
    url: str
    frame: str
    height: int = 0


class Video(Part, frozen=True, tag="video"):
    src: str = ""
    embed: Embed | None = None
    poster: str = ""
    duration: str = ""
    captions: str = ""
    caption: str = ""
    credit: str = ""
    transcript: tuple["AnyPart", ...] = ()


class Audio(Part, frozen=True, tag="audio"):
    src: str
    duration: str = ""
    caption: str = ""
    credit: str = ""
    transcript: tuple["AnyPart", ...] = ()


class EmbedCard(Part, frozen=True, tag="embed"):
    """A post, a recording or a page elsewhere, as a link; `embed` is what a press shows above it, if we know that."""

    title: str
    host: str
    url: str
    embed: Embed | None = None


class Infographic(Part, frozen=True, tag="infographic"):
    image: Image
    alternative: tuple["AnyPart", ...] = ()


class ArticleBox(Part, frozen=True, tag="article_box"):
    """A boxed link; `target` is the reference as written, `summary` replaces the target's own when given."""

    target: str
    summary: str = ""


class PullQuote(Part, frozen=True, tag="pull_quote"):
    parts: tuple["AnyPart", ...]
    attribution: str = ""


class FactBox(Part, frozen=True, tag="fact_box"):
    title: str
    parts: tuple["AnyPart", ...]


AnyPart = Html | Figure | Gallery | Video | Audio | EmbedCard | Infographic | ArticleBox | PullQuote | FactBox


class Body(Value, frozen=True):
    """What stands below an article's head: the leading player or graphic, if any, then the parts in order.

    `minutes` is how long all of it takes to read.
    """

    parts: tuple[AnyPart, ...]
    lead: AnyPart | None = None
    minutes: int = 0


# --- A source, read ------------------------------------------------------------------------------------------------


class Reference(Value, frozen=True):
    """Something a source names and the whole site must have: another article, a picture, a media file.

    What a link may mean only the whole site shows; its target is the address as the HTML has it. `field` is the one of
    the head that names it.
    """

    kind: Literal["article", "file", "link"]
    target: str
    field: str = ""


class Article(Value, frozen=True):
    """What pages may see of one source, apart from its body; the store keeps both.

    `opening` holds the body's first words where there is no sapo. `days` are those of the fields `date` and `updated`
    for which a day was written, without a time. `pictures` are those of the text, of which the first wide enough is the
    article's; there are none where the head names one. It `wants_picture` unless the head says `image: false`.
    `has_byline` when the one author is a text with commas, which may name several.
    """

    path: str
    slug: str
    front: FrontMatter
    date: datetime.datetime
    days: tuple[str, ...] = ()
    opening: str = ""
    references: tuple[Reference, ...] = ()
    pictures: tuple[Image, ...] = ()
    wants_picture: bool = True
    has_byline: bool = False

    @property
    def due(self) -> datetime.datetime:
        """When it may go out: its date, or later where it is held until then."""
        return max(self.date, self.front.embargo) if self.front.embargo else self.date

    @property
    def summary(self) -> str:
        """The sapo, or the opening words of the body where an editor wrote none."""
        return self.front.summary or self.opening


class Row(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The index row of an article: what planning and other pages may ask of it. All are in memory, so they are small.

    `digest` is the article's, which is all that any page may see of it, its body apart. `targets` are all articles that
    it names, as written, `related` those chosen by hand in their order, each empty for a piece elsewhere; `files` the
    addresses of all files that it names, `links` those of its links into the site, as written. `days`, `pictures`,
    `wants_picture` and `has_byline` are as an article's; an entry's `image` is the one chosen of these; `moments` are
    what the head dates besides the piece itself, by field; `doubts` are moments under keys that only sound as if it
    were to wait for them, by key. It may go out when it is `due`. `name` is its file's, as other systems have it in an
    address, where its slug is made of that and is another.
    """

    path: str
    slug: str
    digest: str
    date: datetime.datetime
    due: datetime.datetime
    title: str
    summary: str = ""
    expires: datetime.datetime | None = None
    is_draft: bool = False
    categories: tuple[str, ...] = ()
    kind: Kind = "article"
    pin: bool = False
    noindex: bool = False
    address: str = ""
    aliases: tuple[str, ...] = ()
    short_title: str = ""
    kicker: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    image: Image | None = None
    duration: str = ""
    updated: datetime.datetime | None = None
    days: tuple[str, ...] = ()
    moments: tuple[tuple[str, datetime.datetime], ...] = ()
    doubts: tuple[tuple[str, datetime.datetime], ...] = ()
    canonical: str = ""
    guid: str = ""
    targets: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    pictures: tuple[Image, ...] = ()
    wants_picture: bool = True
    has_byline: bool = False
    name: str = ""


class Held(Value, frozen=True, omit_defaults=False):
    """A source that is not published: why, and until when if that is known."""

    path: str
    reason: str
    until: datetime.datetime | None = None


# --- What pages show -----------------------------------------------------------------------------------------------


class Link(Value, frozen=True):
    title: str
    address: str


class Picture(Value, frozen=True):
    """A picture that pages can show: its address, its size in pixels when known, and its words.

    The same picture in other widths and formats lies at `<stem>-<width>.<format>`, for each of `widths` and `formats`;
    `plain` is the one that every browser can show. `color` is its mean colour, for the time until it is there. `raster`
    is a drawing in pixels, for those who show it elsewhere.
    """

    address: str
    width: int = 0
    height: int = 0
    alt: str = ""
    caption: str = ""
    credit: str = ""
    focus: str = ""
    color: str = ""
    stem: str = ""
    widths: tuple[int, ...] = ()
    formats: tuple[str, ...] = ()
    plain: str = ""
    raster: str = ""


class FileInfo(Value, frozen=True):
    """What pages may know of a file: what a `Picture` says of it, apart from its words.

    `address` is where it is published in a form that browsers show, if that is not its own.
    `fault` says why a picture cannot be published, with a hint how to mend it; `note` is worth a warning.
    """

    width: int = 0
    height: int = 0
    color: str = ""
    stem: str = ""
    widths: tuple[int, ...] = ()
    formats: tuple[str, ...] = ()
    plain: str = ""
    raster: str = ""
    address: str = ""
    fault: str = ""
    hint: str = ""
    note: str = ""


class Crop(Value, frozen=True):
    """A part of a picture in one of the shapes that those ask for who show a page elsewhere."""

    address: str
    width: int
    height: int


class Card(Value, frozen=True):
    """What a list may show of an article, or of a page elsewhere, which has neither section nor date.

    A list page is stale only when a card on it changed. Where `date` or `updated` is a day without a time, it is shown
    so.
    """

    address: str
    title: str
    summary: str = ""
    category: Link = Link("", "")
    date: datetime.datetime | None = None
    kind: Kind = "article"
    short_title: str = ""
    kicker: str = ""
    authors: tuple[Link, ...] = ()
    image: Picture | None = None
    duration: str = ""
    updated: datetime.datetime | None = None
    date_is_day: bool = False
    updated_is_day: bool = False


class Block(Value, frozen=True):
    """A block of cards beside or below a text; `name` picks its template.

    One with a `fragment` is shared under that name, and a page only names it; `picks` are the cards that the page
    shows of it, by index, where these are not all. Only cards whose order was measured have ranks; `as_of` tells when.
    """

    name: str
    title: str
    address: str = ""
    cards: tuple[Card, ...] = ()
    links: tuple[Link, ...] = ()
    fragment: str = ""
    picks: tuple[int, ...] = ()
    is_measured: bool = True
    as_of: str = ""

    def pick(self, picks: tuple[int, ...]) -> "Block":
        """The block with only these of its cards."""
        return msgspec.structs.replace(self, cards=tuple(self.cards[index] for index in picks)) if picks else self


Address = Annotated[str, "begins with /, relative to the site's root"]


class Context(Value, frozen=True):
    """What a template sees as `page`; each page kind has its own."""
