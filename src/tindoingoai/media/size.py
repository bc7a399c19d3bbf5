"""How large a picture is, without decoding it."""

import pathlib
import re
import struct
import warnings

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"})
MOST_PIXELS = 1_000_000
_LENGTH = re.compile(r"\s*([0-9.]+)\s*(?:px)?\s*")


def measure_file(path: pathlib.Path) -> tuple[int, int]:
    """Width and height in pixels, (0, 0) for what is no picture; raises `ValueError` for a picture that is broken."""
    ending = path.suffix.lower()
    if ending == ".svg":
        return _measure_svg(path)
    return _measure_picture(path) if ending in PICTURES else (0, 0)


def _measure_picture(path: pathlib.Path) -> tuple[int, int]:
    # Pillow takes a tenth of a second to import: not before there is a picture to measure.
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path) as picture:
                orientation = picture.getexif().get(0x0112, 1)
                width, height = picture.size
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise ValueError("this picture has too many pixels to be published") from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, TypeError, LookupError, struct.error) as error:
        _pass_on(error)
        raise ValueError("this file is not the picture its name says, or it is damaged") from None
    # Orientations 5 to 8 are turned by a quarter.
    return (height, width) if orientation in (5, 6, 7, 8) else (width, height)


def _measure_svg(path: pathlib.Path) -> tuple[int, int]:
    # Not before there is a drawing to measure, either.
    import xml.etree.ElementTree as ElementTree

    try:
        with path.open("rb") as file:
            _, root = next(ElementTree.iterparse(file, events=("start",)))
    except (ElementTree.ParseError, StopIteration, OSError, LookupError, ValueError) as error:
        _pass_on(error)
        raise ValueError("this SVG is not well-formed XML") from None
    width, height = (_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height"))
    if width and height:
        return _pixels(width[1], height[1])
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    return _pixels(box[2], box[3]) if len(box) == 4 else (0, 0)


def _pass_on(error: Exception) -> None:
    """A disk that cannot be read says nothing of the picture; Pillow's own errors have no number."""
    if isinstance(error, OSError) and error.errno:
        raise error


def _pixels(width: str, height: str) -> tuple[int, int]:
    """Whole pixels; zeros for what is no size that a page could use."""
    try:
        sizes = float(width), float(height)
    except ValueError:
        return (0, 0)
    return (round(sizes[0]), round(sizes[1])) if all(0 < size < MOST_PIXELS for size in sizes) else (0, 0)
