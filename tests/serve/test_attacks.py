"""Paths that try to leave the output, sent byte by byte: whatever a client of a library would have mended first."""

import os
import pathlib

import pytest

from tests.serve.serving import Serving
from tindoingoai.serve.lookup import address_of, open_file

SECRET = "MAT-MA-CUA-TOA-SOAN"
TARGETS = ("bi-mat.txt", "site.yaml", "store.db", "etc/passwd")
UPS = (
    *(
        "..",
        "%2e%2e",
        "%2E%2e",
        ".%2e",
        "%2e.",
        "%252e%252e",
        "%25252e%25252e",
        "..;",
        "..%00",
        "..%20",
        "...",
        "....//",
    ),
    *("%c0%ae%c0%ae", "%uff0e%uff0e", "%e3%80%82%e3%80%82", "．．", "..%01", "%2e%2e%2e", "..%c2%a0", "~", "%ff"),
)
SLASHES = ("/", "%2f", "%2F", "\\", "%5c", "%5C", "%252f", "%255c", "//", "/./", "/%2e/", "%c0%af", "%e2%88%95", "∕")
WHOLE = (
    *(
        "//etc/passwd",
        "///etc/passwd",
        "/%2fetc/passwd",
        "/%2f%2fetc%2fpasswd",
        "/file:///etc/passwd",
        "/file:/etc/passwd",
    ),
    *(
        "/C:/Windows/win.ini",
        "/C:%5CWindows%5Cwin.ini",
        "/c%3a/windows/win.ini",
        "/C|/Windows",
        "/%5c%5cserver%5cshare",
    ),
    *("/\\\\server\\share\\x", "//server/share/x", "/%5c%5c%3f%5cC:%5cx", "/\\\\.\\C:\\x", "/\\\\?\\C:\\x"),
    *(
        "/index.html::$DATA",
        "/index.html%3a%3a%24DATA",
        "/index.html:x",
        "/index.html.",
        "/index.html%20",
        "/index.html...",
    ),
    *(
        "/thoi-su./index.html",
        "/thoi-su%20/index.html",
        "/con",
        "/CON.html",
        "/nul.txt",
        "/aux/",
        "/com1.html",
        "/lpt9",
    ),
    *(
        "/index.html%00.png",
        "/%00",
        "/index.html%0d%0aSet-Cookie:x",
        "/index.html/",
        "/index.html/x",
        "/thoi-su//index.html",
    ),
    *(
        "/.tindoingoai",
        "/.tindoingoai-part",
        "/.git/config",
        "/.env",
        "/%2eenv",
        "/thoi-su/.an.html",
        "/%2etindoingoai",
    ),
    *(
        "/../output/index.html",
        "/thoi-su/../index.html",
        "/./index.html",
        "/thoi-su/./index.html",
        "/*",
        "/?",
        "/index.html*",
    ),
    *("/INDEX~1.HTM", "/" + "a" * 300, "/" + "a/" * 600, "/%", "/%zz", "/%e1%ba", "/%ed%a0%80"),
)
PATHS = tuple(f"/{up}{slash}{target}" for up in UPS for slash in SLASHES for target in TARGETS[:2]) + WHOLE


@pytest.fixture
def tempted(served: Serving) -> Serving:
    """A newspaper with secrets above its output, and with hidden files and links in it that no build would write."""
    output = served.site.output
    for folder in (output.parent, output.parent.parent, served.newspaper.site):
        (folder / "bi-mat.txt").write_text(SECRET)
    for name in (".env", "thoi-su/.an.html", ".tindoingoai-part"):
        (output / name).write_text(SECRET)
    (output / "lien-ket.txt").symlink_to(output.parent / "bi-mat.txt")
    (output / "lien-ket.html").symlink_to(output.parent / "bi-mat.txt")
    (output / "ra-ngoai").symlink_to(output.parent, target_is_directory=True)
    (output / "vong").symlink_to(output / "vong")
    os.mkfifo(output / "ong.txt")
    return served


def test_no_path_leads_out(tempted: Serving) -> None:
    answered = 0
    for path in (*PATHS, "/lien-ket.txt", "/lien-ket.html", "/ra-ngoai/bi-mat.txt", "/ra-ngoai/", "/vong", "/ong.txt"):
        if path == "/?":
            continue
        raw = path.encode()
        reply = tempted.get(raw)
        # What is no HTTP at all is refused before it comes to us.
        assert reply.status in (400, 404), (path, reply.status)
        assert SECRET.encode() not in reply.body, path
        assert b"root:" not in reply.body, path
        answered += reply.status == 404
    assert answered > len(PATHS) * 0.7


def test_the_bait_can_be_served_where_it_may_be(tempted: Serving) -> None:
    (tempted.site.output / "bi-mat.txt").write_text(SECRET)
    assert tempted.get("/bi-mat.txt").text == SECRET
    well_known = tempted.site.output / ".well-known"
    well_known.mkdir()
    (well_known / "security.txt").write_text("mailto:x")
    assert tempted.get("/.well-known/security.txt").text == "mailto:x"


@pytest.mark.parametrize("target", [b"index.html", b"*", b"//evil.example/index.html"])
def test_targets_that_are_no_path_lead_nowhere(tempted: Serving, target: bytes) -> None:
    assert tempted.get(target).status in (400, 404)


@pytest.mark.parametrize(
    "path", ["//evil.example", "//evil.example/", "/\\evil.example", "/%5cevil.example", "/%2fevil.example"]
)
def test_no_redirect_leads_to_another_host(tempted: Serving, path: str) -> None:
    (tempted.site.output / "evil.example").mkdir()
    (tempted.site.output / "evil.example/index.html").write_text("x")
    assert "location" not in tempted.get(path).headers
    assert tempted.get("/evil.example").headers["location"] == "/evil.example/"


def test_the_page_of_the_event_stream_reads_nothing_outside(tempted: Serving) -> None:
    for page in ("/../bi-mat.txt", "/%2e%2e/bi-mat.txt", "/lien-ket.html", "", "%00", "/ong.txt"):
        assert tempted.state(page)["piece"] is None
        stream = tempted.events(page, look=tempted.site.look("/khong-co.html"))
        news = stream.next()
        assert news
        assert news["page"] == "same"


def test_addresses_are_decoded_once_and_strictly() -> None:
    assert address_of(b"/b%C3%A0i.html") == address_of("/bài.html".encode()) == "/bài.html"
    assert address_of(b"/%252e%252e") == "/%2e%2e"
    assert address_of(b"/%2e%2e") == address_of(b"/a%2fb") == address_of(b"/%FF") == address_of(b"") == ""


def test_only_plain_files_are_opened(tmp_path: pathlib.Path) -> None:
    (tmp_path / "thu-muc").mkdir()
    (tmp_path / "that.txt").write_text("x")
    (tmp_path / "gia.txt").symlink_to("that.txt")
    assert open_file(tmp_path, "/thu-muc") is None
    assert open_file(tmp_path, "/gia.txt") is None
    assert open_file(tmp_path, "/khong-co.txt") is None
    file = open_file(tmp_path, "/that.txt")
    assert file
    with file:
        assert file.read() == b"x"


def test_an_output_that_is_reached_by_a_link_serves_its_files(tmp_path: pathlib.Path) -> None:
    (tmp_path / "that").mkdir()
    (tmp_path / "that/a.txt").write_text("x")
    (tmp_path / "lien-ket").symlink_to("that", target_is_directory=True)
    file = open_file(tmp_path / "lien-ket", "/a.txt")
    assert file
    file.close()
