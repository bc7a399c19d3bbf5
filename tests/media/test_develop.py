"""What comes out of the making: upright, in sRGB, of its size and format, and saying only who made it."""

import io
import pathlib
import struct

import pytest
from PIL import Image, ImageCms, ImageFile, JpegImagePlugin

from tests.media.photographs import (
    animation,
    distance,
    encoded,
    gps_exif,
    gradient,
    iptc,
    level,
    quarters,
    with_segment,
)
from tindoingoai.media.encoding import encode
from tindoingoai.media.size import measure_file
from tindoingoai.media.variants import Job, Variant, plan_variants
from tindoingoai.settings import Pictures
from tindoingoai.store import StoredMedia


class Encoded:
    """All variants of a picture, by the end of their address."""

    def __init__(self, folder: pathlib.Path, name: str, data: bytes, *focuses: str, **settings: object) -> None:
        source = folder / name
        source.write_bytes(data)
        look = measure_file(source, 50_000_000)
        file = StoredMedia(name, "", "d" * 32, 1, look.width, look.height, look.kind, look.color)
        pictures = Pictures(**({"widths": (100, 200)} | settings))  # type: ignore[arg-type] # settings by name
        self.variants: dict[str, Variant] = {
            each.address.rpartition("/")[2].split("-", 2)[2]: each
            for each in plan_variants(f"/{name}", file, pictures, focuses)
        }
        self.paths = {end: folder / f"{name}-{end}" for end in self.variants}
        pairs = tuple((each, str(self.paths[end])) for end, each in self.variants.items())
        self.outcome = encode(Job(name, str(source), pairs, pictures.quality))

    def open(self, end: str) -> Image.Image:
        picture = Image.open(self.paths[end])
        picture.load()
        return picture


def test_every_variant_has_its_size_and_format(tmp_path: pathlib.Path) -> None:
    made = Encoded(tmp_path, "a.jpg", encoded(gradient()), "")
    assert made.outcome.fault == ""
    for end, variant in made.variants.items():
        picture = made.open(end)
        assert picture.size == (variant.width, variant.height)
        assert picture.format == {"jpg": "JPEG"}.get(variant.format, variant.format.upper())
    assert {variant.format for variant in made.variants.values()} == {"avif", "webp", "jpg"}


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("size", [(400, 300), (2400, 1800)])
def test_picture_stands_upright_whatever_the_camera_was_held_like(
    orientation: int, size: tuple[int, int], tmp_path: pathlib.Path
) -> None:
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    seen = quarters(*size)
    taken = seen.transpose(turns[orientation]) if orientation in turns else seen
    made = Encoded(tmp_path, "a.jpg", encoded(taken, exif=gps_exif(orientation)))
    picture = made.open("200.webp").convert("RGB")
    assert picture.size == (200, 150)
    corners = [picture.getpixel(place) for place in ((20, 20), (180, 20), (20, 130), (180, 130))]
    for corner, expected in zip(corners, ((255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)), strict=True):
        assert distance(corner, expected) < 40


def test_nothing_that_a_camera_noted_is_left_but_the_credits(tmp_path: pathlib.Path) -> None:
    photo = with_segment(encoded(gradient(), exif=gps_exif()), iptc(credit="Thông tấn Thử", rights="© IPTC"))
    made = Encoded(tmp_path, "a.jpg", photo, "")
    for end, path in made.paths.items():
        with Image.open(path) as picture:
            exif = picture.getexif()
        assert not exif.get_ifd(0x8825), end
        assert set(exif) <= {0x013B, 0x8298}, end
        data = path.read_bytes()
        assert b"SERIAL" not in data
        assert "Hãng Máy".encode() not in data
        assert "Nguyễn Thị Ảnh".encode() in data
        assert "© IPTC".encode() in data
        assert "Thông tấn Thử".encode() in data


