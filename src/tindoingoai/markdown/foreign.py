"""Markup of other systems, which nothing runs here: what is lost is told once a kind, and no reader sees it.

Words between a pair of such marks stay. All this is found before Markdown is read, which would tear it apart; lines
stay where they are. Each kind is looked for only in texts that hold its signs.
"""

import functools
import re
from collections.abc import Callable

import msgspec

from tindoingoai.addresses import GHOST_HOME
from tindoingoai.kinds import ARTICLE, BESIDE, DRAWINGS, FILMS, PICTURES, SOUNDS, SOURCES, ending_of
from tindoingoai.markdown import losses
from tindoingoai.markdown.code_places import CodePlaces
from tindoingoai.markdown.losses import Loss
from tindoingoai.markdown.manuscript import Manuscript
from tindoingoai.markdown.raw_html import OFFICE_TAG
from tindoingoai.vietnamese.dates import date_in_name
from tindoingoai.vietnamese.slugs import make_slug

# Shortcodes that stand alone and say nothing more.
_BARE = frozenset({"gallery", "playlist", "toc", "contact-form", "contact-form-7"})
# Those that have an address or a name behind them, without a key.
_WITH_ADDRESS = frozenset({"youtube", "vimeo", "video", "audio", "embed", "tweet", "soundcloud", "spotify", "gist"})

_NAME = r"[A-Za-z][\w-]*"
_CODE_PAIR = re.compile(
    r"^[ \t]*(?:\{%-?[ \t]*highlight\b[^%\n]*%\}|\{\{[<%][ \t]*highlight\b[^}\n]*\}\}|\[(?:source)?code\b[^\]\n]*\])"
    r"[ \t]*\n(?P<code>(?:[^\n]*\n){0,500}?)[ \t]*"
    r"(?:\{%-?[ \t]*endhighlight[ \t]*-?%\}|\{\{[<%][ \t]*/highlight[ \t]*[>%]\}\}|\[/(?:source)?code\])[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_ATTRIBUTES = re.compile(
    # With the item that a table of contents takes the place of.
    r"^[ \t]*(?:[-+*]|\d+\.)[ \t]+[^\n]*\n[ \t]*\{:[ \t]*(?P<toc>toc)\b[^{}\n]*\}"
    r"|\{::comment\}.{0,5000}?\{:/(?:comment)?\}"
    r"|[ \t]*\{:(?P<list>[^{}\n]*)\}"
    # Without a colon they stand behind a heading, a link, a picture or words in brackets alone.
    r"|\[(?P<span>(?!\^)[^\[\]\n]{1,1000})\]\{[.#][\w-][^{}\n]*\}"
    r"|(?P<link>\]\([^()\n]{0,1000}\))\{(?:[.#][\w-]|[\w-]+=)[^{}\n]*\}"
    r"|(?<=[^\s#])[ \t]+\{[.#][\w-][^{}\n]*\}[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]")
