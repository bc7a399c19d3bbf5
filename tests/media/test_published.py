"""Pictures in a newspaper: made once, only for what is published, with the last good pages when something is wrong."""

import os
import pathlib
import re
import shutil
import struct
import time

import pytest
from PIL import Image

from tests.conftest import Newspaper, reasons
from tests.media.photographs import animation, encoded, gps_exif, gradient
from tindoingoai.engine.explain import Explanation, explain
from tindoingoai.engine.run import build
from tindoingoai.engine.session import Session
from tindoingoai.engine.verify import verify
from tindoingoai.problems import ProblemsError
from tindoingoai.serve.site import ServedSite
from tindoingoai.store import Store

PHOTO = encoded(gradient(700, 400), exif=gps_exif())


@pytest.fixture
def illustrated(newspaper: Newspaper) -> Newspaper:
    """Two articles with pictures, one under static/ and one beside its article, and a draft with another."""
    newspaper.write("static/images/ben-ca.jpg", PHOTO)
    newspaper.write("content/thoi-su/cho.jpg", encoded(gradient(500, 500)))
    newspaper.write("content/thoi-su/mat.jpg", encoded(gradient(500, 600)))
    newspaper.article("thoi-su/ben", image="{src: /images/ben-ca.jpg, alt: Bến cá, focus: 0% 100%}")
    newspaper.article("thoi-su/cho", 2, "Mở đầu.\n\n![Chợ](cho.jpg)", summary="Chợ.", image="false")
    newspaper.article("thoi-su/mat", 3, image="{src: mat.jpg, alt: Mật}", draft="true")
    return newspaper


def variants(newspaper: Newspaper) -> dict[str, bytes]:
    return {path: data for path, data in newspaper.tree().items() if path.startswith("media/")}


def named(page: str) -> set[str]:
    """The addresses of variants that a page names."""
    return set(re.findall(r"/(media/[^\" ,]+)", page))


def test_every_variant_that_a_page_names_is_there_and_every_one_there_is_named(illustrated: Newspaper) -> None:
    illustrated.build()
    pages = [data.decode() for path, data in illustrated.tree().items() if path.endswith((".html", ".xml"))]
    wanted = set().union(*map(named, pages))
    assert wanted == set(variants(illustrated))
    assert len(wanted) > 10


def test_page_offers_the_best_format_first_with_width_and_height(illustrated: Newspaper) -> None:
    illustrated.build()
    page = illustrated.page("/thoi-su/ben.html")
    (figure,) = re.findall(r'<figure class="figure opening">.*?</figure>', page, re.DOTALL)
    assert re.findall(r'type="image/(\w+)"', figure) == ["avif", "webp"]
    assert re.findall(r"-(\d+)\.avif (\d+)w", figure) == [(width, width) for width in ("320", "480", "700")]
    assert 'width="700" height="400"' in figure
    assert 'fetchpriority="high"' in figure
    assert "loading=" not in figure
    assert re.search(r'style="background-color:#[0-9a-f]{6};object-position:0% 100%"', figure)
    assert re.search(r'<img src="/media/ben-ca-[0-9a-f]{8}-700\.jpg" alt="Bến cá"', figure)


def test_first_picture_of_a_text_is_what_readers_wait_for(illustrated: Newspaper) -> None:
    illustrated.article("thoi-su/hai", 4, "![Một](cho.jpg)\n\nLời.\n\n![Hai](/images/ben-ca.jpg)")
    illustrated.build()
    page = illustrated.page("/thoi-su/hai.html").partition('class="body"')[2]
    first, second = re.findall(r"<img [^>]*>", page)[:2]
    assert 'fetchpriority="high"' in first
    assert 'loading="lazy"' in second


def test_crops_for_machines_have_their_shapes(illustrated: Newspaper) -> None:
    illustrated.build()
    page = illustrated.page("/thoi-su/ben.html")
    addresses = re.findall(r'"url":"https://example\.org/(media/[^"]*)","width":(\d+),"height":(\d+)', page)
    assert [(int(width), int(height)) for _, width, height in addresses] == [(700, 393), (533, 400), (400, 400)]
    for path, width, height in addresses:
        with Image.open(illustrated.output / path) as picture:
            assert picture.size == (int(width), int(height))
    assert f'og:image" content="https://example.org/{addresses[0][0]}"' in page


