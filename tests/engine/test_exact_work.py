"""What each kind of edit makes a build do, to the file: what is read and rendered, what is written and why.

`UPDATE_GOLDEN=1 pytest tests/engine/test_exact_work.py` writes `exact_work.yaml` anew; read `git diff` before
committing it. A line that appears there is work that an editor waits for; a line that goes is a page that may have
become stale.
"""

import importlib
import os
import pathlib
from typing import Any

import pytest
import yaml

from tests.conftest import Newspaper
from tests.engine.daily import CASES, EDITS, add_settings, found_daily
from tindoingoai.engine.options import Report
from tindoingoai.engine.run import build

pytestmark = pytest.mark.slow
EXPECTED = pathlib.Path(__file__).parent / "exact_work.yaml"
for module in ("edits_of_pieces", "edits_of_the_site"):
    importlib.import_module(f"tests.engine.{module}")  # registers its edits


class Counts:
    """Hears how many sources are read and how many pages rendered."""

    def __init__(self) -> None:
        self.totals = {"read": 0, "render": 0}

    def advance(self, stage: str, done: int, total: int) -> None:
        self.totals[stage] = total


@pytest.fixture
def daily(newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> Newspaper:
    # Stamps of files written a moment ago would prove nothing yet.
    monkeypatch.setattr("tindoingoai.stamps.TICK", 0)
    found_daily(newspaper)
    return newspaper


def _work(report: Report, counts: Counts) -> dict[str, Any]:
    """What a build did, for a person to read; nothing that it did not do."""
    reasons: dict[str, list[str]] = {}
    for file in report.written:
        reasons.setdefault(file.reason, []).append(file.address)
    work: dict[str, Any] = {"read": counts.totals["read"], "rendered": counts.totals["render"]}
    work |= {reason: sorted(addresses) for reason, addresses in sorted(reasons.items())}
    return {name: value for name, value in (work | {"removed": sorted(report.removed)}).items() if value}


@pytest.mark.parametrize(("name", "blocks"), CASES)
def test_edit_makes_exactly_this_work(daily: Newspaper, name: str, blocks: str) -> None:
    add_settings(daily, f"blocks: {blocks}\n")
    daily.build()
    options = EDITS[name](daily) or {}
    counts = Counts()
    work = _work(build(daily.options(**options), counts), counts)
    expected = yaml.safe_load(EXPECTED.read_bytes()) if EXPECTED.is_file() else {}
    if os.environ.get("UPDATE_GOLDEN"):
        expected = {known: expected.get(known, {}) for known in EDITS}
        expected[name] |= {blocks: work}
        EXPECTED.write_text(yaml.safe_dump(expected, allow_unicode=True, sort_keys=False, width=110), "utf-8")
    assert work == expected[name][blocks]


def test_every_kind_of_edit_has_its_work() -> None:
    works = yaml.safe_load(EXPECTED.read_bytes())
    assert [(name, blocks) for name in works for blocks in works[name]] == CASES
