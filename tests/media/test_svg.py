"""Drawings of contributors: what draws stays, what acts or calls another host goes and is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tindoingoai.media.svg import DrawingError, clean_drawing, inspect_drawing

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 16 9">'


def cleaned(inner: str) -> str:
    return clean_drawing(f"{HEAD}{inner}</svg>".encode()).decode()


def refused(inner: str) -> str:
    return inspect_drawing(f"{HEAD}{inner}</svg>".encode()).refused


@pytest.mark.parametrize(
    ("inner", "named"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<script href="x.js"/>', "<script>"),
        ("<foreignObject><b xmlns='http://www.w3.org/1999/xhtml'>x</b></foreignObject>", "<foreignObject>"),
        ('<path d="M0 0" onclick="alert(1)"/>', "`onclick`"),
        ('<path d="M0 0" ONLOAD="alert(1)"/>', "`ONLOAD`"),
        ('<image href="https://evil.example/a.png"/>', "a link to another file"),
        ('<image xlink:href="//evil.example/a.png"/>', "a link to another file"),
        ('<image href="data:image/svg+xml;base64,AAAA"/>', "a link to another file"),
        ('<use href="other.svg#a"/>', "a link to another file"),
        ('<use xlink:href="data:text/html,x"/>', "a link to another file"),
        ('<a href="javascript:alert(1)"><text>x</text></a>', "a link to another file"),
        ('<a xlink:href=" JaVaScRiPt:alert(1)"><text>x</text></a>', "a link to another file"),
        ('<rect fill="url(https://evil.example/#a)"/>', "`fill` with an address"),
        ("<rect style=\"fill:URL( 'http://evil.example/a' )\"/>", "`style` with an address"),
        ("<rect style='fill:u\\72l(http://evil.example/a)'/>", "`style` with an address"),
        ("<style>@import 'https://evil.example/a.css';</style>", "style rules with an address"),
        ("<style>a{background:url(//evil.example/a)}</style>", "style rules with an address"),
        ("<rect style=\"fill:image-set('https://evil.example/a.png' 1x)\"/>", "`style` with an address"),
        ('<animate attributeName="href" to="javascript:alert(1)"/>', "<animate>"),
        ('<set attributeName="onmouseover" to="alert(1)"/>', "<set>"),
        ("<iframe src='https://evil.example'/>", "<iframe>"),
    ],
)
def test_what_acts_goes_and_is_named(inner: str, named: str) -> None:
    text = cleaned(inner)
    assert named in refused(inner)
    for word in ("script", "evil", "alert", "onclick", "onload", "import", "foreign", "iframe", "data:", "<set"):
        assert word not in text.lower()
    assert refused(text.removeprefix(HEAD).removesuffix("</svg>")) == ""


@pytest.mark.parametrize(
    "inner",
    [
        '<path d="M0 0h16" fill="#a00" stroke-width="2"></path>',
        '<g transform="scale(2)"><circle cx="1" cy="1" r="1"></circle></g>',
        '<defs><linearGradient id="a"><stop offset="0" stop-color="red"></stop></linearGradient></defs>',
        '<rect fill="url(#a)" clip-path="url(#b)"></rect>',
        '<use xlink:href="#a"></use>',
        '<use href="#a"></use>',
        '<image href="data:image/png;base64,AAAA"></image>',
        "<style>.a{fill:url(#b)}</style>",
        "<style>.a{fill:url('#b')}</style>",
        '<a href="https://example.org/bai.html"><text>Đọc &lt;bài&gt; &amp; xem</text></a>',
        '<text xml:lang="vi" font-family="Be Vietnam Pro">Tiếng Việt</text>',
    ],
)
def test_what_draws_stays_as_it_is(inner: str) -> None:
    assert inner in cleaned(inner)
    assert refused(inner) == ""


def test_notes_of_drawing_programs_go_without_a_word() -> None:
    inner = '<metadata>x</metadata><i:pgf xmlns:i="http://ns.adobe.com/x">y</i:pgf><path d="M0 0"/><!-- z --><?php x ?>'
    assert cleaned(inner) == f'{HEAD.replace(" viewBox", " viewBox")}<path d="M0 0"></path></svg>'
    assert refused(inner) == ""


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"kh\xc3\xb4ng", "not well-formed"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><path></svg>", "not well-formed"),
        (b"<html xmlns='http://www.w3.org/1999/xhtml'/>", "not an SVG drawing"),
        (b"<svg/>", "not an SVG drawing"),
        (b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>", "declares entities"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>" + b"<g>" * 200 + b"</g>" * 200 + b"</svg>", "nested"),
        (b"", "not well-formed"),
    ],
)
def test_what_is_no_drawing_is_said(data: bytes, why: str) -> None:
    with pytest.raises(DrawingError, match=why):
        inspect_drawing(data)


def test_size_is_told_as_it_is_written() -> None:
    data = b"<svg xmlns='http://www.w3.org/2000/svg' width='16px' height='9' viewBox='0 0 1 1'/>"
    assert (inspect_drawing(data).width, inspect_drawing(data).height, inspect_drawing(data).box) == (
        "16px",
        "9",
        "0 0 1 1",
    )


@given(
    st.lists(
        st.sampled_from(
            [
                "<g>",
                "</g>",
                "<script>",
                "</script>",
                "x",
                "<![CDATA[<script>]]>",
                "&lt;",
                "<a href='javascript:x'>",
                "</a>",
            ]
        )
    )
)
def test_no_order_of_pieces_lets_a_script_through(pieces: list[str]) -> None:
    try:
        text = cleaned("".join(pieces))
    except DrawingError:
        return
    assert "<script" not in text
    assert "javascript" not in text
    assert cleaned(text.removeprefix(HEAD).removesuffix("</svg>")) == text
