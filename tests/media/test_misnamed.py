"""Pictures that are not what their names say, or whose profile is wrong: published as what they are, with a warning."""

import io
import re

import pytest
from PIL import Image

from tests.conftest import Newspaper
from tests.media.photographs import TELEPHONE, WRONG_PROFILES, encoded, gps_exif, gradient, with_profile
from tindoingoai.media.cleaning import clean_file

CLEAR = encoded(gradient(700, 400, "RGBA"), "PNG")
KINDS = [
    ("a.png", encoded(gradient(700, 400), exif=gps_exif()), "JPEG"),
    ("a.jpg", CLEAR, "PNG"),
    ("a.webp", encoded(gradient(700, 400)), "JPEG"),
    ("a.jpg", encoded(gradient(700, 400), "WEBP"), "JPEG"),
    ("a.jpg", encoded(gradient(700, 400), "TIFF"), "JPEG"),
    ("a.png", TELEPHONE, "JPEG"),
    ("a.png", encoded(gradient(700, 400), "BMP"), "JPEG"),
    ("a.jpg", encoded(gradient(700, 400), "BMP"), "JPEG"),
]


@pytest.mark.parametrize("place", ["static/images/", "content/thoi-su/"])
@pytest.mark.parametrize(("name", "data", "shown"), KINDS)
def test_page_shows_it_under_names_that_say_what_it_is(
    newspaper: Newspaper, place: str, name: str, data: bytes, shown: str
) -> None:
    newspaper.write(f"{place}{name}", data)
    address = f"/{place.partition('/')[2]}{name}"
    newspaper.article("thoi-su/bai", body=f"![x]({address})\n\nChữ ![y]({address}) giữa.", image=address)
    (problem,) = {
        problem.message: problem for problem in newspaper.build().problems if "named" in problem.message
    }.values()
    assert problem.is_warning
    assert problem.message.startswith(f"{address} is named .{name.partition('.')[2]} but holds a ")
    page = newspaper.page("/thoi-su/bai.html")
    assert name not in page
    assert "/media/a-" in re.findall(r'property="og:image" content="[^"]*"', page)[0]
    for path in set(re.findall(r'"/(media/a-[^" ]*\.(?:jpg|png))"', page)):
        with Image.open(io.BytesIO(newspaper.tree()[path])) as picture:
            assert picture.format == shown
            assert path.endswith({"JPEG": ".jpg", "PNG": ".png"}[shown])
    assert newspaper.build().written == ()
    assert newspaper.clean_tree() == newspaper.tree()


def test_files_themselves_are_there_if_browsers_can_show_them(newspaper: Newspaper) -> None:
    newspaper.write("static/a.png", encoded(gradient()))
    newspaper.write("static/b.jpg", TELEPHONE)
    newspaper.article("thoi-su/bai", body="![x](/a.png)\n\n![y](/b.jpg)")
    newspaper.build()
    assert newspaper.has("/a.png")
    assert not newspaper.has("/b.jpg")


def test_small_one_and_an_animation_are_shown_as_they_are(newspaper: Newspaper) -> None:
    moving = encoded(gradient(60, 40), "GIF", save_all=True, append_images=[gradient(60, 40).rotate(90)])
    newspaper.write("static/a.png", encoded(gradient(40, 30)))
    newspaper.write("static/b.png", moving)
    newspaper.article("thoi-su/bai", body="![x](/a.png)\n\n![y](/b.png)")
    newspaper.build()
    assert re.search(r'<img src="/media/a-[0-9a-f]{8}-40\.jpg"', newspaper.page("/thoi-su/bai.html"))
    assert '<img src="/b.png"' in newspaper.page("/thoi-su/bai.html")


@pytest.mark.parametrize("wrong", WRONG_PROFILES)
def test_png_with_a_wrong_profile_is_published_without_it(newspaper: Newspaper, wrong: str) -> None:
    newspaper.write("static/a.png", with_profile(WRONG_PROFILES[wrong]))
    newspaper.article("thoi-su/bai", body="![x](/a.png)")
    (problem,) = newspaper.build().problems
    assert (problem.line, problem.is_warning) == (6, True)
    assert problem.message == "/a.png has a colour profile that cannot be read"
    assert newspaper.tree()["a.png"] == encoded(gradient(), "PNG")
    assert re.search(r"/media/a-[0-9a-f]{8}-320\.avif", newspaper.page("/thoi-su/bai.html"))


def test_profile_that_can_be_read_stays() -> None:
    data = with_profile(WRONG_PROFILES["a wrong sum"])
    assert b"iCCP" not in clean_file("a.png", data)
    good = encoded(gradient(), "PNG", icc_profile=b"x" * 200)
    assert b"iCCP" in clean_file("a.png", good)
