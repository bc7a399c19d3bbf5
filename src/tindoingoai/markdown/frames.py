"""What of other sites can be shown in a frame: one table of their hosts, of the forms of their addresses and of frames.

Nothing of an address as it was written reaches a page: what a pattern found in it is put together anew, behind a
frame's own beginning. Whoever must name all hosts of frames asks `FRAME_HOSTS`.
"""

import re
import urllib.parse

import msgspec

from tindoingoai.addresses import with_scheme
from tindoingoai.model import Embed


class _Form(msgspec.Struct, frozen=True):
    """Addresses of one form: a pattern for host, path and query, and what is made of its groups.

    `page` is for readers who follow the link; `rest` goes on with the frame's address, and may name the page too.
    """

    pattern: str
    page: str
    rest: str
    height: int


class _Frame(msgspec.Struct, frozen=True):
    """A site, and how the address of each of its frames begins."""

    name: str
    address: str
    forms: tuple[_Form, ...]


# Heights of frames: of a film, which follows from its width, of one filmed upright, of a post, of recordings.
_FILM, _TALL, _POST, _SOUND, _LIST = 0, 680, 600, 168, 352
# The queries that say what is shown, in the order in which patterns find them.
_KEYS = ("v", "h", "story_fbid", "fbid", "id")
_VIMEO = r"(?:player\.)?vimeo\.com/(?:video/|channels/[\w-]+/|groups/[\w-]+/videos/)?(?P<number>\d{1,12})"
_FACEBOOK = r"(?:(?:m|web|mbasic|[a-z]{2}-[a-z]{2})\.)?facebook\.com"
# A step of a path, in percent codes where it is not ASCII.
_STEP = r"[\w.%-]+"
_FACEBOOK_PAGE = "https://www.facebook.com/"
_FACEBOOK_FILM = "video.php?href={address}&show_text=false&width={{width}}&autoplay=true"
_FACEBOOK_POST = "post.php?href={address}&show_text=true&width={{width}}"
_X = r"(?:(?:mobile|m)\.)?(?:x|twitter)\.com"
_SPOTIFY = r"open\.spotify\.com/(?:intl-[a-z]{2}/)?(?:embed(?:-podcast)?/)?"
_SOUNDCLOUD = "?url={address}&auto_play=true&show_teaser=false"

