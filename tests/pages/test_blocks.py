"""The blocks of an article page: their order, their rules, and how they get into the page."""

import json
import re

import pytest

from tests.conftest import Newspaper, reasons

ORDER = ["block-related", "block-latest", "block-most-read", "block-promoted", "block-multimedia"]


@pytest.fixture
def paper(newspaper: Newspaper) -> Newspaper:
    """A newspaper with everything that the blocks choose from."""
    newspaper.settings("""
        categories:
          - {slug: thoi-su, title: Thời sự}
          - {slug: bien-dao, title: Biển đảo, promoted: true, children: [{slug: nhip-song, title: Nhịp sống}]}
    """)
    for day in range(1, 9):
        newspaper.article(f"thoi-su/tin-{day}", day)
    for day in range(1, 5):
        newspaper.article(f"bien-dao/nhip-song/dao-{day}", day)
    newspaper.article("thoi-su/phim", 3, kind="video", video="{embed: 'https://youtu.be/abcdefghijk'}")
    newspaper.article("thoi-su/chinh", 5, related="[dao-1, {title: Nơi khác, url: 'https://example.com/x'}, tin-2]")
    return newspaper


def _block(html: str, name: str) -> list[str]:
    """The addresses that a block links to, each once."""
    start = html.index(f"block-{name}")
    block = html[start : html.index("</section>", start)]
    return list(dict.fromkeys(re.findall(r'href="([^"]*)"', block)))


def test_blocks_stand_in_their_order(paper: Newspaper) -> None:
    paper.build()
    page = paper.page("/thoi-su/chinh.html")
    places = [page.index(f"{name}") for name in ORDER]
    assert places == sorted(places)


def test_related_pieces_are_those_chosen_by_hand(paper: Newspaper) -> None:
    paper.build()
    links = _block(paper.page("/thoi-su/chinh.html"), "related")
    assert links == ["/bien-dao/dao-1.html", "https://example.com/x", "/thoi-su/tin-2.html"]


def test_related_pieces_are_filled_up_with_similar_ones(paper: Newspaper) -> None:
    paper.article("thoi-su/bao-so-ba", 1, title="Bão số ba vào vịnh Bắc Bộ")
    paper.article("thoi-su/sau-bao", 6, title="Sau bão số ba, vịnh Bắc Bộ lặng sóng")
    paper.build()
    assert "/thoi-su/bao-so-ba.html" in _block(paper.page("/thoi-su/sau-bao.html"), "related")


def test_publishing_leaves_the_similar_pieces_of_older_articles_alone(paper: Newspaper) -> None:
    paper.settings("blocks_shown: {latest: 0, multimedia: 0, most_read: 0, promoted: 0}")
    paper.build()
    paper.article("thoi-su/moi", 15, title="Bài tin-3 kể lại")
    changed = [address for address in reasons(paper.build()) if "/tin-" in address or "/dao-" in address]
    # Only the piece before it, which leads on to the new one.
    assert changed == ["/thoi-su/tin-8.html"]


def test_other_pieces_leave_out_this_one_and_the_related_ones(paper: Newspaper) -> None:
    paper.build()
    links = _block(paper.page("/thoi-su/tin-8.html"), "latest")
    articles = [link for link in links if link.endswith(".html")]
    assert "/thoi-su/tin-8.html" not in articles
    assert len(articles) == 4
    related = _block(paper.page("/thoi-su/tin-8.html"), "related")
    assert not set(articles) & set(related)


def test_promoted_section_has_its_sub_sections_and_newest_pieces(paper: Newspaper) -> None:
    paper.build()
    links = _block(paper.page("/thoi-su/chinh.html"), "promoted")
    assert "/bien-dao/nhip-song/" in links
    assert [link for link in links if "dao-" in link.rpartition("/")[2]] == [
        f"/bien-dao/dao-{day}.html" for day in (4, 3, 2)
    ]


def test_most_read_ranks_by_reads(paper: Newspaper) -> None:
    hours = {"tin-1": {"2026-11-20T10:00:00+07:00": 5}, "tin-4": {"2026-11-20T10:00:00+07:00": 50}}
    paper.write("data/reads.json", json.dumps({"updated": "2026-11-20T11:00:00+07:00", "articles": hours}))
    paper.build()
    page = paper.page("/thoi-su/chinh.html")
    ranked = [link for link in _block(page, "most-read") if link.endswith(".html")]
    assert ranked[:2] == ["/thoi-su/tin-4.html", "/thoi-su/tin-1.html"]
    assert "Đọc nhiều" in paper.page("/doc-nhieu/")


def test_without_reads_the_label_does_not_claim_them(paper: Newspaper) -> None:
    paper.article("thoi-su/ghim", 1, pin="true")
    paper.build()
    page = paper.page("/thoi-su/chinh.html")
    assert "Đáng chú ý" in page
    assert next(link for link in _block(page, "most-read") if link.endswith(".html")) == "/thoi-su/ghim.html"


def test_a_block_can_be_told_not_to_repeat_what_stands_above(paper: Newspaper) -> None:
    paper.settings("""
        categories:
          - {slug: thoi-su, title: Thời sự}
          - {slug: bien-dao, title: Biển đảo, promoted: true, children: [{slug: nhip-song, title: Nhịp sống}]}
        blocks_shown: {most_read: {count: 4, repeat: false}}
    """)
    paper.build()
    page = paper.page("/thoi-su/tin-8.html")
    above = {*_block(page, "related"), *_block(page, "latest"), "/thoi-su/tin-8.html"}
    shown = [link for link in _block(page, "most-read") if link.endswith(".html")]
    assert len(shown) == 4
    assert not above & set(shown)


