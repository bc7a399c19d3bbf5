"""What the store of a served site knows of the page at an address: its source, and how far the piece has come."""

import contextlib
import datetime
import pathlib
import re
import sqlite3
from collections.abc import Iterator

import msgspec

from tindoingoai.addresses import forms_of
from tindoingoai.media.files import CONTENT
from tindoingoai.model import Article, Value
from tindoingoai.vietnamese.text import count_syllables

_TAG = re.compile(r"<[^>]*>")
# What readers read of a part that is no HTML; all its other texts are addresses and names.
_PROSE = frozenset({"html", "title", "caption", "attribution"})


class Piece(Value, frozen=True, omit_defaults=False):
    """A page and its source: an article with its state, or any other page with the template that makes it.

    `state` is draft, scheduled or published; `source` is relative to the site, or to the theme where it has none.
    """

    kind: str
    source: str
    title: str = ""
    state: str = ""
    date: str = ""
    words: int = 0
    minutes: int = 0


def find_piece(store: pathlib.Path, address: str, now: datetime.datetime) -> Piece | None:
    """What the page at an address is made from; None where no page is planned, or nothing is known yet."""
    try:
        with contextlib.closing(sqlite3.connect(f"{store.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            for form in forms_of(address):
                page = connection.execute(
                    "SELECT kind, template, body FROM pages WHERE address = ?", (form,)
                ).fetchone()
                if page:
                    return _article(connection, page[2], now) or Piece(page[0], f"templates/{page[1]}")
    except (sqlite3.DatabaseError, msgspec.DecodeError):
        # Not there yet, being replaced, or another version's: a bar without news is no reason to trouble anybody.
        return None
    return None


def _article(connection: sqlite3.Connection, path: str, now: datetime.datetime) -> Piece | None:
    question = """SELECT article, parts FROM articles JOIN sources USING (path)
                  JOIN bodies ON bodies.digest = sources.body WHERE path = ?"""
    row = connection.execute(question, (path,)).fetchone()
    if not row:
        return None
    article = msgspec.json.decode(row[0], type=Article)
    body = msgspec.json.decode(row[1])
    is_draft = article.front.draft or not article.front.published
    return Piece(
        kind=article.front.kind,
        source=f"{CONTENT}/{path}",
        title=article.front.title,
        state="draft" if is_draft else "scheduled" if article.date > now else "published",
        date=f"{article.date:%d/%m/%Y %H:%M}",
        words=sum(count_syllables(_TAG.sub(" ", text)) for text in _prose(body)),
        minutes=body.get("minutes", 0),
    )


def _prose(value: object, name: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _prose(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from _prose(item, name)
    elif isinstance(value, str) and name in _PROSE:
        yield value
