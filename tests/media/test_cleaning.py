"""Originals are published without what a camera noted, and show the same pixels."""

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.media.photographs import animation, encoded, gps_exif, gradient, iptc, with_segment
from tindoingoai.media.cleaning import clean_file

PRIVATE = (b"SERIAL", "Hãng Máy".encode())


def _open(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def _same_pixels(one: bytes, other: bytes) -> bool:
    return _open(one).tobytes() == _open(other).tobytes()


@pytest.mark.parametrize("orientation", [1, 6])
@pytest.mark.parametrize(
    ("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp"), ("AVIF", "a.avif")]
)
def test_no_place_and_no_device_is_left(kind: str, name: str, orientation: int) -> None:
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>21,1.7N</exif:GPSLatitude></x:xmpmeta>'
    more = {} if kind == "PNG" else {"xmp": xmp}
    data = encoded(gradient(), kind, exif=gps_exif(orientation), **more)
    assert any(word in data for word in PRIVATE)
    cleaned = clean_file(name, data)
    assert not any(word in cleaned for word in (*PRIVATE, b"GPSLatitude"))
    assert not _open(cleaned).getexif().get_ifd(0x8825)
    assert _same_pixels(data, cleaned)


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png")])
def test_who_made_it_and_how_it_is_turned_stay(kind: str, name: str) -> None:
    cleaned = clean_file(name, encoded(gradient(), kind, exif=gps_exif(6)))
    assert "Nguyễn Thị Ảnh".encode() in cleaned
    assert "© Báo Thử".encode() in cleaned
    assert _open(cleaned).getexif()[0x0112] == 6


def test_credits_of_agencies_stay_as_xmp() -> None:
    data = with_segment(encoded(gradient()), iptc(creator="Trần Văn Ảnh", credit="Thông tấn Thử"))
    cleaned = clean_file("a.jpg", data)
    assert b"8BIM" not in cleaned
    assert "<photoshop:Credit>Thông tấn Thử<".encode() in cleaned
    assert "<rdf:li>Trần Văn Ảnh<".encode() in cleaned


def test_what_is_needed_to_show_it_stays() -> None:
    data = encoded(gradient(), icc_profile=b"a profile", quality=80, progressive=True, comment=b"rieng tu")
    cleaned = clean_file("a.jpg", data)
    assert _open(cleaned).info["icc_profile"] == b"a profile"
    assert b"rieng tu" not in cleaned
    assert _same_pixels(data, cleaned)


def test_preview_behind_the_picture_goes() -> None:
    first, second = encoded(gradient()), encoded(gradient(64, 64), exif=gps_exif())
    cleaned = clean_file("a.jpg", first + second)
    assert cleaned == clean_file("a.jpg", first)


def test_cleaning_twice_changes_nothing_more() -> None:
    once = clean_file("a.jpg", encoded(gradient(), exif=gps_exif(3)))
    assert clean_file("a.jpg", once) == once


def test_what_is_clean_already_stays_byte_for_byte() -> None:
    data = encoded(gradient())
    assert clean_file("a.jpg", data) == data
    assert clean_file("a.webp", encoded(gradient(), "WEBP")) == encoded(gradient(), "WEBP")


def test_other_files_are_left_alone() -> None:
    assert clean_file("a.pdf", b"%PDF") == b"%PDF"
    assert clean_file("a.jpg", "không phải ảnh".encode()) == "không phải ảnh".encode()
    assert clean_file("a.mp4", "không phải phim".encode()) == "không phải phim".encode()


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.JPG.part", "a.png"])
def test_a_name_that_says_another_thing_protects_no_notes(name: str) -> None:
    data = encoded(gradient(), exif=gps_exif())
    assert clean_file(name, data) == clean_file("a.jpg", data) != data


def test_preview_of_an_old_kind_goes_and_what_stands_between_markers_is_passed_over() -> None:
    data = encoded(gradient())
    preview = b"\xff\xe0" + struct.pack(">H", 16) + b"JFXX\0\x13preview."
    assert clean_file("a.jpg", with_segment(data, preview)) == data
    assert clean_file("a.jpg", with_segment(data, b"\xff\xfe\0\x0arieng tu" + b"\0rac")) == data


