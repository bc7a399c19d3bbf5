"""Which text comrak is certain to read as the reference does, and without a problem to tell.

Each doubt has a cheap test first (a sign that ordinary prose lacks), since this is asked of every text; being wrong
here means a page that depends on the engine, so what is rare is left to the reference.
"""

import re

# Beyond the letters, digits and signs of Vietnamese and English prose.
_RARE = re.compile("[^\n\x20-\x7e\u00a1-\u024f\u1e00-\u1eff\u2010-\u2027\u2030-\u203a\u20ab\u20ac]")
# Controls, tabs, spaces other than the plain one, surrogates. A no-break space is fine between letters and digits:
# at the edge of a line, one engine trims it and the other does not.
_REFUSED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufffe\uffff\ud800-\udfff]"
    "|(?<![^\\W_])\xa0|\xa0(?![^\\W_])"
)
# Whether a sign of emphasis opens or closes depends on the Unicode tables of each engine.
_RARE_AT_EMPHASIS = re.compile(f"[*_~](?={_RARE.pattern})|(?<={_RARE.pattern})[*_~]")
_TAG = re.compile(r"<(?!https?://[a-z0-9./_-]+>)[A-Za-z/!?]")
_ENTITY = re.compile(r"&(?:#|[A-Za-z][A-Za-z0-9]*;)")
# comrak strikes out between single tildes too, and weighs tildes together with other signs.
_TILDES = re.compile(r"(?<!~)~(?!~)|~~~")
_QUOTES = re.compile(r"""["']|--|\.\.|,,|\+-|\((?:c|r|tm|p)\)|[?!]{2}""", re.IGNORECASE)
_DELIMITER_ROW = re.compile(r"\n(?=[^\n]*-)(?=[^\n]*[|:])[ >*+\-0-9.)|:]+(?=\n|\Z)")
_TABLE = re.compile(r"\n *\n(?P<rows>\|[^\n]*\|\n\|(?: *:?-+:? *\|)+(?:\n\|[^\n]*\|)*)(?=\n *\n|\n*\Z)")
_BRACKET = re.compile(r"[\[\]]")
_MAX_BRACKETS = 12


def is_certain(text: str, has_smart_quotes: bool) -> bool:
    """Whether comrak's HTML for a stretch of text can stand for the reference's."""
    return not (
        (_RARE.search(text) and (_REFUSED.search(text) or _RARE_AT_EMPHASIS.search(text)))
        or ("<" in text and _TAG.search(text))
        or ("&" in text and "](" in text and _ENTITY.search(text))
        or ("~" in text and (_TILDES.search(text) or "*" in text or "_" in text))
        or (("|" in text or ":-" in text or "-:" in text) and not _has_plain_tables(f"\n\n{text}"))
        or (has_smart_quotes and _QUOTES.search(text))
        or (text.count("[") > _MAX_BRACKETS and _nest_brackets(text) > _MAX_BRACKETS)
    )


def has_distant_parts(text: str) -> bool:
    """Whether a whole text may hold notes or link definitions, which tie its stretches together."""
    return "[^" in text or "]:" in text


def _has_plain_tables(text: str) -> bool:
    """Whether all that may be a table is one beyond doubt, with as many cells in each row as in its head."""
    tables = [match["rows"] for match in _TABLE.finditer(text)]
    return len(tables) == len(_DELIMITER_ROW.findall(text)) and all(map(_is_even, tables))


def _is_even(rows: str) -> bool:
    return not ("\\" in rows or "`" in rows) and len({row.count("|") for row in rows.split("\n")}) == 1


def _nest_brackets(text: str) -> int:
    """How deep brackets nest at most; markdown-it has a limit."""
    depth = deepest = 0
    for match in _BRACKET.finditer(text):
        depth = depth + 1 if match[0] == "[" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest
