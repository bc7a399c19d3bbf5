"""Identifiers inside a page, no two alike: headings get theirs from their words, authors may write some themselves."""

from tindoingoai.markdown.anchors import OWN_ID, RESERVED, is_of_theme
from tindoingoai.vietnamese.slugs import make_slug


class HeadingIds:
    """Hands out identifiers for one article."""

    def __init__(self) -> None:
        self._used: dict[str, int] = dict.fromkeys(RESERVED, 1)

    def take(self, identifier: str) -> bool:
        """Notes an identifier that the author wrote; False where the page has one like it already."""
        if identifier in self._used or is_of_theme(identifier) or OWN_ID.match(identifier):
            return False
        self._used[identifier] = 1
        return True

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
