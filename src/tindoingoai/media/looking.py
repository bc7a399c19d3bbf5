"""What an open picture shows. Apart from `size.py`, since only builds with new pictures need Pillow."""

from PIL import Image

from tindoingoai.media.size import Kind, Look

# An animation is held in memory as a whole, four bytes a pixel.
_MOST_ANIMATED = 100_000_000


def look_at(picture: Image.Image) -> Look:
    """Size, kind and mean colour; reads the picture to its end, at the smallest scale that its format allows."""
    orientation = picture.getexif().get(0x0112, 1)
    width, height = picture.size
    # Orientations 5 to 8 are turned by a quarter.
    size = (height, width) if orientation in (5, 6, 7, 8) else (width, height)
    frames = getattr(picture, "n_frames", 1) if picture.format != "MPO" else 1
    is_clear = "A" in picture.getbands() or "transparency" in picture.info
    kind: Kind = "clear" if is_clear else "photo"
    if frames > 1:
        can_move = picture.format in ("GIF", "WEBP") and frames * width * height <= _MOST_ANIMATED
        kind = "moving" if can_move else "fixed"
    picture.draft(picture.mode, (64, 64))
    picture.load()
    # Behind what can be seen through stands the page.
    color = "" if is_clear else f"#{picture.convert('RGB').resize((1, 1), reducing_gap=1.0).tobytes().hex()}"
    return Look(*size, kind, color)
