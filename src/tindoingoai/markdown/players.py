"""Films: files of the site, or players elsewhere, in the many forms in which editors paste their addresses."""

import re
import urllib.parse

from tindoingoai.addresses import with_scheme, without_query
from tindoingoai.kinds import CLOSED_FILMS, FILMS, ending_of
from tindoingoai.markdown.links import is_web
from tindoingoai.markdown.manuscript import Manuscript
from tindoingoai.markdown.media_references import MediaReferences
from tindoingoai.model import Embed

_FILES = FILMS.keys() | CLOSED_FILMS
KNOWN = "https://www.youtube.com/watch?v=…, https://youtu.be/…, https://vimeo.com/…, youtube:… or vimeo:…"
_YOUTUBE_HOSTS = frozenset({"youtube.com", "m.youtube.com", "music.youtube.com", "youtube-nocookie.com"})
_YOUTUBE_KEY = re.compile(r"[A-Za-z0-9_-]{11}")
_YOUTUBE_PATH = re.compile(r"/(?:embed|shorts|live|v)/([^/]+)/?")
# The digits may be followed by the word that opens an unlisted video.
_VIMEO_PATH = re.compile(r"/(?:video/|channels/[\w-]+/|groups/[\w-]+/videos/)?(\d{1,12})(?:/([0-9a-f]{6,20}))?/?")


def find_player(
    written: str, files: MediaReferences, manuscript: Manuscript, line: int = 0, field: str = ""
) -> tuple[str, Embed | None]:
    """The address of a file, or a player elsewhere; neither, with a problem, when it is no film that we know."""
    written = with_scheme(written)
    if embed := read_embed(written):
        return "", embed
    is_file = ending_of(without_query(written)) in _FILES
    if is_file or not (is_web(written) or ":" in written):
        return files.resolve(written, manuscript, line, field), None
    message, hint = f"no player is known for `{written[:80]}`", f"known: {KNOWN}, or a film's file"
    if field:
        manuscript.report_field(field, message, hint)
    else:
        manuscript.report(line, message, hint, written)
    return "", None


def read_embed(written: str) -> Embed | None:
    """The player that an address or a short form (`youtube:key`) names; None when it is none that we know."""
    provider, _, key = written.partition(":")
    if provider == "youtube":
        return _youtube(key)
    if provider == "vimeo":
        return _vimeo(f"/{key}")
    try:
        address = urllib.parse.urlsplit(written if "://" in written else f"https://{written}")
        host = (address.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if address.scheme not in ("http", "https"):
        return None
    if host == "youtu.be":
        return _youtube(address.path.strip("/"))
    if host in _YOUTUBE_HOSTS:
        path = _YOUTUBE_PATH.fullmatch(address.path)
        return _youtube(path[1] if path else urllib.parse.parse_qs(address.query).get("v", [""])[0])
    if host in ("vimeo.com", "player.vimeo.com"):
        return _vimeo(address.path, urllib.parse.parse_qs(address.query).get("h", [""])[0])
    return None


def _youtube(key: str) -> Embed | None:
    if not _YOUTUBE_KEY.fullmatch(key):
        return None
    return Embed("youtube", key, f"https://www.youtube.com/watch?v={key}")


def _vimeo(path: str, word: str = "") -> Embed | None:
    match = _VIMEO_PATH.fullmatch(path)
    if not match:
        return None
    number, word = match[1], match[2] or word
    if not re.fullmatch(r"[0-9a-f]{6,20}", word):
        return Embed("vimeo", number, f"https://vimeo.com/{number}")
    return Embed("vimeo", f"{number}?h={word}", f"https://vimeo.com/{number}/{word}")
