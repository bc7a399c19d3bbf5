"""Drawings in pixels, for those who show no SVG: letters in the fonts of the theme, on white, of the size planned."""

import io
import pathlib
import re

import pytest
from PIL import Image, ImageChops

from tests.conftest import Newspaper
from tests.media.photographs import encoded, gradient
from tindoingoai.media.drawing import draw
from tindoingoai.media.encoding import encode
from tindoingoai.media.variants import Job, Variant

FONTS = tuple(map(str, sorted(pathlib.Path("static/theme/fonts").iterdir())))
WORDS = '<text x="10" y="70" font-size="60" {}>Đường về, tiếng Việt</text>'


def svg(inside: str, size: str = 'width="600" height="100"') -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{inside}</svg>'


def drawn(folder: pathlib.Path, text: str, fonts: tuple[str, ...] = FONTS) -> Image.Image:
    (folder / "a.svg").write_text(text, "utf-8")
    data = draw(Job("a.svg", str(folder / "a.svg"), (), 75, fonts), Variant("/a.png", 600, 100, "png"))
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def lettered(folder: pathlib.Path, attributes: str, fonts: tuple[str, ...] = FONTS) -> Image.Image:
    return drawn(folder, svg(WORDS.format(attributes)), fonts)


def is_same(one: Image.Image, other: Image.Image) -> bool:
    return ImageChops.difference(one, other).getbbox() is None


def test_letters_are_drawn_in_the_families_of_the_theme(tmp_path: pathlib.Path) -> None:
    sans = lettered(tmp_path, 'font-family="Be Vietnam Pro"')
    serif = lettered(tmp_path, 'font-family="Tin Serif"')
    nothing = drawn(tmp_path, svg(""))
    assert not is_same(sans, nothing)
    assert not is_same(serif, nothing)
    assert not is_same(sans, serif)
    only = tuple(path for path in FONTS if "be-vietnam" in path)
    assert is_same(sans, lettered(tmp_path, 'font-family="Be Vietnam Pro"', only))


@pytest.mark.parametrize("family", ["sans-serif", "Arial", "Noto Sans, sans-serif", "MyriadPro-Regular", "monospace"])
def test_families_that_are_not_there_become_the_theme_s(tmp_path: pathlib.Path, family: str) -> None:
    assert is_same(lettered(tmp_path, f'font-family="{family}"'), lettered(tmp_path, 'font-family="Be Vietnam Pro"'))


def test_no_family_and_serif(tmp_path: pathlib.Path) -> None:
    assert is_same(lettered(tmp_path, ""), lettered(tmp_path, 'font-family="Be Vietnam Pro"'))
    serif = lettered(tmp_path, 'font-family="Georgia, serif"')
    assert is_same(serif, lettered(tmp_path, 'font-family="Tin Serif"'))


def test_weight_and_slope_are_those_of_the_theme_s_files(tmp_path: pathlib.Path) -> None:
    forms = [
        lettered(tmp_path, f'font-family="Tin Serif" {form}')
        for form in ("", 'font-weight="700"', 'font-style="italic"')
    ]
    assert not any(is_same(one, other) for one in forms for other in forms if one is not other)


def test_what_is_not_drawn_is_white(tmp_path: pathlib.Path) -> None:
    picture = drawn(tmp_path, svg('<rect width="10" height="10"/>'))
    assert (picture.mode, picture.size) == ("RGB", (600, 100))
    assert (picture.getpixel((5, 5)), picture.getpixel((50, 50))) == ((0, 0, 0), (255, 255, 255))


def test_nothing_of_the_disk_is_drawn(tmp_path: pathlib.Path) -> None:
    (tmp_path / "mat.png").write_bytes(encoded(gradient(600, 100), "PNG"))
    for address in ("mat.png", str(tmp_path / "mat.png"), (tmp_path / "mat.png").as_uri()):
        assert is_same(
            drawn(tmp_path, svg(f'<image href="{address}" width="600" height="100"/>')), drawn(tmp_path, svg(""))
        )


