"""HTML that authors write themselves, made safe for a page whose markup it must not touch.

Two steps. A `Mender` takes apart what the text holds, so that everything removed is a problem and no unfinished tag can
swallow the words after it. `clean` is the guard: nh3 parses a part as browsers do and keeps only what is listed here.
"""

import re
from collections.abc import Callable
from html import escape, unescape

import nh3
from markdown_it.common.html_re import attr_name, attr_value, close_tag, open_tag

from tindoingoai.addresses import SCHEMES, with_scheme
from tindoingoai.markdown.links import is_allowed

# Tags that authors may write.
_TAGS = """a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em
h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub summary sup
table tbody td tfoot th thead time tr u ul var wbr"""
TAGS = frozenset(_TAGS.split())
# Tags that only our own renderer writes; a slot is where something stands that is no text.
_OWN_TAGS = frozenset({"img", "section", "slot"})
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
    "slot": {"name"},
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
# Other programs write them everywhere; they say only how a thing looks or opens, which is the theme's business.
_HARMLESS_NAMES = "align border cellpadding cellspacing class height imageanchor markdown rel target valign width"
_HARMLESS = frozenset(_HARMLESS_NAMES.split())
_HARMLESS_STYLE = re.compile(
    r"(?:\s*(?:(?:text-align|text-indent|vertical-align|float|clear|(?:max-|min-)?(?:width|height)|margin|padding|border)[a-z-]*"
    r"|font-(?:size|family)|line-height|letter-spacing|color|background-color|mso-[a-z-]+)\s*:[^;]*(?:;|\Z))*\s*"
)
_ADDRESSES = frozenset({"href", "src", "cite"})

