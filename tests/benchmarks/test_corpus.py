"""The corpus: the same for ever, of the size it is said to have, and nothing that an editor would have to mend."""

import collections
import hashlib
import pathlib
import re

import msgspec
from PIL import Image

from benchmarks.corpus import (
    NOW,
    PAPER,
    SECTIONS,
    SLIPS,
    Corpus,
    as_markdown,
    count_photographs,
    paper_piece,
    piece,
    write_corpus,
)
from benchmarks.prepare import lay_out_ours
from tests.conftest import read_tree
from tindoingoai.engine.options import BuildOptions
from tindoingoai.engine.run import check

# Changes only with the corpus itself, which makes earlier results another thing.
DIGEST = "75737fd403edadde"
PAPER_DIGEST = "bd18626e9356f8c8"


def test_the_corpus_is_the_same_every_time(tmp_path: pathlib.Path) -> None:
    write_corpus(40, tmp_path / "once")
    write_corpus(40, tmp_path / "again")
    assert read_tree(tmp_path / "once") == read_tree(tmp_path / "again")


def test_articles_are_those_of_earlier_results() -> None:
    text = "".join(as_markdown(piece(index, 100)) for index in range(100))
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == DIGEST


def test_articles_of_a_paper_are_those_of_earlier_results() -> None:
    text = "".join(as_markdown(paper_piece(index, 100)) for index in range(100))
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == PAPER_DIGEST


def test_a_paper_differs_in_heads_and_pictures_alone() -> None:
    for index in range(20):
        plain, paper = piece(index, 40), paper_piece(index, 40)
        assert paper.related == ()
        assert paper.foreign[:3] == ("layout: post", "comments: true", f"wpid: {40 - index}")
        assert re.sub(r"/images/[^)]*", "", paper.body) == re.sub(r"/images/[^)]*", "", plain.body)
        for image in paper.images:
            assert f"![{image.caption}]({image.src})" in paper.body
        assert (
            msgspec.structs.replace(paper, related=plain.related, foreign=(), images=plain.images, body=plain.body)
            == plain
        )


def test_a_paper_shows_a_photograph_for_every_second_article() -> None:
    shown = {image.src for index in range(100) for image in paper_piece(index, 100).images}
    assert len(shown) == count_photographs(100) == 50
    assert count_photographs(10_000) == count_photographs(100_000) == 5_000


def test_photographs_are_all_others_and_as_large_as_newspapers_have_them(paper: Corpus) -> None:
    files = sorted((paper.folder / "static" / "images").iterdir())
    assert len({hashlib.sha256(path.read_bytes()).digest() for path in files}) == len(files) == 30
    assert all(100_000 < path.stat().st_size < 300_000 for path in files)
    for path in files[::10]:
        with Image.open(path) as picture:
            picture.load()
            assert (picture.format, picture.size) == ("JPEG", (1600, 1067))
    assert {path.name for path in files} == {
        image.src.rpartition("/")[2] for index in range(60) for image in paper.piece(index).images
    }


def test_a_paper_is_the_same_every_time(paper: Corpus, tmp_path: pathlib.Path) -> None:
    write_corpus(60, tmp_path / "again", PAPER)
    assert read_tree(paper.folder) == read_tree(tmp_path / "again")


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


def test_a_paper_is_read_with_warnings_of_keys_that_are_not_known(paper: Corpus, tmp_path: pathlib.Path) -> None:
    site = lay_out_ours(paper, tmp_path / "site", {})
    options = BuildOptions(site=site.folder, output=site.output, now=NOW, cache=tmp_path / "cache", keep_going=True)
    report = check(options)
    assert all(problem.is_warning for problem in report.problems)
    assert report.held == ()
    told = collections.Counter(problem.message for problem in report.problems)
    # Those of the system that it came from are passed over.
    hints = {problem.message: problem.hint for problem in report.problems}
    for slip in SLIPS:
        key = slip.partition(":")[0]
        assert hints[f"unknown key `{key}`"].startswith("did you mean `")
    assert told.total() == 6


def test_the_corpus_is_read_without_problems(corpus: Corpus, tmp_path: pathlib.Path) -> None:
    site = lay_out_ours(corpus, tmp_path / "site", {})
    options = BuildOptions(site=site.folder, output=site.output, now=NOW, cache=tmp_path / "cache", keep_going=True)
    report = check(options)
    assert report.problems == ()
    assert report.held == ()
    assert report.counts["article"] == corpus.total
