"""List pages: numbering, tags, authors, archive, multimedia."""

import re

from tests.conftest import Newspaper, reasons


def _titles(html: str) -> list[str]:
    """The articles that a page's main part links to, each once, in order."""
    main = html[html.index("<main") : html.index("</main>")]
    return list(dict.fromkeys(re.findall(r'href="/thoi-su/(bai-\d+)\.html"', main)))


def _fill(newspaper: Newspaper, first: int, last: int) -> None:
    for number in range(first, last + 1):
        date = f"2026-{1 + number // 28:02}-{1 + number % 28:02}"
        newspaper.article(f"thoi-su/bai-{number}", title=f"Bài số {number}", date=date)


def test_full_pages_are_numbered_from_the_oldest(newspaper: Newspaper) -> None:
    newspaper.settings("page_size: 5")
    _fill(newspaper, 1, 17)
    newspaper.build()
    assert _titles(newspaper.page("/thoi-su/trang-1.html")) == [f"bai-{number}" for number in range(5, 0, -1)]
    assert _titles(newspaper.page("/thoi-su/trang-2.html")) == [f"bai-{number}" for number in range(10, 5, -1)]
    assert _titles(newspaper.page("/thoi-su/")) == [f"bai-{number}" for number in range(17, 10, -1)]


def test_full_page_never_changes_again(newspaper: Newspaper) -> None:
    newspaper.settings("page_size: 5")
    _fill(newspaper, 1, 12)
    newspaper.build()
    first = newspaper.page("/thoi-su/trang-1.html")
    for number in range(13, 30):
        _fill(newspaper, number, number)
        assert "/thoi-su/trang-1.html" not in reasons(newspaper.build())
    assert newspaper.page("/thoi-su/trang-1.html") == first
    assert newspaper.has("/thoi-su/trang-4.html")


def test_newest_full_page_leads_on_to_the_front(newspaper: Newspaper) -> None:
    newspaper.settings("page_size: 5")
    _fill(newspaper, 1, 12)
    newspaper.build()
    assert 'href="/thoi-su/trang-2.html"' in newspaper.page("/thoi-su/trang-1.html")
    assert "url=/thoi-su/" in newspaper.page("/thoi-su/trang-2.html")


def test_every_page_of_a_list_is_described_apart(newspaper: Newspaper) -> None:
    newspaper.settings("page_size: 5")
    _fill(newspaper, 1, 17)
    newspaper.build()
    addresses = ("/thoi-su/", "/thoi-su/trang-1.html", "/thoi-su/trang-2.html")
    found = [
        re.findall(r'<meta name="description" content="([^"]+)"', newspaper.page(address)) for address in addresses
    ]
    assert len({words for (words,) in found}) == len(addresses)


def test_fewer_than_two_pages_stand_on_the_front_alone(newspaper: Newspaper) -> None:
    newspaper.settings("page_size: 5")
    _fill(newspaper, 1, 9)
    newspaper.build()
    assert len(_titles(newspaper.page("/thoi-su/"))) == 9
    assert not newspaper.has("/thoi-su/trang-1.html")


def test_section_shows_what_its_sub_sections_hold(newspaper: Newspaper) -> None:
    newspaper.article("doi-ngoai/nguoi-viet/xa-nha", title="Xa nhà")
    newspaper.build()
    for address in ("/doi-ngoai/", "/doi-ngoai/nguoi-viet/", "/"):
        assert "Xa nhà" in newspaper.page(address)
    assert newspaper.has("/doi-ngoai/xa-nha.html")


def test_piece_of_several_sections_stands_once_on_the_pages_and_in_the_feeds_of_all(newspaper: Newspaper) -> None:
    newspaper.article("thoi-su/cau", 3, title="Cây cầu", category="[van-hoa, thoi-su, Nông nghiệp]")
    newspaper.article("thoi-su/dap", 2)
    newspaper.article("van-hoa/hoi", 1)
    newspaper.build()
    for section in ("thoi-su", "van-hoa"):
        assert newspaper.page(f"/{section}/rss.xml").count("<title>Cây cầu</title>") == 1
        page = newspaper.page(f"/{section}/")
        main = page[page.index("<main") : page.index("</main>")]
        assert main.count(">Cây cầu</a>") == 1
    assert newspaper.page("/chu-de/nong-nghiep/").count(">Cây cầu</a>") == 1
    own = newspaper.page("/van-hoa/cau.html")
    assert 'rel="prev" href="/van-hoa/hoi.html"' in own
    assert re.search(r'"keywords":\s*\["Nông nghiệp"\]', own)


def test_tag_page_gathers_both_ways_of_placing_a_tone(newspaper: Newspaper) -> None:
    newspaper.article("thoi-su/mot", 1, tags="[hoà bình]")
    newspaper.article("thoi-su/hai", 2, tags="[hòa bình]")
    newspaper.build()
    page = newspaper.page("/chu-de/hoa-binh/")
    assert "Bài mot" in page
    assert "Bài hai" in page


