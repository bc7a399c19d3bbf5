"""What a built page makes a phone load before the reader does anything: files by sort, compressed as servers send them.

Looks at files of the output folder alone. What loads later (lazy pictures, players, videos) weighs nothing here.
"""

import functools
import html
import pathlib
import re
import urllib.parse
from collections.abc import Callable, Iterator

import brotli
import msgspec

from tindoingoai.addresses import file_of, without_query
from tindoingoai.kinds import TEXTS, ending_of
from tindoingoai.model import Value

# Of the sizes that a picture comes in a phone of 390 points with two pixels each takes the next larger one.
PHONE_PIXELS = 780
_TAG = re.compile(r"<(/?)(link|script|img|source|picture|video)\b([^>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""", re.IGNORECASE)
_INVISIBLE = re.compile(r"<(script|style|template)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.IGNORECASE | re.DOTALL)
_ITALIC = re.compile(r"<(em|i|cite|dfn)\b", re.IGNORECASE)
_FACE = re.compile(r"@font-face\s*\{([^}]*)\}")
_URL = re.compile(r"""url\(\s*["']?([^"')]+)""")
_RANGE = re.compile(r"U\+([0-9A-F]{1,6})(?:-([0-9A-F]{1,6}))?", re.IGNORECASE)
# What static hosting sends was compressed once, as well as can be.
_compress = functools.partial(brotli.compress, quality=11)


class Weight(Value, frozen=True):
    """Bytes by sort, and how many requests; `elsewhere` are those to other hosts, which weigh nothing here."""

    html: int = 0
    css: int = 0
    scripts: int = 0
    fonts: int = 0
    pictures: int = 0
    requests: int = 0
    elsewhere: int = 0

    @property
    def total(self) -> int:
        return self.html + self.css + self.scripts + self.fonts + self.pictures

    @property
    def parts(self) -> dict[str, int]:
        """Its parts and their total, by name."""
        return {**msgspec.structs.asdict(self), "total": self.total}


class Face(Value, frozen=True):
    """A font file with the characters that it is loaded for; without ranges for all."""

    address: str
    ranges: tuple[tuple[int, int], ...]
    is_italic: bool

    def shows(self, characters: frozenset[int]) -> bool:
        return not self.ranges or any(low <= point <= high for point in characters for low, high in self.ranges)


class Scales:
    """Weighs pages of one output folder; a file that many pages load is weighed once."""

    def __init__(self, output: pathlib.Path, compress: Callable[[bytes], bytes] = _compress) -> None:
        self._output = output
        self._compress = compress
        self._file = functools.cache(self._weigh_file)
        self._faces = functools.cache(self._find_faces)
        self._inside = functools.cache(self._find_inside)

    def weigh(self, address: str) -> Weight:
        """The weight of the page at an address; a file that is not there weighs nothing."""
        data = self._read(address)
        text = data.decode("utf-8", "replace")
        loads = _Loads(text)
        css = self._resolve(address, loads.styles)
        scripts = self._resolve(address, loads.scripts)
        pictures = self._resolve(address, loads.pictures)
        fonts = self._resolve(address, loads.fonts) | set(self._needed_fonts(text, css))
        found = css | scripts | pictures | fonts
        elsewhere = sum(urllib.parse.urlsplit(target).netloc != "" for target in found)
        return Weight(
            html=len(self._compress(data)),
            css=sum(map(self._file, css)),
            scripts=sum(map(self._file, scripts)),
            fonts=sum(map(self._file, fonts)),
            pictures=sum(map(self._file, pictures)),
            requests=1 + len(found),
            elsewhere=elsewhere,
        )

    def _resolve(self, address: str, targets: set[str]) -> set[str]:
        """Addresses from the root of the output, or whole ones of other hosts."""
        return {self._locate(address, target) for target in targets if target and not target.startswith("data:")}

    def _locate(self, address: str, target: str) -> str:
        whole = urllib.parse.urljoin(address, target)
        if urllib.parse.urlsplit(whole).netloc:
            return whole
        return self._inside(urllib.parse.unquote(without_query(whole)))

    def _find_inside(self, path: str) -> str:
        """The address in the output of a path on the host, below which the newspaper may stand."""
        steps = path.split("/")
        tails = ("/" + "/".join(steps[start:]) for start in range(1, len(steps)))
        return next((tail for tail in tails if self._is_there(tail)), path)

    def _is_there(self, address: str) -> bool:
        try:
            return (self._output / file_of(address)).is_file()
        except (OSError, ValueError):
            # No name that a file can have.
            return False

    def _needed_fonts(self, text: str, styles: set[str]) -> Iterator[str]:
        shown = frozenset(map(ord, html.unescape(_INVISIBLE.sub(" ", text)))) - {0x20, 0x0A, 0x0D, 0x09}
        has_italic = bool(_ITALIC.search(text))
        for style in styles:
            for face in self._faces(style):
                if (has_italic or not face.is_italic) and face.shows(shown):
                    yield face.address

    def _find_faces(self, style: str) -> tuple[Face, ...]:
        found = []
        for rule in _FACE.findall(self._read(style).decode("utf-8", "replace")):
            # A browser takes the first file that it can; what the system has is no file.
            if urls := _URL.findall(rule):
                declared = rule.partition("unicode-range")[2].partition(";")[0]
                ranges = tuple((int(low, 16), int(high or low, 16)) for low, high in _RANGE.findall(declared))
                found.append(
                    Face(self._locate(style, urls[0]), ranges, "italic" in rule.partition("font-style")[2][:12])
                )
        return tuple(found)

    def _weigh_file(self, address: str) -> int:
        data = self._read(address)
        return len(self._compress(data)) if ending_of(address) in TEXTS else len(data)

    def _read(self, address: str) -> bytes:
        try:
            return (self._output / file_of(address)).read_bytes()
        except (OSError, ValueError):
            return b""


class _Loads:
    """What the tags of a page load at once."""

    def __init__(self, text: str) -> None:
        self.styles: set[str] = set()
        self.scripts: set[str] = set()
        self.fonts: set[str] = set()
        self.pictures: set[str] = set()
        sources: list[dict[str, str]] | None = None
        for is_end, name, written in _TAG.findall(text):
            tag = name.lower()
            attributes = {key.lower(): html.unescape(a or b or c) for key, a, b, c in _ATTRIBUTE.findall(written)}
            if tag == "picture":
                sources = None if is_end else []
            elif tag == "source" and sources is not None:
                sources.append(attributes)
            elif tag == "img" and attributes.get("loading") != "lazy":
                self.pictures.add(_chosen(attributes, sources or []))
            elif tag == "video":
                self.pictures.add(attributes.get("poster", ""))
            elif tag == "script":
                self.scripts.add(attributes.get("src", ""))
            elif tag == "link":
                self._link(attributes)

    def _link(self, attributes: dict[str, str]) -> None:
        relations, target = attributes.get("rel", "").split(), attributes.get("href", "")
        if "stylesheet" in relations and attributes.get("media", "all") != "print":
            self.styles.add(target)
        elif "preload" in relations and attributes.get("as") == "font":
            self.fonts.add(target)


def _chosen(image: dict[str, str], sources: list[dict[str, str]]) -> str:
    """The file that a phone takes: of the first form offered, the size next above its width."""
    for offer in (*sources, image):
        candidates = sorted(_candidates(offer.get("srcset", "")))
        if candidates:
            return next((target for width, target in candidates if width >= PHONE_PIXELS), candidates[-1][1])
    return image.get("src", "")


def _candidates(srcset: str) -> Iterator[tuple[int, str]]:
    for candidate in re.split(r",\s+", srcset):
        target, _, width = candidate.strip().partition(" ")
        if target:
            yield int(width[:-1]) if width[:-1].isdecimal() and width.endswith("w") else 0, target
