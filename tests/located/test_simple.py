"""The quick reading of simple YAML: what it reads, it reads as libyaml does, and the rest it leaves alone."""

import pathlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import LONG
from tindoingoai.frontmatter import split_head
from tindoingoai.located.nodes import MAX_CHARACTERS, Document, Mapping, read_mapping
from tindoingoai.located.simple import read_simply

ROOT = pathlib.Path(__file__).parents[2]
SIMPLE = """\
title: "Việt Nam: một, hai"
date: 2026-11-01T10:09:00+07:00
category: kinh-te
summary: 'Ai nói "không" # không phải ghi chú'
image: {src: /images/151.png, alt: 'Tàu, thuyền', caption: "Biển"}
tags: [núi Thầy, "chữ N", 'x: y']
related:
  - bai-001862
  - title: Bài khác
    url: https://example.org/a?b=c
  - {ref: x}
indentless:
- a
- b: c
  d: e
video:
  src: /a.mp4
  captions:
    - x"""
# Each is read by libyaml, with another result or a problem, whatever a quick look may take it for.
LEFT_TO_LIBYAML = {
    "a comment": "a: b # c",
    "a colon": "a: b: c",
    "a colon at the end": "a: b:",
    "no space after the colon": "a:b",
    "a text on several lines": "a: b\n  c",
    "an item on several lines": "a:\n  - b\n    c",
    "quotes on several lines": "a: 'b\n  c'",
    "text after quotes": "a: 'b' c",
    "an escape": 'a: "\\u0041"',
    "a doubled quote": "a: 'it''s'",
    "a block of text": "a: |\n  b",
    "an anchor": "a: &b c",
    "an alias": "a: *b",
    "a tag": "a: !b c",
    "a key given twice": "a: b\na: c",
    "a key given twice but for its case": "a: b\nA: c",
    "a key given twice in brackets but for its case": "a: {b: c, B: d}",
    "a key given twice in brackets": "a: {b: c, b: d}",
    "a merge key": "<<: {b: c}",
    "a tab": "a:\tb",
    "a line separator": "a: b\u2028c",
    "a second document": "a: b\n---\nc: d",
    "nothing": "",
    "no mapping": "- a\n- b",
    "a line set in": " a: b\nc: d",
    "a line set in too far": "a:\n  b: c\n   d: e",
    "a line set in too little": "a:\n    b: c\n  d: e",
    "an item set in too little": "a:\n  b:\n - c",
    "an item among keys": "a: b\n- c",
    "a key among items": "a:\n  - b\n  c: d",
    "an empty value": "a:\nb: c",
    "an empty item": "a:\n  - \n  - b",
    "an empty line": "a: b\n\nc: d",
    "brackets in brackets": "a: [[b]]",
    "a pair in a list": "a: [b: c]",
    "a value in a mapping": "a: {b}",
    "brackets that do not match": "a: [b}",
    "brackets without an end": "a: [b, c",
    "a comma at the end": "a: [b, ]",
    "items in one line": "a:\n  - - b",
    "a question": "? a\n: b",
}


def read_fully(text: str) -> Mapping:
    document = Document("f.yaml", text, first_line=2)
    mapping = read_mapping(document)
    assert mapping is not None
    assert not document.problems
    return mapping


def read_quickly(text: str) -> Mapping | None:
    return read_simply(Document("f.yaml", text, first_line=2))


def test_every_simple_form_is_read_as_libyaml_reads_it() -> None:
    assert read_quickly(SIMPLE) == read_fully(SIMPLE)


@pytest.mark.parametrize("text", LEFT_TO_LIBYAML.values(), ids=LEFT_TO_LIBYAML)
def test_everything_else_is_left_to_libyaml(text: str) -> None:
    assert read_quickly(text) is None


def test_a_document_beyond_the_limit_is_left_to_libyaml() -> None:
    assert read_quickly(f"a: {'b' * MAX_CHARACTERS}") is None


def test_most_articles_of_the_demo_are_simple() -> None:
    heads = [_head_of(path) for path in sorted((ROOT / "content").rglob("*.md"))]
    read = [(found, head) for head in heads if (found := read_quickly(head))]
    assert len(read) > 0.7 * len(heads)
    for found, head in read:
        assert found == read_fully(head)


def _head_of(path: pathlib.Path) -> str:
    head = split_head("x", path.read_text("utf-8"), [])
    assert head
    return head.yaml


SIGNS = st.sampled_from([*"ab1ế Ửđ", *"-:,.?!/#'\"[]{}|>&*%@`~=()\\\t", ": ", " #", ", ", "\u00a0", "\u2028", "–", "“"])
WORDS = st.text("abế1", min_size=1, max_size=3)
TEXTS = st.one_of(WORDS, st.lists(SIGNS, max_size=6).map("".join))
VALUES = st.one_of(
    TEXTS,
    TEXTS.map(lambda text: f"'{text}'"),
    TEXTS.map(lambda text: f'"{text}"'),
    st.lists(TEXTS, max_size=3).map(lambda texts: f"[{', '.join(texts)}]"),
    st.dictionaries(WORDS, TEXTS, max_size=3).map(
        lambda pairs: "{" + ", ".join(f"{key}: {text}" for key, text in pairs.items()) + "}"
    ),
)
LINES = st.builds(
    lambda indent, dash, key, value: f"{' ' * indent}{dash}{key}{value}",
    st.sampled_from([0, 0, 0, 2, 2, 4, 1, 3, 6]),
    st.sampled_from(["", "", "- "]),
    st.sampled_from(["a: ", "A: ", "b: ", "c_d: ", "e:", "f:", "a-b: ", "", "é: "]),
    st.one_of(st.just(""), VALUES),
)


@pytest.mark.slow
@settings(max_examples=20_000 if LONG else 2_000, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=8).map("\n".join))
def test_what_is_read_quickly_libyaml_reads_alike_and_without_a_problem(text: str) -> None:
    if (found := read_quickly(text)) is not None:
        assert found == read_fully(text)
