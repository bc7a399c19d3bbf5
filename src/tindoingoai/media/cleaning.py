"""Published originals without what a camera noted: position, device, owner. Not a pixel is decoded or changed.

What a browser needs to show the picture stays: orientation, colour profile; and so does, in JPEG and PNG, who made it.
Of a film its notes go (`films.py`), but not what a camera records along with it as a track of its own.
"""

import contextlib
import io
import re
import struct
import warnings
import zlib
from collections.abc import Callable, Iterator, Mapping

from PIL import Image

from tindoingoai.kinds import DRAWINGS, ending_of
from tindoingoai.media.credits import read_credits, write_exif, write_xmp
from tindoingoai.media.films import clean_film, clean_webm
from tindoingoai.media.profiles import without_wrong_profile
from tindoingoai.media.size import UNREADABLE
from tindoingoai.media.sniffing import Held, sniff
from tindoingoai.media.svg import DrawingError, clean_drawing

_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs hIST sPLT acTL fcTL fdAT cICP mDCV cLLI".split()
)
_WEBP_KEPT = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
# How often an animation runs, by two names, and its colours.
_GIF_KEPT = frozenset({b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012"})
# A marker inside of what was compressed; what follows FF there is a zero, a restart or more FF.
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
# A table without entries: nothing at all would not be read.
_NO_EXIF = b"II*\0\x08" + bytes(9)
_EXIF, _XMP = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0"


def clean_file(name: str, data: bytes) -> bytes:
    """The bytes to publish of a file of that name: without notes, whatever its name says; none of what is damaged."""
    if ending_of(name) in DRAWINGS:
        return _clean_svg(data)
    return b"".join(_until_damage(_CLEANERS[held](data))) if (held := sniff(data)) in _CLEANERS else data


def _until_damage(pieces: Iterator[bytes]) -> Iterator[bytes]:
    with contextlib.suppress(*UNREADABLE, Image.DecompressionBombError), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield from pieces


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
        marker = data[place + 1]
        if data[place] != 0xFF or marker == 0xFF:
            # Decoders pass over what stands between markers, and so do we.
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
    if marker == 0xE0:
        # The other one of this number is a preview.
        return segment[4:9] == b"JFIF\0"
    return marker == 0xEE or not (0xE0 <= marker <= 0xEF or marker == 0xFE)


def _said(data: bytes) -> tuple[bytes, bytes]:
    """What is written again of a picture's notes, as EXIF and XMP."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            said = read_credits(picture)
            orientation = picture.getexif().get(0x0112, 1)
    except (*UNREADABLE, Image.DecompressionBombError):
        return b"", b""
    is_turn = isinstance(orientation, int) and 1 <= orientation <= 8
    return write_exif(said, orientation if is_turn else 1), write_xmp(said)


def _clean_png(data: bytes) -> Iterator[bytes]:
    data = without_wrong_profile(data)
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


def _clean_gif(data: bytes) -> Iterator[bytes]:
    place = 13 + _table_after(data[10])
    yield data[:place]
    while True:
        begin, kind = place, data[place]
        if kind == 0x3B:
            yield data[place : place + 1]
            return
        if kind == 0x2C:
            place = _after_blocks(data, place + 11 + _table_after(data[place + 9]))
        elif kind == 0x21:
            place = _after_blocks(data, place + 2)
        else:
            raise ValueError("neither a picture nor an extension")
        is_shown = kind == 0x2C or data[begin + 1] == 0xF9
        if is_shown or (data[begin + 1] == 0xFF and data[begin + 3 : begin + 14] in _GIF_KEPT):
            yield data[begin:place]


def _table_after(flags: int) -> int:
    """The size of the table of colours that flags speak of."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _after_blocks(data: bytes, place: int) -> int:
    """Where the blocks that begin at a place, each with its length, are over."""
    while length := data[place]:
        place += 1 + length
    return place + 1


def _clean_webp(data: bytes) -> Iterator[bytes]:
    pieces = []
    place, end = 12, min(len(data), 8 + struct.unpack_from("<I", data, 4)[0])
    while place + 8 <= end:
        kind, length = struct.unpack_from("<4sI", data, place)
        chunk = data[place : place + 8 + length + length % 2]
        place += len(chunk)
        if kind == b"VP8X":
            # Bits 2 and 3 say that there are XMP and EXIF.
            chunk = chunk[:8] + bytes([chunk[8] & ~0x0C]) + chunk[9:]
        if kind in _WEBP_KEPT:
            pieces.append(chunk)
    body = b"".join(pieces)
    yield b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def _clean_avif(data: bytes) -> Iterator[bytes]:
    """Notes lie among the pixels, where places are counted from the beginning: they are blanked, not taken out."""
    with Image.open(io.BytesIO(data)) as picture:
        # Those that the picture itself tells are written anew where it is turned, and would not be found in the file.
        *_, exif, _, xmp = picture._decoder.get_info()  # type: ignore[attr-defined] # no other way to them as they are
    for note, blank in (((exif or b"").removeprefix(_EXIF), _NO_EXIF), (xmp or b"", b"")):
        if len(note) > len(_NO_EXIF):
            data = data.replace(note, blank.ljust(len(note), b"\0"))
    yield data


_CLEANERS: Mapping[Held, Callable[[bytes], Iterator[bytes]]] = {
    "JPEG": _clean_jpeg,
    "PNG": _clean_png,
    "GIF": _clean_gif,
    "WEBP": _clean_webp,
    "AVIF": _clean_avif,
    "film": clean_film,
    "webm": clean_webm,
}
