"""The command answers at once: what is heavy is imported only by the commands that need it."""

import subprocess
import sys

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
