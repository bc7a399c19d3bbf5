"""Drawings in pixels, for networks and search engines, which show no SVG; with letters in the theme's fonts."""

import functools
import io
import pathlib
import re
import shutil
import tempfile
from collections.abc import Sequence

import resvg_py
from fontTools.ttLib import TTFont, TTLibError
from PIL import Image

from tindoingoai.media.svg import DrawingError, clean_drawing
from tindoingoai.media.variants import Job, Variant
from tindoingoai.model import Value

# Fonts of one weight may call their family by it, as the theme's style sheet does not.
_WEIGHT = re.compile(r" (?:Thin|Extra ?Light|Light|Regular|Medium|Semi ?Bold|Bold|Extra ?Bold|Black)$")
_SERIF = re.compile(r"(?<!sans-)\bserif\b", re.IGNORECASE)


class Font(Value, frozen=True):
    """A font that can be drawn with: as TrueType, with the name of its family and the characters that it has."""

    data: bytes
    family: str
    characters: frozenset[int]


def draw(job: Job, variant: Variant) -> bytes:
    """The drawing as a PNG on white, of the variant's size."""
    try:
        # As browsers show it in a page: without scripts, and without whatever lies elsewhere.
        text = clean_drawing(pathlib.Path(job.source).read_bytes()).decode()
    except DrawingError as error:
        raise ValueError(str(error)) from None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        data = _compress(_render(text, variant.width, job.fonts, pathlib.Path(folder)), variant)
    # Once more, where something passing kept it from being deleted: no drawing is worth an error for that.
    shutil.rmtree(folder, ignore_errors=True)
    return data


def _render(text: str, width: int, paths: Sequence[str], folder: pathlib.Path) -> bytes:
    """The drawing in pixels; `folder` is for the fonts, which are read from files."""
    # To unfold the theme's fonts takes half a second.
    has_letters = "text" in text
    fonts = [font for path in paths if has_letters and (font := _open_font(path))]
    for number, font in enumerate(fonts):
        (folder / f"{number}.ttf").write_bytes(font.data)
    families = [font.family for font in fonts]
    sans = next((name for name in families if "serif" not in name.lower()), next(iter(families), ""))
    serif = next((name for name in families if "serif" in name.lower()), sans)
    # The last resort for families that are not there is the one that is called serif.
    resort = serif if _SERIF.search(text) else sans
    known = frozenset().union(*(font.characters for font in fonts))
    return resvg_py.svg_to_bytes(
        svg_string=text,
        width=width,
        background="#ffffff",
        # Machines have different ones; but better those than none for letters that the theme does not have.
        skip_system_fonts=not has_letters or all(ord(letter) in known for letter in set(text) if letter.isprintable()),
        font_dirs=[str(folder)],
        font_family=sans,
        serif_family=resort,
        sans_serif_family=sans,
        monospace_family=sans,
        cursive_family=sans,
        fantasy_family=sans,
    )


def _compress(data: bytes, variant: Variant) -> bytes:
    file = io.BytesIO()
    with Image.open(io.BytesIO(data)) as picture:
        whole = picture.convert("RGB")
    if whole.size != (variant.width, variant.height):
        whole = whole.resize((variant.width, variant.height), Image.Resampling.LANCZOS)
    whole.save(file, "PNG")
    return file.getvalue()


@functools.cache
def _open_font(path: str) -> Font | None:
    """A font of the theme as TrueType, under the name of its family; None for a file that is no font."""
    try:
        with TTFont(path) as font:
            names = font["name"]
            family = _WEIGHT.sub("", str(names.getDebugName(16) or names.getDebugName(1) or ""))
            characters = frozenset(font.getBestCmap())
            for number in (1, 16):
                names.setName(family, number, 3, 1, 0x409)
            font.flavor = None
            written = io.BytesIO()
            font.save(written)
    except (TTLibError, OSError, KeyError, TypeError):
        return None
    return Font(written.getvalue(), family, characters)
