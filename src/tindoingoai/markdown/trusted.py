"""HTML that a site trusts its authors to write: kept as it is, but for identifiers that the page has already.

Two alike, and links, labels and scripts find the wrong one of them.
"""

import re
from collections.abc import Callable

from tindoingoai.markdown.raw_html import ATTRIBUTE, TAG, Mark, Mender, is_identifier, tag_name, value_of


def keep_unique(html: str, take: Callable[[str], bool], mark: Mark) -> str:
    """The HTML without identifiers that cannot be taken, each of which is a warning."""
    return _Trusted(html, mark, [], take).mend()


class _Trusted(Mender):
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
        own: set[str] = set()

        def keep(attribute: re.Match[str]) -> str:
            is_other = not (is_identifier(name, attribute["name"].lower()) and value_of(attribute))
            return attribute[0] if is_other or self.keep_identifier(name, attribute, own) else ""

        return ATTRIBUTE.sub(keep, tag)
