"""`build --profile`: where time went, on one page that needs nothing else; and the newspaper is the same."""

import datetime
import os
import pathlib
import re
import signal
from xml.etree import ElementTree

import html5lib
import pytest

import tindoingoai.sources.read
from tests.conftest import NOW, Newspaper
from tests.problems.command import run_command
from tindoingoai import timing
from tindoingoai.engine.options import BuildOptions, Report
from tindoingoai.engine.profile.figures import spread
from tindoingoai.engine.profile.page import STAGES, draw_profile, format_seconds, format_share
from tindoingoai.sources.scan import SourceFile
from tindoingoai.timing import Sum


@pytest.fixture
def many(weekly: Newspaper, monkeypatch: pytest.MonkeyPatch) -> Newspaper:
    """A newspaper with enough chunks for two workers and enough articles for a picture of how their times lie."""
    for number in range(40):
        weekly.article(f"thoi-su/them-{number}", number % 19 + 1, body=f"Đoạn {number}.\n\n" * 5)
    monkeypatch.setattr("tindoingoai.engine.reading.CHUNK", 10)
    monkeypatch.setattr("tindoingoai.engine.rendering.CHUNK", 10)
    return weekly


@pytest.fixture(autouse=True)
def _all_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which of them are the slowest is for the machine to say, and what else it does meanwhile."""
    monkeypatch.setattr("tindoingoai.engine.profile.page.MOST_TEMPLATES", 1000)


def _build(newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch, *more: str) -> str:
    """The page of a build."""
    page = newspaper.site.with_name("profile.html")
    ended = run_command(["build", "--profile", str(page), *more], newspaper.site, monkeypatch)
    assert ended.code == 0, ended.output
    return page.read_text("utf-8")


def _parse(page: str) -> ElementTree.Element:
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    assert isinstance(root, ElementTree.Element)
    return root


def _words(page: str) -> str:
    return " ".join("".join(_parse(page).itertext()).split())


def test_page_shows_stages_workers_templates_and_articles(many: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    page = _build(many, monkeypatch, "--jobs", "2")
    words = _words(page)
    for stage in ("start", "read", "plan", "compare", "render", "write", "record"):
        assert stage in STAGES
        assert re.search(rf'<rect class="{stage}"[^>]*><title>{stage}: ', page), stage
    for name in ("Tờ báo thử", "Worker 1", "Worker 2", "article.html", "base.html", "blocks/latest.html"):
        assert name in words, name
    assert "content/thoi-su/them-7.md" in page or page.count("content/thoi-su/them-") >= 10
    assert "20 of 46 that were read or rendered" in words
    assert "Reading an article" in words
    assert page.count("<title>read 10 in ") == 4


def test_page_is_whole_by_itself(many: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    page = _build(many, monkeypatch, "--jobs", "2")
    elements = {element.tag.rpartition("}")[2] for element in _parse(page).iter("*")}
    assert {"svg", "rect", "style", "table"} <= elements
    assert elements & {"script", "link", "img", "iframe", "object", "use", "image"} == set()
    assert re.findall(r"https?:|url\(|@import|\bsrc=|\bhref=|\bon\w+=", page) == []
    assert "prefers-color-scheme:dark" in page


def test_every_rectangle_stands_inside_its_picture(many: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    page = _build(many, monkeypatch, "--jobs", "2")
    bars = re.findall(r'<rect class="\w+" x="([-\d.]+)%" width="([-\d.]+)%" height="(?:30|22)"', page)
    assert len(bars) > 15
    assert all(float(left) >= 0 and float(left) + float(width) <= 100.1 for left, width in bars)


def test_newspaper_is_the_same_with_a_profile(many: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    many.build(jobs=2)
    _build(many, monkeypatch, "--jobs", "2", "--output", str(many.output.with_name("other")))
    other = Newspaper(many.output.parent)
    other.output = many.output.with_name("other")
    assert other.tree() == many.tree()
    assert timing.current() is None


def test_small_build_is_drawn_too(weekly: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    words = _words(_build(weekly, monkeypatch))
    assert "All of it was done in the main process" in words
    assert "article.html" in words
    assert "Worker 1" not in words


def test_build_with_nothing_to_do_is_drawn_too(weekly: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tindoingoai.stamps.TICK", 0)
    _build(weekly, monkeypatch)
    words = _words(_build(weekly, monkeypatch))
    assert "Where time went" in words
    assert "The slowest articles" not in words


def test_names_are_text_and_never_markup(weekly: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    weekly.write("site.yaml", "title: <script>alert(1)</script>\nbase_url: https://example.org\n")
    weekly.article("thoi-su/a&amp;b", slug="x")
    page = _build(weekly, monkeypatch)
    assert "&lt;script&gt;" in page
    assert "content/thoi-su/a&amp;amp;b.md" in page
    assert "<script" not in page


def test_worker_that_died_is_marked_on_the_line(many: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    read, mark = tindoingoai.sources.read.read_source, many.site.with_name("mark")

    def read_or_die(site: pathlib.Path, file: SourceFile, *more: object) -> object:
        if file.path == "thoi-su/thoi-su-1.md" and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return read(site, file, *more)  # type: ignore[arg-type] # handed on as they came

    monkeypatch.setattr("tindoingoai.sources.read.read_source", read_or_die)
    page = _build(many, monkeypatch, "--jobs", "2")
    assert page.count('<line class="death"') == 1
    assert "A worker process died once, and its chunk was done again" in _words(page)


def test_page_that_cannot_be_written_is_the_machines_fault(weekly: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = run_command(["build", "--profile", "nowhere/profile.html"], weekly.site, monkeypatch)
    assert ended.code == 4
    assert "nowhere/profile.html: No such file or directory" in ended.said


def test_only_the_slowest_templates_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tindoingoai.engine.profile.page.MOST_TEMPLATES", 2)
    with timing.recorded() as recording:
        pass
    recording.sums = {"quick.html": Sum(9, 0.1), "slow.html": Sum(1, 3.0), "slower.html": Sum(1, 4.0)}
    folder = pathlib.Path("bao")
    words = _words(draw_profile(recording, Report(counts={}), BuildOptions(folder, folder, NOW, folder)))
    assert words.index("slower.html") < words.index("slow.html")
    assert "quick.html" not in words


def test_build_that_stopped_at_once_can_be_drawn() -> None:
    with timing.recorded() as recording:
        pass
    folder = pathlib.Path("bao")
    page = draw_profile(recording, Report(counts={}), BuildOptions(folder, folder, NOW, folder))
    assert "bao" in _words(page)


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0, "0 µs"),
        (0.0000454, "45 µs"),
        (0.00123, "1.23 ms"),
        (0.0123, "12.3 ms"),
        (0.123, "123 ms"),
        (0.9996, "1.00 s"),
        (1.234, "1.23 s"),
        (12.34, "12.3 s"),
        (1234.5, "1,234 s"),
    ],
)
def test_seconds_are_told_with_three_figures(seconds: float, told: str) -> None:
    assert format_seconds(seconds) == told


def test_shares_are_told_as_far_as_they_mean_something() -> None:
    assert [format_share(share) for share in (0, 0.004, 0.0955, 0.5, 1)] == ["0 %", "0.4 %", "9.6 %", "50 %", "100 %"]


def test_spread_counts_everything_and_the_last_step_takes_the_rest() -> None:
    found = spread([number / 1000 for number in range(1, 101)] + [5.0])
    assert found
    assert (sum(found.counts), found.items, found.slowest) == (101, 101, 5.0)
    assert found.median == pytest.approx(0.051)
    assert (found.counts[-1], found.most < 0.2) == (1, True)
    assert spread([1.0] * 5) is None


def test_clock_of_the_report_is_the_builds_own(weekly: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    page = _build(weekly, monkeypatch, "--now", datetime.datetime(2026, 11, 20, 12, tzinfo=datetime.UTC).isoformat())
    assert "2026-11-20 12:00 UTC" in page
