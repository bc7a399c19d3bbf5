"""What is found out about a picture when it is looked into. Needs neither Pillow nor an XML parser."""

from typing import Literal

from tindoingoai.model import Value

# A photograph is opaque; `moving` ones are animations; of `fixed` ones there are no variants.
PictureKind = Literal["", "photo", "clear", "moving", "fixed", "drawing"]


class Measurement(Value, frozen=True):
    """What a file shows: width and height in pixels, zeros for what is no picture; `note` is worth a warning."""

    width: int = 0
    height: int = 0
    kind: PictureKind = ""
    color: str = ""
    note: str = ""


def pixels_fault(width: int, height: int, most: int) -> str:
    """That a picture has too many pixels; empty where it has not."""
    if width * height <= most:
        return ""
    return f"this picture has {width} × {height} pixels, more than {most // 1_000_000} megapixels"
