"""Rules added to markdown-it-py, one file each.

A rule may report mistakes in the manuscript that the parser's `env` carries; without one it stays silent.
"""

from collections.abc import MutableMapping
from typing import Any

from tindoingoai.markdown.manuscript import Manuscript

# The key of `env` under which a reading keeps its manuscript.
MANUSCRIPT = "manuscript"


def proof_of(env: MutableMapping[str, Any]) -> Manuscript:
    """The manuscript to mark mistakes on; one that nobody reads when the parser is used by itself."""
    manuscript = env.get(MANUSCRIPT)
    return manuscript if isinstance(manuscript, Manuscript) else Manuscript("", "", 1, [])