def test_tag_with_a_device_name_gets_an_address_that_windows_can_store(newspaper: Newspaper) -> None:
    newspaper.article("thoi-su/mot", tags="[con]")
    newspaper.build()
    assert newspaper.has("/chu-de/con-1/index.html")
    assert 'href="/chu-de/con-1/"' in newspaper.page("/thoi-su/mot.html")


def test_author_page_shows_the_profile(newspaper: Newspaper) -> None:
    newspaper.write("data/authors.yaml", "minh-anh: {name: Minh Anh, role: Phóng viên, bio: 'Viết về biển.'}\n")
    newspaper.article("thoi-su/mot", authors="minh-anh, Khách mời")
    newspaper.build()
    page = newspaper.page("/tac-gia/minh-anh/")
    assert "Phóng viên" in page
    assert "Viết về biển." in page
    assert newspaper.has("/tac-gia/khach-moi/index.html")


def test_archive_has_a_page_a_month(newspaper: Newspaper) -> None:
    newspaper.article("thoi-su/mot", date="2026-09-05")
    newspaper.article("thoi-su/hai", date="2026-11-05")
    newspaper.build()
    assert "Bài mot" in newspaper.page("/luu-tru/2026/09/")
    assert "/luu-tru/2026/09/" in newspaper.page("/luu-tru/2026/11/")
    assert "Bài mot" not in newspaper.page("/luu-tru/2026/11/")


def test_label_of_a_kind_comes_from_the_kind(newspaper: Newspaper) -> None:
    newspaper.article("thoi-su/phim", kind="video", video="{embed: 'https://youtu.be/abcdefghijk'}")
    newspaper.build()
    assert "Video" in newspaper.page("/multimedia/")
    assert "Bài phim" in newspaper.page("/multimedia/video/")
    assert "Bài phim" not in newspaper.page("/multimedia/audio/")


def test_section_called_multimedia_shares_its_front_with_the_multimedia_page(newspaper: Newspaper) -> None:
    newspaper.article("multimedia/mot")
    newspaper.build()
    assert "Bài mot" in newspaper.page("/multimedia/")


def test_kinds_of_pages_can_be_switched_off(newspaper: Newspaper) -> None:
    newspaper.settings("pages: {tags: false, authors: false, archive: false, feeds: false, most_read: false}")
    newspaper.article("thoi-su/mot", tags="[biển]", authors="Minh Anh")
    newspaper.build()
    assert not list(newspaper.output.glob("chu-de")) + list(newspaper.output.glob("tac-gia"))
    assert not newspaper.has("/rss.xml")
    page = newspaper.page("/thoi-su/mot.html")
    assert "biển" in page
    for address in ("/chu-de/", "/tac-gia/", "/luu-tru/", "/rss.xml", "/doc-nhieu/"):
        assert f'href="{address}' not in page


def test_former_address_leads_to_the_article(newspaper: Newspaper) -> None:
    newspaper.article("thoi-su/mot", aliases="[/cu/mot.html]")
    newspaper.build()
    assert "url=/thoi-su/mot.html" in newspaper.page("/cu/mot.html")


def test_permalink_is_made_of_its_tokens(newspaper: Newspaper) -> None:
    newspaper.settings("permalink: /{year}/{month}/{day}/{path}/{slug}/")
    newspaper.article("doi-ngoai/nguoi-viet/mot", 7)
    newspaper.build()
    assert newspaper.has("/2026/11/07/doi-ngoai/nguoi-viet/mot/index.html")


def test_retitling_keeps_the_address(newspaper: Newspaper) -> None:
    newspaper.article("thoi-su/mot", title="Trước")
    newspaper.build()
    newspaper.article("thoi-su/mot", title="Sau")
    newspaper.build()
    assert "Sau" in newspaper.page("/thoi-su/mot.html")


def test_date_of_another_zone_is_shown_and_filed_in_the_newspaper_s_own(newspaper: Newspaper) -> None:
    newspaper.settings("permalink: /{year}/{month}/{day}/{slug}.html")
    newspaper.article("thoi-su/mot", date="2026-10-31T20:30:00Z")
    newspaper.build()
    page = newspaper.page("/2026/11/01/mot.html")
    assert "Chủ nhật, 01/11/2026 | 03:30 GMT+7" in page
    assert "2026-11-01T03:30:00+07:00" in page
    assert newspaper.has("/luu-tru/2026/11/index.html")


def _calendar(html: str) -> list[list[str]]:
    """The rows of a month's calendar; a day with pieces is written as the address that it leads to."""
    body = html[html.index("<tbody>") : html.index("</tbody>")]
    rows = re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    cells = [re.findall(r'<td>(?:<a href="([^"]+)"[^>]*>)?(\d*)', row) for row in rows]
    return [[address or day for address, day in row] for row in cells]


