"""How wide pictures are shown, and what a page says so that browsers choose the right variant: all in one place.

A role is a place of the layout. Its `sizes` say how wide a picture stands there, as the style sheet has it
(tests/pages hold the two together); `most` is the widest variant that any screen needs for it.
"""

import functools
import html
import re
import urllib.parse
from collections.abc import Callable, Mapping

import jinja2
import markupsafe

from tindoingoai.addresses import write_link
from tindoingoai.focus import write_focus
from tindoingoai.model import Picture, Value

# The column of text: as wide as its measure, and narrower only on phones and where the rail has just come beside it.
_COLUMN = "(min-width: 70rem) 44rem, (min-width: 62rem) calc(100vw - 25.5rem), (min-width: 47rem) 44rem, 94vw"


class Role(Value, frozen=True):
    sizes: str
    most: int = 1920


ROLES: Mapping[str, Role] = {
    # Over an article's text, and in it.
    "opening": Role(_COLUMN),
    "figure": Role(_COLUMN),
    # Over a longform, across the page; drawings that grow; films.
    "wide": Role("(min-width: 80rem) 76rem, 94vw"),
    # From edge to edge: the pictures of a photo story. A magazine's stop a little sooner.
    "bleed": Role("(min-width: 90rem) 90rem, 100vw"),
    "spread": Role("(min-width: 62rem) 62rem, 100vw"),
    # Two abreast from a phone held sideways on, in a text and in longforms; opened, as large as the window.
    "gallery": Role(
        "(min-width: 70rem) 22rem, (min-width: 62rem) calc(50vw - 13rem), (min-width: 47rem) 22rem,"
        " (min-width: 30rem) 47vw, 94vw"
    ),
    "exhibit": Role("(min-width: 80rem) 38rem, (min-width: 30rem) 47vw, 94vw"),
    # The front page's first story, over two columns of four; a section's, over two of three.
    "lead": Role("(min-width: 80rem) 39rem, (min-width: 60rem) 49vw, 94vw"),
    "top": Role("(min-width: 80rem) 48.5rem, (min-width: 60rem) 61vw, 94vw"),
    # A story in a column of four beside and below the lead, and in a strip; on a phone small beside its title.
    "brief": Role("(min-width: 80rem) 19rem, (min-width: 60rem) 24vw, (min-width: 40rem) 47vw, 7rem", 960),
    # The stories beside a section's first.
    "beside": Role("(min-width: 60rem) 8rem, (min-width: 40rem) 29vw, 7rem", 720),
    # The first story of a strip, which goes over the page or over half of it.
    "first": Role("(min-width: 80rem) 36rem, (min-width: 60rem) 45vw, (min-width: 34rem) 47vw, 94vw", 1280),
    "half": Role("(min-width: 80rem) 17.5rem, (min-width: 70.5rem) 22vw, (min-width: 34rem) 46vw, 94vw", 1280),
    # The other stories of a strip over half of the page.
    "inset": Role("6.5rem", 480),
    # Three abreast, below a text or over the page; on a phone small beside their titles.
    "trio": Role("(min-width: 80rem) 19.5rem, (min-width: 60rem) 23vw, (min-width: 36rem) 30vw, 6.5rem", 960),
    # The large one of the multimedia block, across the page on all that is narrower than a desk's screen; its others.
    "mosaic": Role("(min-width: 80rem) 36.5rem, (min-width: 60rem) 47vw, 94vw", 1280),
    "tile": Role("(min-width: 80rem) 18.5rem, (min-width: 60rem) 23vw, 46vw", 960),
    # The multimedia pages: as many abreast as there is room for, the first over two.
    "screen": Role(
        "(min-width: 80rem) 37rem, (min-width: 72.5rem) 47vw, (min-width: 54.5rem) 62vw, (min-width: 48rem) 94vw,"
        " (min-width: 36rem) 46vw, 94vw"
    ),
    "shelf": Role(
        "(min-width: 80rem) 18rem, (min-width: 72.5rem) 23vw, (min-width: 54.5rem) 30vw, (min-width: 36rem) 46vw, 94vw",
        960,
    ),
    # Beside a title; the same where the first three stand above theirs.
    "ranked": Role("(min-width: 60rem) 24rem, clamp(6.5rem, 26vw, 13rem)", 960),
    "thumb": Role("(min-width: 50rem) 13rem, clamp(6.5rem, 26vw, 13rem)", 720),
    "portrait": Role("clamp(6rem, 22vw, 11rem)", 480),
    # Beside a writer's name.
    "face": Role("2.75rem", 320),
}


def _write_srcset(picture: Picture, name: str, role: Role) -> str:
    """The variants of a picture in one format that a role may need, as `srcset` wants them."""
    widths = [width for width in picture.widths if width <= role.most] or list(picture.widths[:1])
    return ", ".join(f"{picture.stem}-{width}.{name} {width}w" for width in widths)


def _role(name: str) -> Role:
    if name not in ROLES:
        raise jinja2.TemplateRuntimeError(f"there is no role `{name}` for pictures; known: {', '.join(ROLES)}")
    return ROLES[name]


# The same cards stand on many pages.
@functools.lru_cache(maxsize=4_000)
def write_sources(picture: Picture, role: str) -> markupsafe.Markup:
    """The `source` elements of a picture, best format first; none where it has no variants."""
    place = _role(role)
    source = markupsafe.Markup('<source type="image/{}" srcset="{}" sizes="{}">')
    return markupsafe.Markup("").join(
        source.format(name, _write_srcset(picture, name, place), place.sizes) for name in picture.formats
    )


def write_look(picture: Picture, focus: str = "") -> str:
    """What stands in a picture's place until it is there, and which part of it a crop by the browser keeps.

    `focus` is the point as an editor wrote it, where the picture itself does not know.
    """
    point = picture.focus or write_focus(focus)
    ground = f"background-color:{picture.color}" if picture.color else ""
    if not point:
        return ground
    return f"{ground};object-position:{point}" if ground else f"object-position:{point}"


# As wide as a film stands on a desk's screen.
_POSTER = 1280


def choose_poster(picture: Picture) -> str:
    """The address of what stands for a film until it runs: one file, so that it is one that most browsers can read."""
    widths = [width for width in picture.widths if width <= _POSTER]
    if "webp" in picture.formats and widths:
        return f"{picture.stem}-{widths[-1]}.webp"
    return picture.plain or picture.address


# A picture amid words, as Markdown and HTML of authors become it (markdown/parts.py, markdown/slots.py).
_AMID_WORDS = re.compile(
    r'<img src="(?P<src>[^"]*)"(?P<words> alt="[^"]*"(?: title="[^"]*")?) loading="lazy" decoding="async">'
)


def choose_amid_words(text: str, pictures: Mapping[str, Picture]) -> str:
    """HTML whose pictures amid words have their sizes, and files for browsers to choose from."""

    def write(found: re.Match[str]) -> str:
        picture = pictures.get(urllib.parse.unquote(html.unescape(found["src"])))
        if not (picture and picture.width):
            return found[0]
        src = html.escape(write_link(picture.plain or picture.address))
        size = f' width="{picture.width}" height="{picture.height}"'
        image = f'<img src="{src}"{found["words"]}{size} loading="lazy" decoding="async">'
        return f"<picture>{write_sources(picture, 'figure')}{image}</picture>" if picture.formats else image

    return _AMID_WORDS.sub(write, text)


FILTERS: dict[str, Callable[..., object]] = {
    "amid_words": choose_amid_words,
    "sources": write_sources,
    "look": write_look,
    "poster": choose_poster,
}
