"""Builds the demo newspaper once for all tests and all workers."""

import fcntl
import os
import pathlib
import shutil
from collections.abc import Iterator

import msgspec
import pytest

from tests.demo.browsing import served
from tests.demo.edition import ROOT, Edition, build_demo
from tindoingoai.engine.options import Report


@pytest.fixture(scope="session")
def demo(shared: pathlib.Path) -> Edition:
    """The demo as its site.yaml has it: links relative to each page, ready to be opened from a disk."""
    return _build_once(shared / "demo", ROOT, "https://doi-ngoai.test")


@pytest.fixture(scope="session")
def rooted_demo(shared: pathlib.Path) -> Edition:
    """The same newspaper with rooted links, below a path of its host as on project pages."""
    folder = shared / "rooted"
    site = folder / f"site-{os.getpid()}"
    for name in ("content", "data", "static"):
        shutil.copytree(ROOT / name, site / name)
    settings = (ROOT / "site.yaml").read_text("utf-8")
    assert "\nlinks: relative\n" in settings
    (site / "site.yaml").write_text(settings.replace("\nlinks: relative\n", "\nlinks: rooted\n"), "utf-8")
    return _build_once(folder, site, "https://doi-ngoai.test/to-bao")


@pytest.fixture(scope="module")
def address(demo: Edition) -> Iterator[str]:
    """Where the demo is served."""
    with served(demo.folder) as found:
        yield found


def _build_once(folder: pathlib.Path, site: pathlib.Path, base_url: str) -> Edition:
    folder.mkdir(parents=True, exist_ok=True)
    report = folder / "report.json"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not report.exists():
            edition = build_demo(folder, site, base_url)
            report.write_bytes(msgspec.json.encode(edition.report))
    return Edition(folder / "build", base_url, msgspec.json.decode(report.read_bytes(), type=Report))
