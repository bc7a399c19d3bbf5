"""What a file is, by its ending: a table of our own, since that of a machine may say anything."""

from tindoingoai.addresses import is_html
from tindoingoai.kinds import CAPTIONS, DOCUMENTS, DRAWINGS, FILMS, PICTURES, SOUNDS, SOURCES, ending_of

UNKNOWN = "application/octet-stream"
HTML = "text/html; charset=utf-8"
_TEXT = {
    **DRAWINGS,
    **CAPTIONS,
    ".html": "text/html",
    ".htm": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".map": "application/json",
    ".geojson": "application/geo+json",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".xsl": "text/xsl",
    ".srt": "text/plain",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".csv": "text/csv",
    ".ics": "text/calendar",
}
_BINARY = {
    **PICTURES,
    **SOURCES,
    **FILMS,
    **SOUNDS,
    **DOCUMENTS,
    ".ico": "image/vnd.microsoft.icon",
    ".jxl": "image/jxl",
    ".ogv": "video/ogg",
    ".otf": "font/otf",
    ".ttf": "font/ttf",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".zip": "application/zip",
}


def content_type(address: str) -> str:
    """The content type of the file behind an address, with its character set where it is text."""
    ending = ending_of(address)
    if is_html(address):
        return HTML
    return f"{_TEXT[ending]}; charset=utf-8" if ending in _TEXT else _BINARY.get(ending, UNKNOWN)


def is_text(address: str) -> bool:
    """Whether a file becomes much smaller when compressed."""
    return is_html(address) or ending_of(address) in _TEXT
