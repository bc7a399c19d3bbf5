"""Pictures that telephones, scanners and programs write, which few browsers show: published as what is made of them."""

import io
import pathlib
import re

import pytest
from PIL import Image

from tests.conftest import Newspaper
from tests.media.photographs import TELEPHONE, distance, encoded, gps_exif, gradient, quarters
from tindoingoai.kinds import ARTICLE, BESIDE, CLOSED, FILMS, FONTS, PICTURES, SOURCES
from tindoingoai.problems import ProblemsError
from tindoingoai.serve.content_types import UNKNOWN, content_type

PRIVATE = ("SERIAL", "Hãng Máy")
# Each as it lies on the disk, and how large it is to be seen.
SCAN = encoded(quarters(240, 160), "TIFF", exif=gps_exif(6))
DRAWN = encoded(quarters(240, 160), "BMP")
HELD = encoded(quarters(240, 160), exif=gps_exif(6))
KINDS = [
    ("a.heic", TELEPHONE, (160, 240)),
    ("a.HEIF", TELEPHONE, (160, 240)),
    ("a.tif", SCAN, (160, 240)),
    ("a.TIFF", SCAN, (160, 240)),
    ("a.bmp", DRAWN, (240, 160)),
    ("a.jfif", HELD, (160, 240)),
    ("a.jpe", HELD, (160, 240)),
    ("a.jp2", encoded(quarters(240, 160), "JPEG2000"), (240, 160)),
    # Programs save other things under these names too.
    ("a.heic", HELD, (160, 240)),
    ("a.tiff", encoded(quarters(240, 160), "PNG"), (240, 160)),
]


def assert_nothing_private(newspaper: Newspaper) -> None:
    for path, data in newspaper.tree().items():
        assert not any(word.encode() in data for word in PRIVATE), path


@pytest.mark.parametrize("place", ["static/images/", "content/thoi-su/"])
@pytest.mark.parametrize(("name", "data", "size"), KINDS)
def test_page_shows_a_clean_jpeg_and_its_variants(
    newspaper: Newspaper, place: str, name: str, data: bytes, size: tuple[int, int]
) -> None:
    newspaper.write(f"{place}{name}", data)
    address = f"/{place.partition('/')[2]}{name}"
    newspaper.article("thoi-su/bai", body=f"![x]({address})\n\nChữ ![y]({address}) giữa.")
    assert newspaper.build().problems == ()
    assert not [path for path in newspaper.tree() if path.endswith(name)]
    page = newspaper.page("/thoi-su/bai.html")
    assert name not in page
    full = f"/media/a-[0-9a-f]{{8}}-{size[0]}\\.jpg"
    assert re.search(f'<img src="{full}" alt="y"', page)
    assert re.search(rf"/media/a-[0-9a-f]{{8}}-{size[0]}\.avif {size[0]}w", page)
    assert f'width="{size[0]}" height="{size[1]}"' in page
    (shown,) = set(re.findall(full, page))
    with Image.open(io.BytesIO(newspaper.tree()[shown[1:]])) as picture:
        assert (picture.format, picture.size) == ("JPEG", size)
        corner = picture.getpixel((5, 5))
    # What was held sideways on stands upright: its left lower corner is above.
    assert distance(corner, (0, 0, 255) if size[0] < size[1] else (255, 0, 0)) < 40
    assert_nothing_private(newspaper)
    assert newspaper.build().written == ()
    assert newspaper.clean_tree() == newspaper.tree()


def test_links_of_galleries_and_of_texts_lead_to_what_is_published(newspaper: Newspaper) -> None:
    newspaper.write("content/thoi-su/ảnh 1.heic", TELEPHONE)
    newspaper.write("static/images/b.tif", SCAN)
    body = "[tải](<ảnh 1.heic>) và [xem](/images/b.tif)\n\n::: gallery\n![x](/images/b.tif)\n:::"
    newspaper.article("thoi-su/bai", body=body)
    newspaper.build()
    page = newspaper.page("/thoi-su/bai.html")
    one, two, three = re.findall(r'href="(/media/[^"]*)"', page)
    assert re.fullmatch(r"/media/anh-1-[0-9a-f]{8}-160\.jpg", one)
    assert two == three
    assert {one[1:], two[1:]} <= newspaper.tree().keys()
    newspaper.build(base_url="https://example.org/bao")
    assert f'href="/bao{one}"' in newspaper.page("/thoi-su/bai.html")


