"""A page that is planned only where the store has none of the same key."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

import msgspec

from tindoingoai.model import Address, Context, Page
from tindoingoai.pages.desk import Desk

T = TypeVar("T")


class Sketch(msgspec.Struct, Generic[T], frozen=True):
    """A page before it is planned: `draw` makes its context from the desk and its `source`.

    `key` is the digest of all that this goes by, so equal keys mean equal contexts, in another process too.
    """

    address: Address
    kind: str
    template: str
    key: str
    source: T
    draw: Callable[[Desk, T], Context]
    origin: str = ""
    place: tuple[int, int] = (0, 0)


Planned = Page | Sketch[Any]


def context_of(desk: Desk, page: Planned) -> Context:
    """What the page's template may see."""
    return page.context if isinstance(page, Page) else page.draw(desk, page.source)
