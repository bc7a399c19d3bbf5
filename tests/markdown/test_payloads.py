"""Nothing that a contributor writes runs on a reader's machine or takes over the page."""

import pathlib
import re
import urllib.parse
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import html5lib
import msgspec
import pytest
import yaml

from tindoingoai.markdown.frames import FRAME_HOSTS
from tindoingoai.model import AnyPart, Html

FOLDER = pathlib.Path(__file__).parent
PLACES: list[str] = yaml.safe_load((FOLDER / "places.yaml").read_text(encoding="utf-8"))
_PAYLOADS = yaml.safe_load((FOLDER / "payloads.yaml").read_text(encoding="utf-8"))
PAYLOADS: list[str] = [*_PAYLOADS["addresses"], *_PAYLOADS["fragments"]]

_TAGS = """a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em h2 h3 h4 h5 h6
hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th
thead time tr u ul var wbr html head body"""
_ATTRIBUTES = """abbr alt aria-label cite class colspan datetime decoding dir headers href id lang loading open reversed
role rowspan scope span src start title type value"""
TAGS, ATTRIBUTES = frozenset(_TAGS.split()), frozenset(_ATTRIBUTES.split())
CLASSES = re.compile(r"language-[\w+#.-]+|align-(left|center|right)|footnotes|footnote-(ref|back)")
# Where a browser would go: it drops these signs before it reads an address, and takes \ for /.
_DROPPED = re.compile(r"[\x00-\x20]")
_OPENING = re.compile(r"[<>\"'\s]")
SAFE_ADDRESS = re.compile(r"(https?|mailto|tel):|(?!//)[^:]*([/?#]|$)", re.IGNORECASE)


def test_there_are_enough_payloads() -> None:
    assert len(PAYLOADS) >= 60
    assert len(PLACES) >= 30


@pytest.mark.slow
@pytest.mark.parametrize("html", ["sanitize", "escape"])
def test_no_payload_takes_effect_anywhere(read: Any, html: str) -> None:
    seen: Counter[str] = Counter()
    for payload in PAYLOADS:
        for place in PLACES:
            reading, problems = read(place.replace("§", payload), html=html)
            seen["trials"] += 1
            seen["with a problem"] += bool(problems)
            body = msgspec.to_builtins(reading.body)
            for key, value in _texts(body):
                if key == "html":
                    seen["elements"] += _check_html(value, payload, place)
                elif key == "frame":
                    assert urllib.parse.urlsplit(value).netloc in FRAME_HOSTS, (payload, place, value)
                    assert not _OPENING.search(value), (payload, place, value)
                elif key in ("src", "poster", "captions", "url"):
                    seen["addresses"] += 1
                    assert _is_safe(value), (payload, place, value)
                    assert value.startswith(("/", "http")), (payload, place, value)
                elif key == "address":
                    assert _is_safe(value), (payload, place, value)
            for part in _parts(reading.body.parts):
                assert part.html.count(Html.SLOT) == len(part.parts), (payload, place)
    # Most trials must have reached a page, or the test would prove nothing.
    assert seen["elements"] > seen["trials"], seen
    assert seen["addresses"] > 150, seen
    assert seen["trials"] == len(PAYLOADS) * len(PLACES)


def _parts(parts: Iterable[AnyPart]) -> Iterator[Html]:
    for part in parts:
        if isinstance(part, Html):
            yield part
        for name in ("parts", "transcript", "alternative"):
            yield from _parts(getattr(part, name, ()))


def _texts(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _texts(each, str(name))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each, key)
    elif isinstance(value, str):
        yield key, value


def _is_safe(address: str) -> bool:
    return bool(SAFE_ADDRESS.match(_DROPPED.sub("", address).replace("\\", "/")))


def _check_html(html: str, payload: str, place: str) -> int:
    """Checks a part as a browser reads it; how many elements it has."""
    told = (payload, place, html)
    tree = html5lib.parse(f"<body>{html}", namespaceHTMLElements=False)
    elements = list(tree.iter())
    ids = Counter(element.attrib["id"] for element in elements if "id" in element.attrib)
    assert not [name for name, count in ids.items() if count > 1], told
    for element in elements:
        if not isinstance(element.tag, str):
            raise AssertionError(f"a comment reached the page: {told}")
        assert element.tag in TAGS, told
        for name, value in element.attrib.items():
            assert name in ATTRIBUTES, (name, told)
            assert name != "class" or CLASSES.fullmatch(value), told
            assert name != "id" or value != "noi-dung", told
            assert name not in ("href", "src", "cite") or _is_safe(value), told
    return len(elements) - 3
