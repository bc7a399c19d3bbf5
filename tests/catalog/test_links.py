"""Where links of texts lead: to articles, files and pages, and what is told of those that lead nowhere."""

import pathlib
import re

import pytest

from tests.conftest import Newspaper, reasons
from tindoingoai.engine.options import Report

HOME = "https://example.org"
NOT_NOW = "leads to an article that is not published now: its words stay, the link goes"


@pytest.fixture
def linked(newspaper: Newspaper) -> Newspaper:
    """Some articles, and files of which nothing is published unless something leads there."""
    newspaper.plain_templates()
    newspaper.write("templates/article.html", "{{ body }}")
    newspaper.article("van-hoa/hai", 2, "## Phần một\n\nThân.", aliases="[/cu/hai.html]")
    newspaper.article("van-hoa/nhap", 2, draft="true")
    newspaper.article("van-hoa/trang-moi", 2)
    newspaper.article("van-hoa/chung", 3)
    newspaper.article("van-hoa/2026-11-02-lu-lut", 2)
    newspaper.article("van-hoa/le-hoi-den/index", 2)
    newspaper.article("thoi-su/chung", 3, title="Bài chung khác")
    newspaper.write("content/thoi-su/báo cáo.pdf", "%PDF")
    newspaper.write("content/thoi-su/so-lieu.csv", "a,b")
    newspaper.write("static/tep/a.zip", "zip")
    return newspaper


def build(newspaper: Newspaper, body: str) -> tuple[str, list[str]]:
    """The text of the article on its page, and what was told."""
    newspaper.article("thoi-su/mot", body=body)
    newspaper.build()
    return newspaper.page("/thoi-su/mot.html"), told(newspaper.check())


def told(report: Report) -> list[str]:
    return [f"{problem.line}:{problem.column} {problem.message}; {problem.hint}" for problem in report.problems]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("hai", "/van-hoa/hai.html"),
        ("hai.md", "/van-hoa/hai.html"),
        ("van-hoa/hai", "/van-hoa/hai.html"),
        ("/van-hoa/hai.md", "/van-hoa/hai.html"),
        ("content/van-hoa/hai.md", "/van-hoa/hai.html"),
        ("../van-hoa/hai.md#phan-mot", "/van-hoa/hai.html#phan-mot"),
        ("hai?x=1&y=2#phan-mot", "/van-hoa/hai.html?x=1&amp;y=2#phan-mot"),
        (f"{HOME}/van-hoa/hai.html", "/van-hoa/hai.html"),
        (f"{HOME}/van-hoa/hai.html#phan-mot", "/van-hoa/hai.html#phan-mot"),
        (HOME, "/"),
        ("chung.md", "/thoi-su/chung.html"),
        ("../van-hoa/chung.md", "/van-hoa/chung.html"),
        ("2026-11-02-lu-lut", "/van-hoa/lu-lut.html"),
        ("2026-11-02-lu-lut.md", "/van-hoa/lu-lut.html"),
        ("../van-hoa/le-hoi-den/", "/van-hoa/le-hoi-den.html"),
        ("/cu/hai.html", "/cu/hai.html"),
        ("/van-hoa/", "/van-hoa/"),
        ("/van-hoa", "/van-hoa"),
        ("../van-hoa/index.html", "../van-hoa/index.html"),
        ("chung.html", "chung.html"),
        ("<báo cáo.pdf>", "/thoi-su/b%C3%A1o%20c%C3%A1o.pdf"),
        ("so-lieu.csv", "/thoi-su/so-lieu.csv"),
        ("/tep/a.zip", "/tep/a.zip"),
        ("https://example.organic/van-hoa/hai", "https://example.organic/van-hoa/hai"),
        ("https://khac.example.org/hai", "https://khac.example.org/hai"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("#dau", "#dau"),
        ("#top", "#top"),
    ],
)
@pytest.mark.parametrize(
    "form", ["[x]({})", "[x][1]\n\n[1]: {}", '<a href="{}">x</a>', "::: hop-thong-tin Ô\n[x]({})\n:::"]
)
def test_a_link_leads_where_it_is_meant_to(linked: Newspaper, written: str, address: str, form: str) -> None:
    if "<a " in form:
        written = written.strip("<>").replace("&", "&amp;").replace(" ", "%20")
    page, problems = build(linked, f"{form.format(written)}\n\n## Đầu")
    assert f'href="{address}"' in page
    assert problems == []


