"""Films without their notes: these become free space of the same size, so that nothing else in the file moves.

What is not understood, as behind a box that was damaged, becomes zeros.
"""

import struct
from collections.abc import Iterator

# Boxes with notes, those that may have such boxes inside (ISO 14496-12), and the name of the box with XMP.
_NOTES, _HOLDERS = frozenset({b"udta", b"meta"}), frozenset({b"moov", b"trak"})
_XMP_NAME = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
# Of WebM (RFC 8794, RFC 9559): what holds everything, and notes and files that were put in.
_SEGMENT = bytes.fromhex("18538067")
_TAGS, _ATTACHMENTS = bytes.fromhex("1254c367"), bytes.fromhex("1941a469")
_VOID = 0xEC


def clean_film(data: bytes) -> Iterator[bytes]:
    """An MP4 or a QuickTime film."""
    cleaned = bytearray(data)
    for place, inside, end in _find_notes(data, 0, len(data)):
        if inside > place:
            cleaned[place + 4 : place + 8] = b"free"
        cleaned[inside:end] = bytes(end - inside)
    yield bytes(cleaned)


def _find_notes(data: bytes, place: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Where each box of notes begins, where what it holds, and where it ends."""
    while place + 8 <= end:
        length, kind = struct.unpack_from(">I4s", data, place)
        inside = place + 8
        if length == 1 and inside + 8 <= end:
            (length,) = struct.unpack_from(">Q", data, inside)
            inside += 8
        # The last one may leave its length open; one that was cut short ends with the file.
        after = min(place + length, end) if length else end
        if after < inside:
            yield place, place, end
            return
        if kind in _NOTES or (kind == b"uuid" and data[inside : inside + 16] == _XMP_NAME):
            yield place, inside, after
        elif kind in _HOLDERS:
            yield from _find_notes(data, inside, after)
        place = after


def clean_webm(data: bytes) -> Iterator[bytes]:
    """A WebM film."""
    cleaned = bytearray(data)
    for place, end in _find_tags(data):
        size = end - place
        # The length of what is void, in eight bytes where there is room for them.
        head = struct.pack(">BQ", _VOID, 1 << 56 | size - 9) if size >= 9 else bytes([_VOID, 0x80 | size - 2])
        cleaned[place:end] = head.ljust(size, b"\0")
    yield bytes(cleaned)


def _find_tags(data: bytes) -> Iterator[tuple[int, int]]:
    """Where each element with notes begins and ends; of a damaged film the rest."""
    place = 0
    while place + 1 < len(data):
        inside = place + _length_of(data[place])
        begin = inside + _length_of(data[inside]) if inside < len(data) else len(data)
        name, number = data[place:inside], data[inside:begin]
        unknown = (1 << 7 * len(number)) - 1
        size = int.from_bytes(number) & unknown
        if not data[place] or begin >= len(data):
            yield place, len(data)
            return
        if name == _SEGMENT or size == unknown:
            # One without a length ends where the next begins, and what it holds is read as what stands beside it.
            place = begin
            continue
        after = min(begin + size, len(data))
        if name in (_TAGS, _ATTACHMENTS):
            yield place, after
        place = after


def _length_of(first: int) -> int:
    """How many bytes a name or a number has, which its first byte tells."""
    return 9 - first.bit_length()
