"""HTML that authors write themselves, made safe for a page whose markup it must not touch.

Two steps. `mend` takes apart what the text holds, so that everything removed is a problem and no unfinished tag can
swallow the words after it. `clean` is the guard: nh3 parses a part as browsers do and keeps only what is listed here.
"""

import re
from collections.abc import Callable
from html import escape, unescape

import nh3
from markdown_it.common.html_re import attr_name, attr_value, close_tag, open_tag

from tindoingoai.addresses import SCHEMES
from tindoingoai.markdown.links import is_allowed

# Tags that authors may write.
_TAGS = """a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em
h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub summary sup
table tbody td tfoot th thead time tr u ul var wbr"""
TAGS = frozenset(_TAGS.split())
# Tags that only our own renderer writes.
_OWN_TAGS = frozenset({"img", "section"})
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"id", "class", "lang", "dir"},
    "a": {"href", "title", "role", "aria-label"},
    "abbr": {"title"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "dfn": {"title"},
    "img": {"src", "alt", "title", "loading", "decoding"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "q": {"cite"},
    "section": {"role"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope", "abbr"},
    "time": {"datetime"},
}
# Classes that Markdown itself leads to.
_OWN_CLASSES = {
    "a": re.compile("footnote-back"),
    "code": re.compile(r"language-[\w+#.-]+"),
    "section": re.compile("footnotes"),
    "sup": re.compile("footnote-ref"),
    "td": re.compile("align-(?:left|center|right)"),
    "th": re.compile("align-(?:left|center|right)"),
}
# An author's identifiers and classes could take over those of the page.
_OWN_ATTRIBUTES = frozenset({"id", "class"})
_ADDRESSES = frozenset({"href", "src", "cite"})

_CONSTRUCT = re.compile(r"<(?=[A-Za-z/!?])")
# CommonMark's tags: browsers see the same beginning and end in each of them, which they do not in looser ones.
_TAG = re.compile(f"{open_tag}|{close_tag}")
_ATTRIBUTE = re.compile(rf"\s+(?P<name>{attr_name})(?:\s*=\s*(?P<value>{attr_value}))?")
# What is no tag: how it begins and ends, the first that fits.
_UNSHOWN = (("<!-->", ""), ("<!--->", ""), ("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">"))
_NAME = re.compile(r"<(/?[A-Za-z][A-Za-z0-9-]*)")
_VOID = frozenset({"br", "col", "hr", "wbr"})
_SCRIPTS = frozenset({"script", "style"})
# Stands where something was removed, lest what stood before and after it should make a tag together.
_GAP = "<!---->"

# Told of each thing that had to go: what is wrong, how to mend it, the words at fault, whether it is a mere warning.
Mark = Callable[[str, str, str, bool], None]


def mend(html: str, mark: Mark) -> str:
    """HTML as an author wrote it → the same with only finished and permitted tags."""
    out: list[str] = []
    position = 0
    while found := _CONSTRUCT.search(html, position):
        start = found.start()
        out.append(html[position:start])
        tag = _TAG.match(html, start)
        end = tag.end() if tag else _skip_unshown(html, start, mark)
        if end is None:
            hint = "finish it, or write `&lt;` where the sign is text"
            mark(
                "this HTML is never finished and would swallow the text after it", hint, html[start : start + 20], False
            )
            out.append("&lt;")
            position = start + 1
        elif tag:
            kept, position = _keep_tag(html, tag[0], end, mark)
            out.append(kept)
        else:
            out.append(_GAP)
            position = end
    out.append(html[position:])
    return "".join(out)


def _skip_unshown(html: str, start: int, mark: Mark) -> int | None:
    """Where a comment or another construct that no page shows ends; None when it does not end."""
    for opening, closing in _UNSHOWN:
        if html.startswith(opening, start):
            found = html.find(closing, start + len(opening))
            if found >= 0 and not opening.startswith("<!--"):
                mark(
                    "this is removed: it is neither text nor a tag",
                    "write it as code, or delete it",
                    html[start : start + 20],
                    True,
                )
            return None if found < 0 else found + len(closing)
    return None


def _keep_tag(html: str, tag: str, end: int, mark: Mark) -> tuple[str, int]:
    """What may stay of a tag, and where the text after it, or after the script it opens, begins."""
    name = tag.strip("</>").split(maxsplit=1)[0].lower()
    if name in TAGS:
        return _ATTRIBUTE.sub(lambda attribute: _keep_attribute(name, attribute, mark), tag), end
    hint = (
        "write ![words](file)"
        if name == "img"
        else "use Markdown or a `:::` block, or set `markdown.html` in site.yaml"
    )
    mark(f"the tag `<{name}>` is removed", hint, tag, True)
    if name in _SCRIPTS and not tag.startswith("</"):
        closing = re.compile(f"</{name}\\s*>", re.IGNORECASE).search(html, end)
        end = closing.end() if closing else end
    return _GAP, end


def name_of(tag: str) -> str:
    """The name of a tag, with a slash before it when it closes; empty when no other tag could match it."""
    found = _NAME.match(tag)
    name = found[1].lower() if found else ""
    return "" if name in _VOID else name


def _keep_attribute(tag: str, attribute: re.Match[str], mark: Mark) -> str:
    name = attribute["name"].lower()
    value = unescape((attribute["value"] or "").strip("\"'"))
    known = (_ATTRIBUTES["*"] | _ATTRIBUTES.get(tag, set())) - _OWN_ATTRIBUTES
    if name in known and (name not in _ADDRESSES or _is_kept_link(value)):
        return attribute[0]
    hint = "how things look is the theme's business; links lead to http, https, mailto, tel or this site"
    mark(f"`{name}` of the tag `<{tag}>` is removed", hint, attribute[0].strip(), True)
    return ""


def _is_kept_link(address: str) -> bool:
    """Whether an address is allowed by our rule and whole enough for nh3, which drops others without a word."""
    return is_allowed(address) and "href" in clean(f'<a href="{escape(address)}">', set())


def clean(html: str, own_ids: set[str]) -> str:
    """Only the tags and attributes listed above; of identifiers and classes only our own."""
    left = set(own_ids)

    def keep(tag: str, attribute: str, value: str) -> str | None:
        if attribute == "id":
            if value not in left:
                return None
            left.discard(value)
        elif attribute == "class":
            own = _OWN_CLASSES.get(tag)
            return value if own and own.fullmatch(value) else None
        elif attribute in _ADDRESSES and not is_allowed(value):
            return None
        return value

    return nh3.clean(
        html,
        tags=TAGS | _OWN_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=keep,
        url_schemes=SCHEMES,
        link_rel=None,
    )
