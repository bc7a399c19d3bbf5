"""What a file holds is told by its bytes."""

import io
import pathlib

import pytest
from PIL import Image

from tests.media.photographs import TELEPHONE, animation, encoded, gradient
from tindoingoai.media.sniffing import sniff


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "AVIF", "TIFF", "BMP", "JPEG2000"])
def test_pictures_are_known_as_pillow_writes_them(kind: str) -> None:
    assert sniff(encoded(gradient(20, 20), kind)) == kind


def test_others_are_known_by_their_first_bytes() -> None:
    assert sniff(TELEPHONE) == "HEIF"
    assert sniff(animation()) == "GIF"
    assert sniff(pathlib.Path("static/media/phim-goi-cuon.mp4").read_bytes()) == "film"
    assert sniff(b"\0\0\0\x08wide\0\0\0\x08mdat") == "film"
    assert sniff(b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif") == "AVIF"
    file = io.BytesIO()
    Image.new("RGB", (9, 9)).save(file, "TIFF", compression="raw", big_tiff=True)
    assert sniff(file.getvalue()) == "TIFF"


@pytest.mark.parametrize(
    "data",
    [
        b"8BPS\0\x01",
        b"gimp xcf v011",
        b"\x1aE\xdf\xa3\x01\0\0\0\0\0\0\x1fB\x82\x88matroska",
        b"RIFF\0\0\0\0AVI LIST",
        b"\0\0\0\x18ftypcrx \0\0\0\x01",
        b"FUJIFILMCCD-RAW 0201",
        b"FLV\x01\x05",
        b"\0\0\x01\xba",
        b"OggS" + bytes(24) + b"\x80theora",
    ],
)
def test_what_cannot_be_cleaned_is_known(data: bytes) -> None:
    assert sniff(data) == "closed"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"ID3\x04",
        b"OggS" + bytes(40),
        b"RIFF\0\0\0\0WAVE",
        b"BM",
        b"BMW and Bosch announce",
        b"The free press",
        b"GIF89a explained",
        b"IIRS report",
        b"8BPS",
        b"\nis free",
    ],
)
def test_documents_sound_and_archives_are_none_of_it(data: bytes) -> None:
    assert sniff(data) == ""
