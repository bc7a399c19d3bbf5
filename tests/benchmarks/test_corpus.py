"""The corpus: the same for ever, of the size it is said to have, and nothing that an editor would have to mend."""

import hashlib
import pathlib

from benchmarks.corpus import NOW, SECTIONS, Corpus, as_markdown, piece, write_corpus
from benchmarks.prepare import lay_out_ours
from tests.conftest import read_tree
from tindoingoai.engine.options import BuildOptions
from tindoingoai.engine.run import check

# Changes only with the corpus itself, which makes earlier results another thing.
DIGEST = "98caf1bce3a77793"


def test_the_corpus_is_the_same_every_time(tmp_path: pathlib.Path) -> None:
    write_corpus(40, tmp_path / "once")
    write_corpus(40, tmp_path / "again")
    assert read_tree(tmp_path / "once") == read_tree(tmp_path / "again")


def test_articles_are_those_of_earlier_results() -> None:
    text = "".join(as_markdown(piece(index, 100)) for index in range(100))
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == DIGEST


def test_articles_are_as_long_as_news_and_in_all_sections() -> None:
    pieces = [piece(index, 400) for index in range(400)]
    sizes = [len(as_markdown(article).encode()) for article in pieces]
    assert 5500 < sum(sizes) / len(sizes) < 6100
    assert {article.section for article in pieces} == set(SECTIONS)
    assert len({article.title for article in pieces}) == 400


def test_nobody_is_related_to_himself_or_twice() -> None:
    for index in range(20):
        article = piece(index, 20)
        assert len({*article.related, article.slug}) == 4


def test_the_corpus_is_read_without_problems(corpus: Corpus, tmp_path: pathlib.Path) -> None:
    site = lay_out_ours(corpus, tmp_path / "site", {})
    options = BuildOptions(site=site.folder, output=site.output, now=NOW, cache=tmp_path / "cache", keep_going=True)
    report = check(options)
    assert report.problems == ()
    assert report.held == ()
    assert report.counts["article"] == corpus.total
