"""The first picture of a text is the article's where its head names none."""

import json
import re

import pytest

from tests.conftest import Newspaper
from tests.media.photographs import encoded, gradient
from tindoingoai.problems import ProblemsError, SettingsError


@pytest.fixture
def illustrated(newspaper: Newspaper) -> Newspaper:
    """A newspaper with pictures of several widths, and no article yet."""
    for name, width in (("nho", 299), ("vua", 300), ("lon", 700), ("chia-se", 900)):
        newspaper.write(f"static/images/{name}.png", encoded(gradient(width, 200), kind="PNG"))
    newspaper.settings("pictures: {variants: false}\n")
    return newspaper


def shared(newspaper: Newspaper, address: str = "/thoi-su/bai.html") -> str:
    """The picture that those show who link to a page."""
    found = re.search(r'<meta property="og:image" content="https://example.org([^"]*)"', newspaper.page(address))
    return found[1] if found else ""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("![a](/images/nho.png)\n\n![b](/images/vua.png)\n\n![c](/images/lon.png)", "vua"),
        ("Chữ ![b](/images/lon.png) chữ.", "lon"),
        ("- ![b](/images/lon.png)", "lon"),
        ("::: thu-vien-anh\n![a](/images/nho.png)\n![b](/images/lon.png)\n:::", "lon"),
        ("::: video https://youtu.be/dQw4w9WgXcQ\nposter: /images/lon.png\n:::\n\n![b](/images/vua.png)", "lon"),
        ("::: infographic /images/vua.png\nalt: a\n\nChữ.\n:::", "vua"),
        (":::: hop-thong-tin Hộp\n![b](/images/lon.png)\n::::", "lon"),
        ("![b](https://example.org/xa.png)\n\n![c](/images/vua.png)", "vua"),
        ("![a](/images/nho.png)", ""),
        ("[b](/images/lon.png)", ""),
    ],
)
def test_the_first_picture_of_the_site_that_is_wide_enough_is_the_articles(
    illustrated: Newspaper, body: str, expected: str
) -> None:
    illustrated.article("thoi-su/bai", body=f"Mở đầu.\n\n{body}")
    illustrated.build()
    address = f"/images/{expected}.png" if expected else ""
    assert shared(illustrated) == address
    lists = ("/", "/thoi-su/", "/rss.xml") if expected else ()
    assert all(address in illustrated.page(page) for page in lists)


def test_it_is_shown_with_its_words_where_it_stands_and_not_above_the_text(illustrated: Newspaper) -> None:
    illustrated.article("thoi-su/bai", body='Mở đầu.\n\n![Bến cá](/images/lon.png "Bến cá.")')
    illustrated.article("thoi-su/co-anh", 2, body="![b](/images/lon.png)", image="/images/vua.png")
    illustrated.build()
    page = illustrated.page("/thoi-su/bai.html")
    assert page.count('<img src="/images/lon.png"') == 1
    assert "figure opening" not in page
    assert '<meta property="og:image:alt" content="Bến cá">' in page
    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)[0])
    assert data["@graph"][0]["image"]["caption"] == "Bến cá."
    assert shared(illustrated, "/thoi-su/co-anh.html") == "/images/vua.png"
    assert "figure opening" in illustrated.page("/thoi-su/co-anh.html")


@pytest.mark.parametrize("head", ["false", "no", "không"])
def test_a_head_may_refuse_a_picture(illustrated: Newspaper, head: str) -> None:
    illustrated.article("thoi-su/bai", body="![b](/images/lon.png)", image=head, kind="photo")
    assert illustrated.build().problems == ()
    assert shared(illustrated) == ""
    assert "/images/lon.png" not in illustrated.page("/thoi-su/")