_FRAMES = (
    _Frame(
        "YouTube",
        "https://www.youtube-nocookie.com/embed/",
        (
            _Form(
                r"(?:youtu\.be/|(?:(?:m|music)\.)?youtube(?:-nocookie)?\.com/(?:(?:embed|shorts|live|v)/|[^?]*\?v=))"
                r"(?P<key>[\w-]{11})(?:[?&].*)?",
                "https://www.youtube.com/watch?v={key}",
                "{key}?autoplay=1",
                _FILM,
            ),
        ),
    ),
    _Frame(
        "Vimeo",
        "https://player.vimeo.com/video/",
        (
            # The digits may be followed by the word that opens an unlisted film.
            _Form(
                rf"{_VIMEO}(?:/|\?h=)(?P<word>[0-9a-f]{{6,20}})(?:[?&].*)?",
                "https://vimeo.com/{number}/{word}",
                "{number}?h={word}&autoplay=1&dnt=1",
                _FILM,
            ),
            _Form(rf"{_VIMEO}(?:\?.*)?", "https://vimeo.com/{number}", "{number}?autoplay=1&dnt=1", _FILM),
        ),
    ),
    _Frame(
        "Facebook",
        "https://www.facebook.com/plugins/",
        (
            _Form(
                rf"{_FACEBOOK}/(?P<path>{_STEP}/videos/(?:{_STEP}/)?\d+|reel/\d+|share/[vr]/\w+)(?:\?.*)?",
                f"{_FACEBOOK_PAGE}{{path}}/",
                _FACEBOOK_FILM,
                _FILM,
            ),
            _Form(
                rf"{_FACEBOOK}/(?:watch(?:/live)?|video\.php)\?v=(?P<key>\d+)(?:&.*)?",
                f"{_FACEBOOK_PAGE}watch/?v={{key}}",
                _FACEBOOK_FILM,
                _FILM,
            ),
            _Form(r"fb\.watch/(?P<key>[\w-]+)(?:\?.*)?", "https://fb.watch/{key}/", _FACEBOOK_FILM, _FILM),
            _Form(
                rf"{_FACEBOOK}/(?P<path>{_STEP}/posts/(?:{_STEP}/)?\w+|groups/{_STEP}/(?:posts|permalink)/\d+"
                rf"|{_STEP}/photos/(?:{_STEP}/)?\d+|share/(?:p/)?\w+)(?:\?.*)?",
                f"{_FACEBOOK_PAGE}{{path}}/",
                _FACEBOOK_POST,
                _POST,
            ),
            _Form(
                rf"{_FACEBOOK}/(?P<kind>permalink|story)\.php\?story_fbid=(?P<key>\w+)&id=(?P<owner>\d+)",
                f"{_FACEBOOK_PAGE}permalink.php?story_fbid={{key}}&id={{owner}}",
                _FACEBOOK_POST,
                _POST,
            ),
            _Form(
                rf"{_FACEBOOK}/photo(?:\.php)?\?fbid=(?P<key>\d+)(?:&.*)?",
                f"{_FACEBOOK_PAGE}photo.php?fbid={{key}}",
                _FACEBOOK_POST,
                _POST,
            ),
        ),
    ),
    _Frame(
        "TikTok",
        "https://www.tiktok.com/player/v1/",
        (
            _Form(
                r"(?:m\.)?tiktok\.com/@(?P<user>[\w.-]+)/(?P<kind>video|photo)/(?P<key>\d{5,25})(?:\?.*)?",
                "https://www.tiktok.com/@{user}/{kind}/{key}",
                "{key}?autoplay=1",
                _TALL,
            ),
            _Form(
                r"tiktok\.com/(?:embed(?:/v\d)?|player/v1)/(?P<key>\d{5,25})(?:\?.*)?",
                "https://www.tiktok.com/player/v1/{key}",
                "{key}?autoplay=1",
                _TALL,
            ),
        ),
    ),
    _Frame(
        "X",
        "https://platform.twitter.com/embed/",
        (
            _Form(
                rf"{_X}/(?P<user>i/web|\w{{1,20}})/status(?:es)?/(?P<key>\d{{1,20}})(?:/(?:photo|video)/\d)?(?:\?.*)?",
                "https://x.com/{user}/status/{key}",
                "Tweet.html?id={key}&dnt=true",
                _POST,
            ),
            _Form(
                r"platform\.twitter\.com/embed/Tweet\.html\?id=(?P<key>\d{1,20})",
                "https://x.com/i/web/status/{key}",
                "Tweet.html?id={key}&dnt=true",
                _POST,
            ),
        ),
    ),
    _Frame(
        "Instagram",
        "https://www.instagram.com/",
        (
            _Form(
                r"instagram\.com/(?:[\w.]+/)?(?P<kind>p|reel|tv)s?/(?P<key>[\w-]{5,40})(?:/embed(?:/captioned)?)?(?:\?.*)?",
                "https://www.instagram.com/{kind}/{key}/",
                "{kind}/{key}/embed/",
                _POST,
            ),
        ),
    ),
    _Frame(
        "Spotify",
        "https://open.spotify.com/embed/",
        (
            _Form(
                rf"{_SPOTIFY}(?P<kind>track|episode)/(?P<key>[A-Za-z0-9]{{22}})(?:/video)?",
                "https://open.spotify.com/{kind}/{key}",
                "{kind}/{key}",
                _SOUND,
            ),
            _Form(
                rf"{_SPOTIFY}(?P<kind>album|playlist|artist|show)/(?P<key>[A-Za-z0-9]{{22}})",
                "https://open.spotify.com/{kind}/{key}",
                "{kind}/{key}",
                _LIST,
            ),
        ),
    ),
    _Frame(
        "SoundCloud",
        "https://w.soundcloud.com/player/",
        (
            _Form(
                r"(?:m\.)?soundcloud\.com/(?P<path>[\w-]+/sets/[\w-]+(?:/s-\w+)?)",
                "https://soundcloud.com/{path}",
                _SOUNDCLOUD,
                _LIST,
            ),
            _Form(
                r"(?:m\.)?soundcloud\.com/(?!(?:charts|discover|pages|search|stream|tags|you)/)(?P<path>[\w-]+/"
                r"(?!(?:albums|comments|followers|following|likes|popular-tracks|reposts|sets|tracks)(?:/|$))"
                r"[\w-]+(?:/s-\w+)?)",
                "https://soundcloud.com/{path}",
                _SOUNDCLOUD,
                _SOUND,
            ),
            # Frames name a piece by its number, and no page of that number is known: the player is one.
            _Form(
                r"api\.soundcloud\.com/(?P<kind>track|playlist)s/(?:soundcloud(?::|%3A)\w+(?::|%3A))?(?P<key>\d+)",
                "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/{kind}s/{key}",
                "?url=https%3A//api.soundcloud.com/{kind}s/{key}&auto_play=true&show_teaser=false",
                _SOUND,
            ),
        ),
    ),
)
_FORMS = tuple((frame, form, re.compile(form.pattern, re.ASCII)) for frame in _FRAMES for form in frame.forms)
# Frames whose address names what they show as a whole address again.
_OUTER = re.compile(rf"{_FACEBOOK}/(?:v[\d.]+/)?plugins/(?:post|video)\.php|w\.soundcloud\.com/player")

