"""Which variants a picture has, and how their files are called: a pure plan, known before a pixel is decoded.

An address is made of the source's bytes and of what is done to them, so a page needs only the digests, and the file
behind an address never changes. The version of Pillow is no part of it: another encoder makes other bytes of the same
picture, and nobody has to load it again for that. Whoever changes what is done to pictures raises `OPERATIONS`.
"""

import functools
import pathlib
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from tindoingoai.digest import digest_value
from tindoingoai.focus import MIDDLE, read_focus
from tindoingoai.kinds import SOURCES, ending_of, is_misnamed
from tindoingoai.model import Crop, Value
from tindoingoai.settings import Pictures
from tindoingoai.store import StoredMedia

OPERATIONS = 2
# Raised when the same original is to be published with other bytes (`cleaning.py`).
CLEANING = 4
# Raised when drawings are to be drawn anew.
DRAWING = 1
FOLDER = "/media/"
# Marks and icons: other formats would save nothing.
NARROWEST = 100
# What the encoder of WebP takes at most.
_LONGEST = 16_383
# A width this near to the picture's own is left to it.
_NEAR = 0.9
# The one for browsers that know none of the formats is at most this wide.
_PLAIN = 1280
_ANIMATED = 960
# The shapes that search engines and social networks ask for, at most this wide.
SHAPES = {"16x9": (16, 9), "4x3": (4, 3), "1x1": (1, 1)}
_CROPPED = 1200
# No drawing is made into a picture higher than this.
_HIGHEST = 4800

Format = Literal["avif", "webp", "jpg", "png"]


class Variant(Value, frozen=True):
    """One file to be made of a picture: where it is published, its size, its format, and the part of the picture."""

    address: str
    width: int
    height: int
    format: Format
    shape: str = ""
    focus: tuple[int, int] = MIDDLE


class Job(Value, frozen=True):
    """A source, what it is called in messages, and what is to be made of it; each with the path that it goes to.

    `fonts` are the paths of those that drawings are lettered in.
    """

    name: str
    source: str
    variants: tuple[tuple[Variant, str], ...]
    quality: int
    fonts: tuple[str, ...] = ()


class Encoded(Value, frozen=True):
    """What became of a job: nothing to say, or what went wrong."""

    name: str
    fault: str = ""


class Family(Value, frozen=True):
    """The variants of one picture, as pages name them; `full` is the whole of one that not everybody can show."""

    stem: str = ""
    widths: tuple[int, ...] = ()
    formats: tuple[Format, ...] = ()
    plain: str = ""
    full: str = ""


NONE = Family()


def plan_family(address: str, file: StoredMedia, settings: Pictures) -> Family:
    """How a picture's variants are called; none for what is no picture, and for marks and icons."""
    if file.kind == "drawing":
        return _plan_drawing(address, file, settings)
    if not is_source(file):
        return _plan_widths(address, file, settings)
    # What shows it to everybody is there in any case, since it is not published itself.
    stem = _stem(address, file.digest, settings.quality)
    full = f"{stem}-{file.width}.{_plain_ending(file)}"
    family = _plan_widths(address, file, settings)
    return msgspec.structs.replace(family, stem=stem, plain=family.plain or full, full=full)


def is_source(file: StoredMedia) -> bool:
    """Whether pages show only what is made of a picture: few browsers know its kind, or its name says another one."""
    if is_misnamed(file.path, file.held):
        return file.kind in ("photo", "clear")
    return bool(file.kind) and ending_of(file.path) in SOURCES


def _plan_drawing(address: str, file: StoredMedia, settings: Pictures) -> Family:
    if not settings.variants or not file.width:
        return NONE
    stem = _stem(address, file.digest, settings.quality)
    return Family(stem, full=f"{stem}-{_raster_size(file)[0]}.png")


def _raster_size(file: StoredMedia) -> tuple[int, int]:
    scale = min(_CROPPED / file.width, _HIGHEST / file.height)
    return max(1, round(file.width * scale)), max(1, round(file.height * scale))


