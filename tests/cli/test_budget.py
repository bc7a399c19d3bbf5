"""`check --budget`: what a phone loads of each page, and what is over."""

import gzip
import pathlib
import random

import pytest

from tests.conftest import Newspaper
from tests.problems.command import NOW, Ended, run_command
from tindoingoai.engine.weighing import Scales, Weight

NOISE = random.Random(5).randbytes(400_000)


def _page(folder: pathlib.Path, head: str = "", body: str = "", address: str = "index.html") -> Weight:
    """The weight of a page, without compression."""
    file = folder / address
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"<html><head>{head}</head><body>{body}</body></html>", "utf-8")
    return Scales(folder, bytes).weigh("/" + address.removesuffix("index.html"))


def _file(folder: pathlib.Path, name: str, content: int | str) -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else NOISE[:content])


# --- what a page loads


def test_files_are_weighed_by_sort_and_once(tmp_path: pathlib.Path) -> None:
    _file(tmp_path, "theme/a.css", 100)
    _file(tmp_path, "theme/a.js", 50)
    _file(tmp_path, "images/a.jpg", 1000)
    head = '<link rel="stylesheet" href="theme/a.css?v=1"><script src="theme/a.js" defer></script>'
    weight = _page(tmp_path, head, '<img src="images/a.jpg" alt=""><img src="/images/a.jpg#x" alt="">')
    assert (weight.css, weight.scripts, weight.pictures, weight.requests, weight.elsewhere) == (100, 50, 1000, 4, 0)
    assert weight.html == (tmp_path / "index.html").stat().st_size
    assert weight.total == weight.html + 1150


def test_pictures_that_wait_and_sounds_weigh_nothing_and_posters_do(tmp_path: pathlib.Path) -> None:
    _file(tmp_path, "a.jpg", 10)
    _file(tmp_path, "p.jpg", 7)
    body = '<img src="a.jpg" loading="lazy" alt=""><video poster="p.jpg" src="a.mp4" preload="none"></video>'
    weight = _page(tmp_path, body=body + '<audio src="a.mp3" preload="none"></audio>')
    assert (weight.pictures, weight.requests) == (7, 2)


def test_phone_takes_the_first_form_in_the_size_next_above_its_width(tmp_path: pathlib.Path) -> None:
    for name, size in (("s.avif", 1), ("m.avif", 2), ("l.avif", 4), ("m.webp", 8), ("a.jpg", 16)):
        _file(tmp_path, name, size)
    img = '<img src="a.jpg" srcset="m.webp 800w" alt="">'
    avif = '<source type="image/avif" srcset="l.avif 1600w, s.avif 400w,\n m.avif 800w">'
    assert _page(tmp_path, body=f"<picture>{avif}{img}</picture>").pictures == 2
    small = '<source srcset="s.avif 400w">'
    assert _page(tmp_path, body=f"<picture>{small}{img}</picture><p>{img}</p>").pictures == 1 + 8


def test_fonts_count_for_the_characters_that_a_page_shows(tmp_path: pathlib.Path) -> None:
    face = '@font-face{{font-style:{0};src:url(fonts/{1}) format("woff2");unicode-range:{2}}}'
    faces = [("normal", "latin", "U+0-FF"), ("normal", "viet", "U+1EA0-1EF9, U+20AB"), ("italic", "lean", "U+0-FF")]
    _file(tmp_path, "theme/a.css", "".join(face.format(*each) for each in faces) + "@font-face{src:local('Arial')}")
    for name, size in (("latin", 1), ("viet", 2), ("lean", 4)):
        _file(tmp_path, f"theme/fonts/{name}", size)
    head = '<link rel="stylesheet" href="/theme/a.css">'
    assert _page(tmp_path, head, "abc <!-- ệ --><script>ệ</script>").fonts == 1
    assert _page(tmp_path, head, "Việt").fonts == 3
    assert _page(tmp_path, head, "Vi&#7879;t <em>a</em>").fonts == 7


