"""What an editor does while a server runs, and where that must show. Files are written in place, as most editors do."""

import itertools
import pathlib
import re

import msgspec

from benchmarks.corpus import Corpus, Piece
from benchmarks.edits import change_body, change_title, edit_stylesheet, edit_template, publish
from benchmarks.prepare import Site, write_anew
from benchmarks.serving.browser import Browser
from benchmarks.serving.load import MARK

BODY, TITLE, PUBLISH, TEMPLATE, STYLESHEET = "body", "title", "publish", "template", "stylesheet"
# New pieces go into this section and move its others on; nothing else is edited there.
_BUSY = "thoi-su"
# Places in a section's list: no longer among the newest, which many pages show, and still on its front page.
_PLACES = slice(5, 18)
_STYLESHEET = re.compile(r'<link rel="stylesheet" href="(/[^"?]+)')


class Save(msgspec.Struct, frozen=True):
    """`page` is what the browser has open, `list_page` what must show the save too; the mark is what they show."""

    page: str
    mark: str
    list_page: str = ""
    shown_in: str = ""


class Desk:
    """Somebody who edits one site, another article each time."""

    def __init__(self, site: Site, corpus: Corpus) -> None:
        self.site = msgspec.structs.replace(site, save=save_in_place)
        self._corpus = corpus
        self._articles = editable(corpus)
        for index in self._articles:
            detach(self.site.articles / f"{corpus.heads[index].path}.md")

    def coming(self, job: str, number: int, browser: Browser) -> Save:
        """What the save of that number will be; done by `do`."""
        article = self.article(number)
        page = f"/{article.path}.html"
        match job:
            case "body":
                return Save(page, f"Đoạn thêm lần {number}.")
            case "title":
                return Save(page, f"Tít sửa lần {number}", f"/{article.section}/")
            case "publish":
                return Save(f"/{_BUSY}/bai-moi-{number}.html", f"Bài mới số {number}", "/")
            case "template":
                return Save(page, f'<meta name="edition" content="{number}">')
            case "stylesheet":
                found = _STYLESHEET.search(browser.get(page)[1])
                return Save(page, f".lan-{number}", shown_in=found[1] if found else page)
        raise ValueError(job)

    def do(self, job: str, number: int) -> None:
        """Writes the file."""
        article = self.article(number)
        match job:
            case "body":
                change_body(self.site, article, number)
            case "title":
                change_title(self.site, article, number)
            case "publish":
                publish(self.site, self._corpus, number)
            case "template":
                edit_template(self.site, self._corpus, number)
            case "stylesheet":
                edit_stylesheet(self.site, self._corpus, number)

    def mark_twice(self, number: int) -> Piece:
        """Writes a number into title and text of one and the same article; a page with two of them is a mix."""
        article, mark = self.article(0), MARK.format(number)
        self.site.write(
            msgspec.structs.replace(article, title=f"{mark} {article.title}", body=f"{article.body}\n\n{mark}")
        )
        return article

    def article(self, number: int) -> Piece:
        return self._corpus.piece(self._articles[number % len(self._articles)])


def editable(corpus: Corpus) -> list[int]:
    """Numbers of articles that an edit may choose: of every section but one, in turn."""
    sections: dict[str, list[int]] = {}
    for index, head in enumerate(corpus.heads):
        sections.setdefault(head.path.partition("/")[0], []).append(index)
    sections.pop(_BUSY, None)
    chosen = [places[_PLACES] or places[-1:] for places in sections.values()]
    turns = itertools.chain.from_iterable(itertools.zip_longest(*chosen))
    return [index for index in turns if index is not None]


def save_in_place(path: pathlib.Path, text: str) -> None:
    """Cuts a file to nothing and writes it, as nano and VS Code do."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_nlink > 1:
        raise ValueError(f"{path} is another site's file too")
    path.write_text(text, "utf-8")


def detach(path: pathlib.Path) -> None:
    """Makes a file this site's own, so that it can be written in place."""
    write_anew(path, path.read_text("utf-8"))
