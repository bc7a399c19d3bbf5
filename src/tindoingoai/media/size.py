"""What a picture is: its size, its kind and its mean colour, or what is wrong with it.

A picture is looked into once, when its bytes are new: it is read to its end, at the smallest scale that its format
allows, so that one which is cut short is found before any page is planned.
"""

import pathlib
import re
import struct
import warnings
from collections.abc import Sequence

import msgspec

from tindoingoai.kinds import DRAWINGS, PICTURES, SOURCES, ending_of, is_misnamed
from tindoingoai.media.measurement import Measurement, pixels_fault

# No browser, and no encoder of the formats for pages, takes longer sides.
LONGEST_SIDE = 20_000
# What Pillow raises for a file that it cannot read.
UNREADABLE = (OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError, struct.error, MemoryError)
# What a picture may be, as Pillow calls it, whatever its name says; what is to be made anew may be more.
_FORMATS = frozenset({"AVIF", "BMP", "GIF", "HEIF", "JPEG", "JPEG2000", "PNG", "TIFF", "WEBP"})
_SOURCES = frozenset({"DIB"})
_MOST_PIXELS = 1_000_000
_LENGTH = re.compile(r"\s*([0-9.]+)\s*(?:px)?\s*")


def measure_one(path: str, most_pixels: int) -> Measurement | str:
    """What a file shows, or what is wrong with it."""
    try:
        return measure_file(pathlib.Path(path), most_pixels)
    except ValueError as error:
        return str(error)


def measure_chunk(work: Sequence[tuple[str, int]]) -> list[Measurement | str]:
    """What each of several files shows; runs in a worker process."""
    return [measure_one(*each) for each in work]


def measure_file(path: pathlib.Path, most_pixels: int) -> Measurement:
    """What a file shows; raises `ValueError` that says what is wrong with a picture that cannot be published."""
    ending = ending_of(path.name)
    if ending in DRAWINGS:
        return _measure_drawing(path)
    return _measure_picture(path, most_pixels) if ending in PICTURES or ending in SOURCES else Measurement()


def _measure_picture(path: pathlib.Path, most_pixels: int) -> Measurement:
    # Pillow takes a tenth of a second to import: not before there is a picture to measure.
    from PIL import Image

    from tindoingoai.media.inspecting import WRONG_PROFILE, look_at, open_picture

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            # What a file says of itself in tags that nobody reads may be wrong.
            warnings.simplefilter("ignore", UserWarning)
            with open_picture(path) as picture:
                note = _check_name(path, picture.format or "")
                if WRONG_PROFILE in picture.info:
                    note = "has a colour profile that cannot be read"
                _check_size(*picture.size, most_pixels)
                return msgspec.structs.replace(look_at(picture), note=note)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise ValueError(f"this picture has more than {most_pixels // 1_000_000} megapixels") from None
    except _RefusedPictureError as error:
        raise ValueError(str(error)) from None
    except UNREADABLE as error:
        _pass_on(error)
        if "truncated" in str(error) or isinstance(error, EOFError):
            raise ValueError("this picture is cut short") from None
        raise ValueError("this file is not the picture its name says, or it is damaged") from None


class _RefusedPictureError(Exception):
    """A picture that could be read, but is not to be published."""


def _check_name(path: pathlib.Path, found: str) -> str:
    """What is to be said of a picture that is of another kind than its name says, if it can be shown."""
    # A camera's JPEG with more than one picture in it is an MPO.
    found = "JPEG" if found == "MPO" else found
    is_source = ending_of(path.name) in SOURCES
    if found and found not in (_FORMATS | _SOURCES if is_source else _FORMATS):
        raise _RefusedPictureError(f"this file is named {path.suffix} but holds a {found} picture")
    return f"is named {path.suffix} but holds a {found} picture" if is_misnamed(path.name, found) else ""


def _check_size(width: int, height: int, most_pixels: int) -> None:
    if fault := pixels_fault(width, height, most_pixels):
        raise _RefusedPictureError(fault)
    if max(width, height) > LONGEST_SIDE:
        raise _RefusedPictureError(f"this picture is {max(width, height)} pixels long, more than {LONGEST_SIDE}")


def _measure_drawing(path: pathlib.Path) -> Measurement:
    # Not before there is a drawing to measure, either.
    from tindoingoai.media.svg import DrawingError, inspect_drawing

    try:
        drawing = inspect_drawing(path.read_bytes())
    except DrawingError as error:
        raise ValueError(str(error)) from None
    width, height = (_LENGTH.fullmatch(text) for text in (drawing.width, drawing.height))
    note = f"holds {drawing.refused}, which is not published" if drawing.refused else ""
    if width and height:
        return Measurement(*_pixels(width[1], height[1]), "drawing", note=note)
    box = re.split(r"[\s,]+", drawing.box.strip())
    return Measurement(*(_pixels(box[2], box[3]) if len(box) == 4 else (0, 0)), "drawing", note=note)


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
    return (round(sizes[0]), round(sizes[1])) if all(0 < size < _MOST_PIXELS for size in sizes) else (0, 0)
