"""The web application over a real connection: pages, files, and what only its own pages may ask for."""

import asyncio
import gzip
import pathlib

import pytest
from starlette.types import Message

from tests.conftest import Newspaper
from tests.serve.serving import Serving, serving
from tindoingoai.serve.application import CLIENT, make_application
from tindoingoai.serve.content_types import UNKNOWN, content_type
from tindoingoai.serve.injection import look_of

ARTICLE = "/thoi-su/thoi-su-1.html"


def output(served: Serving, path: str) -> pathlib.Path:
    return served.site.output / path


def test_a_page_is_the_built_one_with_the_script_in_it(served: Serving) -> None:
    reply = served.get(ARTICLE)
    built = output(served, ARTICLE[1:]).read_text("utf-8")
    assert reply.status == 200
    assert "_tindoingoai" not in built
    before, _, rest = reply.text.partition('<script type="module" blocking="render" src="/_tindoingoai/')
    assert built == before + rest.partition("</script>\n")[2]
    assert look_of(built.encode()) in rest


@pytest.mark.parametrize("path", ["/", "/thoi-su/", "/thoi-su/index.html", ARTICLE, "/thoi-su/thoi-su-1%2ehtml"])
def test_pages_are_found_by_each_of_their_addresses(served: Serving, path: str) -> None:
    reply = served.get(path)
    assert (reply.status, reply.headers["content-type"]) == (200, "text/html; charset=utf-8")


def test_every_answer_says_what_browsers_must_not_do(served: Serving) -> None:
    for path in ("/", "/khong-co.html", "/theme/news.css", "/thoi-su", "/_tindoingoai/state", "/_tindoingoai/x"):
        headers = served.get(path).headers
        assert headers["cache-control"] == "no-store", path
        assert headers["cross-origin-resource-policy"] == "same-origin", path
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["x-frame-options"] == "SAMEORIGIN", path
        assert not [name for name in headers if name.startswith("access-control")], path


def test_a_folder_without_its_slash_leads_to_it(served: Serving) -> None:
    assert served.get("/thoi-su").headers["location"] == "/thoi-su/"
    assert served.get("/thoi-su?a=1&b=%C3%A1").headers["location"] == "/thoi-su/?a=1&b=%C3%A1"
    assert served.get("/thoi-su").status == 307


def test_what_is_not_there_is_the_page_for_it(served: Serving) -> None:
    for path in ("/khong-co.html", "/khong-co/", "/khong-co", "/theme/khong-co.css"):
        reply = served.get(path)
        assert reply.status == 404, path
        assert reply.headers["content-type"] == "text/html; charset=utf-8"
        assert "<h1>" in reply.text
        assert "/_tindoingoai/client.js" in reply.text


def test_without_a_404_page_there_is_still_an_answer_that_keeps_fresh(served: Serving) -> None:
    output(served, "404.html").unlink()
    reply = served.get("/khong-co.html")
    assert reply.status == 404
    assert look_of(b"") in reply.text
    assert served.site.look("/khong-co.html") == look_of(b"")