FIGURES = {
    "[![A](/a.png)]({})": "",
    '[![A](/a.png "Bến cá")](<{}>)': "Bến cá",
    "[![A](/a.png)][1]\n\n[1]: {}": "",
    '<a href="{}"><img src="/a.png" alt="A"></a>': "",
    '<figure><a href="{}"><img src="/a.png" alt="A"></a><figcaption>Bến cá</figcaption></figure>': "Bến cá",
    '<p><a href="{}"><img src="/a.png" alt="A"></a></p>': "",
    "::: hop-thong-tin Ô\n[![A](/a.png)]({})\n:::": "",
}


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("hai", "/van-hoa/hai.html"),
        ("../van-hoa/hai.md#phan-mot", "/van-hoa/hai.html#phan-mot"),
        (f"{HOME}/van-hoa/hai.html", "/van-hoa/hai.html"),
        ("b%C3%A1o%20c%C3%A1o.pdf", "/thoi-su/b%C3%A1o%20c%C3%A1o.pdf"),
        ("so-lieu.csv", "/thoi-su/so-lieu.csv"),
        ("//example.net/a", "https://example.net/a"),
    ],
)
def test_a_picture_leads_where_it_is_meant_to(linked: Newspaper, written: str, address: str) -> None:
    linked.write("static/a.png", pathlib.Path("static/theme/icon-192.png").read_bytes())
    for number, form in enumerate(FIGURES):
        linked.article(f"thoi-su/hinh-{number}", body=form.format(written))
    assert linked.build().problems == ()
    for number, caption in enumerate(FIGURES.values()):
        (figure,) = re.findall(r"<figure.*?</figure>", linked.page(f"/thoi-su/hinh-{number}.html"), re.DOTALL)
        assert re.findall(r'href="([^"]*)"', figure) == [address]
        assert ("<figcaption>" in figure) == bool(caption)
        assert caption in figure
    assert linked.has("/thoi-su/báo cáo.pdf") == (".pdf" in written)
    assert linked.has("/thoi-su/so-lieu.csv") == (".csv" in written)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("trang-mol", "the link to `trang-mol` leads nowhere; did you mean `trang-moi`?"),
        ("nhap", "`nhap` leads to an article that is not published now: its words stay, the link goes; "),
    ],
)
def test_a_picture_that_leads_nowhere_is_told(linked: Newspaper, written: str, message: str) -> None:
    linked.write("static/a.png", pathlib.Path("static/theme/icon-192.png").read_bytes())
    for number, form in enumerate(FIGURES):
        linked.article(f"thoi-su/hinh-{number}", body=f"Mở đầu.\n\n{form.format(written)}")
    found = told(linked.build())
    assert [problem.partition(" ")[2] for problem in found] == [message] * len(FIGURES)
    assert {problem.partition(":")[0] for problem in found} <= {"8", "9", "10"}
    for number in range(len(FIGURES)):
        page = linked.page(f"/thoi-su/hinh-{number}.html")
        assert "<figure" in page
        assert ("href" in page) == (written == "trang-mol")


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        ("trang-mol", "the link to `trang-mol` leads nowhere", "did you mean `trang-moi`?"),
        (
            "/van-hoa/trang-mol.html",
            "the link to `/van-hoa/trang-mol.html` leads nowhere",
            "did you mean `/van-hoa/trang-moi.html`?",
        ),
        ("/van-hoaa/", "the link to `/van-hoaa/` leads nowhere", "did you mean `/van-hoa/`?"),
        (f"{HOME}/van-hoaa", "the link to `/van-hoaa` leads nowhere", "did you mean `/van-hoa/`?"),
        ("so-lieuu.csv", "the link to `so-lieuu.csv` leads nowhere", "did you mean `so-lieu.csv`?"),
        ("/tep/aa.zip", "the link to `/tep/aa.zip` leads nowhere", "did you mean `/tep/a.zip`?"),
        ("hai#phan-mat", "`hai#phan-mat` leads to a place that the article does not have", "did you mean `phan-mot`?"),
        (
            "/van-hoa/hai.html#khac",
            "`/van-hoa/hai.html#khac` leads to a place that the article does not have",
            "known: phan-mot",
        ),
        ("nhap", "`nhap` leads to an article that is not published now: its words stay, the link goes", ""),
        *(
            (f"{host}/van-hoa/nhap.html{rest}", f"`/van-hoa/nhap.html{rest}` {NOT_NOW}", "")
            for host, rest in (("", ""), (HOME, "#x"))
        ),
        (
            "mat.pdf",
            "the link to `mat.pdf` leads nowhere",
            "put it at static/thoi-su/mat.pdf or content/thoi-su/mat.pdf, or mend the path",
        ),
        (
            "lien.html",
            "the link to `lien.html` leads nowhere",
            "mend the address, or link to the article by its file",
        ),
        (
            "van-hoa/khong-co/",
            "the link to `van-hoa/khong-co/` leads nowhere",
            "mend the address, or link to the article by its file",
        ),
        ("/chung", "`/chung` is the slug of thoi-su/chung.md and van-hoa/chung.md", "write the path instead"),
        ("www.example.vn", "the link to `www.example.vn` leads nowhere", "write https://www.example.vn"),
        ("example.com/a", "the link to `example.com/a` leads nowhere", "write https://example.com/a"),
        ("a@example.org", "the link to `a@example.org` leads nowhere", "write mailto:a@example.org"),
        ("#mat", "there is no place `#mat` in this text", "link to the words of a heading, like #ten-tieu-de"),
    ],
)
def test_a_link_that_leads_nowhere_is_told_where_it_stands(
    linked: Newspaper, written: str, message: str, hint: str
) -> None:
    page, problems = build(linked, f"Mở đầu.\n\nĐoạn hai, và [x]({written}).")
    assert problems == [f"8:18 {message}; {hint}"]
    assert ("href" not in page) == ("nhap" in written)


