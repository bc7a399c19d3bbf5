"""Who made a picture, read from EXIF, IPTC and XMP and written again; nothing else that a camera noted is kept."""

import re
import struct
import warnings
import xml.etree.ElementTree as ElementTree
from xml.sax.saxutils import escape

from PIL import Image, ImageFile, IptcImagePlugin

from tindoingoai.media.size import UNREADABLE
from tindoingoai.model import Value
from tindoingoai.vietnamese.text import to_nfc

_ORIENTATION, _ARTIST, _COPYRIGHT = 0x0112, 0x013B, 0x8298
_BYLINE, _CREDIT, _NOTICE = (2, 80), (2, 110), (2, 116)
_DC = "{http://purl.org/dc/elements/1.1/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_LONGEST = 500
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff]+")


class Credits(Value, frozen=True):
    """The photographer, who is to be named, and whose the rights are."""

    creator: str = ""
    credit: str = ""
    rights: str = ""


def read_credits(picture: Image.Image) -> Credits:
    """What a picture says of those who made it; what cannot be read counts as not said."""
    found = [_from_xmp(_xmp_of(picture)), _from_iptc(picture), _from_exif(picture)]
    return Credits(*(next((text for text in texts if text), "") for texts in zip(*found, strict=True)))


def write_exif(said: Credits, orientation: int = 1) -> bytes:
    """EXIF with the credits and how the picture is turned; empty when there is nothing to say."""
    entries = []
    if orientation != 1:
        entries.append((_ORIENTATION, 3, 1, struct.pack("<HH", orientation, 0)))
    for tag, text in ((_ARTIST, said.creator), (_COPYRIGHT, said.rights)):
        if text:
            data = text.encode() + b"\0"
            entries.append((tag, 2, len(data), data))
    if not entries:
        return b""
    # Pillow would make question marks of Vietnamese letters.
    place = 8 + 2 + 12 * len(entries) + 4
    table, rest = b"", b""
    for tag, kind, count, data in entries:
        if len(data) <= 4:
            table += struct.pack("<HHI", tag, kind, count) + data.ljust(4, b"\0")
        else:
            table += struct.pack("<HHII", tag, kind, count, place + len(rest))
            rest += data + b"\0" * (len(data) % 2)
    return b"Exif\0\0II*\0" + struct.pack("<IH", 8, len(entries)) + table + b"\0\0\0\0" + rest


def write_xmp(said: Credits) -> bytes:
    """XMP with the credits; empty when there are none."""
    lines = []
    if said.creator:
        lines.append(f"<dc:creator><rdf:Seq><rdf:li>{escape(said.creator)}</rdf:li></rdf:Seq></dc:creator>")
    if said.rights:
        rights = f'<rdf:li xml:lang="x-default">{escape(said.rights)}</rdf:li>'
        lines.append(f"<dc:rights><rdf:Alt>{rights}</rdf:Alt></dc:rights>")
    if said.credit:
        lines.append(f"<photoshop:Credit>{escape(said.credit)}</photoshop:Credit>")
    if not lines:
        return b""
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">{"".join(lines)}</rdf:Description></rdf:RDF></x:xmpmeta>'
    ).encode()


def _xmp_of(picture: Image.Image) -> bytes:
    found = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""
    return found.encode() if isinstance(found, str) else bytes(found)


def _from_xmp(data: bytes) -> tuple[str, str, str]:
    # Nobody declares entities in XMP, and what they unfold to has no bounds.
    if not data or b"<!" in data:
        return "", "", ""
    try:
        root = ElementTree.fromstring(data.rstrip(b"\0").decode("utf-8", "replace").strip())
    except (ElementTree.ParseError, ValueError):
        return "", "", ""
    credit = next((node.text or "" for node in root.iter(f"{_PHOTOSHOP}Credit")), "")
    if not credit:
        credit = next((node.get(f"{_PHOTOSHOP}Credit", "") for node in root.iter(f"{_RDF}Description")), "")
    return _items(root, f"{_DC}creator"), _clean(credit), _items(root, f"{_DC}rights")


def _items(root: ElementTree.Element, name: str) -> str:
    node = next(root.iter(name), None)
    if node is None:
        return ""
    return ", ".join(text for item in node.iter(f"{_RDF}li") if (text := _clean(item.text or "")))


def _from_iptc(picture: Image.Image) -> tuple[str, str, str]:
    try:
        found = (IptcImagePlugin.getiptcinfo(picture) if isinstance(picture, ImageFile.ImageFile) else None) or {}
    except UNREADABLE:
        return "", "", ""
    return _iptc_text(found.get(_BYLINE)), _iptc_text(found.get(_CREDIT)), _iptc_text(found.get(_NOTICE))


def _iptc_text(value: object) -> str:
    pieces = value if isinstance(value, list) else [value]
    return ", ".join(text for piece in pieces if isinstance(piece, bytes) and (text := _clean(_decode(piece))))


def _from_exif(picture: Image.Image) -> tuple[str, str, str]:
    try:
        with warnings.catch_warnings():
            # Damaged tags that nobody asks for.
            warnings.simplefilter("ignore")
            exif = picture.getexif()
            return _exif_text(exif.get(_ARTIST)), "", _exif_text(exif.get(_COPYRIGHT))
    except UNREADABLE:
        return "", "", ""


def _exif_text(value: object) -> str:
    if isinstance(value, bytes):
        return _clean(_decode(value))
    # Pillow takes the bytes for Latin-1.
    return _clean(_decode(value.encode("latin-1", "replace"))) if isinstance(value, str) else ""


def _decode(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _clean(text: str) -> str:
    return to_nfc(" ".join(_CONTROL.sub(" ", text).split()))[:_LONGEST]
