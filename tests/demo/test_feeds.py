"""Feeds and sitemaps of the demo newspaper are what readers' programs and search engines ask for."""

import datetime
import email.utils
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest

from tests.demo.edition import NOW, ROOT, Edition
from tindoingoai.settings import Category, read_settings

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
VIETNAM = datetime.timedelta(hours=7)


def _paths(categories: tuple[Category, ...], above: str = "") -> Iterator[str]:
    for category in categories:
        yield f"{above}{category.slug}/"
        yield from _paths(category.children, f"{above}{category.slug}/")


SECTIONS = tuple(_paths(read_settings(ROOT).categories))


def _text(node: ET.Element, path: str) -> str:
    found = node.find(path)
    assert found is not None, f"<{node.tag}> without {path}"
    assert found.text, f"<{node.tag}> with an empty {path}"
    return found.text


@pytest.fixture(params=["", *SECTIONS], ids=lambda folder: folder or "front")
def feed(request: pytest.FixtureRequest, demo: Edition) -> tuple[str, ET.Element]:
    """The feed of the whole paper, and that of every section, each with its address."""
    name = f"{request.param}rss.xml"
    return f"{demo.base_url}/{name}", ET.fromstring(demo.read(name))


def test_a_feed_says_what_it_is(feed: tuple[str, ET.Element], demo: Edition) -> None:
    address, root = feed
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    channel = root.find("channel")
    assert channel is not None
    assert all(_text(channel, name) for name in ("title", "description"))
    assert _text(channel, "link") == address.removesuffix("rss.xml")
    assert _text(channel, "language") == "vi"
    own = channel.find(f"{ATOM}link[@rel='self']")
    assert own is not None
    assert (own.get("href"), own.get("type")) == (address, "application/rss+xml")


def test_a_feed_holds_the_newest_first_and_at_most_fifty(feed: tuple[str, ET.Element]) -> None:
    dates = [email.utils.parsedate_to_datetime(_text(item, "pubDate")) for item in feed[1].iter("item")]
    assert 1 <= len(dates) <= 50
    assert dates == sorted(dates, reverse=True)
    assert {date.utcoffset() for date in dates} == {VIETNAM}


def test_every_item_is_whole(feed: tuple[str, ET.Element], demo: Edition) -> None:
    guids = set()
    for item in feed[1].iter("item"):
        assert _text(item, "title")
        link = _text(item, "link")
        guid = item.find("guid")
        assert guid is not None
        # A piece that moved is called by its first address.
        former = {"nhan-21-gian-hang": "le-hoi/ngay-hoi-suoi-nhan.html"}
        first = next((f"{demo.base_url}/{name}" for words, name in former.items() if words in link), link)
        assert (guid.get("isPermaLink"), guid.text) == ("true" if first == link else "false", first)
        assert link.removeprefix(f"{demo.base_url}/") in demo.articles
        order = [node.tag for node in item]
        assert _text(item, "description")
        assert f"{CONTENT}encoded" not in order[: order.index("description")]
        guids.add(guid.text)
    assert len(guids) == len(list(feed[1].iter("item")))


def test_pictures_in_feeds_name_who_made_them(feed: tuple[str, ET.Element]) -> None:
    pictures = list(feed[1].iter(f"{MEDIA}content"))
    assert pictures
    for picture in pictures:
        assert picture.get("url", "").startswith("https://")
        assert picture.get("medium") == "image"
        assert _text(picture, f"{MEDIA}credit")


def _sitemaps(demo: Edition) -> dict[str, ET.Element]:
    """The files that the index of sitemaps names, by name."""
    index = ET.fromstring(demo.read("sitemap.xml"))
    assert index.tag == f"{SITEMAP}sitemapindex"
    names = [_text(entry, f"{SITEMAP}loc").removeprefix(f"{demo.base_url}/") for entry in index]
    assert all(datetime.datetime.fromisoformat(_text(entry, f"{SITEMAP}lastmod")).utcoffset() for entry in index)
    return {name: ET.fromstring(demo.read(name)) for name in names}


def test_sitemaps_list_every_article_and_section_once(demo: Edition) -> None:
    listed = [_text(url, f"{SITEMAP}loc") for root in _sitemaps(demo).values() for url in root]
    assert len(listed) == len(set(listed)) < 50_000
    indexed = {name for name in demo.articles if 'name="robots" content="noindex"' not in demo.read(name)}
    wanted = {f"{demo.base_url}/{name}" for name in indexed | set(SECTIONS)}
    assert wanted - set(listed) == set()
    assert {f"{demo.base_url}/{name}" for name in demo.articles.keys() - indexed} & set(listed) == set()


def test_sitemaps_say_when_content_changed(demo: Edition) -> None:
    for name, root in _sitemaps(demo).items():
        assert root.tag == f"{SITEMAP}urlset", name
        changed = [datetime.datetime.fromisoformat(_text(url, f"{SITEMAP}lastmod")) for url in root]
        assert {moment.utcoffset() for moment in changed} == {VIETNAM}, name


def test_the_news_sitemap_holds_the_articles_of_two_days(demo: Edition) -> None:
    root = ET.fromstring(demo.read("sitemap-news.xml"))
    dates = []
    for url in root:
        news = url.find(f"{NEWS}news")
        assert news is not None
        publication = news.find(f"{NEWS}publication")
        assert publication is not None
        assert _text(publication, f"{NEWS}name") == "Tin Đối Ngoại"
        assert _text(publication, f"{NEWS}language") == "vi"
        assert _text(news, f"{NEWS}title")
        dates.append(datetime.datetime.fromisoformat(_text(news, f"{NEWS}publication_date")))
        assert _text(url, f"{SITEMAP}loc").removeprefix(f"{demo.base_url}/") in demo.articles
    assert 1 <= len(dates) <= 1000
    assert all(datetime.timedelta() <= NOW - date < datetime.timedelta(days=2) for date in dates)


def test_robots_names_the_sitemaps(demo: Edition) -> None:
    lines = demo.read("robots.txt").splitlines()
    assert "User-agent: *" in lines
    assert f"Sitemap: {demo.base_url}/sitemap.xml" in lines
    assert f"Sitemap: {demo.base_url}/sitemap-news.xml" in lines
