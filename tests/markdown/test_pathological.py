"""The inputs on which Markdown parsers are known to stall or to end their stack, after cmark's own list."""

import sys
import time
from typing import Any

import pytest

from tests.markdown.conftest import read_source

pytestmark = pytest.mark.slow

SIZE = 50_000
# Generous: the slowest takes a second on a slow machine, and a stall takes minutes.
SECONDS = 10

join_lines = "\n".join
INPUTS = {
    "strong in emphasis": "*a **a " * 3000 + "b" + " a** a*" * 3000,
    "emphasis closers": "a_ " * SIZE,
    "emphasis openers": "_a " * SIZE,
    "emphasis mismatched": "*a_ " * SIZE,
    "emphasis in threes": "a**b" + "c* " * SIZE,
    "signs alone": "*_" * SIZE,
    "strikethrough": "~~a " * SIZE,
    "link closers": "a]" * SIZE,
    "link openers": "[a" * SIZE,
    "link openers and emphasis": "[ a_" * SIZE,
    "link openers and brackets": "[ (](" * SIZE,
    "empty pictures": "![[]()" * SIZE,
    "pictures in pictures": "![" * 8000 + "a" + "](b)" * 8000,
    "pictures in pictures, a few": "![" * 45 + "a" + "](b)" * 45,
    "links in pictures": "![a [" * 45 + "x" + "](b)](c)" * 45,
    "brackets": "[" * 25_000 + "a" + "]" * 25_000,
    "unclosed addresses": "[a](<b" * SIZE,
    "unclosed titles": '[a](b "' * SIZE,
    "many parentheses": "[a](" + "(" * SIZE,
    "quotations": "> " * 25_000 + "a",
    "quotations and lists": "> - " * 12_500 + "a",
    "lists on one line": "- " * 25_000 + "a",
    "lists deeper and deeper": join_lines("  " * depth + "* a" for depth in range(220)),
    "lists a column deeper": join_lines(" " * depth + "* a" for depth in range(300)),
    "empty lines": "- a\n" + "\n" * SIZE,
    "backticks": "".join("e" + "`" * count for count in range(1, 315)),
    "NUL": "abc\0" * SIZE,
    "comments": "a <!--" * SIZE,
    "comments in a block": "<div>\n" + "<!--" * SIZE,
    "declarations": "a <!A " * SIZE,
    "instructions": "a <?" * SIZE,
    "sections": "a <![CDATA[" * SIZE,
    "tags": "<div>\n" * SIZE,
    "unfinished tags": "<div " * SIZE,
    "scripts": "<script>\n" * SIZE,
    "scripts in a text": "a <script>" * SIZE,
    "tags in a text": "a <b>" * SIZE,
    "angles": "a<b " * SIZE,
    "entities": "&#x" * SIZE,
    "escapes": "\\" * SIZE,
    "quotes": "\"a '" * SIZE,
    "definitions": join_lines(f"[{number}]: /u" for number in range(4000)),
    "one definition again and again": "[a]: u\n" * 3000 + "[a]" * 3000,
    "table": "|a" * 2000 + "|\n" + "|-" * 2000 + "|\n" + "|x\n" * 30,
    "notes": "[^a]" * 10_000 + "\n\n[^a]: x",
    "notes in notes": "\n\n".join(f"[^{number}]: [^{number + 1}]" for number in range(2500)) + "\n\n[^0]",
    "notes of notes": "[^a]: " * 8000,
    "one note again and again": "[^a]: x\n\n" * 5000,
    "headings alike": "# a\n\n" * 5000,
    "blocks that do not exist": "::: a\n" * 8000,
    "blocks closed by one line": "::: hop-thong-tin a\n" * 2000 + ":::",
    "blocks in blocks": join_lines(":" * (300 - depth) + " hop-thong-tin a" for depth in range(290)),
    "closing lines": ":::\n" * 12_000,
    "gallery": "::: thu-vien-anh\n" + "![a](b.jpg)\n" * 3500 + ":::",
}  # fmt: skip