def test_a_page_that_lies_in_no_file_yet_is_asked_of_the_site(served: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = {"/moi.html": b"<body>chua ghi</body>", "/moi/": b"<body>thu muc</body>", "/moi.xml": b"<rss/>"}
    monkeypatch.setattr(served.site, "find", pages.get)
    assert "chua ghi" in served.get("/moi.html").text
    assert "/_tindoingoai/client.js" in served.get("/moi.html").text
    assert served.get("/moi").headers["location"] == "/moi/"
    assert served.get("/moi.xml").text == "<rss/>"
    assert served.site.look("/moi.html") == look_of(pages["/moi.html"])


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
def test_nothing_can_be_changed(served: Serving, method: str) -> None:
    for path in ("/", "/_tindoingoai/state"):
        reply = served.get(path, method, content_length="0")
        assert (reply.status, reply.headers["allow"]) == (405, "GET, HEAD")


def test_head_is_the_same_without_the_body(served: Serving) -> None:
    for path in ("/", "/theme/news.css", "/theme/logo.svg"):
        head, got = served.get(path, "HEAD"), served.get(path)
        assert (head.status, head.body) == (200, b"")
        assert head.headers["content-length"] == got.headers["content-length"] == str(len(got.body))


def test_parts_of_a_file(served: Serving) -> None:
    film = bytes(range(256)) * 5000
    output(served, "phim.mp4").write_bytes(film)
    whole = served.get("/phim.mp4")
    assert (whole.status, whole.body) == (200, film)
    assert whole.headers["accept-ranges"] == "bytes"
    part = served.get("/phim.mp4", range="bytes=1000-1009")
    assert (part.status, part.body) == (206, film[1000:1010])
    assert part.headers["content-range"] == f"bytes 1000-1009/{len(film)}"
    assert part.headers["content-type"] == "video/mp4"
    assert served.get("/phim.mp4", range="bytes=-5").body == film[-5:]
    assert served.get("/phim.mp4", range="bytes=100-").body == film[100:]
    assert served.get("/phim.mp4", range="bytes=0-9", if_range=whole.headers["etag"]).status == 206
    assert served.get("/phim.mp4", range="bytes=0-9", if_range='"older"').body == film
    assert served.get("/phim.mp4", range="bytes=0-1,5-6").body == film
    late = served.get("/phim.mp4", range="bytes=9999999-")
    assert (late.status, late.headers["content-range"]) == (416, f"bytes */{len(film)}")


def test_part_of_a_text_is_not_compressed(served: Serving) -> None:
    sheet = output(served, "theme/news.css").read_bytes()
    part = served.get("/theme/news.css", range="bytes=0-1999", accept_encoding="gzip")
    assert part.body == sheet[:2000]
    assert "content-encoding" not in part.headers


def test_text_is_compressed_for_who_takes_it(served: Serving) -> None:
    for accepted in ("gzip", "br, GZIP;q=0.5", "*", "deflate , gzip ; q=1.0"):
        reply = served.get("/theme/news.css", accept_encoding=accepted)
        assert reply.headers["content-encoding"] == "gzip", accepted
        assert gzip.decompress(reply.body) == output(served, "theme/news.css").read_bytes()
    for refused in ("", "br", "gzip;q=0", "gzip;q=0.0, br", "xgzip"):
        assert "content-encoding" not in served.get("/theme/news.css", accept_encoding=refused).headers, refused
    assert served.get("/theme/news.css").headers["vary"] == "Accept-Encoding"
    output(served, "anh.png").write_bytes(b"x" * 5000)
    assert "content-encoding" not in served.get("/anh.png", accept_encoding="gzip").headers


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/x/", "text/html; charset=utf-8"),
        ("/x.css", "text/css; charset=utf-8"),
        ("/x.mjs", "text/javascript; charset=utf-8"),
        ("/x.xml", "application/xml; charset=utf-8"),
        ("/x.SVG", "image/svg+xml; charset=utf-8"),
        ("/x.vtt", "text/vtt; charset=utf-8"),
        ("/x.webmanifest", "application/manifest+json; charset=utf-8"),
        ("/x.avif", "image/avif"),
        ("/x.webp", "image/webp"),
        ("/x.woff2", "font/woff2"),
        ("/x.webm", "video/webm"),
        ("/x.opus", "audio/ogg"),
        ("/x.exe", UNKNOWN),
        ("/x", UNKNOWN),
        ("/.html", "text/html; charset=utf-8"),
    ],
)
def test_kinds_of_files_are_ours_to_say(address: str, kind: str) -> None:
    assert content_type(address) == kind


def test_pieces_of_pages_have_no_script(served: Serving) -> None:
    output(served, "_blocks").mkdir(exist_ok=True)
    output(served, "_blocks/moi.html").write_text("<ul></ul>")
    assert served.get("/_blocks/moi.html").text == "<ul></ul>"