# Every host that a frame of ours may come from.
FRAME_HOSTS = tuple(sorted({urllib.parse.urlsplit(frame.address).netloc for frame in _FRAMES}))
# Where the scripts come from that sites have pasted beside what they call an embed; a frame of ours needs none.
SCRIPT_HOSTS = (
    "platform.twitter.com",
    "platform.x.com",
    "www.instagram.com",
    "www.tiktok.com",
    "connect.facebook.net",
    "player.vimeo.com",
)
KNOWN = ", ".join(frame.name for frame in _FRAMES)


def read_embed(written: str) -> Embed | None:
    """What an address, or a short form (`youtube:key`), shows in a frame; None where no frame is known for it."""
    kind, _, key = written.partition(":")
    if kind in ("youtube", "vimeo"):
        written = f"https://youtu.be/{key}" if kind == "youtube" else f"https://vimeo.com/{key}"
    written = with_scheme(written)
    return _read(written if "://" in written else f"https://{written}")


def _read(address: str, *, is_inner: bool = False) -> Embed | None:
    try:
        parts = urllib.parse.urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
        queries = urllib.parse.parse_qs(parts.query)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https"):
        return None
    place = host + urllib.parse.quote(parts.path.rstrip("/"), safe="/%@:")
    if _OUTER.fullmatch(place):
        inner = (queries.get("href") or queries.get("url") or [""])[0]
        return None if is_inner else _read(with_scheme(inner), is_inner=True)
    told = "&".join(f"{key}={queries[key][0]}" for key in _KEYS if key in queries)
    text = f"{place}?{told}" if told else place
    for frame, form, pattern in _FORMS:
        if found := pattern.fullmatch(text):
            return _make(frame, form, found.groupdict())
    return None


def _make(frame: _Frame, form: _Form, groups: dict[str, str]) -> Embed:
    """What the groups of a form make; all of them have found something, or are in neither text."""
    page = form.page.format(**groups)
    rest = form.rest.format(**groups, address=urllib.parse.quote(page, safe=""))
    return Embed(frame.name, page, frame.address + rest, form.height)