# What stands before, a piece that is repeated until it fills so much, and what stands behind.
LARGE = 160_000
REPEATED = {
    "note calls that never end": ("", "[^", ""),
    "note calls that end once": ("", "[^", "]"),
    "note calls that end once, beside a note": ("", "[^", "]\n\n[^1]: x"),
    "note calls without a note": ("", "[^1] ", ""),
    "note calls beside a note": ("", "[^", "\n\n[^1]: x"),
    "comments": ("", "<!--", ""),
    "comments in a text": ("", "a <!-- ", ""),
    "comments after a closing tag": ("</", "<!--", ""),
    "instructions": ("", "<?", ""),
    "instructions in a text": ("", "a <? ", ""),
    "declarations": ("", "<!A", ""),
    "sections": ("", "<div><![CDATA[", ""),
    "scripts": ("", "<script>\n", ""),
    "scripts in a block": ("<div>", "<script>", ""),
    "pictures": ("", "![", ""),
    "pictures with words": ("", "![a", ""),
    "pictures that end once": ("", "![", "]"),
    "pictures without an address": ("", "![a](", ""),
    "empty pictures": ("", "![[]()", ""),
    "pictures with a size": ("", "![a](b =", ""),
    "pictures with a size, on and on": ("![", "](<b =", ""),
    "brackets": ("", "[", ""),
    "brackets with words": ("", "[a", ""),
    "brackets that end once": ("", "[", "]\n\n[a]: x"),
    "brackets on lines": ("", "[a\n", ""),
    "brackets with parentheses": ("", "[ (](", ""),
    "closing brackets": ("", "a]", ""),
    "unclosed addresses": ("", "[a](<b", ""),
    "unclosed titles": ("", '[a](b "', ""),
    "references": ("", "[a][", ""),
    "definitions": ("", "[a]: u\n", ""),
    "tags": ("", "<div>\n", ""),
    "tags in paragraphs": ("", "<div>\n\n", ""),
    "tags in a text": ("", "a <b> ", ""),
    "two tags in a text": ("", "a <b> <i> ", ""),
    "tags that are removed": ("", '<font face="X">chữ</font> ', ""),
    "attributes that are removed": ("", '<b onclick="x">chữ</b> ', ""),
    "details": ("", "<details>\n", ""),
    "figures": ("", "<figure>\n\n", ""),
    "figures closed once": ("", "<figure>\n\n", "</figure>"),
    "figures in figures": ("", "<figure>", " " + "</figure>" * 10_000),
    "boxes that figures leave open": ("", "<figure><span></figure>\n", ""),
    "pictures as tags": ("", "<img src=/a.jpg alt=b>", ""),
    "pictures as tags in boxes": ("<div>" * 9, "<img src=/a.jpg alt=b>", ""),
    "pictures as tags in a text": ("a ", "<img src=/a.jpg alt=b> ", ""),
    "pictures that never end in a figure": ("<figure>", "![a", "</figure>"),
    "pictures in a figure": ("<figure>", "![a](b.jpg)", "</figure>"),
    "captions in cells": ("<table><td>", "<figure><img src=a alt=b><figcaption>x</figcaption></figure>", ""),
    "credits that never end": ("<figure><img src=a alt=b><figcaption>", "<cite>a", "</figcaption></figure>"),
    "films that never end": ("a ", "<video src=/a.mp4> ", ""),
    "frames": ("a ", "<iframe src=https://youtu.be/dQw4w9WgXcQ></iframe> ", ""),
    "snippets": ("", '<blockquote class="twitter-tweet">\n\n', ""),
    "snippets of nothing": ("", '<blockquote class="twitter-tweet">', " " + "</blockquote>" * 3_000),
    "films' addresses": ("", "a\nhttps://youtu.be/dQw4w9WgXcQ\n", ""),
    "tags with tags in their attributes": ("", 'a <b title="<">', ""),
    "quotes": ("", '"', ""),
    "quotes in words": ("", "a'b ", ""),
    "quotes on lines": ("", '"a\n', ""),
    "quotes of both kinds": ("", "'a\" ", ""),
    "quotes in attributes": ("", "<b a='x\" ", ""),
    "emphasis": ("", "*a_ ", ""),
    "emphasis closers": ("", "a_ ", ""),
    "emphasis in threes": ("a**b", "c* ", ""),
    "backticks": ("", "`a ``b ", ""),
    "quotations": ("", "> ", ""),
    "quotations and emphasis": ("", ">>>a*", ""),
    "lists": ("", "- ", ""),
    "tables": ("", "a|b\n-|-\n", ""),
    "blocks": ("", "::: a\n", ""),
    "shortcodes": ("", "[a]", "[/a]"),
    "shortcodes in pairs": ("", "[a][/a]", ""),
    "shortcodes that never end": ("", '[a b="', ""),
    "tags of other systems": ("", "{% a ", ""),
    "tags of other systems in links": ("", "[a]({{ a }}{% b %}", ""),
    "values of other systems": ("", "{{ a ", ""),
    "tags around code": ("", "{% highlight a %}\n", ""),
    "raw tags": ("", "{% raw %}", ""),
    "attribute lists": ("", "{:a", ""),
    "attribute lists of lists": ("", "- a\n{:toc ", ""),
    "links between notes": ("", "[[a|", ""),
    "comments of blocks": ("", "<!-- wp:a ", ""),
    "comments of notes": ("", "%%a ", ""),
    "names of blocks": ("a", " ", "^a1b2c3 a"),
    "names of blocks, many": ("", "a ^a1b2c3\n", ""),
    "tags of word processors": ("", "<o:p ", ""),
    "tags of word processors in code": ("<pre>", "<o:p></o:p ", "</pre>"),
    "marked texts": ("", "==a ", ""),
    "formulas": ("", "$$a ", ""),
    "signs of formulas": ("", "$", ""),
    "boxes": ("", "!!! a a ", ""),
    "boxes on lines": ("", "!!! a\n", ""),
    "attributes of words": ("", "[a]{.b", ""),
    "escaped shortcodes": ("", "\\[embed a=b\\]", "\\[/embed\\]"),
    "tasks": ("", "- [ ] a\n", ""),
    "tasks in tasks": ("", "> - [ ] ", ""),
    "references to nothing": ("[", "a", "]["),
    "references to nothing, many": ("", "[a][b]", ""),
    "callouts": ("", "> [!a]\n", ""),
    "comments of tags": ("", "{% comment %}", ""),
    "imports": ("", "import a from '\n", ""),
    "exports": ("", "export const a = {\n", ""),
    "code beside a tag": ("{{ a }}", "<pre> `a ``", ""),
    "captions with quotes": ("", '![a](b "c" ', ""),
    "captions with many quotes": ("", '![a](b "" "" ""', ""),
    "signs of lists": ("", "• a\n", ""),
    "dashes of lists": ("", "– a\n", ""),
    "ticks of lists": ("", "✓ a\n→ b\n", ""),
    "numbers with a stroke": ("", "1/ a\n", ""),
    "points": ("", "a) b\n", ""),
    "points on one line": ("", "a) ", ""),
    "blanks": ("• ", "– " + " " * 20, ""),
    "numbers": ("", "1. a\n9. b\n", ""),
    "numbers that begin anew": ("", "1. a\n2. b\n\n", ""),
    "stars": ("", "** a ", ""),
    "lines": ("", "a.\n", ""),
    "blocks of options": ("::: video a.mp4\n", "a: b\n", ""),
}