def test_a_link_on_the_first_line_is_told_there(linked: Newspaper) -> None:
    _, problems = build(linked, "Xem [x](khong-co.pdf), [y](<mất đi.pdf>).")
    assert [problem.partition(" ")[0] for problem in problems] == ["6:9", "6:29"]


def test_a_link_is_told_where_it_stands_by_itself(linked: Newspaper) -> None:
    _, problems = build(linked, "[a](../van-hoa/trang-moi.md) chữ khong-co-bai\n\n_khong-co.md [b](khong-co)")
    assert [problem.partition(" ")[0] for problem in problems] == ["8:18"]


def test_files_beside_articles_are_published_only_when_something_leads_there(linked: Newspaper) -> None:
    build(linked, "[một](so-lieu.csv)")
    assert linked.has("/thoi-su/so-lieu.csv")
    assert not linked.has("/thoi-su/báo cáo.pdf")
    build(linked, "Không còn.")
    assert not linked.has("/thoi-su/so-lieu.csv")


def test_letters_beside_articles_are_told_unless_something_leads_there(linked: Newspaper) -> None:
    linked.write("content/thoi-su/mẫu đơn.docx", "PK")
    linked.write("content/thoi-su/nháp.docx", "PK")
    _, problems = build(linked, "Không có.")
    assert [problem.partition(";")[0] for problem in problems] == [
        "0:0 files that end in `.docx` are not read: 2 found"
    ]
    _, problems = build(linked, "[mẫu](<mẫu đơn.docx>)")
    assert linked.has("/thoi-su/mẫu đơn.docx")
    assert [problem.partition(";")[0] for problem in problems] == [
        "0:0 files that end in `.docx` are not read: 1 found"
    ]
    _, problems = build(linked, "[mẫu](<mẫu đơn.docx>) [nháp](nháp.docx)")
    assert problems == []


def test_links_of_a_copy_published_elsewhere_stay_there(linked: Newspaper) -> None:
    linked.article("thoi-su/mot", body=f"[x]({HOME}/van-hoa/hai.html) [y](hai)")
    linked.build(base_url="https://ban-sao.example.net/bao")
    found = re.findall(r'href="([^"]*)"', linked.page("/thoi-su/mot.html"))
    assert found == ["/bao/van-hoa/hai.html"] * 2


def test_pages_follow_what_they_link_to(linked: Newspaper) -> None:
    build(linked, "[x](hai#phan-mot) [y](nhap) [z](tai-lieu.pdf)")
    linked.article("van-hoa/hai", 2, "## Phần một\n\nThân.", address="/moi/hai.html")
    linked.article("van-hoa/nhap", 2)
    linked.write("content/thoi-su/tai-lieu.pdf", "%PDF")
    report = linked.build()
    assert reasons(report)["/thoi-su/mot.html"] == "data"
    page = linked.page("/thoi-su/mot.html")
    assert re.findall(r'href="([^"]*)"', page) == [
        "/moi/hai.html#phan-mot", "/van-hoa/nhap.html", "/thoi-su/tai-lieu.pdf"
    ]  # fmt: skip
    assert linked.tree() == linked.clean_tree()
    linked.article("van-hoa/hai", 2, "Thân khác.", address="/moi/hai.html")
    assert "/thoi-su/mot.html" not in reasons(linked.build())
    (problem,) = linked.check().problems
    assert problem.message == "`hai#phan-mot` leads to a place that the article does not have"


def test_a_link_by_an_address_goes_with_the_article_and_comes_back(linked: Newspaper) -> None:
    linked.article("thoi-su/mot", body="[x](/van-hoa/trang-moi.html)")
    linked.build()
    for is_draft in (True, False):
        linked.article("van-hoa/trang-moi", 2, **({"draft": "true"} if is_draft else {}))
        linked.build()
        assert ("href" not in linked.page("/thoi-su/mot.html")) == is_draft
        assert linked.tree() == linked.clean_tree()


def test_strict_takes_a_broken_link_for_an_error(linked: Newspaper) -> None:
    linked.article("thoi-su/mot", body="[x](khong-co)")
    linked.settings("strict: true\nmasthead: {licence: a, editor_in_chief: b, address: c, phone: d, email: e}\n")
    assert any("leads nowhere" in problem.message and not problem.is_warning for problem in linked.check().problems)
