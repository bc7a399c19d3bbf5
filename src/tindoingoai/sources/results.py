"""What reading is asked, and what comes of a source."""

from tindoingoai.model import Value
from tindoingoai.problems import Problem
from tindoingoai.settings import Markdown


class ReadOptions(Value, frozen=True):
    """All that reading depends on besides the source itself; `home` is the site's own address, as site.yaml has it."""

    timezone: str
    markdown: Markdown
    home: str = ""


class ReadResult(Value, frozen=True):
    """What became of a source; row, article and body are encoded, and absent when there are errors among the problems.

    `is_known` when the bytes have the digest that the file was known by, and were not read any further. `torso` is, of
    a source with errors, the article as far as it could be read: to look for whatever else is wrong with it.
    """

    path: str
    digest: str
    is_known: bool = False
    row: bytes = b""
    article: bytes = b""
    body: bytes = b""
    torso: bytes = b""
    problems: tuple[Problem, ...] = ()
