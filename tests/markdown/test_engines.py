"""Both engines read every text alike: parts, opening, numbers, references, problems.

Texts that the quick way leaves to the reference prove nothing here, so each test says how many it did read.
"""

import json
import pathlib
import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

import comrak
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tindoingoai import digest
from tindoingoai.markdown.body import Reading, Source, read_body
from tindoingoai.markdown.compositor import Compositor, Text
from tindoingoai.markdown.engine import ENGINES, render_quickly
from tindoingoai.markdown.quick import reader
from tindoingoai.markdown.quick.html import render_certain
from tindoingoai.markdown.quick.limits import is_certain
from tindoingoai.markdown.quick.reader import count_words
from tindoingoai.model import FrontMatter
from tindoingoai.problems import Problem
from tindoingoai.settings import Engine, Markdown
from tindoingoai.sources.read import read_bytes
from tindoingoai.sources.results import ReadOptions
from tindoingoai.vietnamese.text import count_syllables

FOLDER = pathlib.Path(__file__).parent
CONTENT = FOLDER.parents[1] / "content"
SUITE: list[dict[str, Any]] = json.loads((FOLDER / "commonmark-0.31.2.json").read_text(encoding="utf-8"))
PIECES: list[str] = json.loads((FOLDER / "pieces.json").read_text(encoding="utf-8"))
# Pieces that ordinary articles are made of, so that many texts are read quickly; those above are mostly broken.
PROSE: dict[str, list[str]] = json.loads((FOLDER / "prose.json").read_text(encoding="utf-8"))
SETTINGS = st.fixed_dictionaries(
    {"html": st.sampled_from(["sanitize", "escape", "trust"]), "smart_quotes": st.sampled_from([False, False, True])}
)