def test_the_client_is_what_the_package_has(served: Serving) -> None:
    names = sorted(file.name for file in CLIENT.iterdir())
    assert "client.js" in names
    for name in names:
        assert served.get(f"/_tindoingoai/{name}").text == (CLIENT / name).read_text("utf-8")
    for name in ("", "x.js", "../application.py", "..%2fapplication.py", "client.js/", "%2e%2e/site.py"):
        assert served.get(f"/_tindoingoai/{name}").status == 404, name


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "localhost.evil.example", ""])
def test_a_foreign_host_is_told_nothing(served: Serving, host: str) -> None:
    for path in ("/", "/_tindoingoai/state", "/_tindoingoai/events"):
        reply = served.get(path, host=host)
        assert reply.status in ((403,) if host else (400, 403))
        assert "thoi-su" not in reply.text


@pytest.mark.parametrize(
    "headers",
    [{"sec_fetch_site": "cross-site"}, {"sec_fetch_site": "same-site"}, {"origin": "http://evil.example"}],
)
def test_only_own_pages_hear_of_builds_and_mistakes(served: Serving, headers: dict[str, str]) -> None:
    for name in ("state", "events?page=/&build=0", "client.js", "khong-co"):
        assert served.get(f"/_tindoingoai/{name}", **headers).status == 403, name
    stream = served.events("/", "", 0, **headers)
    assert (stream.status, stream.next()) == (403, None)
    assert served.get("/", **headers).status == 200
    assert served.get("/_tindoingoai/state", sec_fetch_site="same-origin").status == 200


def test_the_state_of_an_article(served: Serving) -> None:
    served.newspaper.article("thoi-su/nhap", 4, draft="true", body="Một hai ba **bốn** năm.")
    served.newspaper.article("thoi-su/hen", 5, date="2096-11-20 08:00")
    served.site.rebuild()
    state = served.state("/thoi-su/nhap.html")
    piece = state["piece"]
    assert (piece["state"], piece["words"], piece["minutes"]) == ("draft", 5, 1)
    assert piece["source"] == "content/thoi-su/nhap.md"
    assert state["edit"] == f"vscode://file{served.newspaper.site.resolve()}/content/thoi-su/nhap.md:1:1"
    piece = served.state("/thoi-su/hen.html")["piece"]
    assert (piece["state"], piece["date"]) == ("scheduled", "20/11/2096 08:00")
    assert served.state(ARTICLE)["piece"]["state"] == "published"


def test_the_state_of_a_piece_that_is_held_back_says_so_at_its_address(newspaper: Newspaper) -> None:
    newspaper.article("thoi-su/mot", 1)
    newspaper.article("thoi-su/nhap", 4, draft="true")
    newspaper.article("thoi-su/2026-11-05-hen", date="2096-11-20 08:00")
    newspaper.article("thoi-su/cu", 5, expires="2026-11-06 08:00")
    newspaper.article("thoi-su/ngo", 6, release_date="2096-11-20")
    states = {"nhap": "draft", "hen": "scheduled", "cu": "expired", "ngo": "unclear"}
    with serving(newspaper, drafts=False) as served:
        for slug, state in states.items():
            assert served.get(f"/thoi-su/{slug}.html").status == 404
            piece = served.state(f"/thoi-su/{slug}.html")["piece"]
            assert (piece["state"], piece["is_held"]) == (state, True)
        assert not served.state("/thoi-su/mot.html")["piece"]["is_held"]
        assert served.state("/thoi-su/hai.html")["piece"] is None


def test_the_state_of_other_pages_names_their_template(served: Serving) -> None:
    for address in ("/thoi-su/", "/thoi-su/index.html"):
        state = served.state(address)
        assert (state["piece"]["kind"], state["piece"]["source"]) == ("category", "templates/category.html")
        assert state["edit"].endswith("/templates/category.html:1:1")
    for address in ("/khong-co.html", "", "/../site.yaml", "/theme/news.css"):
        state = served.state(address)
        assert (state["piece"], state["edit"], state["errors"]) == (None, "", 0)


def test_mistakes_on_a_long_line_are_told_at_their_place_and_counted(served: Serving) -> None:
    served.newspaper.article("thoi-su/thoi-su-1", 1, body=f"{'chữ ' * 100}{'[x](javascript:y) ' * 30}")
    served.site.rebuild()
    state = served.state(ARTICLE)
    assert (state["errors"], state["warnings"], state["own_warnings"]) == (0, 30, 30)
    assert len(state["problems"]) == 10
    first, last = state["problems"][0], state["problems"][-1]
    column = int(first["place"].rpartition(":")[2])
    assert column > 400
    assert first["source_line"][first["column"] - 1 :].startswith("javascript:y")
    assert last["message"].endswith("(… and 20 more of this kind in this file)")


