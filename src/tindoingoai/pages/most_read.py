"""The page "Đọc nhiều"."""

from collections.abc import Iterator

from tindoingoai.model import Page
from tindoingoai.pages.desk import MOST_READ_ADDRESS, Desk, cards_of
from tindoingoai.pages.listing import ListPage


class MostReadPage(ListPage, frozen=True):
    """Ranked cards; without a measurement they are the newsroom's choice and the title says so."""

    is_measured: bool = True


def plan(desk: Desk) -> Iterator[Page]:
    if not desk.settings.pages.most_read:
        return
    ranking = desk.ranking
    context = MostReadPage(
        address=MOST_READ_ADDRESS,
        title=desk.words["most_read" if ranking.is_measured else "notable"],
        summary=desk.words["most_read_summary" if ranking.is_measured else "notable_summary"],
        cards=cards_of(ranking.entries),
        is_measured=ranking.is_measured,
    )
    yield Page(MOST_READ_ADDRESS, "most_read", "most_read.html", context)
