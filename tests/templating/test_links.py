"""Links made to work below a path, and from a disk."""

import pytest

from tests.conftest import Newspaper
from tindoingoai.templating.links import prefix_links, relative_links

HTML = (
    '<a href="/doi-ngoai/">x</a><img src="/a.jpg" srcset="/a.jpg 1x, /b.jpg 2x"><a href="//cdn/x"><a href="https://e">'
)


def test_prefix_goes_before_every_rooted_link() -> None:
    assert prefix_links(HTML, "/bao") == (
        '<a href="/bao/doi-ngoai/">x</a><img src="/bao/a.jpg" srcset="/bao/a.jpg 1x, /bao/b.jpg 2x">'
        '<a href="//cdn/x"><a href="https://e">'
    )


@pytest.mark.parametrize(
    ("address", "up"), [("/", ""), ("/a.html", ""), ("/thoi-su/a.html", "../"), ("/chu-de/x/", "../../")]
)
def test_relative_links_lead_to_files(address: str, up: str) -> None:
    assert relative_links('<a href="/doi-ngoai/?p=1#x">', address) == f'<a href="{up}doi-ngoai/index.html?p=1#x">'
    assert relative_links('<a href="/">', address) == f'<a href="{up}index.html">'
    assert relative_links('<a href="/rss.xml">', address) == f'<a href="{up}rss.xml">'


def test_text_that_looks_like_a_link_stays() -> None:
    text = "<p>viết href=&#34;/x&#34; và src='/y'</p>"
    assert prefix_links(text, "/bao") == text


def test_refresh_of_a_redirect_is_a_link_too() -> None:
    html = '<meta http-equiv="refresh" content="0; url=/a/">'
    assert prefix_links(html, "/bao") == '<meta http-equiv="refresh" content="0; url=/bao/a/">'


def test_site_below_a_path_prefixes_its_links(weekly: Newspaper) -> None:
    weekly.build(base_url="https://example.org/bao")
    page = weekly.page("/thoi-su/thoi-su-1.html")
    assert 'href="/bao/thoi-su/"' in page
    assert 'href="/thoi-su/"' not in page
    assert 'rel="canonical" href="https://example.org/bao/thoi-su/thoi-su-1.html"' in page


def test_site_with_relative_links_has_no_rooted_one(weekly: Newspaper) -> None:
    weekly.settings("links: relative")
    weekly.build()
    page = weekly.page("/thoi-su/thoi-su-1.html")
    assert 'href="/' not in page
    assert 'src="/' not in page
    assert 'href="../thoi-su/index.html"' in page
    # It is shown at any depth.
    assert 'href="/thoi-su/"' in weekly.page("/404.html")