_IDENTIFIER = re.compile(r"[{\s:]#[\w-]")
_START = re.compile(r"""start=["']?(\d+)""")
_HUGO = re.compile(
    r"(?P<before>!?\[[^\[\]\n]*\]\([ \t]*)?"
    rf"\{{\{{(?P<sign>[<%])-?[ \t]*(?P<end>/)?[ \t]*(?P<name>{_NAME}(?:/[\w-]+)*)(?P<rest>.{{0,1000}}?)[>%]\}}\}}"
    r"(?P<after>[^\s()]*[ \t]*\))?",
    re.DOTALL,
)
_LIQUID = re.compile(
    r"\{%-?\s*raw\s*-?%\}(?P<raw>.{0,5000}?)\{%-?\s*endraw\s*-?%\}"
    r"|(?P<comment>\{%-?\s*comment\s*-?%\}.{0,5000}?\{%-?\s*endcomment\s*-?%\}|\{\{-?\s*/\*.{0,1000}?\*/\s*-?\}\}"
    r"|\{#(?![\w-]+\}).{0,1000}?#\})"
    r"|(?P<before>!?\[[^\[\]\n]*\]\([ \t]*(?:\{\{[^{}\n]{0,300}\}\}(?=\{[{%]))?)?"
    rf"(?:\{{%-?\s*(?P<name>{_NAME})(?P<rest>.{{0,1000}}?)%\}}"
    # In formulas of TeX there are double braces too.
    r"|\{\{-?(?=\s*[\"']|\s+[A-Za-z_]|\w+(?:\.\w|\s*\|)|(?<![\w}^\\]\{\{)[A-Za-z_]{3,}\}\})(?P<value>[^{}]{1,300})\}\})"
    r"(?P<after>[^\s(){}]*[ \t]*\))?",
    re.DOTALL,
)
# What is fetched is often named for what it shows.
_FETCHED = re.compile(r"""\s+["']?(?:[\w-]+/)*(?P<name>\w+)""")
_QUOTED = re.compile(r"""(["'])(.+?)\1""")
_MAKES_ADDRESS = re.compile(r"\|\s*(?:\w*url|prepend|asset_path)\b")
_WORDPRESS_COMMENT = re.compile(r"<!--\s*/?wp:(?P<name>[\w/-]+).{0,3000}?-->", re.DOTALL)
_OBSIDIAN = re.compile(
    r"(?<![\\\[])(?P<embed>!)?\[\[(?P<target>[^\[\]|\n#^]*)(?P<place>[#^][^\[\]|\n]*)?(?:\|(?P<words>[^\[\]\n]*))?\]\]"
    r"(?![\[(:])"
)
_PICTURE_FILES = {*PICTURES, *SOURCES, *DRAWINGS}
# How wide a picture was to be.
_SIZE = re.compile(r"\d*(?:x\d+)?")
_OBSIDIAN_COMMENT = re.compile(r"(?<![\w%])%%(?=[^\s%])[^%]{1,1000}%%(?![\w%])")
_BLOCK_NAME = re.compile(r"(?<=\S)[ \t]+\^[a-z0-9]{6}[ \t]*$", re.MULTILINE)
_CALLOUT = re.compile(r"^(?P<quote>[ \t]*(?:>[ \t]*)+)\[!\w+\][-+]?[ \t]*", re.MULTILINE)
_ADMONITION = re.compile(r"^!!![ \t]+[a-z]+(?:[ \t]+[a-z]+)*(?:[ \t]+\"(?P<title>[^\"\n]*)\")?[ \t]*$", re.MULTILINE)
_MARKED = re.compile(r"(?<![=\w])==(?=[^\s=])(?P<words>[^=\n]{1,500})(?<!\s)==(?![=\w])")
_FORMULA = re.compile(r"(?<![\\$])\$\$(?!\$)[^$]{1,2000}\$\$(?!\$)")
_COMMAND = re.compile(
    r"^[ \t]*\\(?:newpage|pagebreak|clearpage|tableofcontents|(?:big|med|small)skip|[hv]space\{[^{}\n]*\})[ \t]*$",
    re.MULTILINE,
)
_LETTER = re.compile(r"[^\W\d_]")
_MODULE = re.compile(
    r"""^import[ \t]+(?:[\w*{][^'"\n]*[ \t]from[ \t]+)?(?P<quote>["'])[^'"\n]+(?P=quote);?[ \t]*$"""
    r"|^export[ \t]+(?:default|const|let|var|function|async)\b"
    r"(?:[^\n]*[{\[(][ \t]*\n(?:[^\n]*\n){0,100}?[}\])]+;?[ \t]*|[^\n]*)$",
    re.MULTILINE,
)
_MODULE_COMMENT = re.compile(r"\{/\*.{0,1000}?\*/\}", re.DOTALL)
# What makes Markdown of them puts a backslash before brackets.
_SHORTCODE = re.compile(
    rf"(?<![\[\\])(?P<escape>\\)?\[(?P<end>/)?(?P<name>{_NAME})(?P<rest>(?:=|[ \t\n])[^\[\]]{{0,1000}}?)?[ \t]*/?"
    r"(?(escape)\\)\](?!\()"
)
_BRACKETS = re.compile(rf"\[(?:/|(?:{'|'.join(sorted(_BARE | _WITH_ADDRESS))}|TOC)\b|{_NAME}\s[^\[\]\n]*=)")
_OPENED = re.compile(rf"\[({_NAME})")
_CLOSED = re.compile(rf"\[/({_NAME})\\?\]")
_CAPTION_WORDS = re.compile(r"""\scaption=(["'])([^\n]+?)\1""")
_PAIR = re.compile(rf"""\s{_NAME}[ \t]*=[ \t]*(?:["'“”″][^"'“”″]*["'“”″]|(?P<plain>[^\s"']))""")