def test_pieces_of_pictures_and_films_without_one_are_told(illustrated: Newspaper) -> None:
    illustrated.article("thoi-su/anh", body="![a](/images/nho.png)", kind="photo")
    illustrated.article("thoi-su/phim", 2, body="::: video https://youtu.be/dQw4w9WgXcQ\n:::", kind="video")
    illustrated.article("thoi-su/co", 3, body="![a](/images/lon.png)", kind="photo")
    told = [(problem.place, problem.message) for problem in illustrated.build().problems]
    message = "this piece of kind `{}` has no picture for cards and for those who share it"
    assert told == [
        ("content/thoi-su/anh.md:4:7", message.format("photo")),
        ("content/thoi-su/phim.md:4:7", message.format("video")),
    ]


def test_the_picture_of_the_settings_serves_those_who_share_what_has_none(illustrated: Newspaper) -> None:
    illustrated.settings("share: {picture: /images/chia-se.png}\n")
    illustrated.article("thoi-su/khong")
    illustrated.article("thoi-su/co", 2, body="![a](/images/lon.png)")
    illustrated.build()
    page = illustrated.page("/thoi-su/khong.html")
    # In the shapes that are asked for.
    assert "/media/chia-se-" in shared(illustrated, "/thoi-su/khong.html")
    assert illustrated.has(shared(illustrated, "/thoi-su/khong.html"))
    assert "/media/lon-" in shared(illustrated, "/thoi-su/co.html")
    assert "<img" not in page.partition('class="body"')[0].rpartition("<h1>")[2]
    assert "/media/chia-se-" not in illustrated.page("/thoi-su/")
    assert illustrated.tree() == illustrated.clean_tree()
    # Another one of the same name is another picture on every page that shows it.
    illustrated.write("static/images/chia-se.png", encoded(gradient(800, 500), kind="PNG"))
    illustrated.build()
    assert illustrated.tree() == illustrated.clean_tree()


def test_a_picture_of_the_settings_that_is_not_there_is_told(illustrated: Newspaper) -> None:
    illustrated.article("thoi-su/bai")
    illustrated.settings("share:\n  picture: /images/mat.png\n")
    with pytest.raises(ProblemsError) as raised:
        illustrated.build()
    assert [problem.place for problem in raised.value.problems] == ["site.yaml:4:12"]
    illustrated.settings("share: {picture: images/mat.png}\n")
    with pytest.raises(SettingsError, match="no picture of static/"):
        illustrated.build()


def test_a_front_without_a_picture_shares_that_of_the_settings(illustrated: Newspaper) -> None:
    illustrated.article("thoi-su/bai")
    illustrated.settings("share: {picture: /images/chia-se.png}\npictures: {variants: false}\n")
    illustrated.build()
    assert shared(illustrated, "/") == "/images/chia-se.png"


def test_a_picture_that_grows_or_shrinks_is_chosen_or_not(illustrated: Newspaper) -> None:
    illustrated.article("thoi-su/bai", body='![a](/images/nho.png "A")\n\n![b](/images/lon.png)')
    illustrated.build()
    for width, expected in ((400, "nho"), (200, "lon")):
        illustrated.write("static/images/nho.png", encoded(gradient(width, 200), kind="PNG"))
        illustrated.build()
        assert shared(illustrated) == f"/images/{expected}.png"
        assert illustrated.tree() == illustrated.clean_tree()


def test_only_a_link_to_a_picture_promises_a_larger_one(illustrated: Newspaper) -> None:
    links = ("/van-hoa/", "https://example.org/", "/images/vua.png", "https://example.org/A.JPG?b=1")
    body = "\n\n".join(f"[![](/images/lon.png)]({link})" for link in links)
    illustrated.article(
        "thoi-su/bai", body=f'{body}\n\n<a href="https://example.org/b"><img src="/images/lon.png"></a>'
    )
    illustrated.article("van-hoa/bai")
    illustrated.build()
    found = re.findall(r'<a href="([^"]+)"><img [^>]*alt="([^"]*)"', illustrated.page("/thoi-su/bai.html"))
    large = "Xem hình lớn"
    assert [alt for _, alt in found] == ["", "", large, large, ""]
