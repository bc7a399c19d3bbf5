"""A small newspaper whose every page is kept, so that a change of the output is reviewed as a diff.

`UPDATE_GOLDEN=1 pytest tests/golden` writes the pages anew; read `git diff tests/golden` before committing them.
"""

import datetime
import os
import pathlib
import re
import shutil

from tests.conftest import read_tree
from tindoingoai.engine.options import BuildOptions
from tindoingoai.engine.run import build
from tindoingoai.output import MARK

HERE = pathlib.Path(__file__).parent
EXPECTED = HERE / "expected"


def test_every_page_is_as_it_was_reviewed(tmp_path: pathlib.Path) -> None:
    site, output = tmp_path / "site", tmp_path / "output"
    shutil.copytree(HERE / "site", site)
    now = datetime.datetime(2026, 11, 20, 12, tzinfo=datetime.UTC)
    build(BuildOptions(site=site, output=output, now=now, cache=tmp_path / "cache"))
    pages = {path: data for path, data in read_tree(output).items() if not path.startswith("theme/")}
    # It sums up the files themselves, those of the theme too.
    del pages[MARK]
    # A style sheet's mark changes with every edit of it: the pages are compared without.
    pages = {path: _without_versions(data) for path, data in pages.items()}
    # Another version of an encoder makes other bytes of the same picture: what is made of one is known by its name.
    pages = {path: b"" if path.startswith("media/") else data for path, data in pages.items()}
    if os.environ.get("UPDATE_GOLDEN"):
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for path, data in pages.items():
            (EXPECTED / path).parent.mkdir(parents=True, exist_ok=True)
            (EXPECTED / path).write_bytes(data)
    assert read_tree(EXPECTED) == pages


def _without_versions(data: bytes) -> bytes:
    return re.sub(rb"\?v=[0-9a-f]{8}", b"", data)