def _plan_widths(address: str, file: StoredMedia, settings: Pictures) -> Family:
    if not settings.variants or file.kind not in ("photo", "clear", "moving") or file.width < NARROWEST:
        return NONE
    formats: tuple[Format, ...] = _known_formats(settings.formats)
    if file.kind == "moving":
        return Family(_stem(address, file.digest, settings.quality), (min(file.width, _ANIMATED),), ("webp",))
    widths = plan_widths(file.width, file.height, settings.widths)
    if not widths or not formats:
        return NONE
    stem = _stem(address, file.digest, settings.quality)
    # The largest of those that are not too large for an old browser.
    width = max((width for width in widths if width <= _PLAIN), default=widths[0])
    return Family(stem, widths, formats, f"{stem}-{width}.{_plain_ending(file)}")


@functools.cache
def _known_formats(formats: tuple[Format, ...]) -> tuple[Format, ...]:
    """The same few tuples for thousands of pictures, best first."""
    return tuple(sorted(set(formats)))


@functools.lru_cache(maxsize=10_000)
def plan_widths(width: int, height: int, wanted: tuple[int, ...]) -> tuple[int, ...]:
    """The widths of a picture's variants, narrowest first; none is wider than the picture."""
    widths = sorted({step for step in wanted if step <= width})
    if not widths or (widths[-1] < max(wanted) and widths[-1] < width * _NEAR):
        widths.append(width)
    return tuple(step for step in widths if _scale(height, step, width) <= _LONGEST)


def plan_crops(address: str, file: StoredMedia, settings: Pictures, focus: str) -> tuple[Crop, ...]:
    """The picture cut to each of the shapes, around its focus; a drawing is whole."""
    family = plan_family(address, file, settings)
    return tuple(Crop(variant.address, variant.width, variant.height) for variant in _crops(family, file, focus))


def plan_variants(address: str, file: StoredMedia, settings: Pictures, focuses: Iterable[str]) -> Iterator[Variant]:
    """Every file to be made of a picture; of a lead picture also the crops, around each focus that it has."""
    family = plan_family(address, file, settings)
    for width in family.widths:
        height = _scale(file.height, width, file.width)
        for name in family.formats:
            yield Variant(f"{family.stem}-{width}.{name}", width, height, name)
        if family.plain == (plain := f"{family.stem}-{width}.{_plain_ending(file)}"):
            yield Variant(plain, width, height, _plain_ending(file))
    if is_source(file) and not (family.widths and family.plain == family.full):
        yield Variant(family.full, file.width, file.height, _plain_ending(file))
    for focus in focuses:
        yield from _crops(family, file, focus)


def _crops(family: Family, file: StoredMedia, focus: str) -> Iterator[Variant]:
    stem = family.stem
    if file.kind == "drawing" and family.full:
        yield Variant(family.full, *_raster_size(file), "png")
        return
    if not family.widths or file.kind == "moving":
        return
    point = read_focus(focus) or MIDDLE
    mark = "" if point == MIDDLE else f"-{point[0]}x{point[1]}"
    ending = _plain_ending(file)
    for shape in SHAPES:
        _, _, wide, high = crop_box(file.width, file.height, shape, point)
        width = min(wide, _CROPPED)
        height = _scale(high, width, wide)
        yield Variant(f"{stem}-{shape}{mark}-{width}.{ending}", width, height, ending, shape, point)


def crop_box(width: int, height: int, shape: str, focus: tuple[int, int]) -> tuple[int, int, int, int]:
    """Left, top, width and height of the largest part in a shape that lies around the focus, in percent."""
    across, down = SHAPES[shape]
    wide = min(width, max(1, height * across // down))
    high = min(height, max(1, width * down // across))
    return _fit(width, wide, focus[0]), _fit(height, high, focus[1]), wide, high


def _fit(whole: int, part: int, percent: int) -> int:
    """Where a part begins whose middle is as near to a point as it may be."""
    return min(max(0, round(whole * percent / 100 - part / 2)), whole - part)


# Asked for by what pages show of a picture and by what is made of it, in each build of a session.
@functools.cache
def _stem(address: str, digest: str, quality: int) -> str:
    # A build without changes knows all names, and need not import what makes them.
    from tindoingoai.vietnamese.slugs import make_slug

    name = make_slug(pathlib.PurePosixPath(address).stem) or "anh"
    return f"{FOLDER}{name}-{digest_value([OPERATIONS, digest, quality])[:8]}"


def _plain_ending(file: StoredMedia) -> Format:
    return "png" if file.kind == "clear" else "jpg"


def _scale(length: int, part: int, whole: int) -> int:
    return max(1, round(length * part / whole))
