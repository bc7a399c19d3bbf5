"""Small pictures of every kind, made when they are needed."""

import io
import math
import pathlib
import struct
import zlib
from typing import Any

from PIL import Image


def gradient(width: int = 400, height: int = 300, mode: str = "RGB") -> Image.Image:
    """Red from left to right, green from top to bottom."""
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    picture = Image.merge("RGB", (across, down, Image.new("L", (width, height), 60)))
    return picture.convert(mode)


def quarters(width: int = 400, height: int = 300) -> Image.Image:
    """Red and green above, blue and white below."""
    picture = Image.new("RGB", (width, height), "white")
    picture.paste("red", (0, 0, width // 2, height // 2))
    picture.paste("lime", (width // 2, 0, width, height // 2))
    picture.paste("blue", (0, height // 2, width // 2, height))
    return picture


def encoded(picture: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def gps_exif(orientation: int = 1) -> bytes:
    """What a telephone notes: the place, the device, its owner, who took the picture and how it was held."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Hãng Máy Bí Mật".encode()
    exif[0x013B] = "Nguyễn Thị Ảnh".encode()
    exif[0x8298] = "© Báo Thử".encode()
    exif.get_ifd(0x8825).update({1: "N", 2: (21.0, 1.0, 42.0), 3: "E", 4: (105.0, 51.0, 12.0)})
    exif.get_ifd(0x8769)[0xA431] = "SERIAL-4711"
    return exif.tobytes()


def iptc(**texts: str) -> bytes:
    """A Photoshop segment with IPTC records."""
    numbers = {"creator": 80, "credit": 110, "rights": 116}
    data = b"".join(
        struct.pack(">BBBH", 0x1C, 2, numbers[name], len(text.encode())) + text.encode() for name, text in texts.items()
    )
    data += b"\0" * (len(data) % 2)
    block = b"Photoshop 3.0\x00" + b"8BIM" + struct.pack(">HHI", 0x0404, 0, len(data)) + data
    return struct.pack(">BBH", 0xFF, 0xED, len(block) + 2) + block


def with_segment(jpeg: bytes, segment: bytes) -> bytes:
    return jpeg[:2] + segment + jpeg[2:]


def animation(frames: int = 4, size: tuple[int, int] = (160, 120)) -> bytes:
    pictures = [Image.new("RGB", size, (60 * step, 40, 200 - 40 * step)) for step in range(frames)]
    return encoded(pictures[0], "GIF", save_all=True, append_images=pictures[1:], duration=120, loop=0)


def with_profile(chunk: bytes) -> bytes:
    """A PNG with a chunk for its colour profile."""
    data = encoded(gradient(), "PNG")
    return data[:33] + chunk + data[33:]


def _chunk(content: bytes, *, is_whole: bool = True) -> bytes:
    body = b"iCCP" + content
    return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body) ^ (not is_whole))


_PACKED = zlib.compress(b"acsp" * 50)
# What programs write in the place of a profile.
WRONG_PROFILES = {
    "a wrong sum": _chunk(b"ten\0\0" + _PACKED, is_whole=False),
    "packed in another way": _chunk(b"ten\0\x07" + _PACKED),
    "no name": _chunk(b"ten"),
    "too long": _chunk(b"ten\0\0" + zlib.compress(bytes(3_000_000))),
}


def distance(one: Any, other: Any) -> float:
    return math.dist(one[:3], other[:3])


def level(picture: Image.Image, x: int, y: int) -> int:
    """A pixel of a picture of one channel."""
    return picture.tobytes()[y * picture.width + x]


# Red and green above, blue and white below, 240 × 160, written by a telephone that was held sideways on (`gps_exif(6)`,
# encoded by pillow-heif, which is no part of our tools: it can write HEIC, what we use can not).
TELEPHONE = (pathlib.Path(__file__).parent / "telephone.heic").read_bytes()
