"""A whole run of the harness, with few articles and nobody but this program; and what its checks find."""

import functools
import pathlib

import pytest
from click.testing import CliRunner

from benchmarks.checks import CheckError, OurPage, check_articles, check_edit, check_sample, newsroom
from benchmarks.contestants import FULL, OURS, Contestant, ours, peers
from benchmarks.corpus import CORPORA, PAPER, PLAIN, Corpus
from benchmarks.edits import edit_body
from benchmarks.prepare import Site, lay_out_ours
from benchmarks.results import read_results
from benchmarks.run import Race, main, run_round


@pytest.mark.slow
@pytest.mark.parametrize(("of_corpus", "corpora"), [([], [PLAIN, PAPER]), (["--corpus", "paper"], [PAPER])])
def test_a_run_measures_every_job_of_this_program_and_reports_it(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, of_corpus: list[str], corpora: list[str]
) -> None:
    monkeypatch.setattr("benchmarks.run.SETTLING", 0)
    arguments = ["--sizes", "30", "--rounds", "1", "--only", OURS, "--into", str(tmp_path / "out"), *of_corpus]
    done = CliRunner().invoke(main, [*arguments, "--scratch", str(tmp_path)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    editions = read_results(tmp_path / "out" / "results.json").editions
    assert [edition.corpus for edition in editions] == corpora
    for edition in editions:
        assert edition.failures == []
        assert edition.pictures == (200 if edition.corpus == PLAIN else 15)
        jobs = [(sample.contestant, sample.job) for sample in edition.samples]
        running = [contestant for contestant in ours() if edition.corpus in contestant.corpora]
        assert jobs == [(contestant.name, job) for contestant in running for job in contestant.jobs]
        assert all(sample.measured.wall > 0 and sample.measured.memory > 10_000_000 for sample in edition.samples)
        assert all(sample.written.pages > 30 and sample.written.store > 100_000 for sample in edition.samples)
    text = (tmp_path / "out" / "RESULTS.md").read_text("utf-8")
    assert "one article published" in text
    assert [f"30 articles, {corpus}" in text for corpus in CORPORA] == [corpus in corpora for corpus in CORPORA]
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]


def test_all_contestants_begin_with_a_full_build() -> None:
    assert {contestant.jobs[0] for contestant in [*ours(), *peers()]} == {FULL}


def test_wrong_sizes_are_a_usage_error() -> None:
    for sizes in ("many", "3"):
        assert CliRunner().invoke(main, ["--sizes", sizes]).exit_code == 2


def test_who_does_not_run_with_a_corpus_is_a_usage_error() -> None:
    assert CliRunner().invoke(main, ["--only", "pelican", "--corpus", "paper"]).exit_code == 2


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
    ours, expected = OurPage(), newsroom(corpus)
    assert len(expected.compared) == 20
    page = built.output / f"{expected.compared[-1]}.html"
    page.write_text('<p class="sapo">a</p><p>b</p><ul>\n<li>c</li></ul>', "utf-8")
    ours.check(built, expected)
    page.write_text('<p>d<p class="sapo" id="e">f<ul><li>', "utf-8")
    ours.check(built, expected)
    page.write_text('<p class="sapo">a</p><p class="b">b</p><ul><li>c</li></ul>', "utf-8")
    with pytest.raises(CheckError, match=r"has {'p.b': 1} more and {'p': 1} fewer"):
        ours.check(built, expected)


def test_a_picture_that_is_not_there_is_found(built: Site, corpus: Corpus) -> None:
    expected = newsroom(corpus)
    page = built.output / f"{expected.sample}.html"
    page.write_text(f'{page.read_text("utf-8")} <img class="pic" src="/images/a.jpg" alt="">', "utf-8")
    with pytest.raises(CheckError, match=r"pictures that are not there: \['images/a.jpg'\]"):
        check_sample(built, expected, blocks=True)
    (built.output / "images").mkdir()
    (built.output / "images" / "a.jpg").touch()
    check_sample(built, expected, blocks=True)


def test_a_paper_must_show_similar_pieces_whichever_they_are(
    built: Site, corpus: Corpus, paper: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert newsroom(paper).similar == ()
    monkeypatch.setattr("benchmarks.checks.NEWEST", 50)
    assert newsroom(corpus).similar == ()
    expected = newsroom(paper)
    with pytest.raises(CheckError, match="none of the 50 newest pages shows similar pieces"):
        check_sample(built, expected, blocks=True)
    check_sample(built, expected, blocks=False)
    page = built.output / f"{expected.similar[-1]}.html"
    page.write_text(f"{page.read_text('utf-8')} Tin bài liên quan", "utf-8")
    check_sample(built, expected, blocks=True)


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
    run_round(1, [race], [broken])
    run_round(2, [race], [broken])
    assert [(failure.contestant, failure.job, failure.round) for failure in edition.failures] == [("Gãy", FULL, 1)]
    assert edition.samples == []
    assert "ended with 1" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
