"""Answers that are sent again: only while the build is the same and the file untouched."""

import os
import pathlib

import pytest
from starlette.responses import Response, StreamingResponse

from tests.serve.serving import Serving
from tindoingoai.serve.lookup import is_same, look_at
from tindoingoai.serve.recent import Recent
from tindoingoai.serve.site import ServedSite

ARTICLE = "/thoi-su/thoi-su-1.html"


def test_an_answer_counts_for_its_build_alone() -> None:
    recent, answer = Recent(), Response(b"x")
    recent.keep("a", 7, answer)
    assert recent.find("a", 7) is answer
    assert recent.find("b", 7) is None
    assert recent.find("a", 8) is None
    assert recent.find("a", 7) is None


def test_an_answer_made_in_an_earlier_build_is_not_kept_for_the_next() -> None:
    recent = Recent()
    assert recent.find("a", 8) is None
    recent.keep("a", 7, Response(b"x"))
    assert recent.find("a", 8) is None


def test_an_answer_that_comes_late_leaves_those_of_its_successor() -> None:
    recent = Recent()
    answer = Response(b"x")
    recent.keep("a", 8, answer)
    recent.keep("b", 7, Response(b"x"))
    assert recent.find("a", 8) is answer


def test_what_is_kept_stays_within_its_measure() -> None:
    recent = Recent(most=10_000)
    for number in range(100):
        recent.keep(number, 1, Response(b"x" * 3000))
    assert [number for number in range(100) if recent.find(number, 1)] == [98, 99]
    recent.keep("large", 1, Response(b"x" * 20_000))
    assert recent.find("large", 1) is None


def test_what_is_sent_piece_by_piece_is_not_sent_again() -> None:
    recent = Recent()
    recent.keep("a", 1, StreamingResponse(iter([b"x"])))
    assert recent.find("a", 1) is None


def test_a_file_is_the_same_only_untouched(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "a.html"
    file.write_text("một")
    seen = look_at(tmp_path, "/a.html")
    assert seen
    assert is_same(seen)
    os.utime(file, ns=(1, 1))
    assert not is_same(seen)
    other = tmp_path / "b.html"
    other.write_text("hai")
    seen = look_at(tmp_path, "/b.html")
    assert seen
    file.replace(other)
    assert not is_same(seen)
    other.unlink()
    assert not is_same(seen)


def test_a_link_in_place_of_a_file_is_another_one(tmp_path: pathlib.Path) -> None:
    file, aside = tmp_path / "a.html", tmp_path / "aside.html"
    file.write_text("một")
    seen = look_at(tmp_path, "/a.html")
    assert seen
    file.rename(aside)
    file.symlink_to(aside)
    assert not is_same(seen)
    assert look_at(tmp_path, "/a.html") is None


@pytest.mark.parametrize("path", [ARTICLE, "/thoi-su/", "/theme/news.css", "/khong-co.html", "/_tindoingoai/client.js"])
def test_what_is_asked_again_is_answered_alike(served: Serving, path: str) -> None:
    for encoding in ("", "gzip", "", "gzip"):
        first, again = (served.get(path, accept_encoding=encoding) for _ in range(2))
        assert (first.status, first.headers.get("content-encoding", "")) == (again.status, encoding)
        assert first.text == again.text


def test_a_page_asked_again_is_that_of_the_present_build(served: Serving) -> None:
    assert served.get(ARTICLE).text == served.get(ARTICLE).text
    served.newspaper.article("thoi-su/thoi-su-1", 1, body="Thân bài mới.")
    served.site.rebuild()
    assert "Thân bài mới." in served.get(ARTICLE).text
    assert f'data-build="{served.site.state.build}"' in served.get(ARTICLE).text


def test_a_file_that_is_changed_taken_away_or_led_elsewhere_is_not_sent_from_memory(
    served: Serving, tmp_path: pathlib.Path
) -> None:
    file = served.site.output / ARTICLE[1:]
    secret = tmp_path / "bi-mat.html"
    secret.write_text("<body>bi mat</body>", "utf-8")
    assert served.get(ARTICLE).status == 200
    file.write_text("<body>khac</body>", "utf-8")
    assert "khac" in served.get(ARTICLE).text
    file.unlink()
    assert served.get(ARTICLE).status == 404
    file.symlink_to(secret)
    assert served.get(ARTICLE).status == 404
    served.newspaper.site.joinpath("x").touch()
    file.unlink()
    file.write_text("<body>lai day</body>", "utf-8")
    assert "lai day" in served.get(ARTICLE).text
    # A folder above it that becomes a link: the file behind it is another one, and not reached.
    folder = tmp_path / "khac"
    folder.mkdir()
    (folder / file.name).write_text("<body>bi mat</body>", "utf-8")
    file.parent.rename(tmp_path / "aside")
    file.parent.symlink_to(folder)
    assert served.get(ARTICLE).status == 404


def test_a_part_of_a_file_is_never_taken_for_the_whole(served: Serving) -> None:
    part = served.get("/theme/news.css", range="bytes=0-9")
    assert (part.status, len(part.body)) == (206, 10)
    assert served.get("/theme/news.css").status == 200
    part = served.get("/theme/news.css", range="bytes=0-9")
    assert (part.status, len(part.body)) == (206, 10)


def test_the_state_is_told_anew_after_a_build(served: Serving) -> None:
    before = served.state(ARTICLE)
    assert served.state(ARTICLE) == before
    served.newspaper.article("thoi-su/thoi-su-1", 1, title="Tít khác")
    served.site.rebuild()
    assert served.state(ARTICLE)["piece"]["title"] == "Tít khác"
    assert served.state(ARTICLE)["build"] > before["build"]


def test_what_waits_to_be_written_is_rendered_and_not_remembered(
    served: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert served.get(ARTICLE).status == 200
    monkeypatch.setattr(ServedSite, "awaits", lambda site, *addresses: ARTICLE in addresses)
    monkeypatch.setattr(served.site, "find", {ARTICLE: b"<body>sap co</body>"}.get)
    assert "sap co" in served.get(ARTICLE).text
    assert "sap co" not in served.get("/thoi-su/").text
