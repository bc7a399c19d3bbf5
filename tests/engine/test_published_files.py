"""Files that only untouched pages show stay published, whatever else is edited, also in a session."""

import contextlib
import pathlib

import pytest

from tests.conftest import Newspaper
from tests.engine.material import picture
from tindoingoai.engine.run import build
from tindoingoai.engine.session import Session

# Beside articles: what lies in static/ is published whoever shows it.
PORTRAIT, LOGO, GALLERY = "van-hoa/lan.png", "van-hoa/logo.png", "van-hoa/lang.png"


@pytest.fixture(name="illustrated")
def _illustrated(weekly: Newspaper) -> Newspaper:
    for number, name in enumerate((PORTRAIT, GALLERY)):
        weekly.write(f"content/{name}", picture(f"{number}.png", 3))
    weekly.write(f"static/{LOGO}", picture("logo.png", 3))
    weekly.write("data/authors.yaml", f"lan: {{name: Lan, image: /{PORTRAIT}}}\n")
    settings = (weekly.site / "site.yaml").read_text("utf-8")
    weekly.write("site.yaml", f"{settings}masthead: {{logo: /{LOGO}}}\n")
    body = "::: gallery\n![Làng cổ](lang.png)\n:::\n"
    weekly.article("van-hoa/lang", 2, body, authors="[lan]")
    return weekly


@pytest.mark.parametrize("is_session", [False, True], ids=["each alone", "session"])
def test_a_portrait_a_logo_and_a_gallery_picture_survive_every_edit(illustrated: Newspaper, is_session: bool) -> None:
    paper = illustrated
    with contextlib.ExitStack() as stack:
        session = None
        if is_session:
            session = stack.enter_context(Session(paper.site, paper.cache, wait=False))
        build(paper.options(), session=session)
        for touched, edit in (
            ("content/thoi-su/thoi-su-1.md", lambda: paper.article("thoi-su/thoi-su-1", 1, "Thân bài khác.")),
            ("content/thoi-su/thoi-su-1.md", lambda: paper.article("thoi-su/thoi-su-1", 1, title="Tên khác")),
            ("content/thoi-su/moi.md", lambda: paper.article("thoi-su/moi", 4)),
            ("content/thoi-su/moi.md", (paper.site / "content/thoi-su/moi.md").unlink),
            ("templates/i18n/vi.yaml", lambda: paper.write("templates/i18n/vi.yaml", "most_read: Được đọc nhiều\n")),
        ):
            edit()
            if session:
                session.scan.touch([touched])
            report = build(paper.options(), session=session)
            assert not {f"/{name}" for name in (PORTRAIT, LOGO, GALLERY)} & set(report.removed)
            for name in (PORTRAIT, LOGO, GALLERY):
                assert (paper.output / pathlib.PurePosixPath(name)).is_file(), (touched, name)
            assert paper.tree() == paper.clean_tree()


def test_a_portrait_goes_with_the_last_piece_of_its_author(illustrated: Newspaper) -> None:
    paper = illustrated
    build(paper.options())
    paper.article("van-hoa/lang", 2, "::: gallery\n![Làng cổ](lang.png)\n:::\n")
    build(paper.options())
    assert not (paper.output / PORTRAIT).exists()
    assert (paper.output / GALLERY).is_file()


@pytest.mark.parametrize("permalink", ["/{category}/{slug}.html", "/{path}/{slug}/", "/{category}/{name}.html"])
def test_pictures_of_a_bundle_are_published_and_its_other_files_are_not(newspaper: Newspaper, permalink: str) -> None:
    newspaper.settings(f"permalink: {permalink!r}")
    newspaper.article("thoi-su/bai/index", 2, "![Hai](anh/hai.png)", image="anh.png")
    for name in ("anh.png", "anh/hai.png", "anh/khong-ai-dung.png", "ghi-chu.txt"):
        newspaper.write(f"content/thoi-su/bai/{name}", picture(name, 3))
    newspaper.build()
    address = permalink.format(category="thoi-su", path="thoi-su", slug="bai", name="bai")
    assert 'src="/thoi-su/bai/anh/hai.png' in newspaper.page(address)
    folder = newspaper.output / "thoi-su/bai"
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix != ".html"}
    assert found == {"anh", "anh.png", "anh/hai.png"}
