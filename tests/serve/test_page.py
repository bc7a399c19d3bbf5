"""What is sent of a page, and when two pages look the same."""

import pytest

from tindoingoai.serve.injection import look_of, with_script

SCRIPT = b'<script type="module" blocking="render" src="/_tindoingoai/client.js" data-build="7" data-look="'


def test_the_script_stands_in_the_head() -> None:
    sent = with_script(b"<title>x</title></head><body></body>", 7)
    assert sent.startswith(b"<title>x</title>" + SCRIPT)
    assert sent.endswith(b"></script>\n</head><body></body>")


def test_without_a_head_the_script_stands_before_the_end_of_the_body() -> None:
    page = b"<p></body> in a comment</p><p>x</p></BODY></html>"
    sent = with_script(page, 7)
    assert sent.startswith(b"<p></body> in a comment</p><p>x</p>" + SCRIPT)
    assert sent.endswith(b"></script>\n</BODY></html>")
    assert look_of(page).encode() in sent


def test_a_page_without_an_end_gets_it_all_the_same() -> None:
    assert with_script(b"<p>x", 7).startswith(b"<p>x" + SCRIPT)


def test_new_versions_of_style_sheets_and_pictures_leave_the_look_alone() -> None:
    page = b'<link href="/theme/news.css?v=0a1b2c3d"><img src="/a.png?v=0a1b2c3d">'
    assert look_of(page) == look_of(page.replace(b"0a1b2c3d", b"99999999"))
    assert look_of(page) != look_of(page.replace(b"news.css", b"olds.css"))


def test_new_versions_of_scripts_and_all_else_change_it() -> None:
    page = b'<script src="/theme/news.js?v=0a1b2c3d"></script> ?v=0a1b2c3d'
    assert look_of(page) != look_of(page.replace(b"js?v=0a1b2c3d", b"js?v=99999999"))
    assert look_of(page) != look_of(page.replace(b" ?v=0a1b2c3d", b" ?v=99999999"))


META = '<meta http-equiv="Content-Security-Policy" content="{}">'


@pytest.mark.parametrize(
    ("policy", "sent"),
    [
        ("default-src 'none'", "default-src 'none'; script-src 'self'; connect-src 'self'"),
        ("script-src x.vn; img-src *", "script-src x.vn 'self'; img-src *"),
        ("Script-Src-Elem &#39;none&#39;;", "script-src-elem 'self'"),
        ("img-src *", "img-src *"),
        ("default-src a.vn; connect-src b.vn", "default-src a.vn; connect-src b.vn 'self'; script-src a.vn 'self'"),
    ],
)
def test_a_policy_of_the_theme_lets_the_script_in(policy: str, sent: str) -> None:
    page = with_script(f"{META.format(policy)}</head><p>{META.format(policy)}</p>".encode(), 7).decode()
    assert page.startswith(META.format(sent))
    assert page.endswith(f"</head><p>{META.format(policy)}</p>")


def test_a_page_about_policies_is_left_alone() -> None:
    page = b"<p>script-src 'none'</p></body>"
    assert with_script(page, 7).startswith(b"<p>script-src 'none'</p>")
