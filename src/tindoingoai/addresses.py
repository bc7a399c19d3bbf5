"""Addresses of the site and paths of its folders: joined, checked and turned into one another, all without a disk.

An address begins with `/`. One that ends with `/` is a folder, whose file is `index.html`.
"""

import posixpath
import re
import unicodedata
import urllib.parse
from collections.abc import Iterator
from typing import Annotated

# A text that is no prose, in what editors write.
Name = Annotated[str, "names a file, an address or another thing"]

# Names that Windows keeps for devices, with any ending.
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10))]
)
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\\:*?\"<>|]")
_PLAIN = re.compile(r"[A-Za-z0-9/?=&._~-]*")
# What links may lead to besides pages and files of the site.
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
# What exports of Ghost write for the address of their site, before a slash.
GHOST_HOME = "__GHOST_URL__"
_WITHOUT_SCHEME = re.compile(r"//[^\W_]")
# A server would take a folder that ends so for a file.
_FILE_ENDINGS = (".html", ".htm", ".xml", ".txt")
# Signs that would end `url(…)` in a style sheet.
_ENDS = str.maketrans({sign: urllib.parse.quote(sign, safe="") for sign in "\"'()\\ \t\n\r\f"})
MAX_STEP_BYTES = 255
MAX_ADDRESS_BYTES = 1000
# Shared blocks as files of their own, for pages that are filled in after the build.
FRAGMENTS = "/_blocks/"


def address_fault(address: str) -> str:
    """Why no file can be written at an address on every system; empty where one can."""
    if not address.startswith("/"):
        return "must begin with /"
    try:
        encoded = address.encode()
    except UnicodeEncodeError:
        return "is not UTF-8"
    if len(encoded) > MAX_ADDRESS_BYTES:
        return f"is longer than {MAX_ADDRESS_BYTES} bytes"
    if found := _UNSAFE.search(address):
        return f"holds the character {found[0]!r}, which not every system allows in a file name"
    for step in _steps(address):
        if step in ("", ".", ".."):
            return "would leave its folder: no `.`, `..` or empty steps"
        if len(step.encode()) > MAX_STEP_BYTES:
            return f"has a step longer than {MAX_STEP_BYTES} bytes"
        if step.partition(".")[0].lower() in _DEVICES:
            return f"holds `{step}`, a name that Windows keeps for a device"
        if step.endswith((".", " ")):
            return f"holds `{step}`, which Windows would store under another name"
    return ""


def _steps(address: str) -> list[str]:
    """What stands between the slashes; an empty last step only says that the address is a folder."""
    steps = address.split("/")[1:]
    return steps if steps[-1] else steps[:-1]


def avoid_device(slug: str) -> str:
    """A slug that every system can store; the Vietnamese word "con" is a device to Windows."""
    return f"{slug}-1" if slug in _DEVICES else slug


def file_of(address: str) -> str:
    """The path, relative to the output folder, of the file behind an address."""
    path = address.removeprefix("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def folders_above(path: str) -> Iterator[str]:
    """The folders that a file lies in, the nearest first, but for the one that all lie in."""
    while path := path.rpartition("/")[0]:
        yield path


def forms_of(address: str) -> tuple[str, ...]:
    """Every address by which a reader may ask for the file behind one: a folder's page also by its file's name."""
    folder = address.removesuffix("index.html")
    return (folder, f"{folder}index.html") if folder.endswith("/") else (address,)


def quote_address(address: str) -> str:
    """An address as a link writes it, in percent codes where RFC 3986 asks for them.

    One elsewhere is written so already. A question mark begins a query: no address of ours holds it.
    """
    return address if _PLAIN.fullmatch(address) or is_outside(address) else urllib.parse.quote(address, safe="/?=&")


def make_absolute(address: str, base_url: str) -> str:
    """The whole web address of a page or file of this site; those elsewhere stay, if links may lead there."""
    return check_link(address) if not address or is_outside(address) else f"{base_url}{quote_address(address)}"


def is_html(address: str) -> bool:
    """Whether the file behind an address is HTML; a folder's is."""
    return address.endswith(("/", ".html", ".htm"))


def is_page(address: str) -> bool:
    """Whether readers come to an address by itself; files and fragments are only parts of pages."""
    return is_html(address) and not address.startswith(FRAGMENTS)


def is_outside(target: str) -> bool:
    """Whether a link or a picture's source names another site (or an inline `data:`) rather than a file of this one."""
    return bool(_SCHEME.match(target))


def check_link(address: str) -> str:
    """An address itself where links may lead there; else an empty text. One of this site is not looked at."""
    found = _SCHEME.match(address)
    return address if found is None or found[0][:-1].lower() in SCHEMES else ""


def write_link(address: str) -> str:
    """An address as an attribute or `url(…)` of a style sheet holds it; empty where links may not lead there."""
    return check_link(address).translate(_ENDS) if is_outside(address) else quote_address(address)


def with_scheme(address: str) -> str:
    """`//host/x`, which old pages write for their own scheme, as `https://host/x`; any other address as it is."""
    return f"https:{address}" if _WITHOUT_SCHEME.match(address) and is_web_address(f"https:{address}") else address


def is_web_address(url: str) -> bool:
    """Whether a text is a whole address of the web, with a host."""
    try:
        parts = urllib.parse.urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def without_query(link: str) -> str:
    """A link up to its query or the place inside a page."""
    return link.partition("#")[0].partition("?")[0]


def resolve_file(source: str, written: str) -> tuple[str, str]:
    """The address of a picture or media file as an article names it, or an empty one and why it has none.

    `source` is the article's path under `content/`. A path that begins with `/` lies under `static/`; another one is
    relative to the article, and must not leave the site.
    """
    path = unicodedata.normalize("NFC", urllib.parse.unquote(without_query(written)))
    joined = path if path.startswith("/") else posixpath.join("/", posixpath.dirname(source), path)
    steps: list[str] = []
    for step in joined.split("/"):
        if step == ".." and not steps:
            return "", "would leave the site"
        if step == "..":
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    address = "/" + "/".join(steps)
    fault = address_fault(address)
    return "" if fault else address, fault


def key_of(address: str) -> str:
    """What two addresses share that would be one file on a system that ignores case."""
    return file_of(address).casefold()


def read_page_address(written: str) -> str:
    """The address of a page as heads for other generators may write it, without the slash before or behind it."""
    if not ("/" in written or is_html(written)) or page_fault(written) is None:
        return written
    address = "/" + written.removeprefix("/")
    address += "" if is_html(address) or "." in address.rpartition("/")[2] else "/"
    return written if page_fault(address) else address


def page_fault(address: str) -> tuple[str, str] | None:
    """Why no page of this site can have an address, and how to mend it."""
    hint = "like /cu/ten-bai.html"
    if is_web_address(address):
        path = urllib.parse.unquote(urllib.parse.urlsplit(address).path) or "/"
        path = path if is_html(path) else f"{path}/"
        return "names a site too", hint if page_fault(path) else f"write only its path: {path}"
    if "%" in address:
        return "is written in percent codes", f"write {urllib.parse.unquote(address)}"
    if "#" in address:
        return "holds `#`, which begins a place inside a page", hint
    if fault := address_fault(address):
        return fault, hint
    if not is_html(address):
        # A server takes other files for something else.
        return "does not end as a page's does", "end it with / or .html"
    for folder in address.split("/")[:-1]:
        if folder.endswith(_FILE_ENDINGS):
            return f"needs a folder `{folder}`, which would stand where a file is", hint
    return None
