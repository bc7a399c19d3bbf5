"""What an editor or a designer does between two builds. Each edit leaves a mark that a finished page must show."""

import datetime
import pathlib
from collections.abc import Callable

import msgspec

from benchmarks.corpus import NEWEST, Piece, piece
from benchmarks.prepare import Site, write_anew

# An article of about a week ago: no longer in the blocks of newest pieces, still near the front of its section.
A_WEEK = 300


class Edit(msgspec.Struct, frozen=True):
    """The pages that must show it after the next build, the mark they show, and the article it added, if any."""

    pages: tuple[str, ...]
    mark: str
    in_stylesheet: bool = False
    added: Piece | None = None


def edit_body(site: Site, total: int, number: int) -> Edit:
    article = _week_old(total)
    mark = f"Đoạn thêm lần {number}."
    site.write(msgspec.structs.replace(article, body=f"{article.body}\n\n{mark}"))
    return Edit((article.path,), mark)


def edit_title(site: Site, total: int, number: int) -> Edit:
    article = _week_old(total)
    mark = f"Tít sửa lần {number}"
    site.write(msgspec.structs.replace(article, title=f"{mark} {article.title}"))
    return Edit((article.path,), mark)


def publish(site: Site, total: int, number: int) -> Edit:
    """A new piece in the first section, newer than all others."""
    model = piece(0, total)
    added = msgspec.structs.replace(
        model,
        slug=f"bai-moi-{number}",
        section="thoi-su",
        title=f"Bài mới số {number} {model.title}",
        date=NEWEST + datetime.timedelta(minutes=number),
    )
    site.write(added)
    return Edit((added.path, "index"), f"Bài mới số {number}", added=added)


def edit_template(site: Site, total: int, number: int) -> Edit:
    """A line more in the head of every page."""
    mark = f'<meta name="edition" content="{number}">'
    _replace(site.template, "</head>", f"{mark}\n</head>")
    return Edit(tuple(piece(index, total).path for index in (0, total // 2, total - 1)), mark)


def edit_stylesheet(site: Site, total: int, number: int) -> Edit:
    mark = f".lan-{number}"
    write_anew(site.stylesheet, f"{site.stylesheet.read_text('utf-8')}\n{mark} {{ color: red; }}\n")
    return Edit((piece(total // 2, total).path,), mark, in_stylesheet=True)


def nothing(site: Site, total: int, number: int) -> None:
    """The build finds all as it was."""


EDITS: dict[str, Callable[[Site, int, int], Edit | None]] = {
    "nothing": nothing,
    "body": edit_body,
    "title": edit_title,
    "publish": publish,
    "template": edit_template,
    "stylesheet": edit_stylesheet,
}


def _week_old(total: int) -> Piece:
    return piece(min(A_WEEK, total // 2), total)


def _replace(path: pathlib.Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    if old not in text:
        raise ValueError(f"{path} has no {old}")
    write_anew(path, text.replace(old, new, 1))
