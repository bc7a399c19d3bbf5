"""What the report says of the machine and of the versions measured."""

import os
import pathlib
import platform
import re
import subprocess
from collections.abc import Sequence

import tindoingoai
from benchmarks import install
from benchmarks.prepare import ROOT
from benchmarks.results import Machine


def describe(scratch: pathlib.Path) -> Machine:
    return Machine(
        processor=_first(r"model name\s*: (.+)", "/proc/cpuinfo") or platform.processor(),
        cores=len(os.sched_getaffinity(0)),
        memory=int(_first(r"MemTotal:\s*(\d+) kB", "/proc/meminfo") or 0) * 1024,
        kernel=f"{platform.system()} {platform.release()}",
        scratch="RAM disk" if scratch.is_relative_to("/dev/shm") else "disk",
    )


def versions() -> dict[str, str]:
    """Of this program, of the Python that runs it and of every peer that is installed."""
    commit = _said(["git", "-C", str(ROOT), "describe", "--always", "--dirty"])
    python = f"{platform.python_version()} ({platform.python_implementation()})"
    found = {"tindoingoai": f"{tindoingoai.__version__} ({commit})", "Python": python}
    if hugo := install.hugo():
        found["Hugo"] = "".join(re.findall(r"v([\d.]+)", _said([*hugo, "version"]))[:1])
    if eleventy := install.eleventy():
        found["Eleventy"] = _said([*eleventy, "--version"])
        found["Node.js"] = _said([eleventy[0], "--version"])
    if pelican := install.pelican():
        found["Pelican"] = _said([*pelican, "--version"])
        found["Pelican's Python"] = _said([pelican[0], "--version"]).removeprefix("Python ")
    return found


def _first(pattern: str, path: str) -> str:
    found = re.search(pattern, pathlib.Path(path).read_text("utf-8"))
    return found[1].strip() if found else ""


def _said(command: Sequence[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
