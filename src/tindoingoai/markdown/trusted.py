"""HTML that a site trusts its authors to write: kept as it is, but for identifiers that the page has already.

Two alike, and links, labels and scripts find the wrong one of them.
"""

import re
from collections.abc import Callable
from html import unescape

from tindoingoai.markdown.raw_html import ATTRIBUTE, TAG, Mark, Mender, tag_name


def keep_unique(html: str, take: Callable[[str], bool], mark: Mark) -> str:
    """The HTML without identifiers that cannot be taken, each of which is a warning."""
    return _Trusted(html, take, mark).mend()


class _Trusted(Mender):
    def __init__(self, html: str, take: Callable[[str], bool], mark: Mark) -> None:
        super().__init__(html, mark, [])
        self.take = take

    def read_construct(self, start: int) -> tuple[str, int]:
        """What stays of a tag, a comment or a single sign, and where the text after it begins."""
        if not (tag := TAG.match(self.html, start)):
            end = self.find_unshown(start)[1] or start + 1
            return self.html[start:end], end
        end = self.skip_script(tag_name(tag[0]), tag[0], tag.end())
        return self.keep_identifiers(tag[0]) + self.html[tag.end() : end], end

    def keep_identifiers(self, tag: str) -> str:
        name = tag_name(tag)
        # An anchor may carry the same name twice.
        kept: set[str] = set()

        def keep(attribute: re.Match[str]) -> str:
            kind, value = attribute["name"].lower(), unescape((attribute["value"] or "").strip("\"'"))
            if not value or not (kind == "id" or (kind == "name" and name == "a")):
                return attribute[0]
            if value in kept or self.take(value):
                kept.add(value)
                return attribute[0]
            message = f"`{kind}` of the tag `<{name}>` is removed: the page has another `{value[:80]}`"
            self.report(message, "choose another name, and let links lead to that", attribute[0].strip(), True)
            return ""

        return ATTRIBUTE.sub(keep, tag)