def test_picture_without_credits_says_nothing_at_all(tmp_path: pathlib.Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "SERIAL"
    exif.get_ifd(0x8825).update({1: "N", 2: (21.0, 1.0, 42.0)})
    for name, data in (
        ("a.jpg", encoded(gradient(), exif=exif, xmp=b"<x>SERIAL</x>")),
        ("b.png", encoded(gradient(mode="RGBA"), "PNG", exif=exif)),
        ("c.webp", encoded(gradient(), "WEBP", exif=exif)),
        ("d.webp", encoded(gradient(160, 120), "WEBP", exif=exif, save_all=True, append_images=[quarters(160, 120)])),
    ):
        made = Encoded(tmp_path, name, data, "")
        assert made.paths
        for path in made.paths.values():
            with Image.open(path) as picture:
                assert not picture.getexif(), path
            assert b"SERIAL" not in path.read_bytes()


def test_colours_of_printers_become_those_of_screens(tmp_path: pathlib.Path) -> None:
    made = Encoded(tmp_path, "a.jpg", encoded(Image.new("CMYK", (300, 200), (0, 255, 255, 0))))
    assert distance(made.open("200.webp").convert("RGB").getpixel((50, 50)), (255, 0, 0)) < 60


def test_variants_carry_no_profile_but_are_converted(tmp_path: pathlib.Path) -> None:
    made = Encoded(tmp_path, "a.jpg", encoded(gradient(), icc_profile=_wide_profile()))
    plain = Encoded(tmp_path, "b.jpg", encoded(gradient()))
    picture, other = made.open("200.webp").convert("RGB"), plain.open("200.webp").convert("RGB")
    assert "icc_profile" not in made.open("200.avif").info
    assert distance(picture.getpixel((180, 20)), other.getpixel((180, 20))) > 12


def test_profile_that_is_damaged_is_as_none(tmp_path: pathlib.Path) -> None:
    made = Encoded(tmp_path, "a.jpg", encoded(gradient(), icc_profile=b"no profile" * 30))
    assert made.outcome.fault == ""
    assert made.open("200.webp").size == (200, 150)


def test_what_can_be_seen_through_stays_so(tmp_path: pathlib.Path) -> None:
    picture = gradient().convert("RGBA")
    picture.putalpha(Image.linear_gradient("L").resize(picture.size))
    made = Encoded(tmp_path, "a.png", encoded(picture, "PNG"), "")
    for end in ("200.avif", "200.webp", "200.png"):
        alpha = made.open(end).convert("RGBA").getchannel("A")
        assert level(alpha, 100, 5) < 20
        assert level(alpha, 100, 145) > 230


@pytest.mark.parametrize("mode", ["L", "P", "1", "LA", "I;16"])
def test_every_mode_of_a_png_can_be_made(mode: str, tmp_path: pathlib.Path) -> None:
    picture = gradient(mode="L").convert("I;16") if mode == "I;16" else gradient().convert(mode)
    if mode == "I;16":
        picture = picture.point(lambda value: value * 256)
    made = Encoded(tmp_path, "a.png", encoded(picture, "PNG"))
    assert made.outcome.fault == ""
    left, right = (level(made.open("200.webp").convert("L"), place, 5) for place in (5, 195))
    assert abs(left - right) > 20 or mode == "1"


def test_crop_is_cut_around_its_focus(tmp_path: pathlib.Path) -> None:
    photo = encoded(quarters(400, 300))
    made = Encoded(tmp_path, "a.jpg", photo, "0% 0%", "100% 100%")
    assert distance(made.open("1x1-0x0-300.jpg").getpixel((20, 20)), (255, 0, 0)) < 40
    # The left hundred columns are cut off.
    assert distance(made.open("1x1-100x100-300.jpg").getpixel((20, 280)), (0, 0, 255)) < 40
    assert distance(made.open("1x1-100x100-300.jpg").getpixel((150, 280)), (255, 255, 255)) < 40


def test_crop_of_a_large_photograph_is_what_a_small_one_shows(tmp_path: pathlib.Path) -> None:
    made = Encoded(tmp_path, "a.jpg", encoded(quarters(4000, 3000), quality=80), "0% 100%")
    crop = made.open("16x9-0x100-1200.jpg")
    assert crop.size == (1200, 675)
    assert distance(crop.getpixel((20, 20)), (255, 0, 0)) < 40
    assert distance(crop.getpixel((20, 600)), (0, 0, 255)) < 40
    assert distance(crop.getpixel((1180, 600)), (255, 255, 255)) < 40


def test_animation_stays_one(tmp_path: pathlib.Path) -> None:
    made = Encoded(tmp_path, "a.gif", animation())
    (end,) = made.paths
    picture = Image.open(made.paths[end])
    assert (picture.format, picture.n_frames, picture.size) == ("WEBP", 4, (160, 120))  # type: ignore[attr-defined] # of animations
    picture.seek(1)
    picture.load()
    assert picture.info["duration"] == 120


def test_same_source_gives_the_same_bytes(tmp_path: pathlib.Path) -> None:
    photo = encoded(gradient(), exif=gps_exif())
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one, two = Encoded(tmp_path / "one", "a.jpg", photo, ""), Encoded(tmp_path / "two", "a.jpg", photo, "")
    assert one.paths
    for end, path in one.paths.items():
        assert path.read_bytes() == two.paths[end].read_bytes()


@pytest.mark.parametrize(
    ("size", "kind"), [((800, 600), "JPEG"), ((300, 400), "JPEG"), ((880, 260), "JPEG"), ((880, 260), "TIFF")]
)
def test_a_variant_is_the_same_whatever_is_made_with_it(
    size: tuple[int, int], kind: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tindoingoai.media.encoding.LEVEL", 192)
    photo = encoded(Image.effect_noise(size, 60).convert("RGB"), kind, icc_profile=_wide_profile())
    name = {"JPEG": "a.jpg", "TIFF": "a.tif"}[kind]
    (tmp_path / "all").mkdir()
    source = str(tmp_path / "all" / name)
    whole = Encoded(tmp_path / "all", name, photo, "", widths=(50, 120, 200), formats=("webp",))
    assert whole.outcome.fault == ""
    for end, variant in whole.variants.items():
        assert encode(Job(name, source, ((variant, str(tmp_path / end)),), 75)).fault == ""
        assert (tmp_path / end).read_bytes() == whole.paths[end].read_bytes(), end
    # What a later build still has to make.
    rest = {end: (each, str(tmp_path / end)) for end, each in whole.variants.items() if not end.startswith("120")}
    assert encode(Job(name, source, tuple(reversed(rest.values())), 75)).fault == ""
    for end in rest:
        assert (tmp_path / end).read_bytes() == whole.paths[end].read_bytes(), end


def test_large_photograph_is_decoded_at_half_its_size(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decoded: list[tuple[int, int]] = []
    load = ImageFile.ImageFile.load

    def note(picture: ImageFile.ImageFile) -> object:
        decoded.append(picture.size)
        return load(picture)

    source = tmp_path / "a.jpg"
    source.write_bytes(encoded(gradient(4000, 3000), quality=70))
    monkeypatch.setattr(JpegImagePlugin.JpegImageFile, "load", note)
    pairs = tuple(
        (Variant("/a", width, width * 3 // 4, "webp"), str(tmp_path / f"{width}")) for width in (1920, 1280, 320)
    )
    assert encode(Job("a.jpg", str(source), pairs, 75)).fault == ""
    assert set(decoded) == {(2000, 1500)}


def _wide_profile() -> bytes:
    """A profile with sRGB's curve whose red and green have changed places with other primaries."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack_from(">I", data, 128)[0]
    places = {}
    for index in range(count):
        name, place, size = struct.unpack_from(">4sII", data, 132 + 12 * index)
        places[name] = (place, size)
    # Half as much red light, and another description than sRGB's.
    place, size = places[b"rXYZ"]
    for index in range(3):
        value = struct.unpack_from(">i", data, place + 8 + 4 * index)[0]
        struct.pack_into(">i", data, place + 8 + 4 * index, value // 2)
    place, size = places[b"desc"]
    data[place : place + size] = bytes(data[place : place + size]).replace(
        "sRGB".encode("utf-16-be"), "Wide".encode("utf-16-be")
    )
    assert "srgb" not in ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(bytes(data)))).lower()
    return bytes(data)
