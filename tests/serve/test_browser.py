"""The served newspaper in a real browser, as an editor has it beside the text."""

import functools
import http.server
import pathlib
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.conftest import Newspaper
from tests.serve.serving import Serving, serving
from tindoingoai.serve.hub import MOST_STREAMS
from tindoingoai.serve.watch import Watcher

pytestmark = pytest.mark.slow

ARTICLE = "/thoi-su/thoi-su-1.html"
HOSTILE = "</script><img src=x onerror=window.hacked=1><b>đậm</b>"
LONG = "\n\n".join(f"Đoạn {number}. " + "Chữ nghĩa dài dòng. " * 40 for number in range(40))


@pytest.fixture
def window(browser: Browser) -> Iterator[BrowserContext]:
    """A browser in which nothing goes wrong unnoticed. Tests name it after their server, so that it closes first."""
    context = browser.new_context(viewport={"width": 1200, "height": 700})
    wrong: list[str] = []
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    yield context
    context.close()
    assert wrong == []


@pytest.fixture
def paper(weekly: Newspaper) -> Iterator[Serving]:
    """The weekly newspaper with one long article, served with its drafts."""
    weekly.article("thoi-su/thoi-su-1", 1, body=LONG, summary="Sapo.")
    with serving(weekly) as served:
        yield served


def open_page(window: BrowserContext, served: Serving, path: str = ARTICLE) -> Page:
    """A page whose script has heard of the present state."""
    page = window.new_page()
    page.goto(served.base_url + path)
    expect(bar(page)).to_be_attached()
    # Lost when the page is loaded again.
    page.evaluate("window.kept = true")
    return page


def bar(page: Page) -> Locator:
    return page.locator("tindoingoai-bar .bar")


def panel(page: Page) -> Locator:
    return page.locator("tindoingoai-bar .panel")


def put_at_the_top(page: Page, text: str) -> str:
    """Scrolls the paragraph that begins so to 5 pixels below the window's top; a function that tells where it is."""
    place = f"""() => [...document.querySelectorAll("p")].find((one) => one.textContent.startsWith("{text}"))
      ?.getBoundingClientRect().top"""
    page.evaluate(f"scrollTo({{top: scrollY + ({place})() - 5, behavior: 'instant'}})")
    return place


def was_kept(page: Page) -> bool:
    return bool(page.evaluate("window.kept === true"))


def test_a_save_is_shown_without_a_hand_at_the_browser_and_the_place_is_kept(
    paper: Serving, window: BrowserContext
) -> None:
    watcher = Watcher(paper.newspaper.site, lambda *_: paper.site.rebuild())
    watcher.start()
    try:
        page = open_page(window, paper)
        page.evaluate("scrollTo({top: 3000, behavior: 'instant'})")
        paper.newspaper.article("thoi-su/thoi-su-1", 1, body=LONG, title="Tên mới", summary="Sapo.")
        expect(page.locator("h1")).to_have_text("Tên mới")
        expect(page).to_have_title("Tên mới | Tờ báo thử")
        expect(bar(page)).to_be_attached()
        page.wait_for_function("scrollY === 3000")
    finally:
        watcher.stop()


def test_what_is_in_sight_stays_where_it_is_though_the_text_above_grows(paper: Serving, window: BrowserContext) -> None:
    page = open_page(window, paper)
    place = put_at_the_top(page, "Đoạn 20.")
    longer = LONG.replace("Đoạn 3.", "Mới thêm.\n\n" * 30 + "Đoạn 3.")
    paper.newspaper.article("thoi-su/thoi-su-1", 1, body=longer, summary="Sapo.")
    paper.site.rebuild()
    expect(bar(page)).to_be_attached()
    # In one function: a page looked at twice may have moved on between.
    page.wait_for_function(f"!window.kept && Math.abs(({place})() - 5) < 2")


def test_what_stays_in_sight_by_itself_says_nothing_of_the_place(paper: Serving, window: BrowserContext) -> None:
    page = open_page(window, paper)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.evaluate("scrollTo({top: 1200, behavior: 'instant'})")
    # The tools beside the text, which stick to the window.
    box = page.locator(".tools").bounding_box()
    assert box
    assert 0 < box["y"] < 800
    paper.newspaper.article("thoi-su/thoi-su-1", 1, body=LONG, title="Tên mới", summary="Sapo.")
    paper.site.rebuild()
    expect(page.locator("h1")).to_have_text("Tên mới")
    expect(bar(page)).to_be_attached()
    page.wait_for_function("scrollY === 1200")


