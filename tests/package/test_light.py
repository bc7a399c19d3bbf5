"""The command answers at once: what is heavy is imported only by the commands that need it."""

import subprocess
import sys

import pytest

from tests.conftest import Newspaper

HEAVY = (
    "jinja2",
    "markdown_it",
    "PIL",
    "msgspec",
    "rich",
    "watchdog",
    "starlette",
    "yaml",
    "nh3",
    "uvicorn",
    "sqlite3",
)
UNCHANGED = (
    "jinja2",
    "markdown_it",
    "PIL",
    "nh3",
    "rich",
    "slugify",
    "yaml",
    "multiprocessing",
    "tindoingoai.catalog.catalog",
)
BUILD = """
import sys
import tindoingoai.cli
import tindoingoai.stamps
tindoingoai.stamps.TICK = 0
tindoingoai.cli.cli.main(["build", *sys.argv[1:]], standalone_mode=False)
print(*sorted(sys.modules))
"""
ASK_VERSION = """
import sys
import tindoingoai.cli
tindoingoai.cli.cli.main(["--version"], standalone_mode=False)
print(*sorted(sys.modules))
"""


def test_the_version_is_told_without_heavy_imports() -> None:
    done = subprocess.run([sys.executable, "-c", ASK_VERSION], capture_output=True, text=True, check=True)
    version, modules = done.stdout.splitlines()
    assert version.startswith("tindoingoai")
    assert "tindoingoai.cli" in modules.split()
    assert set(HEAVY) & set(modules.split()) == set()


@pytest.mark.slow
def test_a_build_without_changes_imports_little(weekly: Newspaper) -> None:
    run_fresh(weekly)
    modules = run_fresh(weekly)
    assert "tindoingoai.build.run" in modules
    assert set(UNCHANGED) & modules == set()


@pytest.mark.slow
def test_a_body_edit_is_rendered_by_a_process_that_has_planned_nothing(weekly: Newspaper) -> None:
    weekly.article("thoi-su/thoi-su-2", 2, tags="[chung]", summary="Sapo.")
    run_fresh(weekly)
    weekly.article("thoi-su/thoi-su-2", 2, tags="[chung]", summary="Sapo.", body="Thân bài mới.")
    modules = run_fresh(weekly)
    assert "tindoingoai.build.press" in modules
    assert "tindoingoai.build.composing" not in modules
    assert "Thân bài mới." in weekly.page("/thoi-su/thoi-su-2.html")


def run_fresh(newspaper: Newspaper) -> set[str]:
    """Builds in a process of its own, to which files written a moment ago look settled; the modules it has imported."""
    options = newspaper.options()
    places = {"--site": options.site, "--output": options.output, "--cache": options.cache, "--now": options.now}
    arguments = [str(word) for pair in places.items() for word in pair]
    done = subprocess.run([sys.executable, "-c", BUILD, *arguments], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())
