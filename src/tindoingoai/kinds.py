"""What a file is, by its ending: one table for whoever finds, cleans, shows or sends one."""

# The ending of the articles that we write; those of all that are read.
ARTICLE = ".md"
ARTICLES = frozenset({ARTICLE, ".markdown", ".mdown", ".mkd", ".mkdn", ".mkdown"})
# Pictures that browsers show: published without their notes.
PICTURES = {
    ".apng": "image/apng",
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}
# Pictures that cameras, scanners and programs write and few browsers show: published as what is made of them.
SOURCES = {
    ".bmp": "image/bmp",
    ".dib": "image/bmp",
    ".heic": "image/heic",
    ".heif": "image/heif",
    ".hif": "image/heif",
    ".jfif": "image/jpeg",
    ".jp2": "image/jp2",
    ".jpe": "image/jpeg",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
}
DRAWINGS = {".svg": "image/svg+xml"}
FILMS = {
    ".m4v": "video/mp4",
    ".mov": "video/quicktime",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
}
SOUNDS = {
    ".aac": "audio/aac",
    ".flac": "audio/flac",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
}
DOCUMENTS = {
    ".pdf": "application/pdf",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".epub": "application/epub+zip",
    ".gpx": "application/gpx+xml",
    ".kml": "application/vnd.google-earth.kml+xml",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ppt": "application/vnd.ms-powerpoint",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".rtf": "application/rtf",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
}
CAPTIONS = {".vtt": "text/vtt"}
FONTS = {
    ".otf": "font/otf",
    ".ttf": "font/ttf",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
# What becomes much smaller when compressed.
TEXTS = {
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
    ARTICLE: "text/markdown",
    ".csv": "text/csv",
    ".ics": "text/calendar",
}
# Pictures and films that may tell where they were made, and that nothing here can clean.
CLOSED_PICTURES = frozenset(
    """
    .3fr .arw .cr2 .cr3 .crw .dcr .dng .erf .fff .gpr .iiq .kdc .mef .mos .mrw .nef .nrw .orf .pef .raf .raw .rw2 .rwl
    .sr2 .srf .srw .x3f .exr .hdr .insp .j2k .jpf .jpx .jxl .jxr .kra .psb .psd .tga .wdp .xcf
    """.split()  # noqa: SIM905 - too many for a line each in quotes
)
CLOSED_FILMS = frozenset(
    """
    .360 .3g2 .3gp .asf .avi .divx .f4v .flv .insv .lrv .m2ts .m2v .mkv .mpeg .mpg .mts .mxf .ogv .rm .rmvb .vob .wmv
    """.split()  # noqa: SIM905 - too many for a line each in quotes
)
CLOSED = CLOSED_PICTURES | CLOSED_FILMS
# What an article may have beside it: never a page or a script, which would run as the newspaper's own.
BESIDE = frozenset(
    {*PICTURES, *SOURCES, *DRAWINGS, *FILMS, *SOUNDS, *DOCUMENTS, *CAPTIONS, *CLOSED}
    | {".csv", ".geojson", ".ics", ".txt"}
)

# Texts that somebody may have meant to be articles, unless one leads to them.
LETTERS = frozenset({".doc", ".docx", ".odt", ".rtf", ".txt"})


def is_remade(name: str) -> bool:
    """Whether a file is published only as what is made of it, or not at all."""
    return ending_of(name) in CLOSED or ending_of(name) in SOURCES


# What is in pictures of each ending, as their first bytes tell it (`media/sniffing.py`).
_HELD = {ending: kind.partition("/")[2].upper() for ending, kind in PICTURES.items()} | {".apng": "PNG"}
_PICTURES_HELD = frozenset({*_HELD.values(), "HEIF", "TIFF", "BMP", "JPEG2000"})


def is_misnamed(name: str, held: str) -> bool:
    """Whether a picture is of another kind than its name says; `held` is what its first bytes say."""
    said = _HELD.get(ending_of(name))
    return said is not None and held in _PICTURES_HELD and held != said


def is_article(name: str) -> bool:
    """Whether a file of this name or path is Markdown."""
    return ending_of(name) in ARTICLES


def ending_of(name: str) -> str:
    """The ending of a file's name or address with its dot, in small letters; empty where there is none."""
    name = name.rpartition("/")[2]
    stem, dot, ending = name.rpartition(".")
    return f".{ending.lower()}" if dot and stem else ""