def test_a_page_that_did_not_change_is_not_loaded_again(paper: Serving, window: BrowserContext) -> None:
    page = open_page(window, paper, "/van-hoa/van-hoa-1.html")
    edited = open_page(window, paper)
    paper.newspaper.article("thoi-su/thoi-su-1", 1, body="Ngắn.", summary="Sapo.")
    paper.site.rebuild()
    expect(edited.locator(".body")).to_have_text("Ngắn.")
    expect(bar(page)).to_contain_text(f"dựng {paper.site.state.seconds:.2f}".rstrip("0").replace(".", ","))
    assert was_kept(page)
    assert not was_kept(edited)


def test_a_style_sheet_is_exchanged_and_the_page_stays_where_it_is(paper: Serving, window: BrowserContext) -> None:
    page = open_page(window, paper)
    place = put_at_the_top(page, "Đoạn 10.")
    sheet = page.request.get(f"{paper.base_url}/theme/news.css").text()
    paper.newspaper.write("static/theme/news.css", sheet + "h1 { color: rgb(1, 2, 3) }")
    paper.site.rebuild()
    expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
    expect(page.locator("link[rel=stylesheet]")).to_have_count(1)
    assert was_kept(page)
    # Not the number of pixels above it: the new sheet may bring faces that came too late for the first.
    page.wait_for_function(f"Math.abs(({place})() - 5) < 2")


def test_a_script_of_the_theme_takes_a_new_page(paper: Serving, window: BrowserContext) -> None:
    page = open_page(window, paper)
    paper.newspaper.write("static/theme/news.js", "document.title = 'Từ tập lệnh';")
    paper.site.rebuild()
    expect(page).to_have_title("Từ tập lệnh")


def test_a_picture_is_shown_anew_in_place(paper: Serving, window: BrowserContext) -> None:
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{0}"/>'
    paper.newspaper.write("static/anh.svg", picture.format(20))
    paper.newspaper.article("thoi-su/thoi-su-1", 1, body="![Ảnh](/anh.svg)", summary="Sapo.")
    paper.site.rebuild()
    page = open_page(window, paper)
    paper.newspaper.write("static/anh.svg", picture.format(20) + "<!-- mới -->")
    with page.expect_request(lambda request: "/anh.svg?v=" in request.url):
        paper.site.rebuild()
    assert was_kept(page)


def test_broken_yaml_is_told_over_the_last_good_page_until_it_is_mended(paper: Serving, window: BrowserContext) -> None:
    page = open_page(window, paper)
    paper.newspaper.article("thoi-su/thoi-su-1", 1, title="Hỏng: vì hai chấm")
    paper.site.rebuild()
    expect(panel(page)).to_contain_text("1 lỗi")
    link = panel(page).get_by_role("link", name="content/thoi-su/thoi-su-1.md:2:12")
    expect(link).to_have_attribute("href", f"vscode://file{paper.newspaper.site}/content/thoi-su/thoi-su-1.md:2:12")
    expect(panel(page).locator("pre")).to_have_text("title: Hỏng: vì hai chấm")
    expect(panel(page).locator("mark")).to_have_text(":")
    expect(page.locator("h1")).to_have_text("Bài thoi-su-1")
    assert was_kept(page)
    paper.newspaper.article("thoi-su/thoi-su-1", 1, title="'Lành: trong ngoặc'")
    paper.site.rebuild()
    expect(page.locator("h1")).to_have_text("Lành: trong ngoặc")
    expect(bar(page)).to_be_attached()
    expect(panel(page)).to_have_count(0)


def test_broken_templates_and_settings_are_told_alike(paper: Serving, window: BrowserContext) -> None:
    page = open_page(window, paper, "/thoi-su/")
    template = paper.newspaper.write("templates/category.html", "{% if %}\n")
    paper.site.rebuild()
    expect(panel(page).locator(".place")).to_contain_text("templates/category.html:1")
    template.unlink()
    settings = paper.newspaper.site / "site.yaml"
    good = settings.read_text("utf-8")
    settings.write_text(good + "no_such_setting: 1\n", "utf-8")
    paper.site.rebuild()
    expect(panel(page).locator(".place")).to_contain_text("site.yaml:3")
    settings.write_text(good, "utf-8")
    paper.site.rebuild()
    expect(panel(page)).to_have_count(0)
    assert was_kept(page)


