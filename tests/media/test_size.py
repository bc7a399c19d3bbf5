"""What is found out about a picture when its bytes are new, and what is said of one that cannot be published."""

import pathlib

import pytest
from PIL import ImageCms

from tests.media.photographs import (
    TELEPHONE,
    WRONG_PROFILES,
    animation,
    encoded,
    gps_exif,
    gradient,
    with_profile,
)
from tindoingoai.media.measurement import Measurement
from tindoingoai.media.size import measure_file

MOST = 1_000_000


def look(folder: pathlib.Path, name: str, data: bytes) -> Measurement:
    file = folder / name
    file.write_bytes(data)
    return measure_file(file, MOST)


def test_photograph_has_its_size_and_its_mean_colour(tmp_path: pathlib.Path) -> None:
    found = look(tmp_path, "a.jpg", encoded(gradient()))
    assert (found.width, found.height, found.kind) == (400, 300, "photo")
    red, green, blue = (int(found.color[place : place + 2], 16) for place in (1, 3, 5))
    assert abs(red - 127) < 12
    assert abs(green - 127) < 12
    assert abs(blue - 60) < 12


def test_size_is_that_of_the_picture_as_it_is_seen(tmp_path: pathlib.Path) -> None:
    found = look(tmp_path, "a.jpg", encoded(gradient(), exif=gps_exif(6)))
    assert (found.width, found.height) == (300, 400)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.png", encoded(gradient(mode="RGBA"), "PNG"), "clear"),
        ("a.png", encoded(gradient(), "PNG"), "photo"),
        ("a.gif", animation(), "moving"),
        ("a.gif", animation(1), "photo"),
        ("a.webp", encoded(gradient(), "WEBP"), "photo"),
        ("a.avif", encoded(gradient(), "AVIF"), "photo"),
        ("a.pdf", b"%PDF", ""),
    ],
)
def test_kind_is_told_from_the_bytes(name: str, data: bytes, kind: str, tmp_path: pathlib.Path) -> None:
    assert look(tmp_path, name, data).kind == kind


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.jpg", encoded(gradient())[:-4000], "cut short"),
        ("a.png", encoded(gradient(), "PNG")[:600], "cut short|damaged"),
        ("a.webp", encoded(gradient(), "WEBP")[:300], "damaged|cut short"),
        ("a.avif", encoded(gradient(), "AVIF")[:400], "damaged|cut short"),
        ("a.jpg", encoded(gradient(), "PPM"), "named .jpg but holds a PPM picture"),
        ("a.jpg", b"\xff\xd8\xff hong", "not the picture its name says"),
        ("a.jpg", b"", "not the picture its name says"),
        ("a.jpg", b"<html>", "not the picture its name says"),
        ("a.png", encoded(gradient(2000, 1000, "L"), "PNG"), "2000 × 1000 pixels, more than 1 megapixels"),
        ("a.png", encoded(gradient(30_000, 2, "L"), "PNG"), "30000 pixels long"),
        ("a.svg", b"<svg", "not well-formed"),
    ],
)
def test_what_cannot_be_published_is_said(name: str, data: bytes, why: str, tmp_path: pathlib.Path) -> None:
    with pytest.raises(ValueError, match=why):
        look(tmp_path, name, data)


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.jpg", encoded(gradient(), "PNG"), "PNG"),
        ("a.png", encoded(gradient()), "JPEG"),
        ("a.apng", encoded(gradient(), "WEBP"), "WEBP"),
        ("a.jpeg", TELEPHONE, "HEIF"),
        ("a.png", encoded(gradient(), "TIFF"), "TIFF"),
    ],
)
def test_picture_under_the_name_of_another_kind_is_worth_a_note(
    name: str, data: bytes, found: str, tmp_path: pathlib.Path
) -> None:
    seen = look(tmp_path, name, data)
    assert (seen.kind, seen.note) == ("photo", f"is named {pathlib.Path(name).suffix} but holds a {found} picture")


@pytest.mark.parametrize("wrong", WRONG_PROFILES)
def test_png_whose_profile_cannot_be_read_is_seen_without_it(wrong: str, tmp_path: pathlib.Path) -> None:
    seen = look(tmp_path, "a.png", with_profile(WRONG_PROFILES[wrong]))
    assert (seen.width, seen.height, seen.kind) == (400, 300, "photo")
    assert seen.note == "has a colour profile that cannot be read"


def test_png_whose_profile_can_be_read_is_worth_no_note(tmp_path: pathlib.Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert look(tmp_path, "a.png", encoded(gradient(), "PNG", icc_profile=profile)).note == ""


def test_drawing_that_could_act_is_worth_a_note(tmp_path: pathlib.Path) -> None:
    data = b'<svg xmlns="http://www.w3.org/2000/svg" width="16" height="9"><script/></svg>'
    assert look(tmp_path, "a.svg", data) == Measurement(16, 9, "drawing", "", "holds <script>, which is not published")