def test_mistakes_are_in_the_state_with_links_until_they_are_mended(served: Serving) -> None:
    path = served.newspaper.article("thoi-su/thoi-su-1", 1, title="Hỏng: </script><b>vì</b>")
    served.site.rebuild()
    state = served.state(ARTICLE)
    assert (state["errors"], state["is_behind"]) == (1, True)
    (problem,) = state["problems"]
    assert problem["place"] == "content/thoi-su/thoi-su-1.md:2:12"
    assert problem["source_line"] == "title: Hỏng: </script><b>vì</b>"
    assert problem["edit"].endswith(":2:12")
    assert "Bài thoi-su-1" in served.get(ARTICLE).text
    served.newspaper.article("thoi-su/thoi-su-1", 1)
    served.site.rebuild()
    state = served.state(ARTICLE)
    assert (state["errors"], state["problems"], state["is_behind"]) == (0, [], False)
    assert path.is_file()


def test_broken_templates_and_settings_are_told_alike(served: Serving) -> None:
    template = served.newspaper.write("templates/article.html", "{% extends 'base.html' %}\n{% block main %}{{ x }")
    served.site.rebuild()
    (problem,) = served.state(ARTICLE)["problems"]
    assert problem["place"].startswith("templates/article.html:2")
    assert problem["edit"].startswith(f"vscode://file{template.resolve()}:2")
    template.unlink()
    served.newspaper.write("site.yaml", "title: [x\n")
    served.site.rebuild()
    (problem,) = served.state(ARTICLE)["problems"]
    assert problem["place"].startswith("site.yaml:")
    assert served.get(ARTICLE).status == 200


def test_a_bug_of_ours_is_told_and_the_server_lives(served: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tindoingoai.serve.site.build", lambda options: 1 / 0)
    served.site.rebuild()
    (problem,) = served.state(ARTICLE)["problems"]
    assert "a bug of ours" in problem["message"]
    assert served.get(ARTICLE).status == 200


def test_warnings_of_the_article_are_counted_apart(served: Serving) -> None:
    served.newspaper.article("thoi-su/thoi-su-1", 1, related="[{ref: nhap}]")
    served.newspaper.article("thoi-su/nhap", 4, expires="2000-01-01")
    served.site.rebuild()
    state = served.state(ARTICLE)
    # A piece that expires before its date is one of them.
    assert (state["warnings"], state["own_warnings"], state["errors"]) == (2, 1, 0)
    assert served.state("/thoi-su/thoi-su-2.html")["own_warnings"] == 0


def test_without_an_editor_no_path_of_the_machine_is_told(weekly: Newspaper) -> None:
    with serving(weekly, editor="none") as served:
        weekly.article("thoi-su/thoi-su-1", 1, title="Hỏng: x")
        served.site.rebuild()
        reply = served.get(f"/_tindoingoai/state?page={ARTICLE}")
        assert reply.json["errors"] == 1
        assert str(weekly.site.resolve()) not in reply.text


def test_a_phone_is_told_of_mistakes_but_not_where_files_lie(served: Serving) -> None:
    served.newspaper.article("thoi-su/thoi-su-1", 1, title="Hỏng: x")
    served.site.rebuild()
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": "/_tindoingoai/state",
        "raw_path": b"/_tindoingoai/state",
        "query_string": f"page={ARTICLE}".encode(),
        "headers": [(b"host", b"192.168.1.7:8000")],
        "client": ("192.168.1.9", 50000),
    }
    asyncio.run(make_application(served.site, "0.0.0.0")(scope, receive, send))
    body = b"".join(message.get("body", b"") for message in sent).decode()
    assert '"errors":1' in body
    assert '"edit":""' in body
    assert str(served.newspaper.site.resolve()) not in body


def test_pages_hold_no_path_of_the_machine(served: Serving) -> None:
    for path in ("/", ARTICLE, "/khong-co.html"):
        assert str(served.newspaper.site.parent) not in served.get(path).text
