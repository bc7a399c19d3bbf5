"""Where problems stand that only the whole site shows: their files are read again, when they must be and once."""

import pathlib
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import Newspaper
from tindoingoai.catalog.publish import Edition, publish
from tindoingoai.engine import planning
from tindoingoai.engine.run import build
from tindoingoai.engine.session import Session
from tindoingoai.sources import read

NAME = "content/thoi-su/a.md"
BODY = "![a](/mot.png)\n\n::: lien-quan nhap\n:::\n\n![b](/hai.png)"
PLACES = ["4:10", "5:11", "6:21", "7:10", "10:6", "12:15", "15:6"]
LOWER = ["6:10", "7:11", "8:21", "9:10", "12:6", "14:15", "17:6"]


@pytest.fixture(autouse=True)
def located(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of files that are read again."""
    # Stamps of files written a moment ago would prove nothing yet.
    monkeypatch.setattr("tindoingoai.stamps.TICK", 0)
    paths: list[str] = []
    locate = read.locate

    def note(path: str, *given: Any) -> dict[str, tuple[int, int]]:
        paths.append(path)
        return locate(path, *given)

    monkeypatch.setattr(read, "locate", note)
    return paths


@pytest.fixture
def wrong(newspaper: Newspaper) -> Newspaper:
    """An article with a mistake of each sort, and the draft that it names."""
    newspaper.article("thoi-su/nhap", draft="true")
    write(newspaper)
    return newspaper


def write(newspaper: Newspaper) -> None:
    wrong = {"updated": "2027-01-01", "related": "[nhap]", "aliases": "[/cu.html, /thoi-su/a.html]"}
    newspaper.article("thoi-su/a", 1, BODY, **wrong, go_live="2026-01-01")


def put_lines_above(newspaper: Newspaper) -> None:
    file = newspaper.site / NAME
    file.write_text(file.read_text("utf-8").replace("---\n", "---\n# một\n# hai\n", 1), "utf-8")


def places(newspaper: Newspaper) -> list[str]:
    return [problem.place.removeprefix(f"{NAME}:") for problem in newspaper.check().problems]


def test_a_file_is_read_again_once_for_all_that_is_wrong_with_it(wrong: Newspaper, located: list[str]) -> None:
    assert places(wrong) == PLACES
    assert located == ["thoi-su/a.md"]
    assert places(wrong) == PLACES
    assert located == ["thoi-su/a.md"], "the file is the same as before"
    wrong.article("thoi-su/nhap")
    assert places(wrong) == [place for place in PLACES if place not in ("5:11", "12:15")]
    put_lines_above(wrong)
    wrong.article("thoi-su/nhap", draft="true")
    assert places(wrong) == LOWER
    assert located == ["thoi-su/a.md"] * 2


def test_a_session_tells_the_lines_of_now(wrong: Newspaper) -> None:
    with Session(wrong.site, wrong.cache, wait=False) as session:
        for expected in (PLACES, LOWER):
            report = build(wrong.options(keep_going=True), session=session)
            assert [problem.place.removeprefix(f"{NAME}:") for problem in report.problems] == expected
            put_lines_above(wrong)
            session.scan.touch([NAME])


def test_lines_above_a_mistake_make_no_page_stale(newspaper: Newspaper) -> None:
    newspaper.article("thoi-su/nhap", draft="true")
    newspaper.article("thoi-su/a", body="::: lien-quan nhap\n:::", updated="2027-01-01")
    assert [problem.line for problem in newspaper.build().problems] == [4, 7]
    put_lines_above(newspaper)
    report = newspaper.build()
    assert [problem.line for problem in report.problems] == [6, 9]
    assert report.written == ()


def _save(file: pathlib.Path) -> None:
    file.write_text(file.read_text("utf-8").replace("Bài a", "Bài khác"), "utf-8")


@pytest.mark.parametrize("change", [_save, pathlib.Path.unlink])
def test_a_file_that_changed_since_it_was_read_has_no_lines(
    wrong: Newspaper, change: Callable[[pathlib.Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    def publish_late(*given: Any) -> Edition:
        change(wrong.site / NAME)
        return publish(*given)

    with monkeypatch.context() as patch:
        patch.setattr(planning, "publish", publish_late)
        assert set(places(wrong)) == {NAME}
    write(wrong)
    assert places(wrong) == PLACES


def test_a_name_that_the_disk_spells_in_another_way(newspaper: Newspaper) -> None:
    name = unicodedata.normalize("NFD", "thời-sự")
    newspaper.article(f"thoi-su/{name}", slug="a", updated="2027-01-01")
    (problem,) = newspaper.check().problems
    assert (problem.path, problem.line) == ("content/thoi-su/thời-sự.md", 5)