def test_other_hosts_are_counted_and_a_path_of_the_host_is_no_other_host(tmp_path: pathlib.Path) -> None:
    _file(tmp_path, "theme/a.css", 9)
    head = '<link rel="stylesheet" href="/to-bao/theme/a.css"><script src="https://cdn.example/a.js"></script>'
    weight = _page(tmp_path, head, "<img src='data:image/png;base64,AA' alt=''>", "muc/bai.html")
    assert (weight.css, weight.scripts, weight.requests, weight.elsewhere) == (9, 0, 3, 1)


def test_file_that_is_not_there_weighs_nothing(tmp_path: pathlib.Path) -> None:
    assert _page(tmp_path, body=f'<img src="{"x" * 300}.jpg" alt=""><img src="%00" alt="">').pictures == 0


# --- what is told


@pytest.fixture
def paper(newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> Newspaper:
    monkeypatch.chdir(newspaper.site)
    newspaper.article("thoi-su/nhe", 1)
    newspaper.article("thoi-su/nang", 2, image="{src: /images/nang.jpg, alt: Ảnh}")
    newspaper.write("static/images/nang.jpg", NOISE)
    return newspaper


def budget(paper: Newspaper, monkeypatch: pytest.MonkeyPatch, *more: str) -> Ended:
    return run_command(["check", "--budget", *more], paper.site, monkeypatch)


def build(paper: Newspaper, monkeypatch: pytest.MonkeyPatch, *more: str) -> None:
    # The picture is noise, which no reader of pictures takes for one.
    assert run_command(["build", "--now", NOW, "--keep-going", *more], paper.site, monkeypatch).code in (0, 3)


def test_page_that_is_over_is_named_first_with_what_is_over(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    build(paper, monkeypatch)
    ended = budget(paper, monkeypatch)
    assert ended.code == 1
    over = [line for line in ended.printed.splitlines() if line.startswith("/")]
    assert over[0].startswith("/thoi-su/nang.html: total 4")
    assert over[0].endswith(" of 250.0")
    assert not any("nhe" in line for line in over)


def test_newspaper_within_the_budget_ends_well(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    paper.write("static/images/nang.jpg", NOISE[:100])
    build(paper, monkeypatch)
    ended = budget(paper, monkeypatch)
    assert (ended.code, ended.said) == (0, "")
    rows = [line.split()[0] for line in ended.printed.splitlines()]
    assert {"article", "home", "category", "most", "archive", "not"} <= set(rows)
    assert not {"redirect", "block", "asset", "feed", "sitemap"} & set(rows)
    assert ended.printed.splitlines()[-1].startswith("0 of ")


def test_without_a_built_newspaper_it_says_what_to_do(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = budget(paper, monkeypatch)
    assert ended.code == 2
    assert "`tindoingoai build` makes it" in ended.said


def test_output_elsewhere_is_weighed_with_or_without_its_store(
    paper: Newspaper, monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> None:
    output, cache = str(tmp_path / "ra"), str(tmp_path / "kho")
    build(paper, monkeypatch, "--output", output, "--cache", cache)
    known = budget(paper, monkeypatch, "--output", output, "--cache", cache).printed
    assert "article" in known
    lost = budget(paper, monkeypatch, "--output", output, "--cache", str(tmp_path / "khac"))
    assert lost.code == 1
    assert "/thoi-su/nang.html: total" in lost.printed


def test_scripts_are_weighed_compressed_by_every_ending_that_is_sent_so(tmp_path: pathlib.Path) -> None:
    for name in ("a.js", "b.mjs"):
        _file(tmp_path, name, 1000)
    _file(tmp_path, "index.html", '<script src="a.js"></script><script src="b.mjs"></script>')
    assert Scales(tmp_path, lambda data: data[:10]).weigh("/").scripts == 20


def test_pages_are_weighed_compressed(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    build(paper, monkeypatch)
    page = (paper.site / "build/404.html").read_bytes()
    row = next(line for line in budget(paper, monkeypatch).printed.splitlines() if line.startswith("not found"))
    shown = float(row.split()[3]) * 1024
    assert shown < len(page) / 2
    assert shown == pytest.approx(len(gzip.compress(page)), rel=0.25)
