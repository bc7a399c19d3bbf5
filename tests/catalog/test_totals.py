"""`data/reads.json`: whatever is wrong with it, the newspaper comes out, with the last reads that were in order."""

import datetime
import json
import pathlib

import pytest

from tests.conftest import NOW, Newspaper
from tindoingoai.engine.verify import verify
from tindoingoai.reads.totals import NOTHING, Measurement, Totals, measure, recall_totals
from tindoingoai.store import Store

NAME = "data/reads.json"
HOUR = "2026-11-20T18:00:00+07:00"
STRICT = "strict: true\nmasthead: {licence: a, editor_in_chief: b, address: c, phone: d, email: e@example.org}\n"
GOOD = json.dumps({"articles": {"cu": {HOUR: 5}}}).encode()
# What a file may be instead, and what is said of it.
BROKEN = {
    b"": "it is empty",
    b" \n": "it is empty",
    GOOD[:30]: "Input data was truncated",
    b"<!DOCTYPE html><title>502 Bad Gateway</title>": "JSON is malformed: invalid character",
    b"5.0": "Expected `object`, got `float`",
    b"-5": "Expected `object`, got `int`",
    b"[]": "Expected `object`, got `array`",
    b"{}": "Object missing required field `articles`",
    b'{"error": "quota exceeded"}': "Object missing required field `articles`",
    b'{"articles": null}': "Expected `object`, got `null` - at `$.articles`",
    b'{"articles": {"cu": 5}}': "Expected `object`, got `int` - at `$.articles[...]`",
    GOOD.replace(b"5}", b"5.0}"): "5.0 is no number of reads of `cu`",
    GOOD.replace(b"5}", b"-5}"): "-5 is no number of reads of `cu`",
    GOOD.replace(b"5}", b'"5"}'): '"5" is no number of reads of `cu`',
    GOOD.replace(b"5}", b"null}"): "null is no number of reads of `cu`",
    GOOD.replace(b"5}", b"9" * 400 + b"}"): "is no number of reads of `cu`",
    GOOD.replace(b"5}", b"NaN}"): "JSON is malformed: invalid character",
    GOOD.replace(b"2026-11-20T", b"20/11/2026 "): '"20/11/2026 18:00:00+07:00" is no hour of `cu`',
    GOOD.replace(b"2026-11-20T", b"2026-13-20T"): "is no hour of `cu`",
    GOOD.replace(b"2026", b"0001"): "0001-11-20T18:00:00+07:00 is no hour of `cu`",
    GOOD.replace(b"2026", b"9999"): "9999-11-20T18:00:00+07:00 is no hour of `cu`",
    GOOD[:-1] + b', "updated": "9999-12-31T23:59:59Z"}': "9999-12-31T23:59:59+00:00 is no time of counting",
    GOOD[:-1] + b', "updated": "hom qua"}': "Invalid RFC3339 encoded datetime - at `$.updated`",
    GOOD.decode().encode("utf-16"): "this file is UTF-16, not UTF-8",
    GOOD.replace(b"cu", b"c\xf9"): "not UTF-8",
    GOOD.replace(b"cu", b"c\0u"): "control character NUL",
    b'{"articles": {}, "more": ' + b"[" * 100_000: "it is nested too deep",
}


@pytest.fixture
def paper(newspaper: Newspaper) -> Newspaper:
    """Two pieces, of which the older one is read."""
    newspaper.article("thoi-su/cu", 1)
    newspaper.article("thoi-su/moi", 2)
    newspaper.write(
        "templates/most_read.html", "{{ page.title }}:{% for card in page.cards %} {{ card.title }}{% endfor %}"
    )
    newspaper.write(NAME, GOOD)
    return newspaper


def _place(paper: Newspaper, name: str) -> None:
    """Puts something there that is no file to be read."""
    path = paper.site / NAME
    path.unlink()
    if name == "folder":
        path.mkdir()
    elif name == "large":
        with path.open("wb") as file:
            file.truncate(64 * 1024 * 1024 + 1)
    elif name == "a link to nothing":
        path.symlink_to(path.with_name("khac.json"))
    else:
        path.symlink_to(path)


@pytest.mark.parametrize("data", BROKEN, ids=lambda data: repr(data[:40]))
def test_broken_file_is_a_warning_and_the_last_good_reads_serve(data: bytes, paper: Newspaper) -> None:
    paper.settings(STRICT)
    assert paper.build().problems == ()
    paper.write(NAME, data)
    report = paper.build()
    (problem,) = report.problems
    assert (problem.path, problem.severity) == (NAME, "warning")
    assert BROKEN[data] in problem.message
    assert problem.message.endswith("; the last ones in order stand in")
    assert problem.hint
    assert not report.written
    assert paper.page("/doc-nhieu/") == "Đọc nhiều: Bài cu"
    assert verify(paper.options()).is_equal


@pytest.mark.parametrize("name", ["folder", "large", "loop", "a link to nothing"])
def test_what_cannot_be_read_is_a_warning_too(name: str, paper: Newspaper) -> None:
    paper.settings(STRICT)
    paper.build()
    _place(paper, name)
    (problem,) = paper.build().problems
    assert (problem.path, problem.severity) == (NAME, "warning")
    assert paper.page("/doc-nhieu/") == "Đọc nhiều: Bài cu"
    assert verify(paper.options()).is_equal


