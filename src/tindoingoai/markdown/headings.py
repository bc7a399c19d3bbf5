"""Identifiers of headings: an address inside the page for each, from its words, and no two alike."""

from tindoingoai.markdown.rules.notes import OWN_ID
from tindoingoai.vietnamese.slugs import make_slug

# The page's own landmark, to which its "skip to content" link leads.
_RESERVED = ("noi-dung",)


class HeadingIds:
    """Hands out identifiers for one article."""

    def __init__(self) -> None:
        self._used: dict[str, int] = dict.fromkeys(_RESERVED, 1)

    def claim(self, words: str) -> str:
        """An identifier that no heading, note or landmark of the page has."""
        slug = make_slug(words, limit=80) or "muc"
        # Selectors and older checkers want a letter first.
        slug = slug if slug[0].isalpha() else f"muc-{slug}"
        while True:
            count = self._used[slug] = self._used.get(slug, 0) + 1
            found = slug if count == 1 else f"{slug}-{count}"
            if count > 1 and found in self._used:
                continue
            if not OWN_ID.match(found):
                self._used.setdefault(found, 1)
                return found
            slug = f"muc-{slug}"