_Read = tuple[str, Loss | None]


class _Foreign(msgspec.Struct, frozen=True):
    """A kind of markup: how messages call it, the sign without which there is none, and how it is found and read.

    Most texts do not have the sign, and those that do may be looked through for `more` of it, which is quicker than to
    look for the markup itself. `read` gives what stays of a place and what is lost, None where nothing is; None alone
    where the place is something else.
    """

    name: str
    sign: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], _Read | None]
    more: re.Pattern[str] | None = None


def without_foreign(manuscript: Manuscript, *, indented_code: bool = False) -> str:
    """The text of a manuscript, with as many lines, in which no markup of other systems is left outside of code."""
    text = manuscript.text
    for kind in _KINDS:
        if kind.sign in text and (kind.more is None or kind.more.search(text)):
            text = _take_out(kind, text, manuscript, indented_code)
    return text


def _take_out(kind: _Foreign, text: str, manuscript: Manuscript, indented_code: bool) -> str:
    out: list[str] = []
    lost: dict[tuple[str, str], list[tuple[re.Match[str], Loss]]] = {}
    places: CodePlaces | None = None
    position = 0
    for match in kind.pattern.finditer(text):
        places = places or CodePlaces(text, indented_code=indented_code)
        if match.start() in places or (read := kind.read(match)) is None:
            continue
        kept, loss = read
        lost_lines = match[0].count("\n") - kept.count("\n")
        out += (text[position : match.start()], kept, "\n" * lost_lines)
        position = match.end()
        if loss:
            lost.setdefault(loss.kind, []).append((match, loss))
    for found in lost.values():
        _tell(kind, text, found, manuscript)
    return "".join((*out, text[position:])) if out else text


def _tell(kind: _Foreign, text: str, found: list[tuple[re.Match[str], Loss]], manuscript: Manuscript) -> None:
    """One warning for all that is lost in the same way, at the first."""
    match, loss = found[0]
    written = match[0].strip()
    start = match.start() + match[0].index(written)
    shown = " ".join(written.split())
    shown = shown if len(shown) <= 60 else f"{shown[:60]}…"
    message = f"`{shown.replace('`', '')}` is {kind.name}: it means nothing here, and {loss.missed}"
    manuscript.report(
        text.count("\n", 0, start), message, loss.hint, written.partition("\n")[0], is_warning=True, more=len(found) - 1
    )


def _read_code(match: re.Match[str]) -> _Read:
    return f"```\n{match['code']}```", None


def _read_attributes(match: re.Match[str]) -> _Read | None:
    if match["toc"]:
        return "", losses.loss_of("toc")
    loss = losses.BY_WORDS if _IDENTIFIER.search(match[0], match[0].rindex("{")) else losses.BY_THEME
    if kept := match["span"] or match["link"]:
        return kept, loss
    if match["list"] is None:
        line = match.string.rfind("\n", 0, match.start()) + 1
        if match[0][0] != "{" and not _HEADING.match(match.string, line):
            return None
    if start := _START.search(match["list"] or ""):
        return "", Loss(f"delete it, and number the first item of the list `{start[1]}.`")
    return "", loss


def _read_hugo(match: re.Match[str]) -> _Read:
    kept = _without_tag(match, match["rest"], is_tag=True)
    return kept, None if match["end"] else _loss_around(match, kept, losses.loss_of(match["name"]))


