"""What other systems run, and what was pasted: no reader, list, feed or search sees its marks."""

import pytest

from tests.conftest import Newspaper
from tindoingoai.problems import ProblemsError

MASTHEAD = "masthead: {licence: a, editor_in_chief: b, address: c, phone: d, email: e@example.org}\n"
MARKS = ("{:", "{%", "{{", "[caption", "[/caption", "[gallery", "wp:", "[[Bài", "import Tabs")
BODY = """
import Tabs from '@theme/Tabs'

{:start="1"}
<!-- wp:paragraph -->
{% include dau.html %}

{{< notice >}}Mở đầu{{< /notice >}} [[Bài khác|bài khác]] [gallery ids="1"] {{ site.title }}.
{: .sapo}

[caption id="a"]Bến cá[/caption]
"""


def test_no_mark_of_another_system_reaches_the_output(newspaper: Newspaper) -> None:
    newspaper.article("thoi-su/bai", body=BODY)
    report = newspaper.build()
    written = {path: data.decode("utf-8", "replace") for path, data in newspaper.tree().items()}
    ours = {path: text for path, text in written.items() if path.endswith((".html", ".xml")) or "tim-kiem" in path}
    assert [(path, mark) for path, text in ours.items() for mark in MARKS if mark in text] == []
    assert '<meta name="description" content="Mở đầu bài khác' in newspaper.page("/thoi-su/bai.html")
    assert "Bến cá" in newspaper.page("/thoi-su/bai.html")
    kinds = [problem.message.partition("` is ")[2].partition(":")[0] for problem in report.problems]
    assert kinds == [
        "a line of MDX",
        "an attribute list",
        "a block comment of WordPress",
        "a tag of Liquid",
        "a shortcode of Hugo",
        "a link of Obsidian",
        "a shortcode of WordPress",
        "a tag of Liquid",
        "an attribute list",
        "a shortcode of WordPress",
    ]
    assert all(problem.is_warning and problem.line and problem.hint for problem in report.problems)


def test_lines_meant_as_paragraphs_are_no_fault_of_a_strict_newspaper(newspaper: Newspaper) -> None:
    newspaper.article("thoi-su/bai", body="Câu một.\nCâu hai.\nCâu ba.")
    assert [problem.line for problem in newspaper.build().problems] == [6]
    newspaper.settings(f"strict: true\n{MASTHEAD}")
    assert newspaper.build().problems == ()
    newspaper.article("thoi-su/bai", body="Câu một.\nCâu hai.\n\n** ba **")
    with pytest.raises(ProblemsError, match="stars"):
        newspaper.build()
