"""What a file is sent as: by a table of our own, since that of a machine may say anything."""

from tindoingoai.addresses import is_html
from tindoingoai.kinds import DOCUMENTS, FILMS, FONTS, PICTURES, SOUNDS, SOURCES, TEXTS, ending_of

UNKNOWN = "application/octet-stream"
_BINARY = {
    **PICTURES,
    **SOURCES,
    **FILMS,
    **SOUNDS,
    **DOCUMENTS,
    **FONTS,
    ".ico": "image/vnd.microsoft.icon",
    ".jxl": "image/jxl",
    ".ogv": "video/ogg",
    ".wasm": "application/wasm",
}


def content_type(address: str) -> str:
    """The content type of the file behind an address, with its character set where it is text."""
    ending = _ending_of(address)
    return f"{TEXTS[ending]}; charset=utf-8" if ending in TEXTS else _BINARY.get(ending, UNKNOWN)


def is_text(address: str) -> bool:
    """Whether a file becomes much smaller when compressed."""
    return _ending_of(address) in TEXTS


def _ending_of(address: str) -> str:
    return ".html" if is_html(address) else ending_of(address)
