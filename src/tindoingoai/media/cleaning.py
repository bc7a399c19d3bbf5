"""Published originals without what a camera noted: position, device, owner. Not a pixel is decoded or changed.

What a browser needs to show the picture stays: orientation, colour profile; and so does, in JPEG and PNG, who made it.
Of a film its notes go, but not what a camera records along with it as a track of its own.
"""

import io
import pathlib
import re
import struct
import warnings
import zlib
from collections.abc import Iterator

from PIL import Image

from tindoingoai.media.credits import read_credits, write_exif, write_xmp
from tindoingoai.media.size import FILMS, UNREADABLE
from tindoingoai.media.svg import DrawingError, clean_drawing

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs hIST sPLT acTL fcTL fdAT cICP mDCV cLLI".split()
)
# A marker inside of what was compressed; what follows FF there is a zero, a restart or more FF.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
# A table without entries: nothing at all would not be read.
_NO_EXIF = b"II*\0\x08" + bytes(9)
# Of films: boxes with notes, those that may have such boxes inside (ISO 14496-12), and the name of the box with XMP.
_NOTES, _HOLDERS = frozenset({b"udta", b"meta"}), frozenset({b"moov", b"trak"})
_XMP_NAME = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_EXIF, _XMP = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0"


def clean_file(name: str, data: bytes) -> bytes:
    """The bytes to publish of a file of that name; a picture or film that is not what it seems stays as it is."""
    ending = pathlib.PurePosixPath(name).suffix.lower()
    if ending == ".svg":
        return _clean_svg(data)
    try:
        if ending in FILMS:
            return _clean_film(data)
        if data[:2] == b"\xff\xd8":
            return b"".join(_clean_jpeg(data))
        if data[:8] == _PNG:
            return b"".join(_clean_png(data))
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _clean_webp(data)
        return _clean_avif(data) if data[4:8] == b"ftyp" else data
    except UNREADABLE:
        return data


def _clean_svg(data: bytes) -> bytes:
    try:
        return clean_drawing(data)
    except DrawingError:
        # A build with problems that was told to keep going: what cannot be read is no drawing, and no page either.
        return b'<svg xmlns="http://www.w3.org/2000/svg"></svg>'


def _clean_jpeg(data: bytes) -> Iterator[bytes]:
    yield data[:2]
    exif, xmp = _said(data)
    place = 2
    is_first = True
    while True:
        if data[place] != 0xFF:
            raise ValueError("no marker")
        marker = data[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        if marker == 0xD9:
            # What follows the picture is another one: a preview, or a map of brightness with notes of its own.
            yield data[place : place + 2]
            return
        (length,) = struct.unpack_from(">H", data, place + 2)
        segment = data[place : place + 2 + length]
        place += 2 + length
        if is_first and marker != 0xE0:
            is_first = False
            for head, said in ((b"", exif), (_XMP, xmp)):
                if said:
                    yield struct.pack(">BBH", 0xFF, 0xE1, len(head) + len(said) + 2) + head + said
        if _is_kept(marker, segment):
            yield segment
        if marker == 0xDA:
            found = _MARKER.search(data, place)
            end = found.start() if found else len(data)
            yield data[place:end]
            if not found:
                return
            place = end


def _is_kept(marker: int, segment: bytes) -> bool:
    """All but notes: of those, what tells how the picture is to be decoded and shown."""
    if marker == 0xE2:
        return segment[4:16] == b"ICC_PROFILE\0"
    return marker in (0xE0, 0xEE) or not (0xE0 <= marker <= 0xEF or marker == 0xFE)


def _said(data: bytes) -> tuple[bytes, bytes]:
    """What is written again of a picture's notes, as EXIF and XMP."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as picture:
                said = read_credits(picture)
                orientation = picture.getexif().get(0x0112, 1)
    except (*UNREADABLE, Image.DecompressionBombError):
        return b"", b""
    is_turn = isinstance(orientation, int) and 1 <= orientation <= 8
    return write_exif(said, orientation if is_turn else 1), write_xmp(said)


def _clean_png(data: bytes) -> Iterator[bytes]:
    yield data[:8]
    place = 8
    exif, xmp = _said(data)
    while place < len(data):
        length, kind = struct.unpack_from(">I4s", data, place)
        chunk = data[place : place + 12 + length]
        place += 12 + length
        if kind in _PNG_KEPT:
            yield chunk
        if kind == b"IHDR":
            if exif:
                yield _chunk(b"eXIf", exif.removeprefix(_EXIF))
            if xmp:
                yield _chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp)
        if kind == b"IEND":
            return


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _clean_webp(data: bytes) -> bytes:
    pieces = []
    place = 12
    while place + 8 <= len(data):
        kind, length = struct.unpack_from("<4sI", data, place)
        chunk = data[place : place + 8 + length + length % 2]
        place += len(chunk)
        if kind == b"VP8X":
            # Bits 2 and 3 say that there are XMP and EXIF.
            chunk = chunk[:8] + bytes([chunk[8] & ~0x0C]) + chunk[9:]
        if kind not in (b"EXIF", b"XMP "):
            pieces.append(chunk)
    body = b"".join(pieces)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def _clean_avif(data: bytes) -> bytes:
    """Notes lie among the pixels, where places are counted from the beginning: they are blanked, not taken out."""
    with Image.open(io.BytesIO(data)) as picture:
        # Those that the picture itself tells are written anew where it is turned, and would not be found in the file.
        *_, exif, _, xmp = picture._decoder.get_info()  # type: ignore[attr-defined] # no other way to them as they are
    for note, blank in (((exif or b"").removeprefix(_EXIF), _NO_EXIF), (xmp or b"", b"")):
        if len(note) > len(_NO_EXIF):
            data = data.replace(note, blank.ljust(len(note), b"\0"))
    return data


def _clean_film(data: bytes) -> bytes:
    """Notes become free space: where the film itself lies is counted from the beginning of the file."""
    cleaned = bytearray(data)
    for place, inside, end in _find_notes(data, 0, len(data)):
        cleaned[place + 4 : place + 8] = b"free"
        cleaned[inside:end] = bytes(end - inside)
    return bytes(cleaned)


def _find_notes(data: bytes, place: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Where each box of notes begins, where what it holds, and where it ends."""
    while place + 8 <= end:
        length, kind = struct.unpack_from(">I4s", data, place)
        inside = place + 8
        if length == 1:
            (length,) = struct.unpack_from(">Q", data, inside)
            inside += 8
        # The last one may leave its length open.
        after = place + length if length else end
        if not inside <= after <= end:
            raise ValueError("a box that does not end")
        if kind in _NOTES or (kind == b"uuid" and data[inside : inside + 16] == _XMP_NAME):
            yield place, inside, after
        elif kind in _HOLDERS:
            yield from _find_notes(data, inside, after)
        place = after