def test_a_count_of_nought_leaves_a_block_out(paper: Newspaper) -> None:
    paper.settings("blocks_shown: {multimedia: 0, latest: 0}")
    paper.build()
    page = paper.page("/thoi-su/chinh.html")
    assert "block-multimedia" not in page
    assert "block-latest" not in page
    assert "block-related" in page


@pytest.mark.parametrize(
    ("mode", "mark"),
    [
        ("live", 'data-block="/_blocks/multimedia.html"'),
        ("ssi", '<!--#include virtual="/_blocks/multimedia.html" -->'),
        ("esi", '<esi:include src="/_blocks/multimedia.html"'),
    ],
)
def test_shared_blocks_can_be_filled_in_elsewhere(paper: Newspaper, mode: str, mark: str) -> None:
    paper.settings(f"blocks: {mode}")
    paper.build()
    page = paper.page("/thoi-su/chinh.html")
    assert mark in page
    assert "Bài phim" not in page
    assert "Bài phim" in paper.page("/_blocks/multimedia.html")


def test_publishing_with_live_blocks_touches_no_article_but_the_one_before(paper: Newspaper) -> None:
    paper.settings("blocks: live")
    paper.build()
    paper.article("thoi-su/moi", 16)
    written = reasons(paper.build())
    assert "/thoi-su/moi.html" in written
    others = [address for address in written if "/tin-" in address and not address.startswith("/_blocks/")]
    assert others == ["/thoi-su/tin-8.html"]


def test_fragments_are_written_in_every_mode(paper: Newspaper) -> None:
    paper.build()
    assert "Bài phim" in paper.page("/_blocks/multimedia.html")
    assert "<html" not in paper.page("/_blocks/multimedia.html")


def test_boxed_link_shows_the_card_of_its_target(paper: Newspaper) -> None:
    paper.article("thoi-su/hop", 6, body="Mở đầu.\n\n::: lien-quan dao-2\n:::\n")
    paper.article("bien-dao/nhip-song/dao-2", 2, title="Đảo hai", summary="Sapo của đảo hai.")
    paper.build()
    assert "Sapo của đảo hai." in paper.page("/thoi-su/hop.html")
    paper.article("bien-dao/nhip-song/dao-2", 2, title="Đảo hai", summary="Sapo đã sửa.")
    assert "/thoi-su/hop.html" in reasons(paper.build())
    assert "Sapo đã sửa." in paper.page("/thoi-su/hop.html")


def test_lead_picture_stands_once(newspaper: Newspaper) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>'
    newspaper.write("static/images/a.svg", svg)
    newspaper.article("thoi-su/mot", image="{src: /images/a.svg, alt: Biển}", body="![Biển](/images/a.svg)")
    newspaper.article("thoi-su/hai", image="{src: /images/a.svg, alt: Biển}")
    newspaper.build()
    for address in ("/thoi-su/mot.html", "/thoi-su/hai.html"):
        page = newspaper.page(address)
        story = page[page.index("<article") : page.index("</article>")]
        assert story.count('src="/images/a.svg"') == 1
        assert 'property="og:image"' in page


def test_blocks_that_must_not_repeat_leave_out_what_was_really_shown(newspaper: Newspaper) -> None:
    newspaper.settings("""
        categories: [{slug: a, title: A, promoted: true}]
        blocks_shown: {related: 0, latest: 0, multimedia: 0, most_read: {count: 2, repeat: false},
          promoted: {count: 2, repeat: false}}
    """)
    for day in range(1, 9):
        newspaper.article(f"a/bai-{day}", day)
    newspaper.build()
    page = newspaper.page("/a/bai-8.html")
    assert [link for link in _block(page, "most-read") if link.endswith(".html")] == ["/a/bai-7.html", "/a/bai-6.html"]
    assert [link for link in _block(page, "promoted") if link.endswith(".html")] == ["/a/bai-5.html", "/a/bai-4.html"]


def test_promoted_sections_whose_slugs_join_alike_are_both_shown(newspaper: Newspaper) -> None:
    newspaper.settings("""
        categories:
          - {slug: a-b, title: Mục một, promoted: true}
          - {slug: a, title: A, children: [{slug: b, title: Mục hai, promoted: true}]}
    """)
    newspaper.article("a-b/mot")
    newspaper.article("a/b/hai")
    newspaper.build()
    assert len(re.findall('class="block block-promoted"', newspaper.page("/"))) == 2


def test_empty_blocks_are_left_out(newspaper: Newspaper) -> None:
    newspaper.settings("""
        categories: [{slug: a, title: A}, {slug: trong, title: Trống, promoted: true}]
    """)
    newspaper.article("a/mot")
    newspaper.build()
    assert "block-promoted" not in newspaper.page("/a/mot.html")
    newspaper.article("a/mot", draft="true")
    newspaper.build()
    assert "block-most-read" not in newspaper.page("/")


def test_related_pieces_that_are_held_back_are_filled_up_with_similar_ones(newspaper: Newspaper) -> None:
    newspaper.article("a/bao-so-ba", 1, title="Bão số ba vào vịnh Bắc Bộ")
    newspaper.article("a/nhap", 2, draft="true")
    newspaper.article("a/sau-bao", 6, title="Sau bão số ba, vịnh Bắc Bộ lặng sóng", related="[nhap]")
    newspaper.build()
    assert _block(newspaper.page("/a/sau-bao.html"), "related") == ["/a/bao-so-ba.html"]
