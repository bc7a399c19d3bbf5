"""Sites of one corpus: every contestant has every article, and an edit of one site reaches no other."""

import functools
import json
import pathlib
from collections.abc import Callable

import pytest
import yaml

from benchmarks.corpus import SECTIONS, Corpus, piece
from benchmarks.edits import EDITS
from benchmarks.prepare import (
    Site,
    lay_out_eleventy,
    lay_out_equal_hugo,
    lay_out_hugo,
    lay_out_ours,
    lay_out_pelican,
)
from tests.conftest import read_tree

LAYOUTS: dict[str, Callable[[Corpus, pathlib.Path], Site]] = {
    "ours": functools.partial(lay_out_ours, settings={}),
    "hugo": lay_out_hugo,
    "equal hugo": lay_out_equal_hugo,
    "eleventy": lay_out_eleventy,
    "pelican": lay_out_pelican,
}


@pytest.fixture(params=LAYOUTS)
def site(request: pytest.FixtureRequest, corpus: Corpus, tmp_path: pathlib.Path) -> Site:
    return LAYOUTS[request.param](corpus, tmp_path / "site")


def test_every_site_has_every_article_once(site: Site, corpus: Corpus) -> None:
    found = {path.relative_to(site.articles).as_posix() for path in site.articles.glob("*/*.md")}
    assert {path for path in found if not path.endswith("_index.md")} == {f"{head.path}.md" for head in corpus.heads}


def test_every_article_stands_there_with_its_text(site: Site, corpus: Corpus) -> None:
    for index in range(0, corpus.total, 10):
        article = piece(index, corpus.total)
        text = (site.articles / f"{article.path}.md").read_text("utf-8")
        assert article.body in text
        for words in (article.title, article.description, article.author, *article.related, *article.keywords):
            assert words in text


def test_every_site_has_pictures_and_what_designers_edit(site: Site) -> None:
    assert len(list(site.folder.rglob("images/*.png"))) == 200
    assert "</head>" in site.template.read_text("utf-8")
    assert site.stylesheet.is_file()


@pytest.mark.parametrize("job", EDITS)
def test_edits_stay_in_their_site_and_leave_their_mark(site: Site, corpus: Corpus, job: str) -> None:
    corpus_before, before = read_tree(corpus.folder), read_tree(site.folder)
    edit = EDITS[job](site, corpus, 7)
    assert read_tree(corpus.folder) == corpus_before
    changed = {path: text for path, text in read_tree(site.folder).items() if before.get(path) != text}
    assert len(changed) == (1 if edit else 0)
    if edit:
        assert edit.mark.encode() in next(iter(changed.values()))
        assert bool(edit.added) == (len(read_tree(site.folder)) > len(before))


@pytest.mark.parametrize("job", ["body", "title", "publish"])
def test_edited_articles_of_a_paper_stay_like_its_others(paper: Corpus, tmp_path: pathlib.Path, job: str) -> None:
    site = lay_out_ours(paper, tmp_path / "site", {})
    before = read_tree(site.articles)
    EDITS[job](site, paper, 7)
    (changed,) = (text.decode() for path, text in read_tree(site.articles).items() if before.get(path) != text)
    assert "\nlayout: post\n" in changed
    assert "\nrelated:" not in changed
    assert "](/images/anh-" in changed


def test_peers_show_the_same_blocks_as_our_site(corpus: Corpus, tmp_path: pathlib.Path) -> None:
    ours = LAYOUTS["ours"](corpus, tmp_path / "ours")
    settings = yaml.safe_load((ours.folder / "site.yaml").read_text("utf-8"))
    assert [category["slug"] for category in settings["categories"]] == list(SECTIONS)
    reads = json.loads((ours.folder / "data" / "reads.json").read_bytes())
    hugo = lay_out_hugo(corpus, tmp_path / "hugo")
    assert json.loads((hugo.folder / "data" / "mostread.json").read_bytes()) == list(reads["articles"])
    for lay_out in (lay_out_eleventy, lay_out_pelican):
        folder = lay_out(corpus, tmp_path / lay_out.__name__).folder
        assert json.loads((folder / "most-read.json").read_bytes()) == list(reads["articles"])
        assert [each["slug"] for each in json.loads((folder / "sections.json").read_bytes())] == list(SECTIONS)


def test_nothing_of_an_earlier_build_is_left_behind(site: Site) -> None:
    before = read_tree(site.folder)
    for folder in (site.output, *(site.folder / name for name in site.left_behind)):
        folder.mkdir()
        (folder / "file").touch()
    site.forget()
    assert read_tree(site.folder) == before
