"""Comments of a YAML text: all are found, and each knows the text of which it took words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import LONG
from tests.located.test_simple import LINES
from tindoingoai.located.comments import read_comments
from tindoingoai.located.nodes import Document, read_mapping


def mended(text: str, *, is_list: bool = False) -> list[str]:
    """The lines as they should be written."""
    taken = read_comments(Document("f.yaml", text)).taken
    return [each.mend(is_list=is_list) for each in taken.values()]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: bão #lũ", "a: 'bão #lũ'"),
        ("a: bão\t#lũ ", "a: 'bão #lũ'"),
        ("a: #lũ", "a: '#lũ'"),
        ("a: D'Arc #1", "a: 'D''Arc #1'"),
        ("a:\n  - bão #lũ", "- 'bão #lũ'"),
        ("a:\n  - b: bão #lũ", "- b: 'bão #lũ'"),
        ("a: bão\n  lũ #to", "a: 'bão lũ #to'"),
        ("a: bão\n  #lũ\n  #to", "a: 'bão #lũ #to'"),
        ("a:\n  bão\n  #lũ", "'bão #lũ'"),
        ("a: #bão\n  lũ", "a: '#bão lũ'"),
        ("a: | #bão\n  lũ", "a: '#bão lũ'"),
        ("a: [bão, #lũ\n  b]", "a: [bão, '#lũ'"),
        ("a: {b: c,\n  d: e #f\n  }", "d: 'e #f'"),
    ],
)
def test_words_that_a_comment_took_are_put_back(text: str, line: str) -> None:
    assert mended(text) == [line]


@pytest.mark.parametrize(
    "text",
    [
        "a: bão # lũ",
        "a: bão #",
        "a: bão#lũ",
        "a: 'bão #lũ'",
        "a: 'bão' #lũ",
        "a: [bão] #lũ",
        "a: #lũ\n  - bão",
        "a: #lũ\n  b: bão",
        "a: bão\n#lũ",
        "a: bão\n  #b: lũ",
        "a:\n  - b: bão\n    #c lũ",
        "a: |\n  bão #lũ",
    ],
)
def test_other_comments_take_nothing(text: str) -> None:
    assert mended(text) == []


def test_tags_are_parted_by_commas_in_a_list() -> None:
    assert mended("tags: #bão #lũ lụt", is_list=True) == ["tags: '#bão, #lũ lụt'"]


@pytest.mark.slow
@settings(max_examples=20_000 if LONG else 1_000, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=8).map("\n".join))
def test_without_its_comments_a_document_says_the_same_and_has_none(text: str) -> None:
    mapping = read_mapping(Document("f.yaml", text))
    if mapping is None:
        return
    lines = text.split("\n")
    for comment in read_comments(Document("f.yaml", text)).all:
        lines[comment.place.line - 1] = lines[comment.place.line - 1][: comment.place.column - 1]
    document = Document("f.yaml", "\n".join(lines))
    assert read_mapping(document) == mapping
    assert read_comments(document).all == ()