def test_link_in_a_text_does_not_count_as_showing_the_lead(newspaper: Newspaper) -> None:
    newspaper.write("static/images/b.tif", SCAN)
    newspaper.article("thoi-su/bai", image="{src: /images/b.tif, alt: x}", body="[xem](/images/b.tif)")
    newspaper.build()
    assert 'class="figure opening"' in newspaper.page("/thoi-su/bai.html")


def test_small_ones_are_shown_too_and_all_without_variants(newspaper: Newspaper) -> None:
    newspaper.write("static/images/nho.bmp", encoded(gradient(40, 30), "BMP"))
    newspaper.write("static/images/ro.tif", encoded(gradient(300, 200, "RGBA"), "TIFF"))
    newspaper.article("thoi-su/bai", image="false", body="![x](/images/nho.bmp)\n\n![y](/images/ro.tif)")
    newspaper.build()
    assert re.search(r'<img src="/media/nho-[0-9a-f]{8}-40\.jpg"', newspaper.page("/thoi-su/bai.html"))
    newspaper.settings("pictures: {variants: false}\n")
    newspaper.build()
    page = newspaper.page("/thoi-su/bai.html")
    assert "<source" not in page
    # One that can be seen through stays so.
    shown = re.findall(r"/media/[^\"]*-(\d+\.\w+)", page)
    assert shown == ["40.jpg", "300.png"]
    assert newspaper.clean_tree() == newspaper.tree()


def test_posters_portraits_and_the_film_of_machines_lead_to_it_too(newspaper: Newspaper) -> None:
    newspaper.write("static/images/b.heic", TELEPHONE)
    newspaper.write("static/media/quay.mov", b"\0\0\0\x08wide")
    newspaper.write("data/authors.yaml", "an: {name: Lê An, image: /images/b.heic}\n")
    newspaper.article(
        "thoi-su/bai", authors="[an]", video="{src: /media/quay.mov, poster: /images/b.heic}", kind="video"
    )
    newspaper.build()
    for address in ("/thoi-su/bai.html", "/tac-gia/an/"):
        assert ".heic" not in newspaper.page(address)
        assert "/media/b-" in newspaper.page(address)
    assert re.search(r'"thumbnailUrl":"https://example\.org/media/b-[^"]*\.jpg"', newspaper.page("/thoi-su/bai.html"))


def test_damaged_one_is_told_with_its_place(newspaper: Newspaper) -> None:
    newspaper.write("content/thoi-su/a.heic", TELEPHONE[:-400])
    newspaper.article("thoi-su/bai", body="![x](a.heic)")
    with pytest.raises(ProblemsError) as raised:
        newspaper.build()
    (problem,) = raised.value.problems
    assert problem.place == "content/thoi-su/bai.md:6:6"
    assert problem.message.startswith("/thoi-su/a.heic: this ")


CLOSED_ONES = {
    "static/anh.dng": b"II*\0",
    "static/anh.psd": b"8BPS\0",
    "static/phim.3gp": b"\0\0\0\x14ftyp3gp4",
    "static/PHIM.MKV": b"\x1aE\xdf\xa3",
    # Names that lie, or say nothing.
    "static/that.jpg": TELEPHONE,
    "static/that": SCAN,
    "static/phim.mp4": b"\x1aE\xdf\xa3\x93B\x82\x88matroska",
}


def test_what_cannot_be_cleaned_is_not_published_and_named(newspaper: Newspaper) -> None:
    for path, data in {**CLOSED_ONES, "static/a.zip": b"PK", "static/b.pdf": b"%PDF", "static/c.tif": SCAN}.items():
        newspaper.write(path, data)
    newspaper.article("thoi-su/bai")
    report = newspaper.build()
    assert {problem.path for problem in report.problems} == {*CLOSED_ONES, "static/c.tif"}
    assert all(problem.is_warning and "not published" in problem.message for problem in report.problems)
    assert {"a.zip", "b.pdf"} <= newspaper.tree().keys()
    assert not {path.removeprefix("static/") for path in CLOSED_ONES} & newspaper.tree().keys()
    assert_nothing_private(newspaper)
    again = newspaper.build()
    assert (again.written, again.problems) == ((), report.problems)
    newspaper.settings("pictures: {originals: as_is}\n")
    assert newspaper.build().problems == ()
    for path, data in CLOSED_ONES.items():
        assert newspaper.tree()[path.removeprefix("static/")] == data
    newspaper.settings("")
    newspaper.build()
    assert newspaper.clean_tree() == newspaper.tree()