@pytest.fixture(name="seen")
def _seen(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Counts the texts that are read, and those read quickly."""
    seen: Counter[str] = Counter()
    read_quickly = reader.read_quickly

    def count(compositor: Compositor) -> Text | None:
        text = read_quickly(compositor)
        seen["texts"] += 1
        seen["quick"] += text is not None
        return text

    monkeypatch.setattr("tindoingoai.markdown.engine.read_quickly", count)
    return seen


def read_with(engine: Engine, text: str, options: dict[str, Any]) -> tuple[Reading, list[Problem]]:
    problems: list[Problem] = []
    source = Source("doi-ngoai/bai.md", text, 3, FrontMatter(title="Tiêu đề"))
    return read_body(source, Markdown(engine=engine, **options), problems), problems


def assert_alike(text: str, options: dict[str, Any]) -> None:
    assert read_with("comrak", text, options) == read_with("markdown-it", text, options)


@pytest.mark.parametrize("kind", PROSE)
def test_generated_articles_are_read_alike(kind: str, seen: Counter[str]) -> None:
    @settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.sampled_from(PROSE[kind]), max_size=25).map("".join), SETTINGS)
    def check(text: str, options: dict[str, Any]) -> None:
        assert_alike(text, options)

    check()
    assert seen["quick"] > 40, seen


def test_broken_markup_is_read_alike(seen: Counter[str]) -> None:
    pieces = [*PIECES, *(piece for each in PROSE.values() for piece in each)]

    @settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.sampled_from(pieces), max_size=12).map("".join), SETTINGS)
    def check(text: str, options: dict[str, Any]) -> None:
        assert_alike(text, options)

    check()
    assert seen["quick"] > 40, seen


@pytest.mark.slow
@pytest.mark.parametrize("kind", PROSE)
def test_many_random_articles_are_read_alike(kind: str, seen: Counter[str]) -> None:
    """Rarer differences than hypothesis finds in its few hundred texts; the seed is fixed, as is the number."""
    chance = random.Random(20261120)
    for _ in range(8000):
        pieces = (
            chance.choice(PROSE[kind if chance.random() < 0.97 else "text"]) for _ in range(chance.randint(1, 25))
        )
        assert_alike("".join(pieces), {"html": chance.choice(["sanitize", "escape"])})
    assert seen["quick"] > 300, seen


def _read_file(engine: Engine, path: pathlib.Path) -> object:
    options = ReadOptions("Asia/Ho_Chi_Minh", Markdown(engine=engine))
    return read_bytes(path.relative_to(CONTENT).as_posix(), path.read_bytes(), options)


def test_the_demo_is_read_alike_and_mostly_quickly(seen: Counter[str]) -> None:
    files = sorted(CONTENT.rglob("*.md"))
    for path in files:
        assert _read_file("comrak", path) == _read_file("markdown-it", path), path
    # What is left to the reference is what has footnotes.
    slow = seen["texts"] - seen["quick"]
    assert slow == sum("[^" in path.read_text(encoding="utf-8") for path in files)
    assert seen["quick"] >= 50, seen


def test_comrak_by_itself_passes_the_suite() -> None:
    rendering = comrak.RenderOptions()
    rendering.unsafe_ = True
    for example in SUITE:
        html = comrak.render_markdown(example["markdown"], render_options=rendering)
        assert html == example["html"], example["example"]


def test_much_of_the_suite_is_rendered_quickly() -> None:
    """The rest is links with unusual addresses, raw HTML, definitions and code blocks."""
    quick = [render_quickly(example["markdown"], Markdown(engine="comrak")) for example in SUITE]
    assert sum(html is not None for html in quick) >= 200


def test_problems_of_ordinary_text_are_told_by_the_quick_way_too(seen: Counter[str]) -> None:
    text = "Một.\n\n![](/a.jpg)\n\n![ba](javascript:x)\n\n::: lien-quan\n:::\n\nHai."
    reading, problems = read_with("comrak", text, {})
    assert (reading, problems) == read_with("markdown-it", text, {})
    assert [problem.line for problem in problems] == [5, 7, 9]
    assert seen["quick"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "một <b>hai</b>", "một[^1]\n\n[^1]: hai", "[một]\n\n[một]: /hai", "```\nmột\n```", "    một", "# Một",
        "[một](javascript:x)", "[một](//x.vn)", "[một](hai ba)", "chữ ![một](/a.jpg)", "- ![một](/a.jpg)",
        "> ![một](/a.jpg)", "[một](https://tiếng.vn/)", "~một~", "***một* \U0001f6d8**", "một\u00a0", "\u00a0một",
        "một\thai", "| a |\n|---|\n| 1 | 2 |", "|a\n---", "- một\n> hai\nba", "> một\nhai", "- - một", "-\n\n- một",
        "- a\n  - b\n    - c", "`một\n  hai`", "::: khong-co\nmột\n:::", "::: hop-thong-tin a\nmột",
        "một\n::: lien-quan a\n:::", "- một\n  ::: lien-quan a\n  :::", "[một [hai](/b)](/c)", "\\ \nmột",
        "<!-- một -->", "'**- [.[a](/b)b[*** \\*b]](/x)[**“đ”",
    ],
)  # fmt: skip
def test_what_comrak_is_not_trusted_with_goes_to_the_reference(text: str, seen: Counter[str]) -> None:
    assert_alike(text, {})
    assert (seen["texts"], seen["quick"]) == (1, 0)


SPACES = [
    " ",
    "  ",
    "\n",
    "  \n",
    "\n\n",
    "\u00a0",
    "&nbsp;",
    "&#32;",
    "&Tab;",
    "&ensp;",
    "\\\n",
    "` a`",
    "[ a ](/b)",
    "- ",
    "> ",
]


def test_words_of_certain_texts_are_counted_as_those_of_any() -> None:
    pieces = [*SPACES, *SPACES, "một", "**hai**", "ba, ", *(piece for each in PROSE.values() for piece in each)]
    quick = 0

    @settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.sampled_from(pieces), max_size=12).map("".join))
    def check(text: str) -> None:
        nonlocal quick
        if is_certain(text, False) and (found := render_certain(text)):
            quick += 1
            assert count_words(text, found.text) == count_syllables(found.text)

    check()
    assert quick > 100


def test_quotes_to_be_made_typographic_go_to_the_reference(seen: Counter[str]) -> None:
    for text, quick in (('"một"', 0), ("một... hai", 0), ("một -- hai", 0), ("“một”, hai", 1)):
        seen.clear()
        assert_alike(text, {"smart_quotes": True})
        assert seen["quick"] == quick, text


def test_the_engine_is_part_of_every_articles_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [digest.digest_value([digest.engine_digest(), Markdown(engine=engine)]) for engine in list_engines()]
    assert len(set(both)) == len(ENGINES)
    with_comrak = digest.engine_digest()
    digest.engine_digest.cache_clear()
    monkeypatch.setattr(digest, "OPTIONAL_LIBRARIES", ("no-such-library-of-ours",))
    without = digest.engine_digest()
    digest.engine_digest.cache_clear()
    assert with_comrak != without


def list_engines() -> Iterator[Engine]:
    """The engines that the settings know."""
    for field in msgspec.structs.fields(Markdown):
        if field.name == "engine":
            yield from field.type.__args__


def test_each_engine_of_the_settings_is_there() -> None:
    assert list(ENGINES) == list(list_engines())