def work_of(text: str, **options: Any) -> float:
    """The processor time that reading takes."""
    start = time.process_time()
    read_source(text, **options)
    return time.process_time() - start


@pytest.mark.parametrize("name", REPEATED)
@pytest.mark.parametrize("options", [{}, {"html": "trust", "smart_quotes": True}], ids=str)
def test_work_grows_with_the_text_and_not_with_its_square(name: str, options: Any) -> None:
    before, piece, after = REPEATED[name]
    small, large = (before + piece * (size // len(piece)) + after for size in (LARGE // 4, LARGE))

    def is_linear() -> bool:
        # Four times the text, and as much again for the noise of other work; its square would be sixteen times.
        work = work_of(large, **options)
        assert work < SECONDS
        return work < 1 or work < 10 * work_of(small, **options)

    assert any(is_linear() for _ in range(3))


def test_nothing_needs_a_deep_stack(read: Any) -> None:
    """Half of Python's stack is left to whoever calls."""
    frame, depth = sys._getframe(), 0
    while frame := frame.f_back:  # type: ignore[assignment] # None ends the loop
        depth += 1
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(depth + 500)
    try:
        for name, text in INPUTS.items():
            if " in " in name or name in ("quotations", "brackets", "lists on one line", "lists a column deeper"):
                read(text[:SIZE])
    finally:
        sys.setrecursionlimit(limit)
