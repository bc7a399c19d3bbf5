"""After any history of edits, accidents and clocks the output is that of a clean build, and so is what was told.

`TINDOINGOAI_LONG=1` takes other histories every time, and many more of them.
"""

import os

import pytest
from hypothesis import HealthCheck, Verbosity, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.build.newsroom import Newsroom
from tests.build.press import SMALL_CHUNK

LONG = bool(os.environ.get("TINDOINGOAI_LONG"))


class ThemedNewsroom(Newsroom):
    """One that keeps the theme's own templates, which take longer to compile."""

    is_plain = False


@pytest.fixture(autouse=True)
def small_newspaper(monkeypatch: pytest.MonkeyPatch) -> None:
    # Stamps of files written a moment ago count, and a dozen articles are work for two.
    monkeypatch.setattr("tindoingoai.stamps.TICK", 0)
    monkeypatch.setattr("tindoingoai.build.reading.CHUNK", SMALL_CHUNK)
    monkeypatch.setattr("tindoingoai.build.rendering.CHUNK", SMALL_CHUNK)


@pytest.mark.parametrize(
    ("newsroom", "histories", "steps"),
    [(Newsroom, 60 if LONG else 10, 60 if LONG else 25), (ThemedNewsroom, 10 if LONG else 2, 50 if LONG else 12)],
)
def test_any_history_gives_the_output_of_a_clean_build(newsroom: type[Newsroom], histories: int, steps: int) -> None:
    chosen = settings(
        max_examples=histories,
        stateful_step_count=steps,
        derandomize=not LONG,
        database=None,
        deadline=None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
        verbosity=Verbosity.normal,
    )
    run_state_machine_as_test(newsroom, settings=chosen)