def test_nothing_is_decoded_when_nothing_changed(illustrated: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    illustrated.build()
    monkeypatch.setattr("PIL.Image.open", lambda *_: pytest.fail("a picture was opened"))
    assert illustrated.build().written == ()
    illustrated.article("thoi-su/cho", 2, "![Chợ](cho.jpg)\n\nĐổi.", summary="Chợ.", image="false")
    assert [file.address for file in illustrated.build().written] == ["/thoi-su/cho.html"]


def test_variants_outlive_the_store_and_the_output(illustrated: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    illustrated.build()
    before = variants(illustrated)
    shutil.rmtree(illustrated.output)
    for file in illustrated.cache.glob("store.db*"):
        file.unlink()
    monkeypatch.setattr("tindoingoai.media.encoding.encode", lambda *_: pytest.fail("made again"))
    illustrated.build()
    assert variants(illustrated) == before


def test_clean_build_elsewhere_makes_the_same_bytes(illustrated: Newspaper) -> None:
    illustrated.build(jobs=2)
    assert illustrated.clean_tree() == illustrated.tree()


def test_other_bytes_under_the_same_name_are_other_variants(illustrated: Newspaper) -> None:
    illustrated.build()
    before = set(variants(illustrated))
    illustrated.write("static/images/ben-ca.jpg", encoded(gradient(640, 640)))
    report = illustrated.build()
    changed = set(variants(illustrated)) ^ before
    assert changed
    assert all("ben-ca" in path for path in changed)
    assert reasons(report)["/thoi-su/ben.html"] == "data"
    assert "/thoi-su/cho.html" not in {file.address for file in report.written if file.reason == "template"}
    assert illustrated.clean_tree() == illustrated.tree()


def test_process_that_builds_again_sees_other_bytes_too(illustrated: Newspaper) -> None:
    options = illustrated.options()
    with Session(illustrated.site, illustrated.cache, wait=True) as session:
        build(options, session=session)
        for side in (640, 480, 500):
            illustrated.write("content/thoi-su/cho.jpg", encoded(gradient(side, side)))
            illustrated.write("static/images/ben-ca.jpg", encoded(gradient(side, 400)))
            build(options, session=session)
            assert illustrated.clean_tree() == illustrated.tree()


def test_pictures_of_drafts_are_neither_published_nor_looked_into(illustrated: Newspaper) -> None:
    illustrated.write("content/thoi-su/mat.jpg", b"hong")
    report = illustrated.build()
    assert report.problems == ()
    assert not any("mat" in path for path in illustrated.tree())
    with Store(illustrated.cache / "store.db") as store:
        assert "content/thoi-su/cho.jpg" in store.media()
        assert "content/thoi-su/mat.jpg" not in store.media()
    illustrated.write("content/thoi-su/mat.jpg", encoded(gradient(500, 600)))
    illustrated.article("thoi-su/mat", 3, image="{src: mat.jpg, alt: Mật}")
    illustrated.build()
    assert any("mat" in path for path in variants(illustrated))
    illustrated.article("thoi-su/mat", 3, image="{src: mat.jpg, alt: Mật}", draft="true")
    illustrated.build()
    assert not any("mat" in path for path in illustrated.tree())


def test_picture_of_static_that_no_page_shows_is_published_without_variants(illustrated: Newspaper) -> None:
    illustrated.write("static/images/kho.jpg", encoded(gradient(600, 500)))
    illustrated.build()
    assert [path for path in illustrated.tree() if "kho" in path] == ["images/kho.jpg"]


def test_originals_lose_their_place_unless_they_are_to_stay(illustrated: Newspaper) -> None:
    illustrated.build()
    assert b"SERIAL" not in (illustrated.output / "images/ben-ca.jpg").read_bytes()
    illustrated.settings("pictures: {originals: as_is}\n")
    illustrated.build()
    assert (illustrated.output / "images/ben-ca.jpg").read_bytes() == PHOTO
    illustrated.settings("")
    illustrated.build()
    assert illustrated.clean_tree() == illustrated.tree()
    assert not any(b"SERIAL" in data for data in illustrated.tree().values())


def test_films_lose_their_place_unless_they_are_to_stay(illustrated: Newspaper) -> None:
    note = struct.pack(">I4s", 26, b"udta") + b"+21.0285+105.8542/"
    film = struct.pack(">I4s", 34, b"moov") + note + struct.pack(">I4s", 14, b"mdat") + b"frames"
    illustrated.write("static/media/phim.mp4", film)
    illustrated.build()
    cleaned = (illustrated.output / "media/phim.mp4").read_bytes()
    assert (len(cleaned), b"105.8542" in cleaned, cleaned[-6:]) == (len(film), False, b"frames")
    illustrated.settings("pictures: {originals: as_is}\n")
    illustrated.build()
    assert (illustrated.output / "media/phim.mp4").read_bytes() == film


def test_off_shows_the_pictures_themselves(illustrated: Newspaper) -> None:
    illustrated.build()
    illustrated.settings("pictures: {variants: false}\n")
    illustrated.build()
    assert variants(illustrated) == {}
    assert '<img src="/images/ben-ca.jpg" alt="Bến cá" width="700"' in illustrated.page("/thoi-su/ben.html")


def test_links_below_a_path_reach_the_variants_too(illustrated: Newspaper) -> None:
    illustrated.build(base_url="https://example.org/bao")
    page = illustrated.page("/thoi-su/ben.html")
    assert re.search(r'srcset="/bao/media/[^ ]*-320\.avif 320w, /bao/media/[^ ]*-480\.avif 480w, ', page)


def test_drawing_of_a_contributor_is_published_without_its_script(newspaper: Newspaper) -> None:
    inside = '<script>alert(1)</script><path d="M0 0"/>'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="16" height="9">{inside}</svg>'
    newspaper.write("content/thoi-su/hinh.svg", drawing)
    newspaper.write("static/images/hinh.svg", drawing)
    newspaper.article("thoi-su/a", body="![Hình](hinh.svg)\n\n![Hình](/images/hinh.svg)")
    (warning,) = newspaper.build().problems
    assert warning.is_warning
    assert warning.place == "content/thoi-su/a.md:6:9"
    assert warning.message == "/thoi-su/hinh.svg holds <script>, which is not published"
    assert "script" not in newspaper.page("/thoi-su/hinh.svg")
    assert newspaper.page("/images/hinh.svg") == drawing
    assert newspaper.build().problems == (warning,)


def test_animation_moves_in_less(newspaper: Newspaper) -> None:
    newspaper.write("content/thoi-su/dong.gif", animation())
    newspaper.article("thoi-su/a", body="![Động](dong.gif)")
    newspaper.build()
    page = newspaper.page("/thoi-su/a.html")
    assert re.search(r'<source type="image/webp" srcset="/media/dong-[0-9a-f]{8}-160.webp 160w"', page)
    assert '<img src="/thoi-su/dong.gif"' in page


def test_damaged_picture_names_article_and_picture_and_the_last_good_pages_stay(illustrated: Newspaper) -> None:
    illustrated.build()
    before = illustrated.tree()
    illustrated.write("content/thoi-su/cho.jpg", encoded(gradient(500, 500))[:-3000])
    with pytest.raises(ProblemsError) as raised:
        illustrated.build()
    (problem,) = raised.value.problems
    assert (problem.place, problem.message) == (
        "content/thoi-su/cho.md:10:8",
        "/thoi-su/cho.jpg: this picture is cut short",
    )
    assert illustrated.tree() == before
    illustrated.write("content/thoi-su/cho.jpg", encoded(gradient(500, 500)))
    assert illustrated.build().written == ()


def test_picture_larger_than_the_setting_is_a_mistake_until_the_setting_grows(illustrated: Newspaper) -> None:
    illustrated.build()
    illustrated.write("content/thoi-su/cho.jpg", encoded(gradient(1200, 1000)))
    illustrated.settings("pictures: {max_megapixels: 1}\n")
    with pytest.raises(ProblemsError, match="1200 × 1000 pixels, more than 1 megapixels"):
        illustrated.build()
    illustrated.settings("pictures: {max_megapixels: 2}\n")
    illustrated.build()
    illustrated.settings("pictures: {max_megapixels: 1}\n")
    with pytest.raises(ProblemsError, match="1200 × 1000 pixels, more than 1 megapixels"):
        illustrated.build()


def test_portrait_of_an_author_that_is_damaged_is_told_by_its_own_name(illustrated: Newspaper) -> None:
    illustrated.write("data/authors.yaml", "an: {name: Lê An, image: /images/an.jpg}\n")
    illustrated.write("static/images/an.jpg", b"\xff\xd8\xff")
    illustrated.article("thoi-su/cho", 2, authors="[an]")
    with pytest.raises(ProblemsError, match=r"static/images/an\.jpg: this file is not the picture"):
        illustrated.build()


def test_variant_that_a_power_cut_left_empty_is_made_again(illustrated: Newspaper) -> None:
    illustrated.build()
    before = variants(illustrated)
    for file in (illustrated.cache / "media").glob("*.avif"):
        file.write_bytes(b"")
    shutil.rmtree(illustrated.output)
    illustrated.build()
    assert variants(illustrated) == before


def test_build_that_was_ended_keeps_what_it_made(illustrated: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("tindoingoai.engine.run._Build._render", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            illustrated.build()
    assert list((illustrated.cache / "media").glob("*.webp"))
    monkeypatch.setattr("tindoingoai.media.encoding.encode", lambda *_: pytest.fail("made again"))
    illustrated.build()


def test_what_nobody_used_in_a_month_goes(illustrated: Newspaper) -> None:
    illustrated.build()
    folder = illustrated.cache / "media"
    old, recent = folder / f"{'a' * 32}.webp", folder / f"{'b' * 32}.webp"
    for file in (old, recent):
        file.write_bytes(b"x")
    long_ago = time.time() - 40 * 24 * 3600
    for file in folder.iterdir():
        if file != recent:
            os.utime(file, (long_ago, long_ago))
    illustrated.build()
    assert not old.exists()
    assert recent.exists()
    assert len(list(folder.glob("*.avif"))) > 2
    assert all(file.stat().st_mtime > long_ago + 1 for file in folder.iterdir())


def test_verify_takes_the_variants_for_what_they_are(illustrated: Newspaper) -> None:
    illustrated.build()
    assert verify(illustrated.options()).is_equal


def test_explain_tells_of_which_picture_a_variant_is(illustrated: Newspaper) -> None:
    illustrated.build()
    path = next(path for path in variants(illustrated) if "ben-ca" in path)
    found = explain(illustrated.options(), f"/{path}", pathlib.Path())
    assert isinstance(found, Explanation)
    assert (found.kind, found.source, found.stale) == ("asset", "static/images/ben-ca.jpg", ())


def test_browser_that_asks_while_the_build_is_at_work_gets_its_variant(illustrated: Newspaper) -> None:
    got: dict[str, bytes | None] = {}

    class Asking(ServedSite):
        def _announce(self) -> None:
            super()._announce()
            assert self._session
            assert self._session.pending
            asked = [path for path in self._session.pending.assets.variants if path.endswith("-320.avif")]
            got.update((path, self.find(path)) for path in asked)
            got["/thoi-su/ben.html"] = self.find("/thoi-su/ben.html")

    served = Asking(illustrated.site, illustrated.cache / "serve", "http://127.0.0.1:8000", False, 1, lambda _: None)
    served.rebuild()
    served.close()
    page = got.pop("/thoi-su/ben.html")
    assert page
    assert {f"/{path}" for path in named(page.decode()) if path.endswith("-320.avif")} <= got.keys()
    assert len(got) == 2
    for path, data in got.items():
        assert data == (served.output / path.removeprefix("/")).read_bytes()
    # What `build` makes is the same, and made once.
    kept = set((illustrated.cache / "media").iterdir())
    illustrated.build()
    assert kept == set((illustrated.cache / "media").iterdir())
