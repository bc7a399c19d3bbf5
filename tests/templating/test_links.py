"""Links made to work below a path, and from a disk."""

from collections.abc import Iterator

import html5lib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.conftest import LONG, Newspaper
from tindoingoai.templating.relative_links import prefix_links, relative_links

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


# In each `§` stands for where a prefix belongs.
FORMS = r"""
<a href='§/b/'>
<a href=§/b/>
<a\nhref=§/b/>
<a\thref\n=\n"§/b/">
<A HREF = "§/b/">
<a class="x"href="§/b/">
<a/href="§/b/"/>
<a hidden href="§/b/">
<a title="a > b" href="§/b/">
<a title='<!--' href="§/b/">-->
<a href=" §/b/">
<a href="§/b?x=1&copy=2#/c">
<a href='§/it&#39;s/'>
<a data-href="/b/" data-note='href="/b/"'>
<a href="/\\evil"><a href="//evil"><a href="b/"><a href="#/b"><a href="?/b">
<base href="§/b/"><link rel=icon href=§/b.svg><link imagesrcset="§/a.jpg 1x" imagesizes=1px>
<form action='§/b/'><button formaction="§/c/">
<video poster=§/b.jpg src='§/b.mp4'><track src="§/b.vtt">
<object data="§/b.pdf"></object><td data="/b" background=§/b.jpg>
<blockquote cite="§/b/"><q cite=§/c>
<a ping="§/b §/c" href=x>
<section data-block='§/_blocks/b.html'><esi:include src="§/_blocks/b.html"/>
<!--#include virtual="§/_blocks/b.html" -->
<img srcset="§/a.jpg 1x,§/b.jpg 2x, https://e/c.jpg 3x" src="data:image/gif;base64,/b">
<img srcset="§/a,b.jpg 480w, §/c.jpg">
<svg><use xlink:href='§/b.svg#x'/><image href=§/c.svg /><rect fill="url(§/b.svg#x)" mask="url(#b)"/></svg>
<meta http-equiv="refresh" content="0; url=§/b/">
<meta http-equiv=REFRESH content='0;URL="§/b/"'>
<meta property="og:image" content="/b.jpg">
<p style="background:url(§/b.jpg)">
<p style='background:url( "§/b.jpg" ), url(§/c.jpg)'>
<p style="background:url(&quot;§/b.jpg&quot;)">
<p style="content:'url(/b.jpg)';/* url(/c.jpg) */color:red">
<style media=print>@import "§/b.css"; b{background:URL('§/b.jpg')} /* url(/b.jpg) */ c::after{content:"url(/b)"}</style>
<a href="/b/" unfinished
<p>href="/b/" src='/c' url(/d) a < b href=/e</p>
<!-- <a href="/b/"> --><!--> <a href="§/c/"><!-- --!><a href="§/d/">
<!doctype html "<a href='/b'><? <a href='/c'></? <a href="/d"><![CDATA[<a href="/e">]]>
</a href="/b/">
<script src='§/b.js'>let a = '<a href="/b/">'</script><script type="application/ld+json">{"url":"/b"}</script>
<title><a href="/b/"></title><textarea><a href="/b/"></textarea><iframe src=§/c><a href="/b/"></iframe>
<script>if (a < b) "</scripts><a href='/b/'>"</script ><a href='§/b/'>
"""


@pytest.mark.parametrize("form", FORMS.strip().split("\n"))
def test_links_are_found_however_they_are_written(form: str) -> None:
    form = form.replace(r"\n", "\n").replace(r"\t", "\t")
    assert prefix_links(form.replace("§", ""), "/bao") == form.replace("§", "/bao")


def test_prefix_cannot_end_an_attribute() -> None:
    assert prefix_links("<a href='/b/'>", "/l'anh") == "<a href='/l&#x27;anh/b/'>"


_ADDRESSED = ("href", "src", "action", "data-block")
# Parted by blanks; of white space and the like there is more below.
_WORDS = """\
<a <img <p> </p> <b </b > / /> = ' " &amp; < x Đ ? # href HREF src= action data-block= title= /b/ //e ="/b/" ='/c' =/d -
<!-- --> -- <! <? <script> </script> <script </script <style> </style <title> </title> <textarea> </textarea <svg>
</svg> <table> <td>"""
_TOKENS = st.sampled_from([*_WORDS.split(), "<a ", "<img ", "</textarea ", " ", "\n", "\x0b", "\xa0", "\u2028"])


@settings(max_examples=20_000 if LONG else 400, deadline=None)
@given(st.lists(_TOKENS, max_size=25).map("".join))
@example("<a title='<!--' href='/b/'>-->")
def test_markup_is_read_as_browsers_read_it(html: str) -> None:
    """The very attributes change that html5lib finds, and nothing else."""
    before, after = list(_read(html)), list(_read(prefix_links(html, "/bao")))
    assert after == [_prefixed(kind, value) for kind, value in before]


def _read(html: str) -> Iterator[tuple[str, str]]:
    """All attributes and texts in order, as html5lib finds them."""
    for node in html5lib.parse(html, namespaceHTMLElements=False).iter():
        yield "tag", str(node.tag)
        yield "text", node.text or ""
        yield from ((str(name), value) for name, value in node.attrib.items())
        yield "text", node.tail or ""


def _prefixed(kind: str, value: str) -> tuple[str, str]:
    bare = value.lstrip(" \t\n\f\r")
    is_rooted = kind in _ADDRESSED and bare.startswith("/") and not bare.startswith(("//", "/\\"))
    return kind, value.replace("/", "/bao/", 1) if is_rooted else value


def test_refresh_of_a_redirect_is_a_link_too() -> None:
    html = '<meta http-equiv="refresh" content="0; url=/a/">'
    assert prefix_links(html, "/bao") == '<meta http-equiv="refresh" content="0; url=/bao/a/">'


def test_site_below_a_path_prefixes_its_links(weekly: Newspaper) -> None:
    weekly.build(base_url="https://example.org/bao")
    page = weekly.page("/thoi-su/thoi-su-1.html")
    assert 'href="/bao/thoi-su/"' in page
    assert 'href="/thoi-su/"' not in page
    assert 'rel="canonical" href="https://example.org/bao/thoi-su/thoi-su-1.html"' in page


def test_own_template_may_write_links_as_it_likes(weekly: Newspaper) -> None:
    weekly.write("templates/chrome/footer.html", "<a href='/b/'>b</a><a\nhref=/c/>c</a><p style='x:url(/d)'>")
    weekly.settings("links: relative")
    weekly.build()
    assert "<a href='../b/index.html'>b</a><a\nhref=../c/index.html>c</a><p style='x:url(../d)'>" in weekly.page(
        "/thoi-su/thoi-su-1.html"
    )


def test_site_with_relative_links_has_no_rooted_one(weekly: Newspaper) -> None:
    weekly.settings("links: relative")
    weekly.build()
    page = weekly.page("/thoi-su/thoi-su-1.html")
    assert 'href="/' not in page
    assert 'src="/' not in page
    assert 'href="../thoi-su/index.html"' in page
    # It is shown at any depth.
    assert 'href="/thoi-su/"' in weekly.page("/404.html")
