"""Templates that cannot be listed or read end the work: taken for absent, they would bring back the theme's."""

import os
import pathlib
from collections.abc import Callable, Iterator

import pytest

from tests.conftest import Newspaper
from tests.problems.command import run_command
from tindoingoai.templating.folders import find_templates


def _as_file(folder: pathlib.Path) -> pathlib.Path:
    folder.write_text("")
    return folder


def _as_loop(folder: pathlib.Path) -> pathlib.Path:
    folder.symlink_to(folder.name)
    return folder


def _as_link_to_nothing(folder: pathlib.Path) -> pathlib.Path:
    folder.symlink_to("nowhere")
    return folder


def _base_as_folder(folder: pathlib.Path) -> pathlib.Path:
    (folder / "base.html").mkdir(parents=True)
    return folder / "base.html"


def _base_as_link_to_nothing(folder: pathlib.Path) -> pathlib.Path:
    folder.mkdir()
    return _as_link_to_nothing(folder / "base.html")


def _base_as_pipe(folder: pathlib.Path) -> pathlib.Path:
    folder.mkdir()
    os.mkfifo(folder / "base.html")
    return folder / "base.html"


def _words_as_file(folder: pathlib.Path) -> pathlib.Path:
    folder.mkdir()
    return _as_file(folder / "i18n")


def _words_as_folder(folder: pathlib.Path) -> pathlib.Path:
    (folder / "i18n" / "vi.yaml").mkdir(parents=True)
    return folder / "i18n" / "vi.yaml"


def _link_in_a_circle(folder: pathlib.Path) -> pathlib.Path:
    (folder / "parts").mkdir(parents=True)
    (folder / "parts" / "again").symlink_to("..")
    return folder / "parts" / "again"


_WAYS = [
    _as_file,
    _as_loop,
    _as_link_to_nothing,
    _base_as_folder,
    _base_as_link_to_nothing,
    _base_as_pipe,
    _words_as_file,
    _words_as_folder,
    _link_in_a_circle,
]


@pytest.mark.parametrize("spoil", _WAYS)
@pytest.mark.parametrize("command", ["build", "check"])
def test_templates_that_cannot_be_had_leave_the_newspaper_as_it_is(
    spoil: Callable[[pathlib.Path], pathlib.Path], command: str, weekly: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    robots = weekly.write("templates/robots.txt", "User-agent: *\nDisallow: /\n")
    weekly.plain_templates()
    weekly.build(output=weekly.site / "build")
    robots.unlink()
    for file in sorted((weekly.site / "templates").rglob("*"), reverse=True):
        file.unlink()
    (weekly.site / "templates").rmdir()
    named = spoil(weekly.site / "templates")
    ended = run_command([command], weekly.site, monkeypatch)
    assert (ended.code, str(named) in ended.output) == (4, True), ended.output
    assert (weekly.site / "build/robots.txt").read_text() == "User-agent: *\nDisallow: /"


@pytest.mark.parametrize("folder", ["templates", "templates/i18n", "templates/parts", "content", "content/van-hoa"])
def test_folder_that_cannot_be_listed_is_never_taken_for_an_empty_one(
    folder: str, weekly: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    weekly.plain_templates()
    weekly.write("templates/i18n/vi.yaml", "latest: Mới")
    weekly.write("templates/parts/html.html", "{{ part.html|safe }}")
    weekly.build()
    before = weekly.tree()
    scandir = os.scandir

    def refuse(path: str) -> Iterator[os.DirEntry[str]]:
        if str(path) == str(weekly.site / folder):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    for keep_going in (False, True):
        with pytest.raises(PermissionError):
            weekly.build(keep_going=keep_going)
    assert weekly.tree() == before


def test_site_goes_before_its_theme_and_links_are_followed(newspaper: Newspaper) -> None:
    shared = newspaper.site.parent / "shared"
    shared.mkdir()
    (shared / "card.html").write_text("x")
    own = newspaper.write("templates/base.html", "x")
    (own.parent / "ours").symlink_to(shared)
    for name in (".base.html.swp", ".git", "base.html~"):
        (own.parent / name).write_text("x")
    found = find_templates(newspaper.site)
    assert found["base.html"] == own
    assert found["ours/card.html"] == own.parent / "ours/card.html"
    assert "article.html" in found
    assert not [name for name in found if name.startswith(".") or name.endswith("~")]


@pytest.mark.parametrize(("data", "where"), [("é".encode("latin-1"), "templates/base.html:2:3: byte 0xE9")])
def test_template_that_is_no_text_is_a_problem_with_its_place(
    data: bytes, where: str, weekly: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    weekly.write("templates/base.html", b"<p>\n  " + data)
    ended = run_command(["build"], weekly.site, monkeypatch)
    assert (ended.code, where in ended.output) == (1, True), ended.output


def test_own_files_called_nearly_like_the_theme_s_are_told(newspaper: Newspaper) -> None:
    newspaper.write("templates/artcle.html", "x")
    newspaper.write("templates/parts/figur.html", "x")
    newspaper.write("templates/rieng/bang.html", "x")
    newspaper.write("templates/pars/html.html", "x")
    newspaper.write("static/theme/nesw.css", "x")
    newspaper.write("templates/404.html", '{% include "parts/figur.html" %}')
    newspaper.article("thoi-su/bai")
    told = {problem.path: problem.hint for problem in newspaper.check().problems}
    assert told == {
        "templates/artcle.html": "did you mean `templates/article.html`?",
        "templates/pars/html.html": "did you mean `templates/parts/html.html`?",
        "static/theme/nesw.css": "did you mean `static/theme/news.css`?",
    }
    newspaper.build()
    assert newspaper.build().written == ()
