"""How wide pictures are shown, and what a page says so that browsers choose the right variant: all in one place.

A role is a place of the layout. Its `sizes` say how wide a picture stands there, as the style sheet has it
(tests/pages hold the two together); `most` is the widest variant that any screen needs for it.
"""

import functools
from collections.abc import Callable, Mapping

import jinja2
import markupsafe

from tindoingoai.focus import write_focus
from tindoingoai.model import Picture, Value

# The column of text, and the whole page, at their widest.
_COLUMN = "(min-width: 80rem) 54rem, (min-width: 62rem) calc(100vw - 28rem), 94vw"


class Role(Value, frozen=True):
    sizes: str
    most: int = 1920


ROLES: Mapping[str, Role] = {
    # Over an article's text, and in it.
    "opening": Role(_COLUMN),
    "figure": Role(_COLUMN),
    # Over a longform, across the page.
    "wide": Role("(min-width: 80rem) 76rem, 94vw"),
    # Two abreast from a phone held sideways on.
    "gallery": Role(
        "(min-width: 80rem) 27rem, (min-width: 62rem) calc(50vw - 14rem), (min-width: 34rem) 47vw, 94vw", 1280
    ),
    # The front page's first story, over two columns of four.
    "lead": Role("(min-width: 80rem) 39rem, (min-width: 60rem) 49vw, 94vw", 1920),
    # The first of a section, over one column or two.
    "first": Role("(min-width: 80rem) 36rem, (min-width: 60rem) 45vw, (min-width: 40rem) 47vw, 94vw", 1280),
    # The large one of the multimedia block, across the page on all that is narrower than a desk's screen.
    "mosaic": Role("(min-width: 80rem) 36.5rem, (min-width: 60rem) 47vw, 94vw", 1280),
    # A story in a column of its own; one that on a phone has a small picture beside its title.
    "card": Role("(min-width: 80rem) 19rem, (min-width: 60rem) 24vw, (min-width: 40rem) 47vw, 94vw", 960),
    "brief": Role("(min-width: 80rem) 19rem, (min-width: 60rem) 24vw, (min-width: 40rem) 47vw, 7rem", 960),
    # Beside a title; the same where the first three stand above theirs.
    "ranked": Role("(min-width: 60rem) 24rem, clamp(6.5rem, 26vw, 13rem)", 960),
    "thumb": Role("(min-width: 50rem) 13rem, clamp(6.5rem, 26vw, 13rem)", 640),
    "portrait": Role("clamp(6rem, 22vw, 11rem)", 320),
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
    kept = f"object-position:{point}" if point else ""
    return ";".join(filter(None, (ground, kept)))


FILTERS: dict[str, Callable[..., object]] = {"sources": write_sources, "look": write_look}