def test_calendar_leads_to_the_days_of_its_month(newspaper: Newspaper) -> None:
    newspaper.article("thoi-su/mot", date="2026-03-01 00:00")
    newspaper.article("thoi-su/hai", date="2026-03-31 23:59")
    newspaper.article("thoi-su/ba", date="2026-03-31 10:00")
    newspaper.build()
    page = newspaper.page("/luu-tru/2026/03/")
    weeks = _calendar(page)
    # The first of March 2026 is a Sunday, the last column.
    assert weeks[0] == ["", "", "", "", "", "", "/luu-tru/2026/03/01/"]
    assert weeks[1] == ["2", "3", "4", "5", "6", "7", "8"]
    assert weeks[5] == ["30", "/luu-tru/2026/03/31/", "", "", "", "", ""]
    assert weeks == _calendar(newspaper.page("/luu-tru/2026/03/31/"))


def test_page_of_a_day_has_its_pieces_alone_and_leads_to_the_days_beside(newspaper: Newspaper) -> None:
    for name, date in (
        ("truoc", "2025-12-30 09:00"),
        ("sang", "2026-03-31 00:00"),
        ("toi", "2026-03-31 23:59"),
        ("sau", "2026-04-01 00:00"),
    ):
        newspaper.article(f"thoi-su/{name}", date=date)
    newspaper.build()
    page = newspaper.page("/luu-tru/2026/03/31/")
    assert "<h1>Ngày 31/03/2026</h1>" in page
    assert '<p class="kicker">Thứ ba</p>' in page
    main = page[page.index('<div class="days">') : page.index('<nav class="pager"')]
    assert re.findall(r'href="/thoi-su/(\w+)\.html"', main) == ["toi", "sang"]
    assert re.findall(r"<time [^>]+>([^<]+)</time>", main) == ["23:59", "00:00"]
    assert re.findall(r'href="([^"]+)" aria-current="page"', page) == ["/luu-tru/2026/03/31/"]
    ways = page[page.index('<nav class="pager"') :].partition("</nav>")[0]
    assert re.findall(r'class="pager-(\w+)" rel="\w+" href="([^"]+)"', ways) == [
        ("newer", "/luu-tru/2026/04/01/"),
        ("older", "/luu-tru/2025/12/30/"),
    ]


def test_month_shows_some_pieces_of_a_busy_day_and_leads_to_all(newspaper: Newspaper) -> None:
    newspaper.settings("page_size: 2")
    for minute in range(3):
        newspaper.article(f"thoi-su/bai-{minute}", date=f"2026-03-31 10:0{minute}")
    newspaper.article("thoi-su/khac", date="2026-03-30 10:00")
    newspaper.build()
    page = newspaper.page("/luu-tru/2026/03/")
    assert re.findall(r'href="/thoi-su/([\w-]+)\.html"', page[page.index('<div class="days">') :]) == [
        "bai-2",
        "bai-1",
        "khac",
    ]
    assert page.count("Xem cả 3 bài trong ngày") == 1
    assert "Xem cả 1" not in page
    assert "4 bài đăng trên" in page
    assert newspaper.page("/luu-tru/2026/03/31/").count('class="card side"') == 3


def test_first_piece_of_a_day_touches_the_days_that_lead_to_it(newspaper: Newspaper) -> None:
    for day in (1, 2, 4):
        newspaper.article(f"thoi-su/bai-{day}", date=f"2026-03-0{day} 10:00")
    newspaper.article("thoi-su/thang-khac", date="2026-01-31 10:00")
    newspaper.build()
    newspaper.article("thoi-su/bai-3", date="2026-03-03 10:00")
    days = {written.address for written in newspaper.build().written if written.address.startswith("/luu-tru/")}
    # Those of the month show its calendar; that of January leads to the first of March as before.
    assert days == {"/luu-tru/2026/03/", *(f"/luu-tru/2026/03/0{day}/" for day in (1, 2, 3, 4))}


def test_calendar_leads_to_the_neighbouring_months_that_have_any_piece(newspaper: Newspaper) -> None:
    for month in ("2025-12", "2026-03", "2026-11"):
        newspaper.article(f"thoi-su/bai-{month}", date=f"{month}-15 08:00")
    newspaper.build()
    page = newspaper.page("/luu-tru/2026/03/")
    ways = page[page.index('class="calendar-ways"') :].partition("</nav>")[0]
    assert re.findall(r'class="([a-z-]+)" href="([^"]+)"', ways) == [
        ("to-earlier", "/luu-tru/2025/12/"),
        ("to-later", "/luu-tru/2026/11/"),
    ]
    assert "to-earlier" not in newspaper.page("/luu-tru/2025/12/")


def test_what_leads_elsewhere_never_asks_search_engines_to_forget_it(newspaper: Newspaper) -> None:
    # Some have taken `noindex` on such a page for a word about the page that it leads to.
    newspaper.settings("page_size: 1")
    newspaper.article("thoi-su/mot", 1, aliases="[/cu/mot.html]")
    newspaper.article("thoi-su/hai", 2)
    newspaper.build()
    for address, target in (("/cu/mot.html", "/thoi-su/mot.html"), ("/thoi-su/trang-2.html", "/thoi-su/")):
        page = newspaper.page(address)
        assert f'<meta http-equiv="refresh" content="0; url={target}">' in page
        assert f'<link rel="canonical" href="https://example.org{target}">' in page
        assert 'name="robots"' not in page
