"""What pages say of a picture to browsers."""

import jinja2
import pytest

from tindoingoai.model import Picture
from tindoingoai.templating.pictures import choose_poster, write_sources

SHOWN = Picture(
    "/phim.jpg",
    width=1600,
    height=900,
    stem="/media/phim-1",
    widths=(320, 720, 1280, 1600),
    formats=("avif", "webp"),
    plain="/media/phim-1-1280.jpg",
)


def test_poster_of_a_film_is_one_that_most_browsers_read_and_no_wider_than_a_stage() -> None:
    assert choose_poster(SHOWN) == "/media/phim-1-1280.webp"


@pytest.mark.parametrize(
    ("picture", "address"),
    [
        (Picture("/phim.svg"), "/phim.svg"),
        (
            Picture("/a.jpg", stem="/media/a", widths=(320,), formats=("avif",), plain="/media/a-320.jpg"),
            "/media/a-320.jpg",
        ),
    ],
)
def test_poster_without_that_format_is_the_plain_one(picture: Picture, address: str) -> None:
    assert choose_poster(picture) == address


def test_sources_offer_no_more_than_the_place_needs() -> None:
    assert "720w" not in write_sources(SHOWN, "face")
    assert "1600w" in write_sources(SHOWN, "opening")


def test_role_that_is_not_known_is_told_with_those_that_are() -> None:
    with pytest.raises(jinja2.TemplateRuntimeError, match=r"no role `crad`.*known: opening,"):
        write_sources(SHOWN, "crad")
