"""What is known of the page at an address of a served site: its source, and how far the piece has come."""

import contextlib
import datetime
import pathlib
import re
import sqlite3
from collections.abc import Iterator

import msgspec

from tindoingoai.addresses import forms_of
from tindoingoai.catalog.publish import Choice, hold
from tindoingoai.engine.planning import SitePlan
from tindoingoai.model import Row, Value
from tindoingoai.site_folders import CONTENT, TEMPLATES
from tindoingoai.vietnamese.text import count_syllables

_TAG = re.compile(r"<[^>]*>")
# What readers read of a part that is no HTML; all its other texts are addresses and names.
_PROSE = frozenset({"html", "title", "caption", "attribution"})


class PieceStatus(Value, frozen=True, omit_defaults=False):
    """A page and its source: an article with its state, or any other page with the template that makes it.

    `state` is draft, scheduled, expired, unclear or published, as a build judges it; `source` is relative to the site,
    or to the theme where it has none. One that `is_held` has no page now, and would have it at an address that ends so.
    """

    kind: str
    source: str
    title: str = ""
    state: str = ""
    date: str = ""
    words: int = 0
    minutes: int = 0
    is_held: bool = False


def find_piece(plan: SitePlan, store: pathlib.Path, address: str, now: datetime.datetime) -> PieceStatus | None:
    """What the page at an address is made from, or would be; None where nothing is known of one."""
    try:
        with contextlib.closing(sqlite3.connect(f"{store.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            for form in forms_of(address):
                if page := plan.pages.get(form):
                    return _article(connection, page.body, now) or PieceStatus(
                        page.kind, f"{TEMPLATES}/{page.template}"
                    )
            return _find_held(connection, plan, address, now)
    except (sqlite3.DatabaseError, msgspec.DecodeError):
        # Being replaced, or another version's: a bar without news is no reason to trouble anybody.
        return None


def _find_held(
    connection: sqlite3.Connection, plan: SitePlan, address: str, now: datetime.datetime
) -> PieceStatus | None:
    """The article that the last step of an address names: without a page it is held back."""
    slug = address.rstrip("/").rpartition("/")[2].removesuffix(".html")
    for path in plan.desk.edition.names.by_slug.get(slug, ()):
        piece = _article(connection, path, now)
        if piece and piece.state != "published":
            return msgspec.structs.replace(piece, is_held=True)
    return None


def _article(connection: sqlite3.Connection, path: str, now: datetime.datetime) -> PieceStatus | None:
    question = "SELECT row, parts FROM sources JOIN bodies ON bodies.digest = sources.body WHERE path = ?"
    found = connection.execute(question, (path,)).fetchone()
    if not found:
        return None
    row = msgspec.json.decode(found[0], type=Row)
    body = msgspec.json.decode(found[1])
    return PieceStatus(
        kind=row.kind,
        source=f"{CONTENT}/{path}",
        title=row.title,
        state=_state(row, now),
        date=f"{row.due:%d/%m/%Y %H:%M}",
        words=sum(count_syllables(_TAG.sub(" ", text)) for text in _prose(body)),
        minutes=body.get("minutes", 0),
    )


def _state(row: Row, now: datetime.datetime) -> str:
    held = hold(row, Choice(now))
    if held is None:
        return "published"
    return "scheduled" if held.reason == "future" else held.reason


def _prose(value: object, name: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _prose(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from _prose(item, name)
    elif isinstance(value, str) and name in _PROSE:
        yield value
