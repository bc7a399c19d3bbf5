"""One article page with every block of a newspaper's article, in order: the acceptance of the whole engine."""

import xml.etree.ElementTree as ET

import pytest

from tests.demo.edition import Edition, by_class, words_of

ADDRESS = "doi-ngoai/ung-dung-truyen-thong-moi-trong-thong-tin-doi-ngoai.html"
PROMOTED = [
    "Miền đất - Con người",
    "Cuộc sống vùng biên",
    "Nhịp sống biển đảo",
    "Lịch sử chủ quyền",
    "Giao lưu hữu nghị",
]


@pytest.fixture
def page(demo: Edition) -> ET.Element:
    """The page that retells the reference's news."""
    return demo.pages[ADDRESS]


def _one(root: ET.Element, name: str) -> ET.Element:
    (found,) = by_class(root, name)
    return found


def _links(root: ET.Element) -> list[str]:
    """Titles of the articles that a block leads to."""
    return [words_of(link) for link in root.iter("a")]


def test_blocks_follow_one_another(page: ET.Element) -> None:
    elements = list(page.iter())
    blocks = [
        next(page.iter("h1")),
        _one(page, "sapo"),
        _one(page, "body"),
        _one(page, "block-related"),
        _one(page, "block-latest"),
        _one(page, "block-most-read"),
        _one(page, "block-promoted"),
        _one(page, "block-multimedia"),
    ]
    places = [elements.index(block) for block in blocks]
    assert places == sorted(places)


def test_the_body_shows_two_pictures_with_captions(page: ET.Element) -> None:
    figures = by_class(_one(page, "body"), "figure")
    assert len(figures) == 2
    for figure in figures:
        (picture,) = figure.iter("img")
        (caption,) = figure.iter("figcaption")
        assert all(picture.get(name) for name in ("src", "alt", "width", "height"))
        assert picture.get("alt", "") not in words_of(caption)
        assert words_of(_one(caption, "credit"))


def test_the_body_has_two_subheadings(page: ET.Element) -> None:
    assert len(list(_one(page, "body").iter("h2"))) == 2


def test_two_boxes_lead_to_articles_with_their_summaries(page: ET.Element, demo: Edition) -> None:
    boxes = by_class(_one(page, "body"), "read-also")
    assert len(boxes) == 2
    for box in boxes:
        assert words_of(_one(box, "summary"))
        (title,) = _links(box)
        assert title in {words_of(next(article.iter("h1"))) for article in demo.articles.values()}


def test_lists_below_have_their_lengths(page: ET.Element) -> None:
    assert len(by_class(_one(page, "block-related"), "card")) == 3
    assert len(list(_one(page, "block-latest").iter("li"))) == 4
    assert len(list(_one(page, "block-most-read").iter("li"))) == 4
    assert len(by_class(_one(page, "block-promoted"), "card")) == 3


def test_the_promoted_section_shows_its_five_subsections(page: ET.Element) -> None:
    block = _one(page, "block-promoted")
    assert words_of(next(block.iter("h2"))) == "Bờ cõi biển đảo"
    assert _links(_one(block, "promoted-links")) == PROMOTED


def test_the_other_articles_repeat_neither_this_one_nor_related_ones(page: ET.Element) -> None:
    related = {title for card in by_class(_one(page, "block-related"), "card") for title in _links(card)}
    latest = set(_links(_one(page, "block-latest")))
    assert words_of(next(page.iter("h1"))) not in related | latest
    assert related & latest == set()


def test_multimedia_shows_twenty_two_pieces_labelled_by_kind(page: ET.Element) -> None:
    block = _one(page, "block-multimedia")
    labels = [words_of(label) for label in by_class(block, "kind")]
    assert len(labels) == 22
    assert {label.split()[0] for label in labels} >= {"Infographic", "Video"}
    titles = [title for title in _links(block) if title.startswith("[")]
    assert titles == []
