"""Whatever bytes a contributor commits, reading them ends in an article or in problems, never in an exception."""

import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tindoingoai.cli.printing import print_problems
from tindoingoai.digest import encode_value
from tindoingoai.located.nodes import MAX_CHARACTERS
from tindoingoai.settings import Markdown
from tindoingoai.sources.read import read_bytes
from tindoingoai.sources.results import ReadOptions, ReadResult

OPTIONS = ReadOptions("Asia/Ho_Chi_Minh", Markdown())
PATH = "thoi-su/bai.md"
SOURCE = """\
---
title: 'Bài: thử "nháy"'
date: 2026-11-02 07:30
updated: 2026-11-03T08:00:00+07:00
category: thoi-su
summary: >
  Sapo dài
  hai dòng.
authors: [Lê Hà, minh-anh]
tags: biển, đảo
kind: video
image: {src: /images/a.jpg, alt: Bến cá, focus: 10% 20%}
images:
  - src: ../b.jpg
    caption: Chú thích
video: {embed: 'https://youtu.be/abcdefghijk', duration: '1:05', transcript: 'Lời *đọc*'}
related:
  - bai-khac
  - {title: Nơi khác, url: 'https://example.com', summary: Câu.}
corrections: [{text: Đã sửa, date: 2026-11-04}]
aliases: [/cu/bai.html, /cu/]
draft: false
---

## Một *mục* [liên kết](https://example.com "tên")

![Ảnh](/images/a.jpg "Chú thích")

::: lien-quan bai-khac
:::

:::: hop-thong-tin Hộp
- một
  1. hai

::: trich-dan
> Câu nói.
:::
::::

| a | b |
|---|:-:|
| 1 | `2` |

Câu có chú thích[^1]. <b>html</b> &amp; ~~gạch~~

[^1]: Chú thích.
"""
PIECES = [
    *("---", "...", "\n", "\r\n", "\t", "  ", ": ", ":", "- ", "? ", "|", ">", "'", '"', "[", "]", "{", "}", ",", "#"),
    *(
        "&a ",
        "*a",
        "!!str ",
        "<<: ",
        "%",
        "@",
        "`",
        "~",
        "null",
        "\\",
        "\\x00",
        "\\uD800",
        "\0",
        "\x1b",
        "\x85",
        "\ufeff",
    ),
    *(
        "\u2028",
        "\u202e",
        "\ud800",
        "😀",
        "ệ",
        "e\u0323\u0302",
        ":::",
        "::: video ",
        "[^1]",
        "![](",
        "<script>",
        "9" * 40,
    ),
    *("0000-00-00", "9999-12-31", "../", "//", "http://[", "%2e%2e", "con", "\\\\", "</b>", "]]>", "```", "| "),
]
QUICKLY = settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A good source after a few accidents."""
    text = SOURCE
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 1, 2, 5, 30])))
        text = text[:start] + draw(st.sampled_from([*PIECES, "", text[start:end] * 2])) + text[end:]
    if draw(st.booleans()):
        lines = text.split("\n")
        first, second = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        lines[first] = lines[second]
        text = "\n".join(lines)
    return text.encode("utf-8", "surrogatepass")


def _check(data: bytes) -> None:
    result = read_bytes(PATH, data, OPTIONS)
    assert isinstance(result, ReadResult)
    errors = [problem for problem in result.problems if not problem.is_warning]
    assert (not result.article) == bool(errors)
    last = len(re.split(rb"\r\n|\r|\n", data))
    for problem in result.problems:
        assert problem.path == f"content/{PATH}"
        assert 0 <= problem.line <= last
        assert (problem.line > 0) == (problem.column > 0)
        assert problem.message
        assert "\n" not in problem.message
    encode_value(result)
    print_problems(result.problems)


@QUICKLY
@given(st.binary(max_size=300))
def test_random_bytes_end_in_problems(data: bytes) -> None:
    _check(data)


@QUICKLY
@given(mutated())
def test_damaged_sources_end_in_an_article_or_in_problems(data: bytes) -> None:
    _check(data)


@QUICKLY
@given(st.lists(st.sampled_from([*PIECES, "title", "date", "images", "tags", "a", " "]), max_size=40).map("".join))
def test_punctuation_of_yaml_ends_in_an_article_or_in_problems(yaml: str) -> None:
    _check(f"---\n{yaml}\n---\nThân bài.\n".encode("utf-8", "surrogatepass"))


@pytest.mark.slow
@QUICKLY
@given(
    st.dictionaries(
        st.sampled_from(["title", "date", "slug", "category", "image", "images", "video", "related", "aliases", "url"]),
        st.recursive(
            st.sampled_from(
                ["", "~", "a", "NO", "12:30:45", "../../x", "'\\x00'", '"\\0"', "2026-02-30", "/a.html", "//[x"]
            ),
            lambda inner: st.one_of(
                st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
                st.dictionaries(st.sampled_from(["src", "alt", "url", "title", "x"]), inner, max_size=3).map(
                    lambda group: "{" + ", ".join(f"{key}: {value}" for key, value in group.items()) + "}"
                ),
            ),
            max_leaves=6,
        ),
    )
)
def test_fields_of_every_shape_end_in_an_article_or_in_problems(fields: dict[str, str]) -> None:
    head = "".join(f"{key}: {value}\n" for key, value in fields.items())
    _check(f"---\n{head}---\nThân bài.\n".encode())


def test_inputs_that_grow_without_bound_are_read_in_no_time() -> None:
    most = MAX_CHARACTERS - 10
    for piece in (
        "[",
        "{",
        "- ",
        "? ",
        "a: ",
        "'",
        '"',
        "\\",
        "&a ",
        "*a ",
        "|\n",
        "\n",
        " ",
        "#",
        "k: v\n",
        ": ",
        "\t",
    ):
        for head in ("", "title: "):
            start = time.process_time()
            _check(f"---\n{head}{(piece * most)[:most]}\n---\n".encode())
            assert time.process_time() - start < 3
