"""What a build says of itself to a recording."""

from typing import NamedTuple

from tindoingoai import timing
from tindoingoai.engine.planning import SitePlan


class PlanNotes(NamedTuple):
    """The newspaper's name; the kind of each page, and the source of those that are made of one."""

    title: str
    kinds: dict[str, str]
    origins: dict[str, str]


def note_plan(plan: SitePlan) -> None:
    """Notes what addresses stand for, when somebody asked where time goes."""
    if recording := timing.current():
        pages = plan.pages.values()
        kinds = {page.address: page.kind for page in pages}
        origins = {page.address: page.origin for page in pages if page.body}
        recording.about = PlanNotes(plan.desk.settings.title, kinds, origins)
