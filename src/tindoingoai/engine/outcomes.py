"""What rendering is asked, and what comes of a page."""

from typing import NamedTuple

from tindoingoai.engine.planning import SitePlan
from tindoingoai.model import Value
from tindoingoai.problems import Problem


class RenderJob(NamedTuple):
    """All that is the same for every page of a build; `templates` is a digest that changes with any template in use.

    Articles and bodies lie in `store`; the files go to the folder `staging`.
    """

    plan: SitePlan
    templates: str
    store: str
    staging: str


class Outcome(Value, frozen=True):
    """What became of a task: the digest of the bytes that were staged, or problems.

    `exact` is the digest of what its template was given; a page that `is_same` as it was last time was not rendered.
    """

    address: str
    content: str = ""
    exact: str = ""
    is_same: bool = False
    problems: tuple[Problem, ...] = ()