def test_damaged_avif_is_published_without_its_notes_or_not_at_all() -> None:
    data = encoded(gradient(), "AVIF", exif=gps_exif())
    assert not any(word in clean_file("a.avif", data[: len(data) // 2]) for word in PRIVATE)


def test_webp_keeps_only_what_draws() -> None:
    data = encoded(gradient(64, 64), "WEBP")
    note = b"NOTE" + struct.pack("<I", 8) + b"rieng tu"
    more = data[:4] + struct.pack("<I", len(data) - 8 + len(note)) + data[8:] + note
    assert clean_file("a.webp", more) == data
    assert clean_file("a.webp", data + note) == data


def test_comments_of_animations_go_and_they_run_as_before() -> None:
    data = animation()
    comment = b"\x21\xfe\x08rieng tu\x00"
    xmp = b"\x21\xff\x0bXMP DataXMP" + b"<x>rieng tu</x>" + bytes([1, *range(255, -1, -1), 0])
    place = 13 + (3 << (data[10] & 7) + 1)
    noted = data[:place] + comment + xmp + data[place:-1] + comment + data[-1:] + b"rieng tu"
    assert clean_file("a.gif", noted) == data
    assert b"NETSCAPE2.0" in data
    assert b"rieng tu" not in clean_file("a.gif", noted[:-30])


def element(name: str, *inside: bytes, size: bytes = b"") -> bytes:
    data = b"".join(inside)
    return bytes.fromhex(name) + (size or struct.pack(">Q", 1 << 56 | len(data))) + data


@pytest.mark.parametrize("is_live", [False, True])
def test_webm_goes_without_its_notes_and_nothing_in_it_moves(is_live: bool) -> None:
    unknown = b"\x01" + b"\xff" * 7 if is_live else b""
    tags = element("1254c367", element("7373", b"LOCATION " + PLACE))
    short = b"\x12\x54\xc3\x67\x82ab"
    cluster = element("1f43b675", element("a3", b"frames " + bytes.fromhex("1254c367")), size=unknown)
    segment = element("18538067", element("1549a966", b"info"), tags, short, cluster, tags, size=unknown)
    data = element("1a45dfa3", element("4282", b"webm")) + segment
    cleaned = clean_file("a.webm", data)
    assert PLACE not in cleaned
    assert len(cleaned) == len(data)
    for kept in (b"webm", b"info", b"frames"):
        assert cleaned.index(kept) == data.index(kept)
    # Where the notes were there is free space of their size.
    assert cleaned[data.index(tags) :][: len(tags)] == element("ec", bytes(len(tags) - 9))
    assert cleaned[data.index(short) :][: len(short)] == b"\xec\x85" + bytes(5)
    assert clean_file("a.webm", cleaned) == cleaned


def test_a_picture_of_too_many_pixels_is_cleaned_without_being_decoded() -> None:
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    pieces = ((b"IHDR", head), (b"tEXt", b"Comment\0nha rieng"), (b"IEND", b""))
    chunks = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in pieces
    ]
    cleaned = clean_file("a.png", b"\x89PNG\r\n\x1a\n" + b"".join(chunks))
    assert b"nha rieng" not in cleaned
    assert head in cleaned


@settings(deadline=None)
@given(st.integers(0, 3000), st.binary(max_size=8))
def test_damage_never_ends_a_build(place: int, noise: bytes) -> None:
    data = encoded(gradient(64, 64), exif=gps_exif())
    clean_file("a.jpg", data[:place] + noise + data[place + len(noise) :])
    clean_file("a.jpg", data[:place])
    moving = animation(2, (20, 20))
    clean_file("a.gif", moving[: place % len(moving)] + noise)


def box(kind: bytes, *inside: bytes, is_long: bool = False) -> bytes:
    data = b"".join(inside)
    if is_long:
        return struct.pack(">I4sQ", 1, kind, len(data) + 16) + data
    return struct.pack(">I4s", len(data) + 8, kind) + data


PLACE = b"+21.0285+105.8542/"
XMP_NAME = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")


@pytest.mark.parametrize("name", ["a.mp4", "a.M4V", "a.mov", "a.m4a"])
@pytest.mark.parametrize("is_long", [False, True])
def test_film_goes_without_its_notes_and_nothing_in_it_moves(name: str, is_long: bool) -> None:
    notes = box(b"udta", box(b"\xa9xyz", PLACE), is_long=is_long)
    keys = box(b"meta", box(b"keys", b"com.apple.quicktime.location.ISO6709"), box(b"ilst", PLACE))
    track = box(b"trak", box(b"tkhd", b"track"), notes)
    film = [box(b"ftyp", b"isom"), box(b"moov", box(b"mvhd", b"head"), track, notes, keys)]
    film += [box(b"uuid", XMP_NAME, PLACE), box(b"uuid", bytes(16), b"turned all around"), box(b"mdat", b"udta frames")]
    data = b"".join(film)
    cleaned = clean_file(name, data)
    assert PLACE not in cleaned
    assert b"apple" not in cleaned
    assert len(cleaned) == len(data)
    for kept in (b"isom", b"head", b"track", b"turned all around", b"udta frames"):
        assert cleaned.index(kept) == data.index(kept)
    assert clean_file(name, cleaned) == cleaned


def test_film_that_was_cut_short_or_damaged_tells_no_place_either() -> None:
    data = box(b"ftyp", b"isom") + box(b"moov", box(b"udta", PLACE))[:-4]
    assert PLACE[:-5] not in clean_file("a.mp4", data)
    assert clean_file("a.mp4", data)[:12] == data[:12]
    damaged = box(b"ftyp", b"isom") + struct.pack(">I4s", 3, b"moov") + PLACE
    assert clean_file("a.mp4", damaged) == box(b"ftyp", b"isom") + bytes(8 + len(PLACE))


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_no_bytes_in_the_place_of_a_film_end_a_build(noise: bytes) -> None:
    clean_file("a.mp4", noise)
    for data in (box(b"free", noise), box(b"moov", noise), box(b"moov", box(b"udta", noise), noise, is_long=True)):
        assert len(clean_file("a.mp4", data)) == len(data)
    webm = element("1a45dfa3", element("4282", b"webm"))
    assert len(clean_file("a.webm", webm + noise)) == len(webm + noise)
