"""Keys of other systems: those that mean nothing here are passed over, those that may say something are told."""

import pytest

from tindoingoai.problems import Problem
from tindoingoai.settings import Markdown
from tindoingoai.sources.read import read_bytes
from tindoingoai.sources.results import ReadOptions

OPTIONS = ReadOptions("Asia/Ho_Chi_Minh", Markdown())


def problems_of(line: str) -> tuple[Problem, ...]:
    return read_bytes(
        "thoi-su/bai.md", f"---\ntitle: Bài\ndate: 2026-11-02\n{line}\n---\nLời.\n".encode(), OPTIONS
    ).problems


@pytest.mark.parametrize(
    "key",
    [
        *(
            "wordpress_id",
            "wpid",
            "wp_id",
            "WordPress ID",
            "_edit_last",
            "_thumbnail_id",
            "blogger_id",
            "post_id",
            "id",
        ),
        *("layout", "template", "toc", "ShowToc", "TocOpen", "weight", "nav_order", "menu", "sidebar", "markup"),
        *("comments", "comment_status", "ping_status", "disqus_identifier", "dsq_thread_id", "enableComments"),
        *("math", "mathjax", "disableHLJS", "ShowReadingTime", "share", "cssclasses", "views", "isCJKLanguage"),
    ],
)
def test_what_means_nothing_here_is_passed_over(key: str) -> None:
    assert problems_of(f"{key}: x") == ()


@pytest.mark.parametrize(
    "key",
    [
        *("subtitle", "series", "gallery", "editor", "build", "tochuc", "type", "ideas", "wp_author", "post_password"),
        *("_yoast_wpseo_metadesc", "redirect_to", "photographer", "comments_by_the_editor", "views_of_the_author"),
    ],
)
def test_what_may_say_something_is_told(key: str) -> None:
    (problem,) = problems_of(f"{key}: x")
    assert (problem.message, problem.is_warning) == (f"unknown key `{key}`", True)


@pytest.mark.parametrize(
    "line", ["wp_status: draft", "comment_status: draft", "_publish: false", "layout: {draft: true}"]
)
def test_a_word_that_may_hold_the_piece_is_never_passed_over(line: str) -> None:
    result = read_bytes("thoi-su/bai.md", f"---\ntitle: Bài\ndate: 2026-11-02\n{line}\n---\n".encode(), OPTIONS)
    assert result.problems or b"is_draft" in result.row or b"draft" in result.article
