"""What of other sites is known to stand in a frame, and that nothing else can."""

import re
import urllib.parse

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tindoingoai.markdown.frames import FRAME_HOSTS, read_embed

_FACEBOOK = "https://www.facebook.com/plugins/"
# What is written: the site, the page that the link leads to, and how the frame's address begins.
KNOWN = {
    "https://www.facebook.com/bao.dao/posts/pfbid02abc?__cft__=x": (
        "Facebook",
        "https://www.facebook.com/bao.dao/posts/pfbid02abc/",
        f"{_FACEBOOK}post.php?href=https%3A%2F%2Fwww.facebook.com%2Fbao.dao%2Fposts%2Fpfbid02abc%2F&",
    ),
    "https://m.facebook.com/story.php?story_fbid=12&id=34": (
        "Facebook",
        "https://www.facebook.com/permalink.php?story_fbid=12&id=34",
        f"{_FACEBOOK}post.php?href=",
    ),
    "https://www.facebook.com/photo/?fbid=12&set=a.34": (
        "Facebook",
        "https://www.facebook.com/photo.php?fbid=12",
        f"{_FACEBOOK}post.php?href=",
    ),
    "https://www.facebook.com/groups/nguoi.dao/posts/12": (
        "Facebook",
        "https://www.facebook.com/groups/nguoi.dao/posts/12/",
        f"{_FACEBOOK}post.php?href=",
    ),
    "https://www.facebook.com/watch/?v=12&ref=x": (
        "Facebook",
        "https://www.facebook.com/watch/?v=12",
        f"{_FACEBOOK}video.php?href=",
    ),
    "https://www.facebook.com/bao.dao/videos/song-vo/12/": (
        "Facebook",
        "https://www.facebook.com/bao.dao/videos/song-vo/12/",
        f"{_FACEBOOK}video.php?href=",
    ),
    "https://vi-vn.facebook.com/reel/12": (
        "Facebook",
        "https://www.facebook.com/reel/12/",
        f"{_FACEBOOK}video.php?href=",
    ),
    "https://www.facebook.com/v17.0/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fposts%2F12&width=500": (
        "Facebook",
        "https://www.facebook.com/a/posts/12/",
        f"{_FACEBOOK}post.php?href=",
    ),
    "https://www.tiktok.com/@bao.dao/video/7212345678901234567?lang=vi": (
        "TikTok",
        "https://www.tiktok.com/@bao.dao/video/7212345678901234567",
        "https://www.tiktok.com/player/v1/7212345678901234567",
    ),
    "https://www.tiktok.com/embed/7212345678901234567": (
        "TikTok",
        "https://www.tiktok.com/player/v1/7212345678901234567",
        "https://www.tiktok.com/player/v1/7212345678901234567",
    ),
    "https://mobile.twitter.com/baodao/statuses/12": (
        "X",
        "https://x.com/baodao/status/12",
        "https://platform.twitter.com/embed/Tweet.html?id=12&dnt=true",
    ),
    "https://x.com/i/web/status/12?s=20": (
        "X",
        "https://x.com/i/web/status/12",
        "https://platform.twitter.com/embed/Tweet.html?id=12&dnt=true",
    ),
    "https://platform.twitter.com/embed/Tweet.html?dnt=false&id=12&theme=light": (
        "X",
        "https://x.com/i/web/status/12",
        "https://platform.twitter.com/embed/Tweet.html?id=12&dnt=true",
    ),
    "https://www.instagram.com/bao_dao/reels/Cabc_d-E/": (
        "Instagram",
        "https://www.instagram.com/reel/Cabc_d-E/",
        "https://www.instagram.com/reel/Cabc_d-E/embed/",
    ),
    "https://www.instagram.com/p/Cabc_d-E/embed/captioned/?v=14": (
        "Instagram",
        "https://www.instagram.com/p/Cabc_d-E/",
        "https://www.instagram.com/p/Cabc_d-E/embed/",
    ),
    "https://open.spotify.com/intl-vi/album/4uLU6hMCjMI75M1A2tKUQC?si=x": (
        "Spotify",
        "https://open.spotify.com/album/4uLU6hMCjMI75M1A2tKUQC",
        "https://open.spotify.com/embed/album/4uLU6hMCjMI75M1A2tKUQC",
    ),
    "https://open.spotify.com/embed-podcast/episode/4uLU6hMCjMI75M1A2tKUQC": (
        "Spotify",
        "https://open.spotify.com/episode/4uLU6hMCjMI75M1A2tKUQC",
        "https://open.spotify.com/embed/episode/4uLU6hMCjMI75M1A2tKUQC",
    ),
    "https://m.soundcloud.com/bao-dao/sets/song": (
        "SoundCloud",
        "https://soundcloud.com/bao-dao/sets/song",
        "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fbao-dao%2Fsets%2Fsong&",
    ),
    "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/soundcloud%253Atracks%253A12&color=x": (
        "SoundCloud",
        "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/12",
        "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/12&",
    ),
}
UNKNOWN = [
    *["https://www.facebook.com/bao.dao", "https://www.facebook.com/", "https://facebook.com.evil.example/a/posts/12"],
    *["https://www.facebook.com/plugins/post.php?href=javascript:alert(1)", f"{_FACEBOOK}post.php"],
    "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fevil.example%2Fa%2Fposts%2F12",
    "https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fplugins%2Fpost.php%3Fhref%3Dx",
    *["https://x.com.evil.example/a/status/12", "https://evilx.com/a/status/12", 'https://x.com/a/status/12"onload=x'],
    *["https://x.com/a", "https://x.com/a/status/12x", "https://x.com@evil.example/a/status/12"],
    *[
        "https://www.instagram.com/p/../x/",
        "https://www.instagram.com/bao_dao/",
        "https://www.instagram.com/p/a'b'c'd/",
    ],
    *["https://vm.tiktok.com/ZM12345/", "https://www.tiktok.com/@a/video/12?x", "https://tiktok.com/@a/video/12345;x"],
    *["https://open.spotify.com/track/short", "https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQ<"],
    *["https://soundcloud.com/bao-dao", "https://soundcloud.com/bao-dao/tracks", "https://soundcloud.com/search/song"],
    *[
        "https://w.soundcloud.com/player/?url=javascript:alert(1)",
        "https://on.soundcloud.com/abc",
        "ftp://fb.watch/abc",
    ],
    *["https://maps.google.com/", "https://youtu.be/dQw4w9WgXcQ{width}", "https://youtu.be/dQw4w9WgXc\u212a"],
]


