"""Lays a corpus out as a site: for this program, and an equal one for Hugo, Eleventy and Pelican.

A site is a folder with the articles as that generator reads them and templates that print the same pages. Articles are
hard links where the generator reads the corpus as it stands, so an edit replaces a file and never writes into it.
"""

import json
import os
import pathlib
import shutil
from collections.abc import Callable

import msgspec
import yaml

from benchmarks.corpus import SECTIONS, Corpus, Piece, as_markdown, piece

ROOT = pathlib.Path(__file__).parents[1]
PEERS = pathlib.Path(__file__).parent / "peers"
TITLE = "Báo đo tốc độ"
BASE_URL = "https://example.org"


def write_anew(path: pathlib.Path, text: str) -> None:
    """Replaces a file as an editor does: what else is linked to the old one keeps it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_text(text, "utf-8")
    fresh.replace(path)


class Site(msgspec.Struct, frozen=True):
    """A laid-out site: where it reads articles and writes pages, and what it leaves behind besides."""

    folder: pathlib.Path
    articles: pathlib.Path
    output: pathlib.Path
    template: pathlib.Path
    stylesheet: pathlib.Path
    as_source: Callable[[Piece], str] = as_markdown
    left_behind: tuple[str, ...] = ()
    save: Callable[[pathlib.Path, str], None] = write_anew

    def write(self, article: Piece) -> None:
        """Puts an article in its place."""
        self.save(self.articles / f"{article.path}.md", self.as_source(article))

    def forget(self) -> None:
        """Deletes whatever earlier builds made."""
        for folder in (self.output, *(self.folder / name for name in self.left_behind)):
            shutil.rmtree(folder, ignore_errors=True)


def lay_out_ours(corpus: Corpus, folder: pathlib.Path, settings: dict[str, object]) -> Site:
    """Our site with the default theme, its base template and stylesheet copied so that they can be edited."""
    _link(corpus.folder / "articles", folder / "content")
    _link(corpus.folder / "static", folder / "static")
    (folder / "data").mkdir()
    shutil.copy(corpus.folder / "reads.json", folder / "data" / "reads.json")
    for name in ("templates/base.html", "static/theme/news.css"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    categories = [
        {"slug": slug, "title": title} | ({"promoted": True} if slug == "bo-coi-bien-dao" else {})
        for slug, title in SECTIONS.items()
    ]
    everything = {"title": TITLE, "base_url": BASE_URL, "categories": categories} | settings
    text = yaml.safe_dump(everything, allow_unicode=True, sort_keys=False)
    (folder / "site.yaml").write_text(text, "utf-8")
    return Site(
        folder=folder,
        articles=folder / "content",
        output=folder / "build",
        template=folder / "templates" / "base.html",
        stylesheet=folder / "static" / "theme" / "news.css",
        left_behind=(".tindoingoai",),
    )


def lay_out_hugo(corpus: Corpus, folder: pathlib.Path) -> Site:
    shutil.copytree(PEERS / "hugo", folder)
    _link(corpus.folder / "articles", folder / "content")
    for slug, title in SECTIONS.items():
        (folder / "content" / slug / "_index.md").write_text(f"---\ntitle: {title}\n---\n", "utf-8")
    _link(corpus.folder / "static" / "images", folder / "static" / "images")
    (folder / "data").mkdir()
    shutil.copy(corpus.folder / "most-read.json", folder / "data" / "mostread.json")
    return Site(
        folder=folder,
        articles=folder / "content",
        output=folder / "public",
        template=folder / "layouts" / "_default" / "baseof.html",
        stylesheet=folder / "static" / "style.css",
        left_behind=("resources", ".cache"),
    )


def lay_out_equal_hugo(corpus: Corpus, folder: pathlib.Path) -> Site:
    """The same site with layouts that print our article page, and with the theme that such a page names."""
    site = lay_out_hugo(corpus, folder)
    shutil.copytree(PEERS / "hugo-equal", folder, dirs_exist_ok=True)
    shutil.copytree(ROOT / "static" / "theme", folder / "static" / "theme")
    return msgspec.structs.replace(site, stylesheet=folder / "static" / "theme" / "news.css")


def lay_out_eleventy(corpus: Corpus, folder: pathlib.Path) -> Site:
    shutil.copytree(PEERS / "eleventy", folder)
    _link(corpus.folder / "articles", folder / "articles")
    (folder / "articles.11tydata.cjs").rename(folder / "articles" / "articles.11tydata.cjs")
    _link(corpus.folder / "static" / "images", folder / "static" / "images")
    _write_choices(corpus, folder)
    return Site(
        folder=folder,
        articles=folder / "articles",
        output=folder / "_site",
        template=folder / "_includes" / "base.njk",
        stylesheet=folder / "static" / "style.css",
        left_behind=(".cache",),
    )


def lay_out_pelican(corpus: Corpus, folder: pathlib.Path) -> Site:
    """Pelican reads a head of its own, so its articles are written and not linked."""
    shutil.copytree(PEERS / "pelican", folder)
    _link(corpus.folder / "static" / "images", folder / "theme" / "static" / "images")
    _write_choices(corpus, folder)
    site = Site(
        folder=folder,
        articles=folder / "content",
        output=folder / "output",
        template=folder / "theme" / "templates" / "base.html",
        stylesheet=folder / "theme" / "static" / "style.css",
        as_source=as_pelican,
        left_behind=("cache", "__pycache__"),
    )
    for index in range(corpus.total):
        site.write(piece(index, corpus.total))
    return site


def as_pelican(article: Piece) -> str:
    """An article with a head as Python-Markdown's metadata has it."""
    lines = [
        f"Title: {article.title}",
        f"Date: {article.date:%Y-%m-%d %H:%M}",
        f"Category: {article.section}",
        f"Author: {article.author}",
        f"Description: {article.description}",
        f"Image: {article.images[0].src}",
        f"Related: {' '.join(article.related)}",
        f"Tags: {', '.join(article.keywords)}",
        f"Slug: {article.slug}",
        "",
        article.body,
        "",
    ]
    return "\n".join(lines)


def _write_choices(corpus: Corpus, folder: pathlib.Path) -> None:
    """What our own site reads from site.yaml and from its reads."""
    sections = [{"slug": slug, "title": title} for slug, title in SECTIONS.items()]
    (folder / "sections.json").write_text(json.dumps(sections, ensure_ascii=False), "utf-8")
    shutil.copy(corpus.folder / "most-read.json", folder / "most-read.json")


def _link(source: pathlib.Path, target: pathlib.Path) -> None:
    shutil.copytree(source, target, copy_function=os.link, dirs_exist_ok=True)
