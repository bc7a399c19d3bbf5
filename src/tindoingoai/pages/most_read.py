"""The pages "Đọc nhiều": what is read now, and in the last day, week and month; each also by section."""

import datetime
from collections.abc import Iterator, Sequence

import msgspec

from tindoingoai.catalog.entries import Entry
from tindoingoai.model import Block, Link
from tindoingoai.pages.desk import MOST_READ_ADDRESS, Desk, cards_of
from tindoingoai.pages.listing import ListPage
from tindoingoai.pages.page import Page, ready
from tindoingoai.vietnamese.dates import format_day

# The windows by the last step of their address, which is also the end of their word.
WINDOWS = {
    "24-gio": datetime.timedelta(hours=24),
    "7-ngay": datetime.timedelta(days=7),
    "30-ngay": datetime.timedelta(days=30),
}
IN_SECTION = 5


class MostReadPage(ListPage, frozen=True):
    """Ranked cards, and the first of each section; `links` lead to what is read now and to windows with reads.

    Without a measurement they are the newsroom's choice, and the title says so. `as_of` tells when reads were counted
    that are not of today.
    """

    is_measured: bool = True
    as_of: str = ""
    sections: tuple[Block, ...] = ()


def plan(desk: Desk) -> Iterator[Page]:
    if not desk.settings.pages.most_read:
        return
    windows = [
        (Link(desk.words[_word(name)], f"{MOST_READ_ADDRESS}{name}/"), desk.rank(desk.reads.count(window)))
        for name, window in WINDOWS.items()
    ]
    # A window without reads shows no more than this page does, so nothing leads there.
    first = Link(desk.words["most_read" if desk.as_of else "most_read_now"], MOST_READ_ADDRESS)
    links = (first, *(link for link, order in windows if order))
    now = _plan_list(desk, desk.rank(desk.reads.scores), "most_read")
    yield _page(msgspec.structs.replace(now, address=MOST_READ_ADDRESS, links=links))
    for link, order in windows:
        # The address of a window stays where nothing was measured for it.
        page = _plan_list(desk, order, "most_read_in", link.title)
        trail = (Link(desk.words["most_read"], MOST_READ_ADDRESS), link)
        yield _page(msgspec.structs.replace(page, address=link.address, links=links, trail=trail))


def _plan_list(desk: Desk, order: Sequence[Entry], word: str, window: str = "") -> MostReadPage:
    """A page without its address: the ranks, or what stands there without any; `word` names its title and summary."""
    ranking = desk.choose(order)
    if not ranking.is_measured:
        word = "notable"
    told = f"{word}_summary_as_of" if desk.as_of and ranking.is_measured else f"{word}_summary"
    date = format_day(desk.reads.date) if desk.reads.date else ""
    return MostReadPage(
        address="",
        title=desk.words[word].format(window=window),
        summary=desk.words[told].format(window=window, date=date),
        cards=cards_of(ranking.entries),
        is_measured=ranking.is_measured,
        as_of=desk.as_of if ranking.is_measured else "",
        sections=tuple(_sections(desk, order)),
    )


def _sections(desk: Desk, order: Sequence[Entry]) -> Iterator[Block]:
    """The first of each top section that has any, in menu order."""
    found: dict[str, list[Entry]] = {}
    for entry in order:
        for top_path in {section.top_path: None for section in entry.sections}:
            found.setdefault(top_path, []).append(entry)
    for section in desk.catalog.tree.roots:
        if (entries := found.get(section.path)) and not section.hidden:
            yield Block(
                name="section", title=section.title, address=section.address, cards=cards_of(entries[:IN_SECTION])
            )


def _word(name: str) -> str:
    return f"window_{name.replace('-', '_')}"


def _page(context: MostReadPage) -> Page:
    return ready(context.address, "most_read", "most_read.html", context)
