"""A whole run of the harness, with few articles and nobody but this program; and what its checks find."""

import functools
import os
import pathlib
import subprocess

import pytest
from click.testing import CliRunner

from benchmarks import install
from benchmarks.checks import (
    CheckError,
    OurPage,
    check_articles,
    check_edit,
    check_sample,
    count_elements,
    newsroom,
    read_page,
)
from benchmarks.contestants import EQUAL_HUGO, FULL, OURS, Contestant, ours, peers
from benchmarks.corpus import Corpus
from benchmarks.edits import edit_body
from benchmarks.prepare import Site, lay_out_ours
from benchmarks.results import read_results
from benchmarks.run import Race, main


@pytest.mark.slow
def test_a_run_measures_every_job_of_this_program_and_reports_it(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.run.SETTLING", 0)
    arguments = ["--sizes", "30", "--rounds", "1", "--only", OURS, "--into", str(tmp_path / "out")]
    done = CliRunner().invoke(main, [*arguments, "--scratch", str(tmp_path)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    (edition,) = read_results(tmp_path / "out" / "results.json").editions
    assert edition.failures == []
    jobs = [(sample.contestant, sample.job) for sample in edition.samples]
    assert jobs == [(contestant.name, job) for contestant in ours() for job in contestant.jobs]
    assert all(sample.measured.wall > 0 and sample.measured.memory > 10_000_000 for sample in edition.samples)
    assert all(sample.written.pages > 30 for sample in edition.samples)
    assert "one article published" in (tmp_path / "out" / "RESULTS.md").read_text("utf-8")
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]


def test_all_contestants_begin_with_a_full_build() -> None:
    assert {contestant.jobs[0] for contestant in [*ours(), *peers()]} == {FULL}


def test_wrong_sizes_are_a_usage_error() -> None:
    for sizes in ("many", "3"):
        assert CliRunner().invoke(main, ["--sizes", sizes]).exit_code == 2


@pytest.fixture
def built(corpus: Corpus, tmp_path: pathlib.Path) -> Site:
    """A site whose output is made by hand: every page shows the titles of the sample."""
    site = lay_out_ours(corpus, tmp_path / "site", {})
    html = "\n".join((*newsroom(corpus).titles, 'application/ld+json rel="canonical" og:title <img', "x" * 1000))
    for head in corpus.heads:
        page = site.output / f"{head.path}.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(html, "utf-8")
    return site


def test_a_missing_or_empty_page_is_found(built: Site, corpus: Corpus) -> None:
    paths = newsroom(corpus).paths
    assert check_articles(built, paths).pages == corpus.total
    (built.output / f"{corpus.heads[3].path}.html").write_text("", "utf-8")
    (built.output / f"{corpus.heads[4].path}.html").unlink()
    with pytest.raises(CheckError, match="2 article pages are missing"):
        check_articles(built, paths)


def test_another_page_than_ours_is_found(built: Site, corpus: Corpus) -> None:
    ours, path = OurPage(), newsroom(corpus).sample
    page = built.output / f"{path}.html"
    page.write_text('<p class="sapo">a</p><p>b</p><ul>\n<li>c</li></ul>', "utf-8")
    ours.check(built, path)
    page.write_text('<p>d<p class="sapo" id="e">f<ul><li>', "utf-8")
    ours.check(built, path)
    page.write_text('<p class="sapo">a</p><p class="b">b</p><ul><li>c</li></ul>', "utf-8")
    with pytest.raises(CheckError, match=r"has {'p.b': 1} more and {'p': 1} fewer"):
        ours.check(built, path)


@pytest.mark.slow
@pytest.mark.skipif(not install.hugo(), reason="`python -m benchmarks.install` installs Hugo")
def test_one_hugo_prints_every_article_page_as_we_do(corpus: Corpus, tmp_path: pathlib.Path) -> None:
    printed = {each.name: each for each in (*ours(), *peers()) if each.our_page}
    sites = []
    for name in (OURS, EQUAL_HUGO):
        site = printed[name].lay_out(corpus, tmp_path / name)
        environment = os.environ | printed[name].environment
        subprocess.run(printed[name].command, cwd=site.folder, env=environment, check=True, capture_output=True)
        sites.append(site)
    for head in corpus.heads:
        mine, theirs = (read_page(site, head.path) for site in sites)
        assert count_elements(mine) == count_elements(theirs)
        assert len(theirs) == pytest.approx(len(mine), rel=0.02)


def test_a_block_that_is_not_shown_is_found(built: Site, corpus: Corpus) -> None:
    expected = newsroom(corpus)
    check_sample(built, expected, blocks=True)
    page = built.output / f"{expected.sample}.html"
    page.write_text(page.read_text("utf-8").replace(expected.titles[-1], ""), "utf-8")
    with pytest.raises(CheckError, match="does not show"):
        check_sample(built, expected, blocks=True)
    check_sample(built, expected, blocks=False)


def test_an_edit_that_did_not_arrive_is_found(built: Site, corpus: Corpus) -> None:
    edit = edit_body(built, corpus, 1)
    with pytest.raises(CheckError, match="does not show the edit"):
        check_edit(built, edit)


def test_who_fails_is_told_and_not_asked_again(
    corpus: Corpus, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("benchmarks.run.SETTLING", 0)
    edition = read_results(pathlib.Path(__file__).with_name("results.json")).editions[0]
    edition.samples, edition.failures = [], []
    broken = Contestant("Gãy", (FULL, "body"), functools.partial(lay_out_ours, settings={}), ("false",))
    race = Race(edition, corpus, tmp_path)
    race.run_round(1, [broken])
    race.run_round(2, [broken])
    assert [(failure.contestant, failure.job, failure.round) for failure in edition.failures] == [("Gãy", FULL, 1)]
    assert edition.samples == []
    assert "ended with 1" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
