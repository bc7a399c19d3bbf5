"""Films, pictures, posts and frames that authors write as HTML → the parts that Markdown and blocks make of them.

Only what is understood is read: of a tag its attributes, of a snippet its address and words. None of its markup stays.
"""

import re
from collections.abc import Callable
from html import escape

import msgspec
from markdown_it.token import Token

from tindoingoai.addresses import is_web_address, with_scheme, without_query
from tindoingoai.kinds import FILMS, ending_of
from tindoingoai.markdown.elements import find_ends, tags_in, words_of
from tindoingoai.markdown.frames import KNOWN, SCRIPT_HOSTS, read_embed
from tindoingoai.markdown.manuscript import Manuscript
from tindoingoai.markdown.media_references import MediaReferences
from tindoingoai.markdown.players import LONGEST_TITLE, card_for, find_player, show_embed
from tindoingoai.markdown.raw_html import ATTRIBUTE, GAP, TAG, Mark, Mender, is_slot, tag_name, value_of, write_slot
from tindoingoai.model import AnyPart, Audio, EmbedCard, Figure, Gallery, Video

# What sites give to be pasted, by its class.
_NAMES = "fb-page fb-post fb-video instagram-media tiktok-embed twitter-tweet twitter-video"
_SNIPPETS = frozenset(_NAMES.split())
# What WordPress and Blogger have for figures and captions.
_FIGURES, _CAPTIONS = frozenset({"wp-caption", "tr-caption-container"}), frozenset({"wp-caption-text", "tr-caption"})
_CLASS = re.compile(f"{_NAMES} wp-caption tr-caption".replace(" ", "|"))
_SNIPPET_ADDRESSES = ("data-instgrm-permalink", "data-href", "cite")
# Where scripts that load pictures late keep their addresses.
_LATE_SOURCES = ("data-src", "data-lazy-src", "data-original")
_CREDIT_TAGS = frozenset({"cite", "small"})
_CREDIT_CLASS = re.compile(r"\b(?:credit|photographer|nguon)", re.IGNORECASE)
_MARKDOWN_PICTURE = re.compile(r"!\[(?P<alt>[^\[\]\n]*)\]\(<?(?P<src>[^\s<>()]+)>?(?:\s+\"(?P<title>[^\"\n]*)\")?\)")
_LONE_ADDRESS = re.compile(r"^[ \t]*(https?://[^\s<>\"']+)[ \t]*$", re.MULTILINE)
_EXAMPLE = "/images/ten.jpg"
# Figures in figures are galleries; nobody writes them deeper.
_MAX_FIGURES = 3


class _Element(msgspec.Struct):
    """A tag that opens something, its attributes, what is in it, and where it ends; empty where it is not closed."""

    name: str
    tag: str
    line: int
    attributes: dict[str, str]
    inner: str = ""
    inner_line: int = 0
    end: int = 0
    is_closed: bool = False


class _Caption(msgspec.Struct):
    """What the caption of a figure that is being read has said so far."""

    html: str = ""
    line: int = 0


class HtmlMedia:
    """What the HTML of one text shows: `parts` by the numbers of their slots, and the identifiers that it keeps."""

    def __init__(self, files: MediaReferences, manuscript: Manuscript, take: Callable[[str], bool]) -> None:
        self.files = files
        self.manuscript = manuscript
        self._take = take
        self.parts: list[AnyPart] = []
        self.identifiers: set[str] = set()
        # Of the pictures so far, as they were written.
        self.sources: set[str] = set()
        # Of the figures around what is being read.
        self.captions: list[_Caption] = []

    def mend(self, html: str, line: int, open_tags: list[str]) -> str:
        """HTML as an author wrote it, with only finished and permitted tags, and slots for what it shows."""
        return _Reader(self, html, line, open_tags).mend()

    def mend_block(self, html: str, line: int, open_tags: list[str]) -> str:
        """The same of a block, where an address on a line of its own is what it shows."""
        if "://" in html and "<pre" not in html.lower():
            html = _LONE_ADDRESS.sub(_frame_address, html)
        return self.mend(html, line, open_tags)

    def take(self, identifier: str) -> bool:
        """Notes an identifier; False where the page has it already."""
        is_free = self._take(identifier)
        if is_free:
            self.identifiers.add(identifier)
        return is_free

    def add(self, part: AnyPart) -> str:
        """The slot of a part."""
        self.parts.append(part)
        return write_slot(len(self.parts) - 1)

    def marker(self, line: int) -> Mark:
        """How mistakes on a line of the text are told."""

        def report(message: str, hint: str, words: str, is_warning: bool) -> None:
            self.manuscript.report(line, message, hint, words, is_warning=is_warning)

        return report


