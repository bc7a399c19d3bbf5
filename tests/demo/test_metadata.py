"""What the pages of the demo newspaper tell machines: JSON-LD, Open Graph, canonical addresses."""

import datetime
import json
import xml.etree.ElementTree as ET
from typing import Any

from tests.demo.edition import Edition, by_class, words_of

# schema.org NewsArticle as search engines read it, and what a newspaper owes besides.
ARTICLE_FIELDS = frozenset(
    [
        "headline",
        "image",
        "datePublished",
        "dateModified",
        "author",
        "publisher",
        "articleSection",
        "keywords",
        "inLanguage",
        "mainEntityOfPage",
    ]
)


def _graph(page: ET.Element) -> dict[str, dict[str, object]]:
    """The things that a page's JSON-LD describes, by their type."""
    (script,) = page.findall(".//script[@type='application/ld+json']")
    data = json.loads(script.text or "")
    assert data["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in data["@graph"]}


def _meta(page: ET.Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in page.iter("meta"):
        if name := meta.get("property") or meta.get("name"):
            found.setdefault(name, []).append(meta.get("content", ""))
    return found


def _canonical(page: ET.Element) -> str:
    (link,) = page.findall(".//link[@rel='canonical']")
    return link.get("href", "")


def test_every_article_describes_itself(demo: Edition) -> None:
    assert len(demo.articles) > 50
    for name, page in demo.articles.items():
        article = _graph(page)["NewsArticle"]
        missing = ARTICLE_FIELDS - article.keys()
        assert not missing, f"{name}: JSON-LD without {sorted(missing)}"
        assert article["headline"] == words_of(page.findall(".//h1")[0]), name
        assert article["inLanguage"] == "vi", name
        assert article["mainEntityOfPage"] == _canonical(page), name
        for field in ("datePublished", "dateModified"):
            moment = datetime.datetime.fromisoformat(str(article[field]))
            assert moment.utcoffset() == datetime.timedelta(hours=7), f"{name}: {field}"
        assert json.dumps(article["author"]).count('"name"') >= 1, name
        publisher = article["publisher"]
        assert isinstance(publisher, dict), name
        assert publisher["name"] == "Tin Đối Ngoại", name
        assert publisher["logo"]["url"].startswith(demo.base_url), name


def test_pictures_are_described_with_who_made_them(demo: Edition) -> None:
    for name, page in demo.articles.items():
        found = _graph(page)["NewsArticle"]["image"]
        # A photograph in the shapes that search engines ask for; a drawing as it is.
        images: Any = found if isinstance(found, list) else [found]
        assert len(images) in (1, 3), name
        for image in images:
            assert image["@type"] == "ImageObject", name
            assert {"url", "width", "height", "creditText"} <= image.keys(), name


def test_every_article_says_where_it_stands(demo: Edition) -> None:
    for name, page in demo.articles.items():
        trail = _graph(page)["BreadcrumbList"]["itemListElement"]
        assert isinstance(trail, list), name
        assert [step["position"] for step in trail] == list(range(1, len(trail) + 1)), name
        assert len(trail) >= 2, name
        shown = [words_of(step) for step in by_class(page, "trail")[0].iter("a")]
        assert [step["name"] for step in trail] == shown, name


def test_every_film_is_described(demo: Edition) -> None:
    films = {name: page for name, page in demo.articles.items() if page.findall(".//main//video")}
    described = {name: _graph(page)["VideoObject"] for name, page in films.items() if "VideoObject" in _graph(page)}
    assert len(described) >= 6
    for name, film in described.items():
        assert {"name", "thumbnailUrl", "uploadDate", "contentUrl", "duration"} <= film.keys(), name


def test_every_article_can_be_shared(demo: Edition) -> None:
    for name, page in demo.articles.items():
        meta = _meta(page)
        single = {key: values[0] for key, values in meta.items() if len(values) == 1}
        assert single["og:type"] == "article", name
        assert single["og:title"] == words_of(page.findall(".//h1")[0]), name
        assert single["og:description"] == single["description"], name
        assert single["og:url"] == _canonical(page) == f"{demo.base_url}/{name}", name
        assert single["og:locale"] == "vi_VN", name
        assert single["twitter:card"] == "summary_large_image", name
        assert {"og:image", "og:image:width", "og:image:height", "og:image:alt"} <= single.keys(), name
        assert {"article:published_time", "article:section"} <= single.keys(), name
        assert meta["article:tag"], name


def test_every_page_has_one_title_one_heading_and_a_language(demo: Edition) -> None:
    for name, page in demo.pages.items():
        assert len(page.findall(".//head/title")) == len(page.findall(".//h1")) == 1, name
        assert page.findall("html")[0].get("lang") == "vi", name


def test_no_two_pages_share_a_title(demo: Edition) -> None:
    titles: dict[str, list[str]] = {}
    for name, page in demo.pages.items():
        if page.find(".//meta[@name='robots'][@content='noindex']") is None and "http-equiv" not in demo.read(name):
            titles.setdefault(words_of(page.findall(".//head/title")[0]), []).append(name)
    assert {title: names for title, names in titles.items() if len(names) > 1} == {}


def test_every_page_says_in_words_of_its_own_what_it_holds(demo: Edition) -> None:
    said: dict[str, list[str]] = {}
    for name, page in demo.pages.items():
        if page.find(".//meta[@name='robots'][@content='noindex']") is None and "http-equiv" not in demo.read(name):
            (words,) = _meta(page)["description"]
            assert len(words) >= 30, name
            said.setdefault(words, []).append(name)
    assert {words: names for words, names in said.items() if len(names) > 1} == {}


def test_lists_are_found_under_one_address(demo: Edition) -> None:
    for name, page in demo.pages.items():
        if name != "404.html" and "http-equiv" not in demo.read(name):
            assert _canonical(page) == f"{demo.base_url}/{name.removesuffix('index.html')}", name
