"""Takes the pictures of docs/quality.md: `python tools/make_screenshots.py`, after `make build`. Needs Chromium."""

import contextlib
import functools
import http.server
import io
import pathlib
import shutil
import sys
import threading
from collections.abc import Iterator

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = pathlib.Path(__file__).parents[1]
INTO = ROOT / "docs" / "quality"
MOST_BYTES = 60_000
PAGES = {
    "home": "",
    "article": "doi-ngoai/ung-dung-truyen-thong-moi-trong-thong-tin-doi-ngoai.html",
    "video": "van-hoa/mot-dem-tren-pho-den-ben-song.html",
    "infographic": "van-hoa/ben-trong-chiec-banh-chung-va-muoi-hai-gio-bep-lua.html",
    "photo": "du-lich/mot-ngay-trong-rung-o-cua-song-nhan.html",
    "audio": "doi-ngoai/tieng-viet-cua-ba.html",
    "emagazine": "doi-ngoai/tu-sach-cau-thang-o-vestrahavn.html",
    "section": "bo-coi-bien-dao/",
    "author": "tac-gia/minh-anh/",
    "multimedia": "multimedia/",
    "most-read": "doc-nhieu/",
    "month": "luu-tru/2026/11/",
    "day": "luu-tru/2026/11/19/",
    "search": "tim-kiem/?q=tin+doi+ngoai",
}


@contextlib.contextmanager
def served(build: pathlib.Path) -> Iterator[str]:
    """The address of a server of this folder: from a disk the search page can load nothing."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(build))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def shoot(page: Page, address: str, height: int) -> Image.Image:
    """The top of a page, with all its pictures."""
    page.goto(address)
    page.evaluate("for (const image of document.images) image.loading = 'eager'")
    page.wait_for_load_state("networkidle")
    page.evaluate("Promise.all([...document.images].map((image) => image.decode().catch(() => {})))")
    size = page.viewport_size or {"width": 0}
    clip = {"x": 0, "y": 0, "width": size["width"], "height": height}
    return Image.open(io.BytesIO(page.screenshot(clip=clip, full_page=True)))  # type: ignore[arg-type] # four floats


def save(picture: Image.Image, name: str) -> None:
    """Saves a picture as WebP, with the best quality that stays small."""
    for quality in range(80, 20, -6):
        held = io.BytesIO()
        picture.save(held, "webp", quality=quality, method=6)
        if held.tell() <= MOST_BYTES:
            (INTO / name).write_bytes(held.getvalue())
            return
    raise SystemExit(f"{name}: too large at any quality")


def main(build: pathlib.Path) -> None:
    """One picture a page: a wide window in light colours, beside it a phone in dark ones."""
    INTO.mkdir(parents=True, exist_ok=True)
    with served(build) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        wide = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="light")
        phone = browser.new_page(viewport={"width": 390, "height": 844}, color_scheme="dark")
        for name, path in PAGES.items():
            address = f"{root}{path}"
            left = shoot(wide, address, 1500).resize((720, 750), Image.Resampling.LANCZOS)
            right = shoot(phone, address, 1219).resize((240, 750), Image.Resampling.LANCZOS)
            both = Image.new("RGB", (720 + 16 + 240, 750), "#888f96")
            both.paste(left, (0, 0))
            both.paste(right, (736, 0))
            save(both, f"{name}.webp")
        browser.close()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build")
