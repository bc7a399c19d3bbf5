"""`tools/compare`, in a repository of its own whose engine is five lines long."""

import pathlib
import shutil
import subprocess
import sys

import pytest

from tests.conftest import PATIENCE

SCRIPT = pathlib.Path(__file__).parents[2] / "tools/compare"
# Writes what the site says, what the engine says, and what the theme says.
ENGINE = """\
import pathlib, sys
given = dict(zip(sys.argv[2::2], sys.argv[3::2]))
site, output = pathlib.Path(given["--site"]), pathlib.Path(given["--output"])
theme = pathlib.Path(__file__).parents[2] / "templates/page.html"
own = site / "templates/page.html"
output.mkdir()
(output / "index.html").write_text((site / "content/a.md").read_text() + "ENGINE")
(output / "theme.html").write_text((own if own.is_file() else theme).read_text())
(site / ".tindoingoai").mkdir()
"""


class Repository:
    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder / "repository"
        self.aside = folder / "aside"
        self.aside.mkdir()
        self.write("content/a.md", "a")
        self.write("site.yaml", "")
        self.write("templates/page.html", "theme")
        self.write("src/tindoingoai/__main__.py", ENGINE)
        self.write("src/tindoingoai/__init__.py", "")
        self.write("tools/compare", "")
        shutil.copy(SCRIPT, self.folder / "tools/compare")
        self.git("init", "--quiet")
        self.commit()

    def write(self, name: str, text: str) -> None:
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(text)

    def git(self, *arguments: str) -> str:
        identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        command = ["git", *identity, *arguments]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=True).stdout

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "a step")

    def compare(self, *arguments: str) -> tuple[int, list[str]]:
        ended = subprocess.run(
            [sys.executable, "tools/compare", *arguments],
            cwd=self.folder,
            env={"PATH": "/usr/bin:/bin", "TMPDIR": str(self.aside)},
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        assert list(self.aside.iterdir()) == []
        assert len(self.git("worktree", "list").splitlines()) == 1
        return ended.returncode, (ended.stdout + ended.stderr).splitlines()


@pytest.fixture
def repository(tmp_path: pathlib.Path) -> Repository:
    return Repository(tmp_path)


def test_commits_that_build_the_same_bytes_are_equal(repository: Repository) -> None:
    repository.write("docs.md", "no part of the engine")
    repository.commit()
    assert repository.compare() == (0, ["0 of 2 files differ between HEAD^ and the working tree"])
    assert repository.git("status", "--short") == ""


def test_files_that_differ_are_listed(repository: Repository) -> None:
    repository.write(
        "src/tindoingoai/__main__.py", ENGINE.replace("ENGINE", "engine").replace("theme.html", "new.html")
    )
    repository.commit()
    code, lines = repository.compare("HEAD^", "HEAD")
    assert code == 1
    assert lines[:-1] == ["differs: index.html", "only in HEAD: new.html", "only in HEAD^: theme.html"]


def test_each_commit_has_its_own_theme_and_both_the_same_content(repository: Repository) -> None:
    repository.write("templates/page.html", "another theme")
    repository.write("content/a.md", "b")
    assert repository.compare("HEAD")[1][:-1] == ["differs: theme.html"]


def test_another_site_brings_its_own_templates(repository: Repository, tmp_path: pathlib.Path) -> None:
    site = tmp_path / "site"
    for name in ("site.yaml", "content/a.md", "templates/page.html"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("own")
    repository.write("templates/page.html", "another theme")
    assert repository.compare("HEAD", "--site", str(site))[0] == 0
    assert not (site / ".tindoingoai").exists()


def test_an_engine_that_fails_is_told_from_one_that_differs(repository: Repository) -> None:
    repository.write("src/tindoingoai/__main__.py", "raise SystemExit('broken')")
    code, lines = repository.compare("HEAD")
    assert (code, lines) == (2, ["broken", "the working tree could not build the site (exit code 1)"])
    assert repository.compare("nowhere")[0] == 2
