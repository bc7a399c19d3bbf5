"""The report of results that were written by hand: ratios round by round, what failed, and a chart that is SVG."""

import pathlib
import xml.etree.ElementTree as ElementTree

import msgspec
import pytest

from benchmarks.contestants import EQUAL_HUGO, OURS
from benchmarks.report import chart, page, write_report
from benchmarks.results import Edition, Figure, Results, Sample, read_results, rows, write_results

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def results() -> Results:
    return read_results(pathlib.Path(__file__).with_name("results.json"))


def test_ratios_are_to_hugos_full_build_of_the_same_round(results: Results) -> None:
    full, body, hugo = rows(results.editions[0], results.editions[0])
    assert (full.wall.median, full.wall.low, full.wall.high) == (3.5, 3.0, 4.0)
    assert full.time_ratio is not None
    # 3 to 1 and 4 to 2; of the medians it would be 2.33.
    assert (full.time_ratio.median, full.time_ratio.low, full.time_ratio.high) == (2.5, 2.0, 3.0)
    assert full.memory_ratio is not None
    assert full.memory_ratio.median == 0.5
    assert body.time_ratio is not None
    assert body.time_ratio.median == 0.5
    assert hugo.time_ratio is not None
    assert hugo.time_ratio.high == 1.0


def test_without_hugo_there_are_no_ratios(results: Results) -> None:
    edition = results.editions[0]
    edition.samples = [sample for sample in edition.samples if sample.contestant != "Hugo"]
    assert [row.time_ratio for row in rows(edition, edition)] == [None, None]
    assert "| – |" in page(results)


def test_the_page_tells_machine_versions_numbers_and_what_failed(results: Results) -> None:
    text = page(results)
    assert "## 1,000 articles" in text
    assert "2 rounds" in text
    assert "Hugo v0.168.0" in text
    full = "tindoingoai | full build from nothing | 3.50 s (3.00–4.00) | 2.50 (2.00–3.00) | – | 5.10 s | 100 MB | 0.50"
    assert full in text
    assert "5.8 MB of articles on a RAM disk" in text
    assert "Eleventy failed (full build from nothing, round 1): `ended with 134: out of memory`" in text
    assert "Left out at this size, for the hours it would take: Pelican." in text
    assert "The machine was busy" not in text


def test_a_busy_machine_is_told_above_the_numbers(results: Results) -> None:
    edition = results.editions[0]
    busy = [
        msgspec.structs.replace(sample, measured=msgspec.structs.replace(sample.measured, others=sample.measured.wall))
        for sample in edition.samples
    ]
    edition.samples = busy
    assert "others used 1.00 of its 2 cores" in page(results)


def test_the_chart_has_a_bar_a_job_and_stays_inside_its_frame(results: Results) -> None:
    root = ElementTree.fromstring(chart(results))
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    bars = [rect for rect in root.iter(f"{SVG}rect") if float(rect.attrib["height"]) == 18]
    assert len(bars) == 3
    for rect in root.iter(f"{SVG}rect"):
        assert float(rect.get("x", "0")) + float(rect.attrib["width"]) <= width
        assert float(rect.get("y", "0")) + float(rect.attrib["height"]) <= height
    assert "tindoingoai: one body edited" in {text.text for text in root.iter(f"{SVG}text")}


def test_files_are_written_beside_each_other(results: Results, tmp_path: pathlib.Path) -> None:
    write_results(results, tmp_path / "results.json")
    write_report(read_results(tmp_path / "results.json"), tmp_path)
    assert (tmp_path / "RESULTS.md").read_text("utf-8") == page(results)
    assert (tmp_path / "results.svg").read_text("utf-8") == chart(results)


def test_an_edition_takes_the_place_of_an_earlier_one_of_its_corpus(results: Results) -> None:
    (old,) = results.editions
    again: Edition = msgspec.structs.replace(old, began="2026-12-01T00:00:00+00:00")
    results.put(again)
    results.put(msgspec.structs.replace(old, articles=30))
    results.put(msgspec.structs.replace(old, corpus="paper"))
    found = [(edition.articles, edition.corpus, edition.began) for edition in results.editions]
    assert found == [(30, "plain", old.began), (1000, "plain", again.began), (1000, "paper", old.began)]


def test_targets_are_told_where_they_count(results: Results) -> None:
    assert "to reach" not in page(results)
    results.editions[0].articles = 10_000
    text = page(results)
    assert "| full build from nothing, × Hugo's full build | 1.3 | 2.500 (2.000–3.000) | missed |" in text
    assert "| one body edited, × Hugo's full build | 0.17 | 0.500 (0.500–0.500) | missed |" in text
    assert "| peak memory of a full build, × Hugo's | 0.17 | 0.500 (0.500–0.500) | missed |" in text
    assert "× that of" not in text


def test_a_full_build_is_held_against_the_hugo_that_prints_our_page(results: Results) -> None:
    edition = results.editions[0]
    edition.articles = 10_000
    edition.samples += _slower(edition, "Hugo", EQUAL_HUGO, 4)
    full, _, hugo, _ = rows(edition, edition)
    assert full.equal_ratio == Figure(0.625, 0.5, 0.75)
    assert hugo.equal_ratio == Figure(0.25, 0.25, 0.25)
    text = page(results)
    assert "| 2.50 (2.00–3.00) | 0.62 (0.50–0.75) | 5.10 s |" in text
    assert "| full build from nothing, × that of *Hugo, our page* | 0.88 | 0.625 (0.500–0.750) | reached |" in text


def test_a_paper_is_held_against_the_plain_corpus_of_the_same_run(results: Results) -> None:
    (plain,) = results.editions
    plain.articles = 10_000
    paper: Edition = msgspec.structs.replace(
        plain, corpus="paper", samples=_slower(plain, OURS, OURS, 1.25), pictures=5_000, picture_bytes=900_000_000
    )
    results.put(paper)
    full, body = rows(paper, results.plain_of(paper))
    assert full.plain_ratio == Figure(1.25, 1.25, 1.25)
    assert full.time_ratio == Figure(3.125, 2.5, 3.75)
    assert body.plain_ratio == Figure(1.25, 1.25, 1.25)
    text = page(results)
    assert "## 10,000 articles, paper" in text
    assert "5.8 MB of articles and 5,000 pictures of 900.0 MB on a RAM disk" in text
    assert "| contestant | job | time | × Hugo | × plain |" in text
    assert "| one body edited, × the plain corpus | 1.5 | 1.250 (1.250–1.250) | reached |" in text
    assert "10,000 articles, paper" in chart(results)
    paper.began = "2026-12-01T00:00:00+00:00"
    assert results.plain_of(paper) is None
    assert "× the plain corpus" not in page(results)


def test_what_is_kept_for_the_next_build_is_told(results: Results) -> None:
    edition = results.editions[0]
    kept = msgspec.structs.replace(edition.samples[0].written, store=5 << 20)
    edition.samples = [msgspec.structs.replace(sample, written=kept) for sample in edition.samples]
    assert "| 200 MB | 5 MB | 1,081 | 24.0 |" in page(results)


def _slower(edition: Edition, contestant: str, name: str, times: float) -> list[Sample]:
    """What another one measured who took so many times as long."""
    found = [sample for sample in edition.samples if sample.contestant == contestant]
    measured = [msgspec.structs.replace(each.measured, wall=times * each.measured.wall) for each in found]
    return [
        msgspec.structs.replace(each, contestant=name, measured=one) for each, one in zip(found, measured, strict=True)
    ]
