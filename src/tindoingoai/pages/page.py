"""A planned page: where it goes, a key for what it shows, and how its context is drawn once that is asked for."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec

from tindoingoai.catalog.entries import Entry
from tindoingoai.catalog.newsroom import Load
from tindoingoai.digest import digest_bytes, digest_value
from tindoingoai.model import Address, Block, Context
from tindoingoai.pages.desk import Desk

# Makes a page's context of the desk, the page's source, and whole articles.
Draw = Callable[[Desk, Any, Load], Context]


class Page(msgspec.Struct, frozen=True):
    """A planned file: where it goes, the template that makes it, and how to draw exactly the data that this may see.

    `key` is the digest of all that `draw` makes the context from: equal keys mean equal contexts, in another process
    too, while a key that moved may still mean the same context. `body` is the path of the source whose text the page
    shows, `shared` the fragments of the shared blocks that it may show. `origin` and `fields` are the file, and those
    fields of its front matter, that a message about the page should name.
    """

    address: Address
    kind: str
    template: str
    key: str
    draw: Draw
    source: Any
    body: str = ""
    shared: tuple[str, ...] = ()
    has_blocks: bool = False
    origin: str = ""
    fields: tuple[str, ...] = ()


def ready(address: Address, kind: str, template: str, context: Context) -> Page:
    """A page whose context is made already; kinds of few pages need no other key than its digest."""
    blocks: Sequence[Block] = getattr(context, "blocks", ())
    shared = tuple(block.fragment for block in blocks if block.fragment)
    return Page(
        address, kind, template, digest_value(context), _hand_over, context, shared=shared, has_blocks=bool(blocks)
    )


def _hand_over(_: Desk, context: Context, __: Load) -> Context:
    return context


def key_of(desk: Desk, *given: str, entries: Iterable[Entry | None] = ()) -> str:
    """The key of a page that goes by these texts, these entries, and whatever all pages go by."""
    digests = (entry.digest if entry else "" for entry in entries)
    return digest_bytes("\n".join((desk.digest, *given, *digests)).encode())
