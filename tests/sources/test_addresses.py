"""Addresses and the files behind them: joined and checked without a disk, and never out of the site."""

import pathlib
import posixpath
import urllib.parse

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tindoingoai.addresses import (
    address_fault,
    avoid_device,
    file_of,
    is_outside,
    is_web_address,
    key_of,
    quote_address,
    resolve_file,
)

PIECES = [*"/.\\%:?#~ -_aA0ạ\0\n\u202e", "..", "../", "/../", "%2e", "%2f", "%5c", "//", "con", "a"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=16).map("".join)


@pytest.mark.parametrize(
    "address",
    ["/", "/a", "/a.html", "/a/", "/bờ-cõi/Bài viết.html", "/a/b/c/", "/...a", "/console/", "/a..b", f"/{'a' * 255}"],
)
def test_good_addresses_are_accepted(address: str) -> None:
    assert address_fault(address) == ""


@pytest.mark.parametrize(
    "address",
    [
        *("", "a", "./a", "../a", "/..", "/a/../b", "/./a", "/a//b", "//a", "//", "/a//", "///a.html", "/a/.", "/a/.."),
        *("/a\\b", "/a:b", "/a*b", "/a?b", '/a"b', "/a<b", "/a|b", "/a\0b", "/a\nb", "/a\x7fb"),
        *("/con", "/CON.html", "/a/nul/", "/aux.tar.gz", "/com1", "/LPT9.txt", "/a.", "/a /b", f"/{'a' * 256}"),
        *(f"/{'ạ' * 86}", "/a" * 501, "/\ud800.html"),
    ],
)
def test_addresses_that_some_system_cannot_hold_are_refused(address: str) -> None:
    assert address_fault(address)


@pytest.mark.parametrize(
    ("address", "file"),
    [("/", "index.html"), ("/a/", "a/index.html"), ("/a/b.html", "a/b.html"), ("/a", "a"), ("/rss.xml", "rss.xml")],
)
def test_file_of_an_address(address: str, file: str) -> None:
    assert file_of(address) == file


def test_addresses_of_one_file_have_one_key() -> None:
    assert key_of("/Bài/") == key_of("/bài/index.html")
    assert key_of("/STRASSE.html") == key_of("/straße.html")
    assert key_of("/a/") != key_of("/a.html")


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("/images/a.jpg", "/images/a.jpg"),
        ("a.jpg", "/thoi-su/a.jpg"),
        ("./a.jpg", "/thoi-su/a.jpg"),
        ("../a.jpg", "/a.jpg"),
        ("anh/../a.jpg", "/thoi-su/a.jpg"),
        ("/a//b.jpg", "/a/b.jpg"),
        ("a.jpg?v=1#x", "/thoi-su/a.jpg"),
        ("%E1%BA%A3nh.jpg", "/thoi-su/ảnh.jpg"),
        ("/a%20b.jpg", "/a b.jpg"),
    ],
)
def test_files_are_found_from_the_root_or_beside_the_article(written: str, address: str) -> None:
    assert resolve_file("thoi-su/bai.md", written) == (address, "")


@pytest.mark.parametrize(
    "written",
    [
        "../../a.jpg",
        "/../a.jpg",
        "%2e%2e/%2e%2e/a.jpg",
        "..%2f..%2fa.jpg",
        "/a/../../b.jpg",
        "a\\..\\b.jpg",
        "a%00.jpg",
        "/con.jpg",
    ],
)
def test_files_outside_of_the_site_are_refused(written: str) -> None:
    address, fault = resolve_file("thoi-su/bai.md", written)
    assert not address
    assert fault


@given(source=st.sampled_from(["bai.md", "a/bai.md", "a/b/c/bai.md"]), written=TEXTS)
def test_no_way_of_writing_a_file_leaves_the_site(source: str, written: str) -> None:
    address, fault = resolve_file(source, written)
    if fault:
        return
    root = "/srv/site/static"
    joined = posixpath.normpath(posixpath.join(root, address.removeprefix("/")))
    assert joined == root or joined.startswith(f"{root}/")
    assert not {"..", "."} & set(pathlib.PurePosixPath(address).parts)
    assert "\\" not in address
    assert "\0" not in address


@given(TEXTS)
def test_no_checked_address_writes_outside_of_the_output(text: str) -> None:
    address = f"/{text}"
    if not address_fault(address):
        assert posixpath.normpath(posixpath.join("/srv/out", file_of(address))).startswith("/srv/out/")


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        *(
            (text, True)
            for text in ("https://a", "HTTP://a", "//a", "mailto:a", "data:image/png,x", "http://[", "//[", "c:\\a")
        ),
        *((text, False) for text in ("", "/a", "a", "a/b:c", "./a:b", "?a:b", "#a:b", "1a:b", "bài:một")),
    ],
)
def test_other_sites_are_told_from_files(target: str, expected: bool) -> None:
    assert is_outside(target) is expected


@given(st.text(max_size=20))
def test_no_text_is_too_strange_to_be_judged(text: str) -> None:
    is_outside(text)
    is_web_address(text)
    is_web_address(f"https://{text}")


def test_names_of_devices_are_given_another() -> None:
    assert [avoid_device(slug) for slug in ("con", "com1", "console")] == ["con-1", "com1-1", "console"]


@given(TEXTS)
def test_link_to_an_address_leads_back_to_it(text: str) -> None:
    address = f"/{text}"
    if address_fault(address) or is_outside(address):
        return
    link = quote_address(address)
    assert urllib.parse.unquote(link) == address
    assert not set(link) & set(' #"<>')
    assert link.isascii()
    assert quote_address(f"{address}?v=1") == f"{link}?v=1"


@pytest.mark.parametrize(
    "address", ["", "https://example.org/phim%201.mp4", "//example.org/a b", "mailto:a@example.org"]
)
def test_addresses_elsewhere_are_quoted_already(address: str) -> None:
    assert quote_address(address) == address