def _read_liquid(match: re.Match[str]) -> _Read:
    if match["raw"] is not None:
        return match["raw"], Loss("delete both tags: nothing runs here what stands between them")
    if match["comment"]:
        return "", losses.DELETE
    if match["name"]:
        fetched = _FETCHED.match(match["rest"]) if match["name"].startswith("include") else None
        loss = (fetched and losses.LOSSES.get(fetched["name"].lower())) or losses.loss_of(match["name"])
        kept = _without_tag(match, match["rest"], is_tag=True)
        return kept, None if match["name"].startswith("end") else _loss_around(match, kept, loss)
    value = match["value"].strip(" \t\n-")
    if (quoted := _QUOTED.match(value)) and _MAKES_ADDRESS.search(value):
        return f"{_opening_of(match)}{quoted[2]}{match['after'] or ''}", losses.OTHERWISE
    return _without_tag(match, value, is_tag=False), losses.OTHERWISE


def _without_tag(match: re.Match[str], rest: str, *, is_tag: bool) -> str:
    """What stays around a tag: where it is part of a link's address, the rest of that, or what it quotes.

    A link of whose address nothing is left keeps its words.
    """
    before, after = _opening_of(match), match["after"] or ""
    if not before or not after:
        return before + after
    quoted = _QUOTED.search(rest)
    named = rest.strip(" \t\n-").split()
    address = quoted[2] if quoted else named[-1] if is_tag and named else ""
    if address or after.strip(" \t)"):
        return f"{before}{address}{after}"
    return before.lstrip("!").partition("[")[2].rpartition("]")[0]


def _loss_around(match: re.Match[str], kept: str, loss: Loss) -> Loss:
    """What is lost of a tag; no more than the tag itself where the link around it is kept."""
    return Loss(loss.hint) if match["before"] and kept.endswith(")") else loss


def _opening_of(match: re.Match[str]) -> str:
    """The words of a link or a picture up to its address, where a tag stands in that."""
    before = match["before"] or ""
    return before[: before.rindex("](") + 2] if before else ""


def _read_wordpress_comment(match: re.Match[str]) -> _Read:
    # What stands between two of them is HTML, which is read; one that is closed in itself stands for something.
    return "", losses.loss_of(match["name"].rpartition("/")[2]) if match[0].endswith("/-->") else losses.DELETE


def _read_obsidian(match: re.Match[str]) -> _Read | None:
    target, place = match["target"].strip(), (match["place"] or "").strip("#^ ")
    if target.strip("_").lower() == "toc":
        return "", losses.loss_of("toc")
    if not _LETTER.search(target + place):
        return None
    if match["embed"]:
        ending = ending_of(target)
        if ending in _PICTURE_FILES:
            words = (match["words"] or "").strip()
            return f"![{'' if _SIZE.fullmatch(words) else words}](<{target}>)", None
        return "", losses.FILM if ending in FILMS else losses.SOUND if ending in SOUNDS else losses.ARTICLE
    name = target.rpartition("/")[2].removesuffix(ARTICLE)
    words = (match["words"] or "").strip() or name or place
    if ending_of(target) in BESIDE:
        address = f"<{target}>" if " " in target else target
    else:
        address = make_slug(date_in_name(name)[1]) + (f"#{make_slug(place)}" if place else "")
    return words, Loss(f"write a link: [{words}]({address})", losses.WORDS_ALONE)


def _read_callout(match: re.Match[str]) -> _Read:
    return match["quote"], losses.BOX


def _read_admonition(match: re.Match[str]) -> _Read:
    return match["title"] or "", losses.BOX


def _read_marked(match: re.Match[str]) -> _Read:
    words = match["words"]
    return words, Loss(f"write `**{words}**` or `<mark>{words}</mark>`", losses.WORDS_ALONE)


def _read_formula(match: re.Match[str]) -> _Read:
    hint = "write it in words and signs, like x² or ½, or show a picture of it"
    return match[0], Loss(hint, "readers see it as it is written")


