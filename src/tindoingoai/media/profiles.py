"""Colour profiles of PNG pictures that cannot be read: browsers pass over them, and so do we."""

import struct
import zlib

# Pillow takes no longer ones, and none is needed.
_MOST = 1 << 20


def without_wrong_profile(data: bytes) -> bytes:
    """The bytes of a PNG without a profile that cannot be read; the same ones where it has none such."""
    place = 8
    while place + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, place)
        end = place + 12 + length
        if kind == b"iCCP" and not _is_readable(data[place:end]):
            return data[:place] + data[end:]
        if kind in (b"IDAT", b"IEND"):
            break
        place = end
    return data


def _is_readable(chunk: bytes) -> bool:
    """Whether a chunk is whole, and holds a name and what zlib makes a profile of."""
    if zlib.crc32(chunk[4:-4]) != struct.unpack(">I", chunk[-4:])[0]:
        return False
    _, end, packed = chunk[8:-4].partition(b"\0")
    if not end or packed[:1] != b"\0":
        return False
    unpacker = zlib.decompressobj()
    try:
        unpacker.decompress(packed[1:], _MOST)
    except zlib.error:
        return False
    return unpacker.eof
