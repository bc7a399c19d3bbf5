"""What rendering is asked, and what comes of a page."""

from tindoingoai.model import Value
from tindoingoai.problems import Problem
from tindoingoai.templating.view import RenderOptions


class RenderJob(Value, frozen=True):
    """All that is the same for every page of a build; `templates` is a digest that changes with any template in use.

    Contexts and bodies lie in `store`; the files go to the folder `staging`.
    """

    options: RenderOptions
    templates: str
    store: str
    staging: str


class Outcome(Value, frozen=True):
    """What became of a task: the digest of the bytes that were staged, or problems."""

    address: str
    content: str = ""
    problems: tuple[Problem, ...] = ()
