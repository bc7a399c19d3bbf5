"""The wheel is whole: in an empty environment and an empty folder it makes a newspaper, without this repository."""

import os
import pathlib
import subprocess
import sys
import venv
import zipfile

import pytest

from tests.conftest import PATIENCE
from tests.demo.edition import ROOT
from tindoingoai import __version__

pytestmark = pytest.mark.slow

# What could lead a program back to this repository.
TIES = ("PYTHONPATH", "VIRTUAL_ENV", "PYTHONHOME")
PUBLISH = ROOT / ".github" / "workflows" / "publish.yml"


def _run(folder: pathlib.Path, *command: str | pathlib.Path) -> str:
    clean = {name: value for name, value in os.environ.items() if name not in TIES}
    done = subprocess.run(
        command, cwd=folder, env=clean, capture_output=True, text=True, timeout=10 * PATIENCE, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """The wheel of the working tree."""
    folder = tmp_path_factory.mktemp("wheel")
    _run(folder, sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT)
    (found,) = folder.glob("*.whl")
    return found


def test_the_wheel_holds_the_theme_the_starter_and_nothing_else(wheel: pathlib.Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    theme = {f"tindoingoai/theme/{name}" for name in ("templates/base.html", "static/theme/news.css")}
    page = {"tindoingoai/engine/profile/profile.html", "tindoingoai/serve/client/client.js"}
    starter = {f"tindoingoai/starter/{name}" for name in ("site.yaml", ".gitignore", ".github/workflows/publish.yml")}
    assert (theme | page | starter | {"tindoingoai/py.typed", "tindoingoai/starter/.gitlab-ci.yml"}) - names == set()
    folders = {f"tindoingoai-{__version__}.dist-info", "tindoingoai"}
    assert {name.partition("/")[0] for name in names} == folders
    assert [name for name in names if "__pycache__" in name] == []


def test_the_wheel_makes_a_newspaper_in_an_empty_folder(wheel: pathlib.Path, tmp_path: pathlib.Path) -> None:
    environment, site = tmp_path / "environment", tmp_path / "bao"
    venv.create(environment, with_pip=True)
    _run(tmp_path, environment / "bin" / "python", "-m", "pip", "install", "--quiet", wheel)
    command = environment / "bin" / "tindoingoai"
    assert __version__ in _run(tmp_path, command, "--version")
    _run(tmp_path, command, "init", site)
    assert (site / "requirements.txt").read_text("utf-8") == f"tindoingoai=={__version__}\n"
    assert (site / ".github" / "workflows" / "publish.yml").read_bytes() == PUBLISH.read_bytes()
    _run(site, command, "check")
    _run(site, command, "build")
    pages = ("index.html", "thoi-su/index.html", "thoi-su/chao-ban-doc.html", "theme/news.css", "rss.xml", "404.html")
    assert [name for name in pages if not (site / "build" / name).is_file()] == []
    assert "Chào bạn đọc" in (site / "build" / "thoi-su" / "chao-ban-doc.html").read_text("utf-8")
    files = [path for folder in (site, environment) for path in folder.rglob("*") if path.is_file()]
    ours = [
        path for path in files if path.suffix in (".html", ".xml", ".css", ".json", ".txt", ".yaml", ".yml", ".pth")
    ]
    assert [str(path) for path in ours if str(ROOT).encode() in path.read_bytes()] == []
