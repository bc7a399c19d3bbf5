"""The stream of news: what each open page is told of a build."""

import time

import pytest

from tests.conftest import PATIENCE
from tests.serve.serving import Serving
from tindoingoai.engine.options import BuildOptions, Report
from tindoingoai.engine.session import Session
from tindoingoai.serve.hub import MOST_STREAMS

FIRST, SECOND = "/thoi-su/thoi-su-1.html", "/thoi-su/thoi-su-2.html"


def becomes_empty(served: Serving) -> bool:
    """Waits for the server to notice that nobody listens any more."""
    ends = time.monotonic() + PATIENCE
    while len(served.site.hub) and time.monotonic() < ends:
        time.sleep(0.01)
    return len(served.site.hub) == 0


def test_each_page_is_told_of_itself(served: Serving) -> None:
    served.newspaper.article("thoi-su/thoi-su-1", 1, tags="[chung]", summary="Sapo.")
    served.site.rebuild()
    streams = [served.events(page, served.site.look(page), served.site.state.build) for page in (FIRST, SECOND)]
    assert streams[0].status == 200
    assert b"content-type: text/event-stream; charset=utf-8\r\n" in streams[0].headers
    for stream in streams:
        news = stream.next()
        assert news == {"build": served.site.state.build, "page": "same", "files": [], "problems": 0}
    served.newspaper.article("thoi-su/thoi-su-1", 1, tags="[chung]", summary="Sapo.", body="Thân bài mới.")
    served.site.rebuild()
    told = [stream.next() for stream in streams]
    assert [news and news["page"] for news in told] == ["changed", "same"]


def test_a_style_sheet_is_told_as_a_file_and_the_page_stays(served: Serving) -> None:
    served.newspaper.write("static/theme/news.css", "body { color: red }")
    look = served.site.look(FIRST)
    stream = served.events(FIRST, look, served.site.state.build)
    assert stream.next()
    served.site.rebuild()
    news = stream.next()
    assert news
    assert (news["page"], news["files"]) == ("same", ["/theme/news.css"])


def test_who_missed_builds_hears_of_them_when_it_comes_back(served: Serving) -> None:
    look, build = served.site.look(FIRST), served.site.state.build
    served.newspaper.write("static/anh.txt", b"x")
    served.site.rebuild()
    served.newspaper.article("thoi-su/thoi-su-1", 1, tags="[chung]", body="Thân bài mới.")
    served.site.rebuild()
    for headers in ({}, {"last_event_id": str(build)}):
        stream = served.events(FIRST, look, build, **headers)
        news = stream.next()
        assert news
        assert (news["page"], news["files"]) == ("changed", ["/anh.txt"])
    stream = served.events(FIRST, look, build, last_event_id=str(build + 2))
    news = stream.next()
    assert news
    assert news["files"] == []


def test_a_style_sheet_is_shown_before_anything_is_built(served: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    served.newspaper.write("static/theme/news.css", "body { color: red }")
    served.newspaper.write("static/theme/.hidden.css", "x")
    # Pictures are cleaned first of what cameras noted.
    served.newspaper.write("static/anh.jpg", b"x")
    (served.newspaper.site / "static/link.css").symlink_to("/etc/hostname")
    seen: list[object] = []

    def fail(options: BuildOptions, session: Session) -> Report:
        seen.append(served.get("/theme/news.css").text)
        seen.append(served.site.state.coming)
        raise OSError("the disk is full")

    monkeypatch.setattr("tindoingoai.serve.site.build", fail)
    before = served.get("/theme/news.css").text
    served.site.rebuild(
        frozenset({"static/theme/news.css", "static/theme/.hidden.css", "static/link.css", "static/anh.jpg"})
    )
    assert seen == ["body { color: red }", frozenset({"/theme/news.css"})]
    # A build that failed has written none: what browsers are told is to load the last good one again.
    assert served.get("/theme/news.css").text == before
    assert served.site.state.changed_since(served.site.state.build - 1) == ["/theme/news.css"]


def test_a_page_that_goes_and_one_that_comes_have_changed(served: Serving) -> None:
    coming = served.events("/thoi-su/moi.html", served.site.look("/thoi-su/moi.html"))
    going = served.events(FIRST, served.site.look(FIRST))
    for stream in (coming, going):
        news = stream.next()
        assert news
        assert news["page"] == "same"
    served.newspaper.article("thoi-su/moi", 4)
    (served.newspaper.site / "content/thoi-su/thoi-su-1.md").unlink()
    served.site.rebuild()
    for stream in (coming, going):
        # What comes is told of before it is written, what goes once it is gone.
        assert "changed" in [news["page"] for news in (stream.next(), stream.next()) if news]


def test_mistakes_are_counted_and_the_page_stays(served: Serving) -> None:
    stream = served.events(FIRST, served.site.look(FIRST))
    assert stream.next()
    served.newspaper.article("thoi-su/thoi-su-1", 1, title="Hỏng: x")
    served.site.rebuild()
    news = stream.next()
    assert news
    assert (news["page"], news["problems"]) == ("same", 1)


def test_who_does_not_read_holds_up_nobody(served: Serving) -> None:
    slow = served.events(FIRST, "x")
    quick = served.events(SECOND, "x")
    assert quick.next()
    for day in range(1, 20):
        served.newspaper.article("thoi-su/thoi-su-2", 2, tags="[chung]", body=f"Thân bài {day}.")
        served.site.rebuild()
        assert quick.next()
    assert slow.next()


def test_who_leaves_is_forgotten(served: Serving) -> None:
    streams = [served.events("/", "x", user_agent=f"Trình duyệt {number}".encode().hex()) for number in range(20)]
    assert all(stream.next() for stream in streams)
    assert len(served.site.hub) == 20
    for stream in streams:
        stream.close()
    assert becomes_empty(served)


def test_a_browser_keeps_connections_for_its_pages(served: Serving) -> None:
    streams = [served.events("/", "x") for _ in range(MOST_STREAMS + 2)]
    assert [bool(stream.next()) for stream in streams][2:] == [True] * MOST_STREAMS
    assert streams[0].next() is None
    assert streams[1].next() is None


def test_the_server_ends_while_browsers_listen(served: Serving, caplog: pytest.LogCaptureFixture) -> None:
    streams = [served.events("/", "x", user_agent=str(number)) for number in range(3)]
    assert all(stream.next() for stream in streams)
    # None of them has to be cut off, however slow the machine is.
    served.server.config.timeout_graceful_shutdown = None
    served.server.should_exit = True
    assert [stream.next() for stream in streams] == [None] * 3
    assert caplog.messages == []


@pytest.mark.parametrize("build", ["", "x", "-1", "1e5", "%D9%A3", "9" * 5000])
def test_a_stream_that_asks_for_nonsense_is_a_stream_all_the_same(served: Serving, build: str) -> None:
    stream = served.events("/", build=build)
    assert stream.next()
