"""What texts show besides words and lies elsewhere, or was written as HTML, on the pages and lists of a newspaper."""

import html
import io
import re
import urllib.parse

import html5lib
from PIL import Image

from tests.conftest import Newspaper
from tindoingoai.markdown.frames import FRAME_HOSTS

HOSTILE = "\"><script>alert(1)</script><b title='"
BODY = f"""
https://x.com/baodao/status/1234567890

::: nhung https://www.instagram.com/p/Cabc_d-E/
title: {HOSTILE}
:::

::: nhung https://example.org/"><script>alert(1)</script>?a=1&b={{width}}
:::

https://youtu.be/dQw4w9WgXcQ

<iframe src="https://www.google.com/maps/embed?pb=!1m18" title="{html.escape(HOSTILE)}"></iframe>

Tàu rời bến lúc sáu giờ.
"""


def photograph(width: int = 900, height: int = 600) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (width, height), "#345").save(data, "JPEG")
    return data.getvalue()


def test_what_lies_elsewhere_is_a_link_until_it_is_pressed(newspaper: Newspaper) -> None:
    newspaper.article("thoi-su/bai", body=BODY)
    newspaper.build()
    page = html5lib.parse(newspaper.page("/thoi-su/bai.html"), namespaceHTMLElements=False)
    (body,) = (each for each in page.iter("div") if each.get("class") == "body")
    assert not [each.tag for each in body.iter() if each.tag in ("iframe", "script", "img", "b")]
    links = list(body.iter("a"))
    frames = [each.get("data-frame") for each in links]
    assert [urllib.parse.urlsplit(frame).netloc if frame else "" for frame in frames] == [
        *["platform.twitter.com", "www.instagram.com", "", "www.youtube-nocookie.com", ""]
    ]
    assert {each.get("href", "").partition(":")[0] for each in links} == {"https"}
    assert set(filter(None, (urllib.parse.urlsplit(frame).netloc for frame in frames if frame))) <= set(FRAME_HOSTS)
    titles = ["".join(each.itertext()) for each in body.iter("span") if each.get("class") == "read-also-title"]
    assert titles[0] == "x.com/baodao/status/1234567890"
    assert titles[1] == titles[3] == HOSTILE


def test_lists_feeds_and_search_tell_the_words_alone(newspaper: Newspaper) -> None:
    newspaper.article("thoi-su/bai", body=BODY)
    newspaper.build()
    told = "Tàu rời bến lúc sáu giờ."
    for name in ("rss.xml", "thoi-su/index.html", "index.html"):
        text = newspaper.page(f"/{name}")
        assert told in text
        assert "baodao" not in text
        assert "youtu" not in text
    assert f'<meta name="description" content="{told}">' in newspaper.page("/thoi-su/bai.html")


PICTURES = """
<figure><a href="/thoi-su/khac.html"><img src="/anh/a.jpg" alt="Bến" width="10"></a>
<figcaption>Bến cá</figcaption></figure>

Giữa <img src="/anh/b.jpg" alt="Chợ"> chữ và ![Thuyền](/anh/b.jpg).

- Một
- <figure><img src="/anh/a.jpg" alt="Sóng"><figcaption>Chú thích</figcaption></figure>

<table><tr><td><iframe src="https://youtu.be/dQw4w9WgXcQ"></iframe></td></tr></table>
"""


def test_pictures_written_as_html_are_published_as_those_of_markdown(newspaper: Newspaper) -> None:
    newspaper.write("static/anh/a.jpg", photograph())
    newspaper.write("static/anh/b.jpg", photograph(400, 300))
    newspaper.article("thoi-su/bai", body=PICTURES)
    newspaper.build()
    page = newspaper.page("/thoi-su/bai.html")
    body = page[page.index('<div class="body">') : page.index('<footer class="story-foot">')]
    assert "\0" not in body
    images = re.findall(r"<img [^>]*>", body)
    assert len(images) == 4
    assert all(re.search(r'width="\d+" height="\d+"', image) for image in images)
    assert body.count("<picture>") == 4
    assert sum('loading="lazy"' in image for image in images) == 3, "the first is what readers wait for"
    assert re.search(r'<figure class="figure">\s*<a href="/thoi-su/khac.html"><picture>', body)
    assert re.search(r'<li>\s*<figure class="figure">', body)
    assert re.search(r'<td>\s*<figure class="media media-video">', body)
    assert 'alt="Chợ" width="400" height="300"' in body


def test_file_that_html_names_must_exist(newspaper: Newspaper) -> None:
    newspaper.write("static/anh/a.jpg", photograph())
    newspaper.article(
        "thoi-su/bai", body='<img src="/anh/a.jpg" alt="A">\n\nChữ.\n\n<p>\n<img src="/anh/c.jpg" alt="C">'
    )
    (problem,) = newspaper.check().problems
    assert (problem.line, problem.column) == (11, 11)
    assert "/anh/c.jpg" in problem.message
