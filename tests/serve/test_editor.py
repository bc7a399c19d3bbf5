"""Links that open an editor."""

import pytest

from tindoingoai.serve.editor import PATTERNS, EditorError, editor_link, editor_pattern

LINKS = [
    ("vscode", "/home/an/bài viết.md", "vscode://file/home/an/b%C3%A0i%20vi%E1%BA%BFt.md:7:3"),
    ("vscodium", "/a/b.md", "vscodium://file/a/b.md:7:3"),
    ("cursor", "/a/b.md", "cursor://file/a/b.md:7:3"),
    ("zed", "/a/b.md", "zed://file/a/b.md:7:3"),
    ("idea", "/a/b&c.md", "idea://open?file=/a/b%26c.md&line=7&column=3"),
    ("PyCharm", "/a/b.md", "pycharm://open?file=/a/b.md&line=7&column=3"),
    ("sublime", "/a/b.md", "subl://open?url=file:///a/b.md&line=7&column=3"),
    ("none", "/a/b.md", ""),
    ("vscode", "C:\\báo\\x y.md", "vscode://file/C:/b%C3%A1o/x%20y.md:7:3"),
    ("sublime", "C:\\a\\b.md", "subl://open?url=file:///C:/a/b.md&line=7&column=3"),
    ("idea", "C:\\a\\b.md", "idea://open?file=C:/a/b.md&line=7&column=3"),
    ("vscode", "\\\\may\\chung\\x.md", "vscode://file//may/chung/x.md:7:3"),
    ("vscode", "/a/b:c#d?e%f\\g.md", "vscode://file/a/b%3Ac%23d%3Fe%25f%5Cg.md:7:3"),
    ("txmt://open?url=file://{path}&line={line}", "/a/b.md", "txmt://open?url=file:///a/b.md&line=7"),
    ("x://{path}", "/a/b.md", "x:///a/b.md"),
]


@pytest.mark.parametrize(("editor", "path", "link"), LINKS)
def test_each_editor_gets_its_form_of_link(editor: str, path: str, link: str) -> None:
    assert editor_link(editor_pattern(editor), path, 7, 3) == link


def test_a_file_as_a_whole_opens_at_its_first_line() -> None:
    assert editor_link(PATTERNS["vscode"], "/a.md") == "vscode://file/a.md:1:1"


def test_no_name_is_the_default() -> None:
    assert editor_pattern("") == editor_pattern("vscode")


@pytest.mark.parametrize(
    "written", ["vscod", "vim {path}", "javascript:alert({path})", "data:text/html,{path}", "my://open", "/{path}"]
)
def test_what_is_no_editor_is_told_with_what_would_be(written: str) -> None:
    with pytest.raises(EditorError, match="vscode"):
        editor_pattern(written)