def test_the_panel_folds_by_the_keyboard_and_comes_back_with_the_next_mistake(
    paper: Serving, window: BrowserContext
) -> None:
    page = open_page(window, paper)
    paper.newspaper.article("thoi-su/thoi-su-1", 1, title="Hỏng: một")
    paper.site.rebuild()
    expect(panel(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)
    count = bar(page).get_by_role("button", name="1 lỗi")
    expect(count).to_be_focused()
    paper.site.rebuild()
    page.reload()
    expect(count).to_be_visible()
    expect(panel(page)).to_have_count(0)
    count.press("Enter")
    expect(panel(page)).to_be_focused()
    page.keyboard.press("Escape")
    paper.newspaper.article("thoi-su/thoi-su-2", 1, title="Hỏng: hai")
    paper.site.rebuild()
    expect(panel(page).locator("li")).to_have_count(2)


def test_what_files_say_is_shown_as_text(paper: Serving, window: BrowserContext) -> None:
    page = open_page(window, paper)
    paper.newspaper.article("thoi-su/thoi-su-1", 1, title=f"Hỏng: {HOSTILE}\u202egnort")
    paper.newspaper.write("content/thoi-su/<b>đậm.md", f"---\n{HOSTILE}: x\n---\n")
    paper.site.rebuild()
    expect(panel(page)).to_contain_text(f"title: Hỏng: {HOSTILE}�gnort")
    expect(panel(page)).to_contain_text("<b>đậm.md")
    assert panel(page).locator("img, b, script").count() == 0
    assert page.evaluate("window.hacked") is None


def test_a_new_article_comes_to_the_front_page_and_a_deleted_one_is_not_found(
    paper: Serving, window: BrowserContext
) -> None:
    front, article = open_page(window, paper, "/"), open_page(window, paper)
    paper.newspaper.article("thoi-su/moi", 9, title="Tin vừa đến")
    (paper.newspaper.site / "content/thoi-su/thoi-su-1.md").unlink()
    paper.site.rebuild()
    expect(front.get_by_role("link", name="Tin vừa đến").first).to_be_visible()
    expect(article.locator(".lost-number")).to_have_text("404")
    paper.newspaper.article("thoi-su/thoi-su-1", 1, title="Lại có")
    paper.site.rebuild()
    expect(article.locator("h1")).to_have_text("Lại có")


def test_every_window_and_more_tabs_than_a_browser_has_connections_keep_up(
    paper: Serving, window: BrowserContext, browser: Browser
) -> None:
    other = browser.new_context()
    tabs = [open_page(window, paper) for _ in range(MOST_STREAMS + 4)]
    elsewhere = open_page(other, paper)
    paper.newspaper.article("thoi-su/thoi-su-1", 1, title="Tên mới", summary="Sapo.")
    paper.site.rebuild()
    for page in (elsewhere, *tabs[-MOST_STREAMS + 1 :]):
        expect(page.locator("h1")).to_have_text("Tên mới")
    # Those that had to rest catch up when somebody looks.
    tabs[0].evaluate("dispatchEvent(new Event('focus'))")
    expect(tabs[0].locator("h1")).to_have_text("Tên mới")
    other.close()


def test_drafts_and_scheduled_pieces_are_marked_and_others_are_not(paper: Serving, window: BrowserContext) -> None:
    paper.newspaper.article("thoi-su/nhap", 4, draft="true", body="Một hai ba.")
    paper.newspaper.article("thoi-su/hen", 4, date="2096-11-20 08:00")
    paper.site.rebuild()
    page = open_page(window, paper, "/thoi-su/nhap.html")
    expect(bar(page).locator(".state")).to_have_text("Bản nháp")
    expect(bar(page)).to_contain_text("3 chữ · 1 phút đọc")
    link = bar(page).get_by_role("link", name="Sửa bài")
    expect(link).to_have_attribute("href", f"vscode://file{paper.newspaper.site}/content/thoi-su/nhap.md:1:1")
    page.goto(f"{paper.base_url}/thoi-su/hen.html")
    expect(bar(page).locator(".state")).to_have_text("Hẹn giờ 20/11/2096 08:00")
    page.goto(paper.base_url + ARTICLE)
    expect(bar(page)).to_contain_text("phút đọc")
    expect(bar(page).locator(".state")).to_have_count(0)
    assert "Bản nháp" not in (paper.site.output / "thoi-su/nhap.html").read_text("utf-8")
    paper.newspaper.article("thoi-su/cu", 4, expires="2026-11-05 08:00")
    paper.site.rebuild()
    page.goto(f"{paper.base_url}/thoi-su/cu.html")
    expect(bar(page).locator(".state")).to_have_text("Hết hạn: không hiện nữa")


def test_the_bar_folds_for_good_and_covers_nothing(paper: Serving, window: BrowserContext) -> None:
    page = open_page(window, paper)
    page.evaluate("scrollTo({top: 1e6, behavior: 'instant'})")
    footer, edge = page.locator("footer").last.bounding_box(), bar(page).bounding_box()
    assert footer
    assert edge
    # A line of text may end between two pixels.
    assert footer["y"] + footer["height"] < edge["y"] + 1
    bar(page).get_by_role("button", name="Thu gọn thanh biên tập").click()
    expect(bar(page)).to_have_count(0)
    page.goto(f"{paper.base_url}/thoi-su/")
    unfold = page.get_by_role("button", name="Mở thanh biên tập")
    expect(unfold).to_be_visible()
    unfold.click()
    expect(bar(page)).to_be_visible()
    page.emulate_media(media="print")
    expect(bar(page)).to_be_hidden()


def test_a_small_screen_shows_all_of_the_bar_and_the_panel(paper: Serving, window: BrowserContext) -> None:
    paper.newspaper.article("thoi-su/hen", 4, date="2096-11-20 08:00")
    paper.newspaper.article("thoi-su/thoi-su-1", 1, title="Hỏng: " + "rất-dài-" * 80)
    paper.site.rebuild()
    page = open_page(window, paper)
    page.set_viewport_size({"width": 320, "height": 600})
    expect(panel(page)).to_be_visible()
    for inside in (panel(page), bar(page).get_by_role("button", name="Thu gọn thanh biên tập")):
        box = inside.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_server_that_went_and_came_back_is_joined_again(window: BrowserContext, weekly: Newspaper) -> None:
    with serving(weekly) as first:
        page = open_page(window, first)
    expect(bar(page)).to_contain_text("mất kết nối")
    weekly.article("thoi-su/thoi-su-1", 1, title="Tên mới")
    with serving(weekly, port=first.port):
        expect(page.locator("h1")).to_have_text("Tên mới")
        expect(bar(page)).not_to_contain_text("mất kết nối")


def test_the_script_is_let_in_by_a_strict_theme(paper: Serving, window: BrowserContext) -> None:
    policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'\">"
    paper.newspaper.write(
        "templates/404.html", f"<!DOCTYPE html><html><head>{policy}</head><body><p>Mất</p></body></html>"
    )
    paper.site.rebuild()
    page = open_page(window, paper, "/khong-co.html")
    expect(bar(page)).to_be_visible()


@pytest.fixture
def elsewhere(tmp_path: pathlib.Path) -> Iterator[str]:
    """Another site, on this machine too: what lies on the network a browser keeps from it anyway."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/index.html").write_text("<!DOCTYPE html><title>x</title><body></body>")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=tmp_path / "elsewhere")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_other_sites_neither_frame_nor_hear_it(paper: Serving, elsewhere: str, window: BrowserContext) -> None:
    page = window.new_page()
    page.goto(elsewhere)
    asked = """async (base) => {
      const heard = new Promise((resolve) => {
        const source = new EventSource(`${base}/_tindoingoai/events?page=/`);
        source.onmessage = () => resolve("heard");
        source.onerror = () => resolve("refused");
      });
      const read = fetch(`${base}/_tindoingoai/state`).then(() => "read", () => "refused");
      const page = fetch(`${base}/`).then(() => "read", () => "refused");
      const script = import(`${base}/_tindoingoai/panel.js`).then(() => "run", () => "refused");
      return Promise.all([heard, read, page, script]);
    }"""
    assert page.evaluate(asked, paper.base_url) == ["refused"] * 4
    framed = """(base) => new Promise((resolve) => {
      document.body.append(Object.assign(document.createElement("iframe"), { src: base, onload: resolve }));
    })"""
    page.evaluate(f"base => ({framed})(base).then(() => true)", paper.base_url)
    (frame,) = page.frames[1:]
    frame.wait_for_url("chrome-error://chromewebdata/")
