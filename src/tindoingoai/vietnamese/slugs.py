"""Addresses from Vietnamese text: `gần 4,9 nghìn tỷ` becomes `gan-4-9-nghin-ty`."""

import functools
import re
import unicodedata

from slugify import slugify

# File names end at 255 bytes, and a slug gets a date, a suffix and a temporary name around it.
_MOST_BYTES = 100

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)+")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")


def make_slug(text: str, limit: int = 80) -> str:
    """Make a slug of a-z, 0-9 and hyphens, cut at a word near `limit`; empty when the text has nothing to spell."""
    # Compatibility forms first, or the comma of full-width ４，９ would be seen only after the numbers are done.
    spelled = _NUMBER.sub(_spell_number, unicodedata.normalize("NFKC", text))
    return _cut("-".join(filter(None, map(_slug_of_word, spelled.split(" ")))), min(limit, _MOST_BYTES))


# Vietnamese is written in some seven thousand syllables, which stand in every title again.
@functools.lru_cache(maxsize=20_000)
def _slug_of_word(word: str) -> str:
    # Titles are plain text, so `&amp;` is not an entity here; the backend is named because "auto" changes addresses
    # as soon as another package happens to install Unidecode.
    return slugify(word, entities=False, decimal=False, hexadecimal=False, backend="text-unidecode")


def _spell_number(match: re.Match[str]) -> str:
    """Join thousands and part decimals, the Vietnamese way: 9.000 is 9000 and 4,9 is 4-9."""
    whole, *decimals = match[0].split(",")
    if _THOUSANDS.fullmatch(whole):
        whole = whole.replace(".", "")
    return "-".join((whole, *decimals)).replace(".", "-")


def _cut(slug: str, limit: int) -> str:
    """Cut at the last hyphen within the limit, or within a word when that would lose more than half."""
    if len(slug) <= limit:
        return slug
    hyphen = slug.rfind("-", 0, limit + 1)
    return slug[: hyphen if hyphen > limit // 2 else limit]