def test_drawing_that_unfolds_without_end_is_a_problem(tmp_path: pathlib.Path) -> None:
    doubled = (f'<g id="a{step + 1}"><use href="#a{step}"/><use href="#a{step}"/></g>' for step in range(30))
    bomb = svg(f'<defs><path id="a0" d="M0 0h1v1z"/>{"".join(doubled)}</defs><use href="#a30"/>')
    (tmp_path / "a.svg").write_text(bomb, "utf-8")
    variants = ((Variant("/a.png", 600, 100, "png"), str(tmp_path / "a.png")),)
    assert "no variant can be made" in encode(Job("a.svg", str(tmp_path / "a.svg"), variants, 75, FONTS)).fault


DRAWING = svg(WORDS.format('font-family="sans-serif"'))


@pytest.fixture
def illustrated(newspaper: Newspaper) -> Newspaper:
    newspaper.write("static/images/hinh.svg", DRAWING)
    newspaper.article("thoi-su/bai", image="{src: /images/hinh.svg, alt: Hình}", body="Lời.")
    return newspaper


def rasters(newspaper: Newspaper) -> list[str]:
    return [path for path in newspaper.tree() if re.fullmatch(r"media/.*\.png", path)]


def test_networks_and_feeds_get_pixels_and_readers_the_drawing(illustrated: Newspaper) -> None:
    assert illustrated.build().problems == ()
    (raster,) = rasters(illustrated)
    assert re.fullmatch(r"media/hinh-[0-9a-f]{8}-1200\.png", raster)
    address = f"https://example.org/{raster}"
    page = illustrated.page("/thoi-su/bai.html")
    assert f'<meta property="og:image" content="{address}">' in page
    assert '<meta property="og:image:width" content="1200">\n<meta property="og:image:height" content="200">' in page
    assert f'"image":[{{"@type":"ImageObject","url":"{address}","width":1200,"height":200}}]' in page.replace(
        ',"caption":"Hình"', ""
    )
    assert f'og:image" content="{address}"' in illustrated.page("/")
    feeds = [data.decode() for path, data in illustrated.tree().items() if path.endswith("rss.xml")]
    assert feeds
    assert all(f'<media:content url="{address}" medium="image">' in feed for feed in feeds)
    assert 'src="/images/hinh.svg"' in page
    assert 'src="/images/hinh.svg"' in illustrated.page("/")
    with Image.open(io.BytesIO(illustrated.tree()[raster])) as picture:
        assert picture.size == (1200, 200)
    assert illustrated.build().written == ()
    assert illustrated.clean_tree() == illustrated.tree()


def test_tall_drawings_stay_whole(illustrated: Newspaper) -> None:
    illustrated.write("static/images/hinh.svg", svg("", 'viewBox="0 0 600 4000"'))
    illustrated.build()
    (raster,) = rasters(illustrated)
    with Image.open(io.BytesIO(illustrated.tree()[raster])) as picture:
        assert picture.size == (720, 4800)


def test_only_leads_are_made_and_none_where_variants_are_off(illustrated: Newspaper) -> None:
    illustrated.article("thoi-su/bai", image="false", body="![Hình](/images/hinh.svg)")
    illustrated.build()
    assert rasters(illustrated) == []
    illustrated.article("thoi-su/bai", image="{src: /images/hinh.svg, alt: Hình}")
    illustrated.settings("pictures: {variants: false}\n")
    illustrated.build()
    assert rasters(illustrated) == []


def test_another_font_of_the_theme_is_another_picture(illustrated: Newspaper) -> None:
    illustrated.build()
    (before,) = rasters(illustrated)
    illustrated.write("static/theme/fonts/be-vietnam-pro-500.woff2", pathlib.Path(FONTS[-1]).read_bytes())
    illustrated.build()
    (after,) = rasters(illustrated)
    assert before != after
    assert illustrated.tree()[after] != b""
    assert illustrated.clean_tree() == illustrated.tree()
