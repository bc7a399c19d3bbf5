"""Two validators that others wrote find no mistake in any page, style sheet or drawing of the demo newspaper."""

import datetime
import json
import pathlib
import subprocess

import pytest

from tests.conftest import PATIENCE
from tests.demo.edition import ROOT, Edition
from tindoingoai import timing
from tindoingoai.engine.options import BuildOptions
from tindoingoai.engine.profile.page import write_profile
from tindoingoai.engine.run import build

pytestmark = pytest.mark.slow

VALIDATORS = ROOT / "tools" / "validators"
HTML_VALIDATE = VALIDATORS / "node_modules" / ".bin" / "html-validate"
NU = VALIDATORS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def _pages(edition: Edition) -> list[str]:
    pages = [str(edition.folder / name) for name in edition.pages]
    assert len(pages) > 100
    return pages


def _run(*command: str | pathlib.Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, timeout=10 * PATIENCE, check=False)


def _ask_nu(*arguments: str | pathlib.Path) -> list[str]:
    """The Nu checker's errors; it prints them, and nothing else, on its error output."""
    done = _run("java", "-jar", NU, "--format", "json", "--errors-only", *arguments)
    messages = json.loads(done.stderr)["messages"]
    return [
        f"{message['url']}:{message.get('lastLine', 0)}: {message['message']} | {message.get('extract', '')!r}"
        for message in messages
    ]


def test_html_validate_finds_no_mistake(demo: Edition) -> None:
    config = VALIDATORS / ".htmlvalidate.json"
    done = _run(HTML_VALIDATE, "--config", config, "--formatter", "text", "--max-warnings", "0", *_pages(demo))
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_nu_checker_finds_no_error_in_pages(demo: Edition) -> None:
    assert _ask_nu("--html", *_pages(demo)) == []


def test_the_nu_checker_finds_no_error_in_styles(demo: Edition) -> None:
    styles = sorted(demo.folder.rglob("*.css"))
    assert styles
    assert _ask_nu("--css", "--filterfile", VALIDATORS / "nu-filter.txt", *styles) == []


def test_the_nu_checker_finds_no_error_in_drawings(demo: Edition) -> None:
    drawings = sorted(demo.folder.rglob("*.svg"))
    assert drawings
    assert _ask_nu("--svg", *drawings) == []


def test_neither_finds_a_mistake_in_the_profile_of_a_build(tmp_path: pathlib.Path, shared: pathlib.Path) -> None:
    page = tmp_path / "profile.html"
    now = datetime.datetime(2026, 11, 20, tzinfo=datetime.UTC)
    options = BuildOptions(ROOT, tmp_path / "build", now, tmp_path / "cache", jobs=2, pictures=shared / "pictures")
    with timing.recorded() as recording:
        report = build(options)
    write_profile(recording, report, options, page)
    assert _ask_nu("--html", page) == []
    config = VALIDATORS / ".htmlvalidate.json"
    done = _run(HTML_VALIDATE, "--config", config, "--formatter", "text", "--max-warnings", "0", page)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_a_validator_sees_what_is_wrong(tmp_path: pathlib.Path) -> None:
    """Neither of them can be silent because it was started wrongly."""
    page = tmp_path / "wrong.html"
    page.write_text('<!DOCTYPE html><html lang="vi"><title>Sai</title><p id="a"><b id="a">Sai<p></html>', "utf-8")
    config = VALIDATORS / ".htmlvalidate.json"
    assert "wrong.html" in _run(HTML_VALIDATE, "--config", config, "--formatter", "text", page).stdout
    assert any("Duplicate ID" in error for error in _ask_nu("--html", page))
