"""What a file is, by its ending: a table of our own, since that of a machine may say anything."""

import posixpath

from tindoingoai.addresses import is_html

UNKNOWN = "application/octet-stream"
HTML = "text/html; charset=utf-8"
_TEXT = {
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
    ".svg": "image/svg+xml",
    ".vtt": "text/vtt",
    ".srt": "text/plain",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".csv": "text/csv",
    ".ics": "text/calendar",
}
_BINARY = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".ico": "image/vnd.microsoft.icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".jxl": "image/jxl",
    ".png": "image/png",
    ".webp": "image/webp",
    ".mp4": "video/mp4",
    ".m4v": "video/mp4",
    ".mov": "video/quicktime",
    ".ogv": "video/ogg",
    ".webm": "video/webm",
    ".aac": "audio/aac",
    ".flac": "audio/flac",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".otf": "font/otf",
    ".ttf": "font/ttf",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
    ".wasm": "application/wasm",
    ".zip": "application/zip",
}


def content_type(address: str) -> str:
    """The content type of the file behind an address, with its character set where it is text."""
    ending = posixpath.splitext(address)[1].lower()
    if is_html(address):
        return HTML
    return f"{_TEXT[ending]}; charset=utf-8" if ending in _TEXT else _BINARY.get(ending, UNKNOWN)


def is_text(address: str) -> bool:
    """Whether a file becomes much smaller when compressed."""
    return is_html(address) or posixpath.splitext(address)[1].lower() in _TEXT
