"""All that is wrong with a file is told at once, also what only the whole site shows."""

from tests.conftest import Newspaper

BODY = "![mất](/images/khong-co.png)\n\n::: lien-quan khong-co\n:::\n\n::: vidoe\n:::\n\n![ngoài](../../../x.png)"


def told(newspaper: Newspaper) -> list[str]:
    return [f"{problem.place}: {problem.message}" for problem in newspaper.check().problems]


def test_everything_wrong_with_an_article_is_told_at_once(newspaper: Newspaper) -> None:
    newspaper.settings("categories: [{slug: thoi-su}]\n")
    newspaper.article("thoi-su/khac")
    head = {"date": "2026-02-30", "category": "thoi-suu", "related": "[cung-khong, khac]", "image": "/images/mat.png"}
    newspaper.article("thoi-su/bai", 1, BODY, **head, kind="truyen")
    name = "content/thoi-su/bai.md"
    assert [line.removeprefix(name).partition(": ") for line in told(newspaper)] == [
        (":3:7", ": ", "`date`: month 2 of 2026 has no day 30"),
        (":4:11", ": ", "there is no category `thoi-suu`"),
        (":5:11", ": ", "there is no article `cung-khong`"),
        (":6:8", ": ", "there is no file /images/mat.png"),
        (":7:7", ": ", "`kind` cannot be `truyen`"),
        (":10:8", ": ", "there is no file /images/khong-co.png"),
        (":12:15", ": ", "there is no article `khong-co`"),
        (":15:5", ": ", "there is no block `::: vidoe`"),
        (":18:10", ": ", "the file name `../../../x.png` would leave the site"),
    ]


def test_what_comes_of_an_error_is_no_second_one(newspaper: Newspaper) -> None:
    newspaper.settings("categories: [{slug: thoi-su}]\n")
    newspaper.article("thoi-su/khac")
    newspaper.article("thoi-su/bai", category="{a: b}", slug="'A b'", kind="truyen")
    newspaper.article("thoi-su/!!!")
    newspaper.article("muc-la/bai", category="{a: b}")
    assert len(told(newspaper)) == 5


def test_of_a_draft_only_its_own_mistakes_are_told(newspaper: Newspaper) -> None:
    newspaper.article("thoi-su/khac")
    newspaper.article("thoi-su/bai", 1, "![mất](/images/khong-co.png)", draft="true", kind="truyen")
    assert [line.partition(": ")[2] for line in told(newspaper)] == ["`kind` cannot be `truyen`"]


def test_sections_made_of_folders_are_there_for_broken_pieces_too(newspaper: Newspaper) -> None:
    newspaper.article("thoi-su/khac")
    newspaper.article("muc-moi/bai", kind="truyen")
    assert len(told(newspaper)) == 1
    newspaper.build(keep_going=True)
    assert not newspaper.has("/muc-moi/index.html")
