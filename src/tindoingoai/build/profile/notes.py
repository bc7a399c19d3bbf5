"""What a build says of itself to a recording."""

from typing import NamedTuple

from tindoingoai import timing
from tindoingoai.build.planning import SitePlan
from tindoingoai.settings import Settings
from tindoingoai.sources.scan import CONTENT


class PlanNotes(NamedTuple):
    """The newspaper's name; the kind of each page, and the source of those that are made of one."""

    title: str
    kinds: dict[str, str]
    origins: dict[str, str]


def note_plan(plan: SitePlan, settings: Settings) -> None:
    """Notes what addresses stand for, when somebody asked where time goes."""
    if recording := timing.current():
        kinds = {page.address: page.kind for page in plan.pages}
        origins = {page.address: f"{CONTENT}/{page.body}" for page in plan.pages if page.body}
        recording.about = PlanNotes(settings.title, kinds, origins)
