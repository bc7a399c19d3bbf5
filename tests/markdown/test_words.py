"""No word of a source is lost in silence: each is in the body, or there is a problem."""

import json
import pathlib
import re
from collections import Counter
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

# Pieces that mean something to Markdown, to HTML or to a newsroom block, whole and broken.
PIECES = json.loads((pathlib.Path(__file__).parent / "pieces.json").read_text(encoding="utf-8"))
WORD = re.compile(r"qw\d+z")


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Words, each another, among pieces of markup."""
    pieces = draw(st.lists(st.one_of(st.just("word"), st.just("word "), st.sampled_from(PIECES)), max_size=40))
    return "".join(re.sub("^word", f"qw{index}z", piece) for index, piece in enumerate(pieces))


@pytest.mark.parametrize("html", ["sanitize", "escape", "trust"])
def test_every_word_is_shown_or_is_a_problem(read: Any, html: str) -> None:
    seen: Counter[str] = Counter()

    @settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
    @given(texts())
    def check(text: str) -> None:
        reading, problems = read(text, html=html)
        seen["texts"] += 1
        if problems:
            return
        seen["without problems"] += 1
        shown = json.dumps(msgspec.to_builtins(reading.body))
        # Comments are meant not to be shown.
        source = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL) if html == "sanitize" else text
        words = WORD.findall(source)
        seen["words"] += len(words)
        assert [word for word in words if word not in shown] == []

    check()
    # The test means something only while many texts come through without a problem.
    assert seen["without problems"] >= 60, seen
    assert seen["words"] >= 200, seen


@pytest.mark.parametrize(("sign", "levels"), [("> ", 1), ("- ", 2), ("1. ", 2), ("> - ", 3), ("- > 1. ", 5)])
@pytest.mark.parametrize("depth", [1, 5, 12, 30, 200])
def test_depth_costs_no_word(read: Any, sign: str, levels: int, depth: int) -> None:
    reading, problems = read(sign * depth + "đáy")
    assert "đáy" in reading.body.parts[0].html
    assert bool(problems) == (levels * depth >= 40)