def test_without_a_store_there_is_nothing_to_stand_in(paper: Newspaper) -> None:
    paper.write(NAME, "<html>")
    (problem,) = paper.build().problems
    assert problem.message.endswith("; nothing is ranked, since none were in order before")
    assert paper.page("/doc-nhieu/") == "Đáng chú ý: Bài moi Bài cu"


def test_last_good_reads_outlive_a_build_from_nothing_and_age_like_any(paper: Newspaper) -> None:
    paper.build()
    paper.write(NAME, "<html>")
    assert not paper.build(clean=True).written
    assert paper.page("/doc-nhieu/") == "Đọc nhiều: Bài cu"
    paper.build(now=NOW + datetime.timedelta(days=8))
    assert paper.page("/doc-nhieu/") == "Đáng chú ý: Bài moi Bài cu"


def test_mended_file_serves_at_once(paper: Newspaper) -> None:
    paper.build()
    paper.write(NAME, "{")
    paper.build()
    paper.write(NAME, GOOD.replace(b"cu", b"moi"))
    assert paper.build().problems == ()
    assert paper.page("/doc-nhieu/") == "Đọc nhiều: Bài moi"
    paper.write(NAME, "{")
    paper.build()
    assert paper.page("/doc-nhieu/") == "Đọc nhiều: Bài moi"


def test_file_that_was_taken_away_leaves_nothing(paper: Newspaper) -> None:
    paper.build()
    (paper.site / NAME).unlink()
    assert paper.build().problems == ()
    assert paper.page("/doc-nhieu/") == "Đáng chú ý: Bài moi Bài cu"
    paper.write(NAME, "{")
    paper.build()
    assert paper.page("/doc-nhieu/") == "Đáng chú ý: Bài moi Bài cu"


def test_another_file_has_no_part_in_what_the_first_one_said(paper: Newspaper) -> None:
    paper.build()
    paper.settings("most_read: {reads: data/khac.json}")
    paper.write("data/khac.json", "{")
    paper.build()
    assert paper.page("/doc-nhieu/") == "Đáng chú ý: Bài moi Bài cu"


def test_build_that_ends_with_mistakes_keeps_what_was_good(paper: Newspaper) -> None:
    broken = paper.write("content/thoi-su/hong.md", "không có đầu bài")
    assert not paper.check().written
    broken.unlink()
    paper.write(NAME, "{")
    paper.build()
    assert paper.page("/doc-nhieu/") == "Đọc nhiều: Bài cu"


def test_broken_file_is_told_once_it_is_looked_at_and_nothing_is_planned_for_it_again(paper: Newspaper) -> None:
    paper.build()
    paper.write(NAME, "{")
    first = paper.build()
    again = paper.build()
    assert (again.problems, again.written) == (first.problems, ())


def test_reads_of_no_article_here_are_told(paper: Newspaper) -> None:
    paper.settings(STRICT)
    paper.write(NAME, GOOD.replace(b"cu", b"bai-la"))
    (problem,) = paper.build().problems
    assert (problem.severity, problem.message) == (
        "warning",
        "none of its articles is one of this newspaper, like `bai-la`",
    )
    # Pieces go, and reads of them are of no use: that is no mistake.
    paper.write(NAME, GOOD.replace(b'"cu"', b'"bai-la": {}, "cu"'))
    assert paper.build().problems == ()


def test_mark_at_the_start_of_the_file_is_none_of_it(paper: Newspaper) -> None:
    paper.write(NAME, b"\xef\xbb\xbf" + GOOD)
    assert paper.build().problems == ()
    assert paper.page("/doc-nhieu/") == "Đọc nhiều: Bài cu"


@pytest.fixture
def store(tmp_path: pathlib.Path) -> Store:
    return Store(tmp_path / "store.db")


def test_hours_without_a_zone_are_in_that_of_the_site(newspaper: Newspaper, store: Store) -> None:
    newspaper.write(NAME, '{"articles": {"a": {"2026-11-20T08:00:00": 5}}}')
    measurement = measure(newspaper.site, NAME, store)
    assert measurement.problems == ()
    for hours in (7, 9):
        zone = datetime.timezone(datetime.timedelta(hours=hours))
        assert recall_totals(store, measurement, zone) == Totals(
            {"a": {datetime.datetime(2026, 11, 20, 8, tzinfo=zone): 5}}
        )


def test_a_site_without_the_file_measured_nothing(newspaper: Newspaper, store: Store) -> None:
    assert measure(newspaper.site, NAME, store) == Measurement()
    assert recall_totals(store, Measurement(), datetime.UTC) == NOTHING


def test_place_is_told_where_somebody_would_look(newspaper: Newspaper, store: Store) -> None:
    lines = '{\n  "articles": {\n    "a": {\n      "2026-11-20T08:00:00+07:00": 3\n    },\n    "b": {\n'
    newspaper.write(NAME, f'{lines}      "2026-11-20T08:00:00+07:00": -3\n}}}}}}')
    (problem,) = measure(newspaper.site, NAME, store).problems
    assert problem.place == f"{NAME}:7:7"
    newspaper.write(NAME, '{"articles": {\n  "a": {"2026-11-20T08:00:00+07:00": x}}}')
    (problem,) = measure(newspaper.site, NAME, store).problems
    assert problem.place == f"{NAME}:2:38"
    newspaper.write(NAME, '{"articles": {"a": {' + " " * 500 + '"2026-11-20T08:00:00+07:00": -3}}}')
    (problem,) = measure(newspaper.site, NAME, store).problems
    assert problem.place == NAME
