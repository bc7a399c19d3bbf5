"""Files whose names a link cannot hold as they are: blanks, marks, percent and number signs."""

import json
import re
import urllib.parse

from tests.conftest import Newspaper

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><path d="M0 0h40v30z"/></svg>'
NAMES: dict[str, str | bytes] = {
    "hình 1 50% #2.svg": DRAWING,
    "phim số 1.mp4": b"film",
    "giọng 100%.mp3": b"voice",
    "chữ 1.vtt": "WEBVTT\n",
}
BODY = """
![Hình vẽ](</tệp/hình 1 50% %232.svg>)

[Tải phim](</tệp/phim số 1.mp4>)

::: gallery
![Hình hai](</tệp/hình 1 50% %232.svg>)

![Hình ba](</tệp/hình 1 50% %232.svg>)
:::
"""
# What pages, feeds and data name with a scheme, or from the root.
_LINK = re.compile(r'(?:src|href|poster|content|url)"?[=:]"(?:https://example\.org)?(/[^"]*)"')


def test_every_link_to_a_file_is_written_in_percent_codes_and_leads_to_it(newspaper: Newspaper) -> None:
    for name, data in NAMES.items():
        newspaper.write(f"static/tệp/{name}", data)
    picture = '{src: "/tệp/hình 1 50% %232.svg", alt: Hình}'
    film = '{src: "/tệp/phim số 1.mp4", poster: "/tệp/hình 1 50% %232.svg", captions: "/tệp/chữ 1.vtt"}'
    newspaper.article("thoi-su/phim", body=BODY, kind="video", image=picture, video=film)
    newspaper.article("thoi-su/giong", day=2, kind="audio", audio='{src: "/tệp/giọng 100%.mp3", transcript: Lời.}')
    newspaper.build()
    found: set[str] = set()
    for name, data in newspaper.tree().items():
        if name.endswith((".html", ".xml")):
            assert "tệp" not in re.sub(r"<p>[^<]*</p>", "", data.decode()), name
            found.update(link for link in _LINK.findall(data.decode()) if link.startswith("/t%E1%BB%87p/"))
    assert {urllib.parse.unquote(link).removeprefix("/tệp/") for link in found} == NAMES.keys()
    assert all(newspaper.has(urllib.parse.unquote(link)) for link in found)
    page = newspaper.page("/thoi-su/phim.html")
    written = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert "https://example.org/t%E1%BB%87p/phim%20s%E1%BB%91%201.mp4" in str([json.loads(text) for text in written])
