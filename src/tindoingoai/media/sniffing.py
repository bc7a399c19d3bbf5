"""What a file holds, by its first bytes: a name may say anything, and what has notes is cleaned under every name."""

from typing import Literal

# `closed` are pictures and films that nothing here can clean.
# A `pointer` is what Git LFS leaves in place of a file that was not fetched.
Held = Literal[
    "", "JPEG", "PNG", "GIF", "WEBP", "AVIF", "HEIF", "TIFF", "BMP", "JPEG2000", "film", "webm", "closed", "pointer"
]
# So many bytes are looked at.
HEAD = 64
_BEGINNINGS: tuple[tuple[bytes, Held], ...] = (
    (b"version https://git-lfs.", "pointer"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),
    (b"MM\0+", "TIFF"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG2000"),
    (b"\0\0\0\x0cJXL \r\n\x87\n", "closed"),
    # Cameras, and the programs of those who draw.
    (b"IIRO\x08", "closed"),
    (b"IIRS\x08", "closed"),
    (b"IIU\0", "closed"),
    (b"FUJIFILMCCD-RAW", "closed"),
    (b"FOVb", "closed"),
    (b"8BPS\0", "closed"),
    (b"gimp xcf", "closed"),
    # Films: Flash, Windows Media, MPEG.
    (b"FLV\x01", "closed"),
    (bytes.fromhex("3026b2758e66cf11"), "closed"),
    (b"\0\0\x01\xba", "closed"),
)
_HEIF = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"})
# How long the second head of a BMP is, by which kinds of it are told apart; no text has such a number there.
_BMP_HEADS = frozenset({12, 16, 40, 52, 56, 64, 108, 124})
_BOXES = frozenset({b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})


def sniff(data: bytes) -> Held:
    """What bytes seem to be; empty for whatever is neither a picture nor a film."""
    for beginning, held in _BEGINNINGS:
        if data.startswith(beginning):
            return held
    match data[:4], data[4:8], data[8:12]:
        case b"GIF8", version, _ if version[:2] in (b"7a", b"9a"):
            # No text has a zero.
            return "GIF" if b"\0" in data[:HEAD] else ""
        case start, _, _ if start.startswith(b"BM") and int.from_bytes(data[14:18], "little") in _BMP_HEADS:
            return "BMP"
        case b"RIFF", _, b"WEBP":
            return "WEBP"
        case b"RIFF", _, b"AVI ":
            return "closed"
        case b"OggS", _, _:
            return "closed" if b"\x80theora" in data[:HEAD] else ""
        case b"\x1a\x45\xdf\xa3", _, _:
            return "webm" if b"webm" in data[:HEAD] else "closed"
        case _, b"ftyp", brand:
            return _by_brand(brand, data[12:HEAD])
        case length, box, _ if box in _BOXES:
            # As QuickTime wrote them before films told their brand; words that look so begin with a letter.
            return "film" if length < b"\x09" else ""
    return ""


def _by_brand(brand: bytes, others: bytes) -> Held:
    if brand in (b"avif", b"avis") or (brand in _HEIF and b"avif" in others):
        return "AVIF"
    if brand in _HEIF:
        return "HEIF"
    return "closed" if brand == b"crx " else "film"