_CONSTRUCT = re.compile(r"<(?=[A-Za-z/!?])")
# CommonMark's tags: browsers see the same beginning and end in each of them, which they do not in looser ones.
TAG = re.compile(f"{open_tag}|{close_tag}")
ATTRIBUTE = re.compile(rf"\s+(?P<name>{attr_name})(?:\s*=\s*(?P<value>{attr_value}))?")
# Tags of word processors and old plugins, which have a colon; a web address in angles has more letters before its own.
OFFICE_TAG = re.compile(
    r"</?(?:[a-z]|(?:st|u)\d+|fb|mml|pic|svg|wp[a-z]?|xml):[a-z][\w-]*(?=[\s/>])[^<>]{0,3000}>|<\?xml:[^<>]{0,1000}>",
    re.IGNORECASE,
)
# What is no tag: how it begins and ends, the first that fits.
_UNSHOWN = (("<!-->", ""), ("<!--->", ""), ("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">"))
_NAME = re.compile(r"<(/?[A-Za-z][A-Za-z0-9-]*)")
_VOID = frozenset({"br", "col", "hr", "wbr"})
# Tags that the next of their kind closes.
_CLOSED_NAMES = "caption colgroup dd dt li p rp rt tbody td tfoot th thead tr"
_CLOSED_BY_OTHERS = frozenset(_CLOSED_NAMES.split())
# Unclosed tags around another one; nobody writes so many, but a page pasted from elsewhere may lack its closing tags.
MAX_DEPTH = 100
_SCRIPTS = frozenset({"script", "style"})
_BLANK = re.compile(r"\s")
# Stands where something was removed, lest what stood before and after it should make a tag together.
GAP = "<!---->"

# Told of each thing that had to go: what is wrong, how to mend it, the words at fault, whether it is a mere warning.
Mark = Callable[[str, str, str, bool], None]


def write_slot(number: int) -> str:
    """What stands in HTML, until it is clean, for a thing that is no text."""
    return f'<slot name="{number}"></slot>'


def is_slot(html: str) -> bool:
    """Whether a piece of mended HTML is a slot; no author can write one."""
    return html.startswith("<slot ")


class Mender:
    """Goes through one piece of HTML, and looks for no end of anything where it has found none before.

    `open_tags` are those around it. `take` notes an identifier; False where the page has it already.
    """

    def __init__(self, html: str, report: Mark, open_tags: list[str], take: Callable[[str], bool]) -> None:
        self.html = html
        self.report = report
        self.open_tags = open_tags
        self.take = take
        self.last_found: dict[str, int] = {}

    def mend(self) -> str:
        out: list[str] = []
        position = 0
        while found := _CONSTRUCT.search(self.html, position):
            start = found.start()
            out.append(self.html[position:start])
            kept, position = self.read_construct(start)
            out.append(kept)
        out.append(self.html[position:])
        return "".join(out)

    def read_construct(self, start: int) -> tuple[str, int]:
        """What stays of a tag, or of what begins like one, and where the text after it begins."""
        if tag := TAG.match(self.html, start):
            return self.keep_tag(tag[0], tag.end())
        if tag := OFFICE_TAG.match(self.html, start):
            return GAP, tag.end()
        opening, end = self.find_unshown(start)
        if end:
            if not opening.startswith("<!--"):
                hint = "write it as code, or delete it"
                self.report("this is removed: it is neither text nor a tag", hint, self.html[start : start + 20], True)
            return GAP, end
        message = "this HTML is never finished and would swallow the text after it"
        self.report(message, "finish it, or write `&lt;` where the sign is text", self.html[start : start + 20], False)
        return "&lt;", start + 1

    def find_unshown(self, start: int) -> tuple[str, int]:
        """How a comment or another construct that no page shows begins, and where it ends; 0 when it does not end."""
        opening, closing = next((pair for pair in _UNSHOWN if self.html.startswith(pair[0], start)), ("", ""))
        begun = start + len(opening)
        if not opening or self.find_last(closing) < begun:
            return opening, 0
        return opening, self.html.index(closing, begun) + len(closing)

    def find_last(self, closing: str) -> int:
        if closing not in self.last_found:
            self.last_found[closing] = self.html.rfind(closing)
        return self.last_found[closing]

    def keep_tag(self, tag: str, end: int) -> tuple[str, int]:
        """What may stay of a tag, and where the text after it, or after the script it opens, begins."""
        name = tag_name(tag)
        if name == "center":
            name, tag = "div", "</div>" if tag.startswith("</") else "<div>"
        elif name == "h1":
            if not tag.startswith("</"):
                hint = "write <h2> instead: the title above is the page's only heading of the first rank"
                self.report("a heading of the first rank in the text", hint, tag, True)
            name, tag = "h2", tag.replace("1", "2", 1)
        if name in TAGS:
            # An anchor may carry the same name twice.
            own: set[str] = set()
            kept = ATTRIBUTE.sub(lambda attribute: self.keep_attribute(name, attribute, own), tag)
            is_kept = name in _CLOSED_BY_OTHERS or nest(kept, self.open_tags, self.report)
            return (kept if is_kept else GAP), end
        # What a closing tag had to say its opening one has said.
        if not tag.startswith("</"):
            hint = "use Markdown or a `:::` block, or set `markdown.html` in site.yaml"
            self.report(f"the tag `<{name}>` is removed", hint, tag, True)
        return GAP, self.skip_script(name, tag, end)

    def keep_attribute(self, tag: str, attribute: re.Match[str], own: set[str]) -> str:
        """What may stay of an attribute; `own` are the identifiers that its tag has so far."""
        name, written = attribute["name"].lower(), attribute[0]
        value = value_of(attribute)
        if is_identifier(tag, name) and not _BLANK.search(value):
            is_new = value not in own
            return f' id="{escape(value)}"' if self.keep_identifier(tag, attribute, own) and is_new else ""
        if name in _ADDRESSES and value.startswith("//") and (whole := with_scheme(value)) != value:
            value, written = whole, written.replace("//", "https://", 1)
        known = (_ATTRIBUTES["*"] | _ATTRIBUTES.get(tag, set())) - {"id"}
        is_harmless = name in _HARMLESS or (name == "style" and _HARMLESS_STYLE.fullmatch(value))
        if is_harmless or name.startswith("data-"):
            return ""
        if name in known and (name not in _ADDRESSES or _is_kept_link(value)):
            return written
        hint = "how things look is the theme's business; links lead to http, https, mailto, tel or this site"
        self.report(f"`{name}` of the tag `<{tag}>` is removed", hint, attribute[0].strip(), True)
        return ""

    def keep_identifier(self, tag: str, attribute: re.Match[str], own: set[str]) -> bool:
        """Whether a tag may have an identifier, which is noted then; a warning where the page has it already."""
        value = value_of(attribute)
        if value in own or not value:
            return bool(value)
        if self.take(value):
            own.add(value)
            return True
        name = attribute["name"].lower()
        message = f"`{name}` of the tag `<{tag}>` is removed: the page has another `{value[:80]}`"
        self.report(message, "choose another name, and let links lead to that", attribute[0].strip(), True)
        return False

    def skip_script(self, name: str, tag: str, end: int) -> int:
        """Where a script ends whose opening tag ends there; at once, if it is none or never closed."""
        if name not in _SCRIPTS or tag.startswith("</") or self.last_found.get(name) == -1:
            return end
        closing = re.compile(f"</{name}\\s*>", re.IGNORECASE).search(self.html, end)
        self.last_found[name] = closing.end() if closing else -1
        return closing.end() if closing else end


def nest(tag: str, open_tags: list[str], report: Mark) -> bool:
    """Notes a tag among those that are open; False, with a problem, where it would lie too deep among them.

    A cleaner looks through all open tags at each new one: a hundred thousand would take it hours.
    """
    name = name_of(tag)
    if name.startswith("/"):
        if name[1:] in open_tags:
            while open_tags.pop() != name[1:]:
                pass
    elif name:
        if len(open_tags) >= MAX_DEPTH:
            report(
                f"tags nested more than {MAX_DEPTH} deep: this one is removed", "close the tags before it", tag, False
            )
            return False
        open_tags.append(name)
    return True


def tag_name(tag: str) -> str:
    """The name of a tag in small letters."""
    return tag.strip("</>").split(maxsplit=1)[0].lower()


def name_of(tag: str) -> str:
    """The name of a tag, with a slash before it when it closes; empty when no other tag could match it."""
    found = _NAME.match(tag)
    name = found[1].lower() if found else ""
    return "" if name in _VOID else name


def value_of(attribute: re.Match[str]) -> str:
    """What an attribute says."""
    return unescape((attribute["value"] or "").strip("\"'"))


def is_identifier(tag: str, name: str) -> bool:
    """Whether links may lead to what an attribute of a tag says."""
    return name == "id" or (name == "name" and tag == "a")


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