@pytest.mark.parametrize("written", KNOWN)
def test_what_is_known_is_put_together_anew(written: str) -> None:
    embed = read_embed(written)
    assert embed
    assert (embed.site, embed.url) == KNOWN[written][:2]
    assert embed.frame.startswith(KNOWN[written][2])


@pytest.mark.parametrize("written", KNOWN)
def test_page_of_what_is_known_is_known_itself(written: str) -> None:
    embed = read_embed(written)
    assert embed
    assert read_embed(embed.url) == embed


@pytest.mark.parametrize("written", UNKNOWN)
def test_what_only_looks_like_it_is_not_known(written: str) -> None:
    assert read_embed(written) is None


def test_hosts_of_frames_are_all_that_pages_may_ask() -> None:
    assert set(FRAME_HOSTS) == {
        *["open.spotify.com", "platform.twitter.com", "player.vimeo.com", "w.soundcloud.com", "www.facebook.com"],
        *["www.instagram.com", "www.tiktok.com", "www.youtube-nocookie.com"],
    }


_PIECES = [
    *KNOWN,
    *UNKNOWN,
    "/",
    "?",
    "&",
    "#",
    "@",
    ":",
    "//",
    "\\",
    "%2F",
    "..",
    "v=",
    "href=",
    "'",
    '"',
    "<",
    "{",
    " ",
    "é",
]


@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=5).map("".join))
def test_no_address_leads_to_a_frame_of_another_host(written: str) -> None:
    embed = read_embed(written)
    if embed:
        assert urllib.parse.urlsplit(embed.frame).hostname in FRAME_HOSTS
        assert re.fullmatch(r"https://[a-z.-]+/[\w./?=&%:@-]*", embed.frame.replace("{width}", "1"), re.ASCII)
        assert re.fullmatch(r"https://[a-z.-]+/[\w./?=&%:@-]*", embed.url, re.ASCII)
