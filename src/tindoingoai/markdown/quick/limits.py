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
# A backslash before anything else but a sign of ASCII or the end of a line.
_ESCAPE = re.compile(r"\\(?![!-/:-@\[-`{-~\n])")
_ENTITY = re.compile(r"&(?:#|[A-Za-z][A-Za-z0-9]*;)")
# comrak strikes out between single tildes too, and weighs tildes together with other signs.
_TILDES = re.compile(r"(?<!~)~(?!~)|~~~")
# An item of a list that is empty, or begins with another block, or is set in by four and more; a line that goes on
# with a quotation unmarked.
_ODD_BLOCK = re.compile(
    r"\n(?:[ >]*(?:[-*+]|[0-9]{1,9}[.)])(?: *\n| +(?:[-*+][ \n]|[0-9]{1,9}[.)][ \n]|[>#]|[-_*=][-_*= ]*\n))"
    r"|[ >]*    (?:[-*+]|[0-9]{1,9}[.)])[ \n]"
    r"| *>[^\n]*\n(?! *(?:[>\n]|\Z)))"
)
_QUOTES = re.compile(r"""["']|--|\.\.|,,|\+-|\((?:c|r|tm|p)\)|[?!]{2}""", re.IGNORECASE)
_DELIMITER_ROW = re.compile(r"\n(?=[^\n]*-)(?=[^\n]*[|:])[ >*+\-0-9.)|:]+(?=\n|\Z)")
# markdown-it takes a plain underline for one, below a line with a bar.
_UNDERLINED_BAR = re.compile(r"\|[^\n]*\n[ >*+\-0-9.)]*-[ -]*(?=\n|\Z)")
_TABLE = re.compile(r"\n *\n(?P<rows>\|[^\n]*\|\n\|(?: *:?-+:? *\|)+(?:\n\|[^\n]*\|)*)(?=\n *\n|\n*\Z)")
# One bracket opens before another closes: pictures in links, links that are none.
_BRACKET_IN_BRACKET = re.compile(r"\[[^\]]*\[")


def is_certain(text: str, has_smart_quotes: bool) -> bool:
    """Whether comrak's HTML for a stretch of text can stand for the reference's."""
    return not (
        (_RARE.search(text) and (_REFUSED.search(text) or _RARE_AT_EMPHASIS.search(text)))
        or _ODD_BLOCK.search(f"\n{text}\n")
        or ("<" in text and _TAG.search(text))
        or ("&" in text and "](" in text and _ENTITY.search(text))
        or ("\\" in text and _ESCAPE.search(text))
        # The indent of a line within a code span is kept by one engine only.
        or ("`" in text and "\n " in text)
        or ("~" in text and (_TILDES.search(text) or "*" in text or "_" in text))
        or (("|" in text or ("-" in text and (":-" in text or "-:" in text))) and not _has_plain_tables(f"\n\n{text}"))
        or (has_smart_quotes and _QUOTES.search(text))
        or ("[" in text and _BRACKET_IN_BRACKET.search(text))
    )


def has_distant_parts(text: str) -> bool:
    """Whether a whole text may hold notes or link definitions, which tie its stretches together."""
    return "[" in text and (("^" in text and "[^" in text) or "]:" in text)


def _has_plain_tables(text: str) -> bool:
    """Whether all that may be a table is one beyond doubt, with as many cells in each row as in its head."""
    if _UNDERLINED_BAR.search(text):
        return False
    tables = [match["rows"] for match in _TABLE.finditer(text)]
    return len(tables) == len(_DELIMITER_ROW.findall(text)) and all(map(_is_even, tables))


def _is_even(rows: str) -> bool:
    return not ("\\" in rows or "`" in rows) and len({row.count("|") for row in rows.split("\n")}) == 1
