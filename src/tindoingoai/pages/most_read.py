"""The pages "Đọc nhiều": what is read now, and in the last day, week and month; each also by section."""

import datetime
from collections.abc import Iterator, Sequence

import msgspec

from tindoingoai.catalog.entries import Entry
from tindoingoai.model import Block, Link
from tindoingoai.pages.desk import MOST_READ_ADDRESS, Desk, cards_of, take
from tindoingoai.pages.listing import ListPage
from tindoingoai.pages.page import Page, ready

# The windows by the last step of their address, which is also the end of their word.
WINDOWS = {
    "24-gio": datetime.timedelta(hours=24),
    "7-ngay": datetime.timedelta(days=7),
    "30-ngay": datetime.timedelta(days=30),
}
IN_SECTION = 5


class MostReadPage(ListPage, frozen=True):
    """Ranked cards, and the first of each section; `links` lead to what is read now and to windows with reads.

    Without a measurement they are the newsroom's choice, and the title says so.
    """

    is_measured: bool = True
    sections: tuple[Block, ...] = ()


def plan(desk: Desk) -> Iterator[Page]:
    if not desk.settings.pages.most_read:
        return
    windows = [
        (Link(desk.words[_word(name)], f"{MOST_READ_ADDRESS}{name}/"), desk.rank(desk.count_reads(window)))
        for name, window in WINDOWS.items()
    ]
    # A window without reads shows no more than this page does, so nothing leads there.
    links = (Link(desk.words["most_read_now"], MOST_READ_ADDRESS), *(link for link, order in windows if order))
    ranking = desk.ranking
    now = MostReadPage(
        address=MOST_READ_ADDRESS,
        title=desk.words["most_read" if ranking.is_measured else "notable"],
        summary=desk.words["most_read_summary" if ranking.is_measured else "notable_summary"],
        cards=cards_of(ranking.entries),
        links=links,
        is_measured=ranking.is_measured,
        sections=tuple(_sections(desk, desk.rank(desk.scores))),
    )
    yield _page(now)
    for link, order in windows:
        yield _page(_plan_window(desk, now, link, order))


def _plan_window(desk: Desk, now: MostReadPage, link: Link, order: Sequence[Entry]) -> MostReadPage:
    """The page of a window; its address stays where nothing was measured for it."""
    count = desk.settings.most_read.count
    words = ("most_read_in", "most_read_in_summary") if order else ("notable", "notable_summary")
    title, summary = (desk.words[word].format(window=link.title) for word in words)
    return msgspec.structs.replace(
        now,
        address=link.address,
        title=title,
        summary=summary,
        trail=(Link(desk.words["most_read"], MOST_READ_ADDRESS), link),
        cards=cards_of(order[:count] or take([*desk.catalog.pinned, *desk.catalog.entries], count)),
        is_measured=bool(order),
        sections=tuple(_sections(desk, order)),
    )


def _sections(desk: Desk, order: Sequence[Entry]) -> Iterator[Block]:
    """The first of each top section that has any, in menu order."""
    found: dict[str, list[Entry]] = {}
    for entry in order:
        found.setdefault(entry.section.top_path, []).append(entry)
    for section in desk.catalog.tree.roots:
        if (entries := found.get(section.path)) and not section.hidden:
            yield Block(
                name="section", title=section.title, address=section.address, cards=cards_of(entries[:IN_SECTION])
            )


def _word(name: str) -> str:
    return f"window_{name.replace('-', '_')}"


def _page(context: MostReadPage) -> Page:
    return ready(context.address, "most_read", "most_read.html", context)
