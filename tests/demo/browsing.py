"""The demo newspaper in a browser: one page of every kind, served by a plain web server of this machine."""

import contextlib
import functools
import http.server
import pathlib
import subprocess
import threading
from collections.abc import Iterator

from playwright.sync_api import Browser, BrowserContext, Page

from tests.demo.edition import Edition

PHONE, DESK = 390, 1440
KINDS = ("article", "video", "infographic", "photo", "audio", "emagazine")
# What no article page has: the lists, and the page for addresses that lead nowhere.
LISTS = {
    "front page": "index.html",
    "section": "bo-coi-bien-dao/index.html",
    "sub-section": "doi-ngoai/nguoi-viet/index.html",
    "tag": "chu-de/tieng-viet/index.html",
    "author": "tac-gia/minh-anh/index.html",
    "archive": "luu-tru/index.html",
    "month": "luu-tru/2026/11/index.html",
    "day": "luu-tru/2026/11/19/index.html",
    "most read": "doc-nhieu/index.html",
    "multimedia": "multimedia/index.html",
    "videos": "multimedia/video/index.html",
    "search": "tim-kiem/index.html",
    "not found": "404.html",
}
# Articles that hold what others lack.
TABLE = "thoi-su/lich-tau-ra-hon-song-mua-gio-chuong.html"
EVERYTHING = "doi-ngoai/ung-dung-truyen-thong-moi-trong-thong-tin-doi-ngoai.html"


def pages_of(edition: Edition) -> dict[str, str]:
    """The path of one page of every kind."""
    pages = {"article": EVERYTHING, "table": TABLE}
    for name, page in edition.articles.items():
        (main,) = page.iter("main")
        kind = main.get("class", "").split()[1].removeprefix("of-")
        pages.setdefault(kind, name)
    assert set(KINDS) <= set(pages)
    assert not [name for name in LISTS.values() if name not in edition.files]
    return pages | LISTS


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name of the method that it replaces
        pass


@contextlib.contextmanager
def served(folder: pathlib.Path) -> Iterator[str]:
    """The address at which a folder is served meanwhile."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@contextlib.contextmanager
def window(browser: Browser, width: int, **options: object) -> Iterator[tuple[BrowserContext, Page]]:
    """A fresh window of a width, with a page in it."""
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)  # type: ignore[arg-type] # passed on
    yield context, context.new_page()
    context.close()


def brotli_size(path: pathlib.Path) -> int:
    """How large a text is as web servers send it."""
    packed = "require('zlib').brotliCompressSync(require('fs').readFileSync(process.argv[1]))"
    script = f"process.stdout.write(String({packed}.length))"
    return int(subprocess.run(["node", "-e", script, path], capture_output=True, text=True, check=True).stdout)