def _leave_out(_: re.Match[str]) -> _Read:
    return "", None


def _delete(_: re.Match[str]) -> _Read:
    return "", losses.DELETE


def _read_shortcode(match: re.Match[str]) -> _Read | None:
    name, rest = match["name"], match["rest"] or ""
    opened, closed = _find_names(match.string)
    if match["end"]:
        is_one = not rest and name in opened
    elif match["escape"] and not (name in losses.LOSSES and (name in closed or _PAIR.match(rest))):
        is_one = False
    elif match.string.startswith(":", match.end()):
        # It may define what a link is called.
        is_one = False
    elif name in closed:
        is_one = not rest or rest.startswith("=") or _PAIR.match(rest) is not None or name in losses.LOSSES
    elif pair := _PAIR.match(rest):
        is_one = not pair["plain"] or name in losses.LOSSES
    else:
        is_one = bool(rest) and name in _WITH_ADDRESS and ("/" in rest or name in ("youtube", "vimeo"))
        is_one = is_one or (not rest and name.lower() in _BARE and _is_alone(match))
    if not is_one:
        return None
    loss = None if match["end"] else losses.loss_of(name)
    if loss and name in _WITH_ADDRESS and name in closed and match.string.startswith("http", match.end()):
        # The address stays, and shows what it leads to.
        loss = Loss(loss.hint)
    # Old ones have the words below a picture among their values.
    caption = _CAPTION_WORDS.search(rest) if name in ("caption", "wp_caption") else None
    return f"{caption[2]} " if caption else "", loss


@functools.lru_cache(maxsize=1)
def _find_names(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The names that some bracket of a text opens, and those that one closes."""
    return frozenset(_OPENED.findall(text)), frozenset(_CLOSED.findall(text))


def _is_alone(match: re.Match[str]) -> bool:
    """Whether nothing else stands on a line."""
    line = match.string.rfind("\n", 0, match.start()) + 1
    end = match.string.find("\n", match.end())
    return match.string[line : end if end >= 0 else None].strip() == match[0]


_KINDS = (
    # What follows it begins with a slash.
    _Foreign("the site's address", "_", re.compile(GHOST_HOME), _leave_out, re.compile(GHOST_HOME)),
    _Foreign("code", "{", _CODE_PAIR, _read_code),
    _Foreign("code", "[", _CODE_PAIR, _read_code, re.compile(r"\[(?:source)?code")),
    _Foreign("a shortcode of Hugo", "{", _HUGO, _read_hugo),
    _Foreign("a tag of Liquid", "{", _LIQUID, _read_liquid),
    _Foreign("an attribute list", "{", _ATTRIBUTES, _read_attributes),
    _Foreign("a comment of MDX", "{", _MODULE_COMMENT, _delete),
    _Foreign("a block comment of WordPress", "<", _WORDPRESS_COMMENT, _read_wordpress_comment),
    _Foreign("a tag of a word processor", "<", OFFICE_TAG, _delete, re.compile(r"<[/?]?\w{1,4}:")),
    _Foreign("a link of Obsidian", "[", _OBSIDIAN, _read_obsidian, re.compile(r"\[\[")),
    _Foreign("a comment of Obsidian", "%", _OBSIDIAN_COMMENT, _delete, re.compile("%%")),
    _Foreign("the name of a block of Obsidian", "^", _BLOCK_NAME, _delete, re.compile(r"[ \t]\^[a-z0-9]{6}")),
    _Foreign("the sign of a callout", ">", _CALLOUT, _read_callout, re.compile(r"\[!\w")),
    _Foreign("the sign of a box", "!!! ", _ADMONITION, _read_admonition),
    _Foreign("a marked text", "==", _MARKED, _read_marked),
    _Foreign("a formula", "$$", _FORMULA, _read_formula),
    _Foreign("a command of TeX", "\\", _COMMAND, _delete),
    _Foreign("a line of MDX", "port ", _MODULE, _delete),
    _Foreign("a shortcode of WordPress", "[", _SHORTCODE, _read_shortcode, _BRACKETS),
)
