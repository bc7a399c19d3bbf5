"""Who wrote a piece, and what stands before and after it in its section."""

import pytest

from tests.conftest import Newspaper, reasons


@pytest.fixture
def paper(newspaper: Newspaper) -> Newspaper:
    """Three pieces of a section, and two of its sub-section between them."""
    newspaper.settings("""
        categories:
          - {slug: thoi-su, title: Thời sự}
          - {slug: bien-dao, title: Biển đảo, children: [{slug: nhip-song, title: Nhịp sống}]}
    """)
    for day in (1, 3, 5):
        newspaper.article(f"bien-dao/tin-{day}", day)
    for day in (2, 4):
        newspaper.article(f"bien-dao/nhip-song/dao-{day}", day)
    newspaper.build()
    return newspaper


def _neighbours(html: str) -> list[str]:
    start = html.find('<nav class="neighbours"')
    return html[start : html.index("</nav>", start)].split('href="')[1:] if start >= 0 else []


def test_a_piece_leads_to_the_older_and_the_newer_one_of_its_own_section(paper: Newspaper) -> None:
    older, newer = _neighbours(paper.page("/bien-dao/tin-3.html"))
    assert older.startswith("/bien-dao/tin-1.html")
    assert newer.startswith("/bien-dao/tin-5.html")
    (newer,) = _neighbours(paper.page("/bien-dao/dao-2.html"))
    assert newer.startswith("/bien-dao/dao-4.html")


def test_a_piece_alone_in_its_section_has_no_neighbours(paper: Newspaper) -> None:
    paper.article("thoi-su/mot", 1)
    paper.build()
    assert _neighbours(paper.page("/thoi-su/mot.html")) == []


def test_publishing_changes_the_page_of_the_one_before_it_alone(paper: Newspaper) -> None:
    paper.settings("blocks: live")
    paper.build()
    paper.article("bien-dao/tin-6", 6)
    written = reasons(paper.build())
    assert [address for address in written if address.startswith("/bien-dao/tin-")] == [
        "/bien-dao/tin-5.html",
        "/bien-dao/tin-6.html",
    ]


def test_a_retitled_piece_is_named_anew_by_its_neighbours(paper: Newspaper) -> None:
    paper.article("bien-dao/tin-3", 3, title="Tên khác hẳn")
    paper.build()
    assert all("Tên khác hẳn" in paper.page(f"/bien-dao/tin-{day}.html") for day in (1, 5))
    assert paper.tree() == paper.clean_tree()


def test_a_byline_shows_the_writers_portrait_and_role(paper: Newspaper) -> None:
    paper.write("data/authors.yaml", "an: {name: Minh An, role: Phóng viên, image: /images/an.svg}\n")
    paper.write("static/images/an.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"></svg>')
    paper.article("thoi-su/mot", 1, authors="[an, Khách mời]")
    paper.article("thoi-su/hai", 2, authors="[an]")
    paper.build()
    both, alone = paper.page("/thoi-su/mot.html"), paper.page("/thoi-su/hai.html")
    assert both.count('<img class="face" src="/images/an.svg" alt="" width="40" height="40"') == 1
    assert "Khách mời" in both
    assert '<span class="role">Phóng viên</span>' in alone
    assert '<span class="role">' not in both
