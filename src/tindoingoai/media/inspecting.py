"""What a picture shows that Pillow opens. Apart from `size.py`, since only builds with new pictures need Pillow."""

import io
import pathlib

from PIL import Image

from tindoingoai.media.measurement import Measurement, PictureKind
from tindoingoai.media.profiles import without_wrong_profile
from tindoingoai.media.sniffing import HEAD, sniff

# An animation is held in memory as a whole, four bytes a pixel.
_MOST_ANIMATED = 100_000_000
_ANIMATED = ("AVIF", "GIF", "PNG", "WEBP")
# What is noted of a picture that could be opened only without its colour profile.
WRONG_PROFILE = "wrong profile"


def open_picture(path: pathlib.Path) -> Image.Image:
    """Opens a picture, also one of a telephone."""
    with path.open("rb") as file:
        held = sniff(file.read(HEAD))
    if held == "HEIF":
        import pi_heif

        # The other pictures in such a file are of no use here. Threads of its own would compete with our processes.
        pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)
    try:
        return Image.open(path)
    except (OSError, SyntaxError, ValueError):
        mended = without_wrong_profile(data) if held == "PNG" and (data := path.read_bytes()) else b""
        if not mended or mended == data:
            raise
        picture = Image.open(io.BytesIO(mended))
        picture.info[WRONG_PROFILE] = True
        return picture


def orientation_of(picture: Image.Image) -> int:
    """How a picture has to be turned once it is loaded (EXIF's numbers); Pillow turns TIFF itself."""
    orientation = picture.getexif().get(0x0112, 1)
    return orientation if picture.format != "TIFF" and isinstance(orientation, int) else 1


def look_at(picture: Image.Image) -> Measurement:
    """Size, kind and mean colour; reads the picture to its end, at the smallest scale that its format allows."""
    width, height = picture.size
    # Orientations 5 to 8 are turned by a quarter.
    size = (height, width) if orientation_of(picture) in (5, 6, 7, 8) else (width, height)
    # Others keep further pages and previews in the same file.
    frames = getattr(picture, "n_frames", 1) if picture.format in _ANIMATED else 1
    is_clear = "A" in picture.getbands() or "transparency" in picture.info
    kind: PictureKind = "clear" if is_clear else "photo"
    if frames > 1:
        can_move = picture.format in ("GIF", "WEBP") and frames * width * height <= _MOST_ANIMATED
        kind = "moving" if can_move else "fixed"
    picture.draft(picture.mode, (64, 64))
    picture.load()
    # Behind what can be seen through stands the page.
    color = "" if is_clear else f"#{picture.convert('RGB').resize((1, 1), reducing_gap=1.0).tobytes().hex()}"
    return Measurement(*size, kind, color)