@pytest.mark.parametrize("body", ["::: video quay.mkv\n:::", "![x](quay.mkv)"])
def test_article_that_names_one_is_told_where(newspaper: Newspaper, body: str) -> None:
    newspaper.write("content/thoi-su/quay.mkv", b"\x1aE\xdf\xa3")
    newspaper.article("thoi-su/bai", body=body)
    with pytest.raises(ProblemsError) as raised:
        newspaper.build()
    (problem,) = raised.value.problems
    assert problem.path == "content/thoi-su/bai.md"
    assert problem.line == 6
    assert "quay.mkv: a file of this kind may tell where it was made" in problem.message
    newspaper.settings("pictures: {originals: as_is}\n")
    newspaper.build()
    assert "thoi-su/quay.mkv" in newspaper.tree()


def test_article_that_links_to_one_is_warned(newspaper: Newspaper) -> None:
    newspaper.write("content/thoi-su/quay.mkv", b"\x1aE\xdf\xa3")
    newspaper.article("thoi-su/bai", body="[tải](quay.mkv)")
    (problem,) = newspaper.build().problems
    assert (problem.place, problem.is_warning) == ("content/thoi-su/bai.md:6:7", True)
    assert "quay.mkv: a file of this kind may tell where it was made" in problem.message
    assert not newspaper.has("/thoi-su/quay.mkv")


def test_originals_of_another_kind_are_there_as_well_when_all_stay(newspaper: Newspaper) -> None:
    newspaper.settings("pictures: {originals: as_is}\n")
    newspaper.write("content/thoi-su/a.heic", TELEPHONE)
    newspaper.article("thoi-su/bai", body="![x](a.heic)")
    newspaper.build()
    assert newspaper.tree()["thoi-su/a.heic"] == TELEPHONE
    assert ".heic" not in newspaper.page("/thoi-su/bai.html")


def test_notes_under_any_name_are_taken_out(newspaper: Newspaper) -> None:
    newspaper.write("static/tai-ve", encoded(gradient(), exif=gps_exif()))
    newspaper.write("static/bao-cao.pdf", encoded(gradient(), exif=gps_exif()))
    newspaper.article("thoi-su/bai")
    newspaper.build()
    assert {"tai-ve", "bao-cao.pdf"} <= newspaper.tree().keys()
    assert_nothing_private(newspaper)


@pytest.mark.parametrize("ending", sorted(FILMS))
def test_every_film_may_lie_beside_its_article(newspaper: Newspaper, ending: str) -> None:
    newspaper.write(f"content/thoi-su/quay{ending.upper()}", b"\0\0\0\x08wide")
    newspaper.article("thoi-su/bai", body=f"::: video quay{ending.upper()}\n:::")
    newspaper.build()
    assert f"thoi-su/quay{ending.upper()}" in newspaper.tree()


def test_every_ending_that_is_published_has_a_type_and_no_list_stands_elsewhere() -> None:
    assert all(content_type(f"/a{ending}") != UNKNOWN for ending in BESIDE - CLOSED)
    assert not CLOSED & (PICTURES.keys() | SOURCES.keys() | FILMS.keys())
    table = pathlib.Path("src/tindoingoai/kinds.py")
    for file in pathlib.Path("src/tindoingoai").rglob("*.py"):
        found = set(re.findall(r'"(\.\w+)"', file.read_text("utf-8"))) & (BESIDE | FONTS.keys() | {ARTICLE})
        assert file == table or found <= {".apng", ".jxl", ".ogv", ".txt"}, file


@pytest.mark.parametrize("name", ["anh.jpg", "phim.mp4", "van-ban.pdf", "ve.svg"])
def test_a_pointer_of_git_lfs_is_never_published(newspaper: Newspaper, name: str) -> None:
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
    newspaper.write(f"static/tep/{name}", pointer)
    newspaper.settings("pictures: {originals: as_is}\n")
    newspaper.article("thoi-su/bai")
    (problem,) = newspaper.build().problems
    assert (problem.path, problem.hint) == (f"static/tep/{name}", "run `git lfs pull`")
    assert not newspaper.has(f"/tep/{name}")
    newspaper.article("thoi-su/hai", image=f"/tep/{name}")
    told = [problem for problem in newspaper.check().problems if problem.path == "content/thoi-su/hai.md"]
    assert [(problem.is_warning, problem.hint) for problem in told] == [(False, "run `git lfs pull`")]