class _Reader(Mender):
    """A mender that reads what a page shows besides words."""

    def __init__(self, media: HtmlMedia, html: str, line: int, open_tags: list[str]) -> None:
        super().__init__(html, media.marker(line), open_tags, media.take)
        self.media = media
        # How many lines begin before the place that was last looked at.
        self.counted = (0, line)
        # Where the last element ends that looks like a snippet and is none: nor is what lies in it.
        self.refused = 0
        # By name, where elements begin: where what is in them ends, and they themselves do.
        self._ends: dict[str, dict[int, tuple[int, int]]] = {}

    def keep_tag(self, tag: str, end: int) -> tuple[str, int]:
        """What stands in the place of a tag, or of all that it opens, and where the text after it begins."""
        read = None if tag.startswith("</") else _READERS.get(tag_name(tag))
        if not read and _CLASS.search(tag) and end >= self.refused and not tag.startswith("</"):
            read = _Reader.read_classed
        if read:
            element = self.read_element(tag, end)
            shown = read(self, element)
            if shown is not None:
                return (shown if is_slot(shown) else GAP + shown) + GAP, element.end
        return super().keep_tag(tag, end)

    def read_element(self, tag: str, end: int) -> _Element:
        name = tag_name(tag)
        attributes: dict[str, str] = {}
        for attribute in ATTRIBUTE.finditer(tag):
            attributes.setdefault(attribute["name"].lower(), value_of(attribute))
        start = end - len(tag)
        position, line = self.counted
        self.counted = start, line + self.html.count("\n", position, start)
        element = _Element(name, tag, self.counted[1], attributes, end=end)
        if name not in self._ends:
            self._ends[name] = find_ends(self.html, name)
        if found := self._ends[name].get(start):
            element.inner, element.end, element.is_closed = self.html[end : found[0]], found[1], True
            element.inner_line = element.line + tag.count("\n")
        return element

    def tell(self, element: _Element, message: str, hint: str) -> None:
        self.media.manuscript.report(element.line, message, hint, element.tag.split("\n")[0], is_warning=True)

    def read_image(self, element: _Element) -> str | None:
        """A picture; its words where it cannot be shown."""
        attributes = element.attributes
        if {attributes.get("width"), attributes.get("height")} <= {"0", "1"}:
            self.tell(element, "this picture of one pixel is removed", "it only tells another site of every reader")
            return ""
        source, alt = _source_of(attributes), " ".join(attributes.get("alt", "").split())
        if not source or source.startswith("data:"):
            message = "this picture lies in the text itself" if source else "this picture names no file"
            self.tell(
                element, f"{message}: it is not shown", f"write a file, like {_EXAMPLE}, or one beside the article"
            )
            return escape(alt)
        self.media.sources.add(source)
        title = " ".join(attributes.get("title", "").split())
        # Programs put the name of the file there.
        caption = title if " " in title and title != alt else ""
        token = Token("image", "img", 0, {"src": source, "title": caption}, children=[_text(alt)])
        image = self.media.files.read_picture(token, self.media.manuscript, element.line)
        return self.media.add(Figure(image)) if image else escape(alt)

    def read_picture(self, element: _Element) -> str | None:
        """The picture that stands for several formats of it, or else the first of these."""
        named = [each for name in ("img", "source") for each in tags_in(element.inner) if each[0] == name]
        if not named or words_of(element.inner):
            return None
        name, attributes = named[0]
        return self.read_image(_Element(name, element.tag, element.line, attributes))

    def read_film(self, element: _Element) -> str | None:
        source = self._choose_source(element)
        if not source:
            return None
        media = self.media
        src, embed = find_player(source, media.files, media.manuscript, element.line)
        tracks = [each.get("src", "") for name, each in tags_in(element.inner) if name == "track"]
        poster, captions = (
            media.files.resolve(written, media.manuscript, element.line) if written else ""
            for written in (element.attributes.get("poster", ""), next(iter(tracks), ""))
        )
        return media.add(Video(src=src, embed=embed, poster=poster, captions=captions)) if src or embed else ""

    def read_sound(self, element: _Element) -> str | None:
        source = self._choose_source(element)
        if not source:
            return None
        src = self.media.files.resolve(source, self.media.manuscript, element.line)
        return self.media.add(Audio(src)) if src else ""

    def _choose_source(self, element: _Element) -> str:
        """The file of a film or a recording, of several the first that every browser plays."""
        sources = [attributes.get("src", "") for name, attributes in tags_in(element.inner) if name == "source"]
        named = [source for source in (_source_of(element.attributes), *sources) if source]
        playable = [source for source in named if FILMS.get(ending_of(without_query(source))) == "video/mp4"]
        return next(iter((*playable, *named)), "")

    def read_frame(self, element: _Element) -> str | None:
        """What another site shows; a link to it where we know no frame for it."""
        source = with_scheme(_source_of(element.attributes))
        title = element.attributes.get("title", "")
        if embed := read_embed(source):
            part = show_embed(embed, title)
            # A player's own title says nothing of the film.
            return self.media.add(msgspec.structs.replace(part, caption="") if isinstance(part, Video) else part)
        if not is_web_address(source):
            return None
        card = card_for(source, title)
        self.tell(element, f"this frame of {card.host} is shown as a link", f"shown on the page itself: {KNOWN}")
        return self.media.add(card)

    def read_object(self, element: _Element) -> str | None:
        """A film in the manner of old pages."""
        inner = [attributes for name, attributes in tags_in(element.inner) if name in ("embed", "param")]
        for attributes in (element.attributes, *inner):
            for key in ("data", "src", "value"):
                if embed := read_embed(with_scheme(attributes.get(key, ""))):
                    return self.media.add(show_embed(embed))
        return None

    def read_classed(self, element: _Element) -> str | None:
        """What only its class tells from any box."""
        classes = element.attributes.get("class", "").split()
        if not (element.is_closed and classes):
            return None
        if not _FIGURES.isdisjoint(classes):
            return self.read_figure(element)
        if not _CAPTIONS.isdisjoint(classes):
            return self.read_caption(element)
        return None if _SNIPPETS.isdisjoint(classes) else self.read_snippet(element)

    def read_snippet(self, element: _Element) -> str | None:
        """A post as its site gives it to be pasted: a quotation of it, for a script to make more of it."""
        attributes = element.attributes
        links = [each.get("href", "") for name, each in tags_in(element.inner) if name == "a"]
        named = [attributes[key] for key in _SNIPPET_ADDRESSES if attributes.get(key)]
        addresses = [with_scheme(address) for address in (*named, *reversed(links))]
        embed = next(filter(None, map(read_embed, addresses)), None)
        if not embed and not (element.name == "div" and addresses and is_web_address(addresses[0])):
            self.refused = element.end
            return None
        words = words_of(element.inner)
        if len(words) > LONGEST_TITLE:
            hint = "the card leads to the whole post; quote it in the text if readers need it there"
            self.tell(element, f"of the words of this post the first {LONGEST_TITLE} signs are shown", hint)
        return self.media.add(show_embed(embed, words) if embed else card_for(addresses[0], words))

    def read_script(self, element: _Element) -> str | None:
        """Nothing, where it would only have shown what is shown without it."""
        is_ours = element.is_closed and any(host in element.tag or host in element.inner for host in SCRIPT_HOSTS)
        return "" if is_ours else None

    def read_noscript(self, element: _Element) -> str | None:
        """Nothing, where it repeats pictures that a script would have loaded late."""
        sources = [_source_of(attributes) for name, attributes in tags_in(element.inner) if name == "img"]
        is_repeated = bool(sources) and self.media.sources.issuperset(sources) and not words_of(element.inner)
        return "" if element.is_closed and is_repeated else None

    def read_figure(self, element: _Element) -> str | None:
        media = self.media
        if not element.is_closed or len(media.captions) >= _MAX_FIGURES:
            return None
        first = len(media.parts)
        media.captions.append(_Caption())
        html = _MARKDOWN_PICTURE.sub(_write_image, element.inner)
        inner = media.mend(html, element.inner_line, self.open_tags)
        caption = media.captions.pop()
        shown = media.parts[first:]
        if not shown:
            return inner + (f"<p>{media.mend(caption.html, caption.line, self.open_tags)}</p>" if caption.html else "")
        if len(shown) > 1 and all(isinstance(part, Figure) for part in shown):
            del media.parts[first:]
            slot = media.add(Gallery(tuple(part.image for part in shown if isinstance(part, Figure))))
            inner = slot + _without_slots(inner, first)
        self._set_caption(element, caption)
        return inner

    def _set_caption(self, element: _Element, caption: _Caption) -> None:
        """Gives the last thing shown the words of the caption around it."""
        words, credit = _split_credit(caption.html)
        if not (words or credit):
            return
        if any(name == "a" for name, _ in tags_in(caption.html)):
            message = "a link in a caption is not kept: its words stay"
            self.media.manuscript.report(caption.line, message, "put the link into the text", "<a", is_warning=True)
        parts = self.media.parts
        match parts[-1]:
            case Figure() as part:
                image = msgspec.structs.replace(
                    part.image, caption=words or part.image.caption, credit=credit or part.image.credit
                )
                parts[-1] = msgspec.structs.replace(part, image=image)
            case EmbedCard() as part:
                # The words of a post stay before those of the caption; a mere address goes.
                title = part.title if part.title != card_for(part.url).title else ""
                parts[-1] = card_for(part.url, " – ".join(filter(None, (title, words, credit))), part.embed)
            case Gallery() as part:
                parts[-1] = msgspec.structs.replace(part, caption=" ".join(filter(None, (words, credit))))
            case Video() | Audio() as part:
                parts[-1] = msgspec.structs.replace(part, caption=words, credit=credit)

    def read_caption(self, element: _Element) -> str | None:
        """Nothing: the words of a caption go to what it stands under."""
        if not (self.media.captions and element.is_closed):
            return None
        caption = self.media.captions[-1]
        caption.html = f"{caption.html} {element.inner}".strip()
        caption.line = caption.line or element.inner_line
        return ""


