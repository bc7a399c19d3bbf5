"""HTML as browsers take it apart: what tags, comments and raw text are, and which attributes hold addresses.

Patterns rather than a parser, since every page of some sites is gone through. Tests hold them against html5lib.
"""

import re

# White space of HTML, which is neither Unicode's nor Python's; what ends a tag's name; what a name is made of.
SPACE = r"[ \t\n\f\r]"
_GAP = r"[ \t\n\f\r/]"
_ENDED = r"(?=[ \t\n\f\r/>])"
_SIGN = r"[^ \t\n\f\r/>]"
_BARE = r"[^ \t\n\f\r\"'>][^ \t\n\f\r>]*+"
ATTRIBUTE = re.compile(
    rf"{_GAP}*+(?P<name>{_SIGN}[^ \t\n\f\r/>=]*+)"
    rf"(?:{SPACE}*+={SPACE}*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>{_BARE})|(?=>))|(?!{SPACE}*+=))"
)
# The attributes of a tag and its end; here those without a value count as one with the next.
_REST = rf"(?:{_GAP}*+{_SIGN}[^=>/]*+(?:={SPACE}*+(?:\"[^\"]*+\"|'[^']*+'|{_BARE}|(?=>))|(?!=)))*+{_GAP}*+>"
TAG = re.compile(rf"<(?P<name>[A-Za-z]{_SIGN}*+){_REST}")
# Elements whose text is no markup.
RAW = ("script", "style", "title", "textarea", "iframe", "xmp", "noembed", "noframes")
_RAW = "|".join(rf"(?i:{name}){_ENDED}{_REST}.*?(?=</(?i:{name}){_ENDED}|\Z)" for name in RAW)
# Browsers drop a tag that is never finished, and all after it.
_NAMED = rf"[A-Za-z]{_SIGN}*+(?:{_GAP}(?:{_REST}|.*+)|\Z)"
_COMMENT = r"!--(?:-?>|.*?(?:--!?>|\Z))|[!?][^>]*+>?"
# Everything that has, or hides, what could be an attribute. The letters with which raw text never begins, and plain
# closing tags, only save time.
CONSTRUCT = re.compile(
    rf"(<(?!/[A-Za-z][A-Za-z0-9]*+>)(?:(?![sStTiIxXnN]){_NAMED}|{_RAW}|{_NAMED}|{_COMMENT}|/(?:{_NAMED}|[^A-Za-z>][^>]*+>?)))",
    re.DOTALL,
)

_ADDRESSES = "href src poster action formaction cite background xlink:href longdesc manifest codebase data-block"
ADDRESSES = frozenset(_ADDRESSES.split())
# Several addresses, each up to a blank.
LISTS = frozenset({"ping", "archive"})
# Several addresses, each with a width or a density.
CANDIDATES = frozenset({"srcset", "imagesrcset"})
_STYLES = "style fill stroke filter mask clip-path cursor marker-start marker-mid marker-end"
STYLES = frozenset(_STYLES.split())


def is_address(tag: str, name: str) -> bool:
    """Whether an attribute of a tag holds one address."""
    return name in ADDRESSES or (name == "data" and tag == "object")


def is_refresh(tag: str, name: str, text: str) -> bool:
    """Whether an attribute of a tag says where a page moves to; `text` is the whole tag."""
    return name == "content" and tag == "meta" and "http-equiv" in (lower := text.lower()) and "refresh" in lower


def value_of(attribute: re.Match[str]) -> tuple[str, int]:
    """The value of an attribute as it is written, and where it begins; -1 where there is none."""
    name = next((name for name in ("double", "single", "bare") if attribute[name] is not None), None)
    return (attribute[name], attribute.start(name)) if name else ("", -1)
