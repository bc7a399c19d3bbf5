"""Fragments: each shared block as a file of its own, for pages that are filled in after the build."""

from collections.abc import Iterator

from tindoingoai.addresses import FRAGMENTS
from tindoingoai.model import Block, Context
from tindoingoai.pages.desk import Desk
from tindoingoai.pages.page import Page, ready


class FragmentPage(Context, frozen=True):
    block: Block
    shown: int


def plan(desk: Desk) -> Iterator[Page]:
    for block in [*desk.shared_blocks.values(), *desk.latest_fragments.values()]:
        shown = getattr(desk.settings.blocks_shown, block.name).count
        yield ready(f"{FRAGMENTS}{block.fragment}.html", "block", "fragment.html", FragmentPage(block, shown))