_READERS: dict[str, Callable[[_Reader, _Element], str | None]] = {
    "audio": _Reader.read_sound,
    "embed": _Reader.read_object,
    "figcaption": _Reader.read_caption,
    "figure": _Reader.read_figure,
    "iframe": _Reader.read_frame,
    "img": _Reader.read_image,
    "noscript": _Reader.read_noscript,
    "object": _Reader.read_object,
    "picture": _Reader.read_picture,
    "script": _Reader.read_script,
    "video": _Reader.read_film,
}


def _source_of(attributes: dict[str, str]) -> str:
    """The address that a tag shows, wherever it keeps it."""
    first = attributes.get("srcset", "").strip().split(maxsplit=1)
    found = [attributes.get("src", ""), *(attributes.get(key, "") for key in _LATE_SOURCES), *first[:1]]
    found = [address.strip() for address in found if address.strip()]
    # What stands there until a script has run is no picture.
    return next((address for address in found if not address.startswith("data:")), next(iter(found), ""))


def _split_credit(html: str) -> tuple[str, str]:
    """The words of a caption, and those among them that say whose a picture is."""
    ends: dict[str, dict[int, tuple[int, int]]] = {}
    for tag in TAG.finditer(html):
        name = tag_name(tag[0])
        is_credit = name in _CREDIT_TAGS or _CREDIT_CLASS.search(
            next((value_of(each) for each in ATTRIBUTE.finditer(tag[0]) if each["name"].lower() == "class"), "")
        )
        if is_credit and name not in ends:
            ends[name] = find_ends(html, name)
        if is_credit and (end := ends[name].get(tag.start())):
            return words_of(html[: tag.start()] + " " + html[end[1] :]), words_of(html[tag.end() : end[0]])
    return words_of(html), ""


def _without_slots(html: str, first: int) -> str:
    """A piece of HTML without the slots from a number on; nothing where no words are left in it."""
    left = re.sub(r'<slot name="(\d+)"></slot>', lambda slot: slot[0] if int(slot[1]) < first else "", html)
    return left if words_of(left) else ""


def _write_image(picture: re.Match[str]) -> str:
    """A picture of Markdown between tags, as a tag."""
    alt, src, title = (escape(picture[key] or "") for key in ("alt", "src", "title"))
    return f'<img src="{src}" alt="{alt}" title="{title}">'


def _frame_address(found: re.Match[str]) -> str:
    return f'<iframe src="{escape(found[1])}"></iframe>' if read_embed(found[1]) else found[0]


def _text(words: str) -> Token:
    return Token("text", "", 0, content=words)
