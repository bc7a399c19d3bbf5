"""Which addresses a link may have, and which players are known."""

import pytest

from tindoingoai.markdown.frames import read_embed
from tindoingoai.markdown.links import is_allowed

ALLOWED = [
    *["", "/", "/a/b.html", "a.html", "../a", "./a:b", "#a", "?a=b:c", "/a:b", "a/b:c"],
    *["http://x.vn", "HTTPS://x.vn/a:b", "mailto:a@b.vn", "tel:+84", "https:x.vn", "Mailto:a@b.vn"],
]
REFUSED = [
    *["javascript:x", "JAVASCRIPT:x", " javascript:x", "java\tscript:x", "java\nscript:x", "\x00javascript:x"],
    *[
        "\u200bjavascript:x",
        "javascript\u00ad:x",
        "vbscript:x",
        "data:x",
        "blob:x",
        "feed:x",
        "file:///x",
        "a:b",
        "1:2",
    ],
    *["//x.vn", "///x.vn", "\\\\x.vn", "/\\x.vn", "\\/x.vn", "/\t/x.vn", " //x.vn", "\u00a0//x.vn", "java%0ascript:x"],
]


@pytest.mark.parametrize("address", ALLOWED)
def test_address_is_allowed(address: str) -> None:
    assert is_allowed(address)


@pytest.mark.parametrize("address", REFUSED)
def test_address_is_refused(address: str) -> None:
    assert not is_allowed(address)


YOUTUBE = (
    "YouTube",
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1",
)
VIMEO = ("Vimeo", "https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1")
UNLISTED = (
    "Vimeo",
    "https://vimeo.com/76979871/abcdef0123",
    "https://player.vimeo.com/video/76979871?h=abcdef0123&autoplay=1&dnt=1",
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", YOUTUBE),
        ("http://youtube.com/watch?list=x&v=dQw4w9WgXcQ&t=1m", YOUTUBE),
        ("https://m.youtube.com/watch?v=dQw4w9WgXcQ", YOUTUBE),
        ("https://youtu.be/dQw4w9WgXcQ?si=abc", YOUTUBE),
        ("https://www.youtube.com/shorts/dQw4w9WgXcQ", YOUTUBE),
        ("https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0", YOUTUBE),
        ("https://www.youtube.com/live/dQw4w9WgXcQ", YOUTUBE),
        ("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", YOUTUBE),
        ("youtube.com/watch?v=dQw4w9WgXcQ", YOUTUBE),
        ("youtube:dQw4w9WgXcQ", YOUTUBE),
        ("https://vimeo.com/76979871", VIMEO),
        ("https://vimeo.com/channels/staffpicks/76979871", VIMEO),
        ("https://player.vimeo.com/video/76979871?title=0", VIMEO),
        ("vimeo:76979871", VIMEO),
        ("https://vimeo.com/76979871/abcdef0123", UNLISTED),
        ("https://player.vimeo.com/video/76979871?h=abcdef0123", UNLISTED),
    ],
)  # fmt: skip
def test_player_is_known(written: str, expected: tuple[str, str, str]) -> None:
    embed = read_embed(written)
    assert embed
    assert (embed.site, embed.url, embed.frame) == expected


@pytest.mark.parametrize(
    "written",
    [
        *["", "/media/a.mp4", "a.mp4", "youtube:", "youtube:short", "youtube:dQw4w9WgXcQ/x", "vimeo:abc"],
        "dQw4w9WgXcQ",
        *["https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ", "https://evil.example/youtu.be/dQw4w9WgXcQ"],
        *["https://www.youtube.com/", "https://www.youtube.com/watch?v=", "https://www.youtube.com/@kenh"],
        *["https://youtube.com@evil.example/watch?v=dQw4w9WgXcQ", "https://[", "javascript://youtu.be/dQw4w9WgXcQ"],
        *["https://vimeo.com/", "https://vimeo.com/76979871\"onload=x", "https://www.dailymotion.com/video/x8"],
    ],
)  # fmt: skip
def test_player_is_not_known(written: str) -> None:
    assert read_embed(written) is None
