"""What an editor or a designer does between two builds. Each edit leaves a mark that a finished page must show."""

import datetime
from collections.abc import Callable

import msgspec

from benchmarks.corpus import NEWEST, Corpus, Piece
from benchmarks.prepare import Site

# An article of about a week ago: no longer in the blocks of newest pieces, still near the front of its section.
A_WEEK = 300


class Edit(msgspec.Struct, frozen=True):
    """The pages that must show it after the next build, the mark they show, and the article it added, if any."""

    pages: tuple[str, ...]
    mark: str
    in_stylesheet: bool = False
    added: Piece | None = None


def edit_body(site: Site, corpus: Corpus, number: int) -> Edit:
    return change_body(site, _week_old(corpus), number)


def change_body(site: Site, article: Piece, number: int) -> Edit:
    """A paragraph more."""
    mark = f"Đoạn thêm lần {number}."
    site.write(msgspec.structs.replace(article, body=f"{article.body}\n\n{mark}"))
    return Edit((article.path,), mark)


def edit_title(site: Site, corpus: Corpus, number: int) -> Edit:
    return change_title(site, _week_old(corpus), number)


def change_title(site: Site, article: Piece, number: int) -> Edit:
    """Another title, at the same address."""
    mark = f"Tít sửa lần {number}"
    site.write(msgspec.structs.replace(article, title=f"{mark} {article.title}"))
    return Edit((article.path,), mark)


def publish(site: Site, corpus: Corpus, number: int) -> Edit:
    """A new piece in the first section, newer than all others."""
    model = corpus.piece(0)
    added = msgspec.structs.replace(
        model,
        slug=f"bai-moi-{number}",
        section="thoi-su",
        title=f"Bài mới số {number} {model.title}",
        date=NEWEST + datetime.timedelta(minutes=number),
    )
    site.write(added)
    return Edit((added.path, "index"), f"Bài mới số {number}", added=added)


def edit_template(site: Site, corpus: Corpus, number: int) -> Edit:
    """A line more in the head of every page."""
    mark = f'<meta name="edition" content="{number}">'
    _replace(site, "</head>", f"{mark}\n</head>")
    return Edit(tuple(corpus.heads[index].path for index in (0, corpus.total // 2, -1)), mark)


def edit_stylesheet(site: Site, corpus: Corpus, number: int) -> Edit:
    mark = f".lan-{number}"
    site.save(site.stylesheet, f"{site.stylesheet.read_text('utf-8')}\n{mark} {{ color: red; }}\n")
    return Edit((corpus.heads[corpus.total // 2].path,), mark, in_stylesheet=True)


def nothing(site: Site, corpus: Corpus, number: int) -> None:
    """The build finds all as it was."""


EDITS: dict[str, Callable[[Site, Corpus, int], Edit | None]] = {
    "nothing": nothing,
    "body": edit_body,
    "title": edit_title,
    "publish": publish,
    "template": edit_template,
    "stylesheet": edit_stylesheet,
}


def _week_old(corpus: Corpus) -> Piece:
    return corpus.piece(min(A_WEEK, corpus.total // 2))


def _replace(site: Site, old: str, new: str) -> None:
    text = site.template.read_text("utf-8")
    if old not in text:
        raise ValueError(f"{site.template} has no {old}")
    site.save(site.template, text.replace(old, new, 1))
