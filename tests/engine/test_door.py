"""The door: a build with nothing to do says so before the engine is imported, and never when anything may be to do."""

import datetime
import os
import pathlib
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.conftest import NOW, Newspaper
from tindoingoai.engine.options import BuildOptions, Report
from tindoingoai.engine.run import build
from tindoingoai.engine.site_door import ask_door, open_door
from tindoingoai.output import Output

ENGINE = ("tindoingoai.engine.run", "tindoingoai.catalog.catalog", "jinja2", "markdown_it", "sqlite3", "yaml")
# Builds as the command does, and says which modules it took.
BUILD = """
import sys
import tindoingoai.cli
import tindoingoai.stamps
tindoingoai.stamps.TICK = 0
tindoingoai.cli.cli.main(["build", *sys.argv[1:]], standalone_mode=False)
print(*sorted(sys.modules))
"""


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    # Stamps of files written a moment ago would prove nothing yet.
    monkeypatch.setattr("tindoingoai.stamps.TICK", 0)


@pytest.fixture
def built(weekly: Newspaper) -> Newspaper:
    """A newspaper of which a build has left nothing to do."""
    (weekly.site / "data").mkdir(exist_ok=True)
    _build(weekly.options())
    assert ask(weekly.options())
    return weekly


def _build(options: BuildOptions) -> Report:
    return build(options, door=open_door(options))


def ask(options: BuildOptions) -> Report | None:
    return ask_door(open_door(options), options)


def test_what_is_said_is_what_the_build_would_say(built: Newspaper) -> None:
    said = ask(built.options())
    assert said
    report = built.build()
    assert (said.counts, said.left, said.written, said.held, said.problems) == (
        report.counts,
        report.left,
        (),
        report.held,
        report.problems,
    )


EDITS: dict[str, Callable[[Newspaper], object]] = {
    "an article is edited": lambda paper: paper.article("thoi-su/thoi-su-1", 1, body="Khác."),
    "an article is touched": lambda paper: os.utime(paper.site / "content/thoi-su/thoi-su-1.md"),
    "an article comes": lambda paper: paper.article("thoi-su/moi", 4),
    "an article goes": lambda paper: (paper.site / "content/thoi-su/thoi-su-1.md").unlink(),
    "the settings are edited": lambda paper: paper.settings("page_size: 7"),
    "a template comes": lambda paper: paper.write("templates/404.html", "không có"),
    "words come": lambda paper: paper.write("templates/i18n/vi.yaml", "most_read: Đọc nhiều nhất\n"),
    "reads come": lambda paper: paper.write("data/reads.json", '{"articles": {}}'),
    "authors come": lambda paper: paper.write("data/authors.yaml", "an: An\n"),
    "tags come": lambda paper: paper.write("data/tags.yaml", "bien: biển\n"),
    "a file is published": lambda paper: paper.write("static/a.txt", "a"),
    "a file of the output goes": lambda paper: (paper.output / "index.html").unlink(),
    "a stranger's file comes": lambda paper: (paper.output / "la.html").write_text("lạ"),
    "the manifest is written anew": lambda paper: _rewrite(paper.output / ".tindoingoai"),
    "an ended build left its journal": lambda paper: Output(paper.output).journal.touch(),
}


def _rewrite(path: pathlib.Path) -> None:
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data)


@pytest.mark.parametrize("what", EDITS)
def test_the_door_is_shut_once(built: Newspaper, what: str) -> None:
    EDITS[what](built)
    assert ask(built.options()) is None


@pytest.mark.parametrize("change", [{"drafts": True}, {"future": True}, {"base_url": "https://khac.example.org"}])
def test_other_options_are_another_build(built: Newspaper, change: dict[str, object]) -> None:
    assert ask(built.options(**change)) is None
    assert ask(built.options(jobs=7))


def test_a_piece_that_becomes_due_shuts_the_door(weekly: Newspaper) -> None:
    weekly.article("thoi-su/mai", 25)
    _build(weekly.options())
    assert ask(weekly.options())
    due = datetime.datetime(2026, 11, 25, 8, tzinfo=datetime.timezone(datetime.timedelta(hours=7)))
    assert due > NOW
    assert ask(weekly.options(now=due - datetime.timedelta(seconds=1)))
    assert ask(weekly.options(now=due)) is None


def test_a_fall_in_pages_is_told_once(built: Newspaper) -> None:
    paths = [built.article(f"van-hoa/them-{number}", number % 19 + 1) for number in range(60)]
    _build(built.options())
    for path in paths:
        path.unlink()
    assert any("pages instead of" in problem.message for problem in _build(built.options()).problems)
    assert ask(built.options()) is None
    _build(built.options())
    said = ask(built.options())
    assert said
    assert said.problems == ()


def test_files_of_a_moment_ago_shut_the_door(built: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tindoingoai.stamps.TICK", 10**18)
    assert ask(built.options()) is None


def test_a_file_of_a_moment_to_come_behind_a_link_shuts_the_door(built: Newspaper, tmp_path: pathlib.Path) -> None:
    page, link = tmp_path / "404.html", built.site / "templates/404.html"
    page.write_text("không có")
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(page)
    _build(built.options())
    assert ask(built.options())
    os.utime(page, (4e9, 4e9))
    _build(built.options())
    assert ask(built.options()) is None


def test_what_is_edited_while_a_build_is_at_work_is_not_passed_over(weekly: Newspaper) -> None:
    options = weekly.options()
    door = open_door(options)
    weekly.article("thoi-su/thoi-su-1", 1, body="Sửa khi máy đang dựng.")
    build(options, door=door)
    assert ask(options) is None


def test_a_door_that_cannot_be_read_is_shut(built: Newspaper) -> None:
    for text in ("", "[]", '{"x": 1}', "{"):
        (built.cache / "door.json").write_text(text)
        assert ask(built.options()) is None


@pytest.mark.slow
def test_a_build_with_nothing_to_do_imports_no_engine(weekly: Newspaper) -> None:
    options = weekly.options()
    places = {"--site": options.site, "--output": options.output, "--cache": options.cache, "--now": options.now}
    arguments = [sys.executable, "-c", BUILD, *(str(word) for pair in places.items() for word in pair)]
    for _ in range(2):
        done = subprocess.run(arguments, capture_output=True, text=True, check=True)
    assert "written 0" in done.stdout
    assert set(ENGINE) & set(done.stdout.splitlines()[-1].split()) == set()
