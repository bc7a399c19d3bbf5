"""`site.yaml`: every setting is read, the defaults are those of the reference, and the site is found from below."""

import pathlib
import zoneinfo

import msgspec
import pytest

from tindoingoai.problems import SettingsError
from tindoingoai.settings import (
    BlockShown,
    BlocksShown,
    Category,
    Feeds,
    LatestShown,
    Markdown,
    Masthead,
    MostRead,
    Pages,
    Pictures,
    Settings,
    Share,
    SharedShown,
    find_site,
    parse_settings,
    read_settings,
)

LEAST = "title: Báo\nbase_url: https://example.org\n"
MOST = """\
title: Báo
base_url: https://example.org/bao/
lang: en
timezone: Europe/Paris
description: Một tờ báo.
permalink: /{year}/{month}/{day}/{path}/{slug}/
links: relative
categories:
  - slug: bien-dao
    title: Biển đảo
    summary: Chuyện biển.
    promoted: true
    hidden: true
    children:
      - {slug: nhip-song, title: Nhịp sống}
default_category: bien-dao/nhip-song
blocks: esi
strict: true
missing_files: 2020-01-01
page_size: 7
masthead:
  licence: a
  editor_in_chief: b
  address: c
  phone: d
  email: e
  publisher: f
  slogan: g
  logo: h
  notice: i
  copyright: j
markdown: {html: escape, smart_quotes: true, indented_code: true, max_bytes: 5}
most_read: {reads: data/khac.json, window: 1, half_life: 2, fresh: 3, days: always, count: 4}
blocks_shown:
  related: 1
  latest: {count: 2, repeat: true}
  most_read: 3
  promoted: 0
  multimedia: {count: 5, repeat: false}
pages: {most_read: false, multimedia: false, tags: false, authors: false, archive: false, feeds: false, search: false}
share: {picture: /images/chia-se.jpg}
feeds: {guid_base: https://cu.example.org/}
pictures: {variants: false, widths: [100, 200], formats: [webp], quality: 50, originals: as_is, max_megapixels: 9}
"""


def test_title_and_address_are_enough() -> None:
    settings = parse_settings(LEAST)
    assert settings == Settings("Báo", "https://example.org")
    assert settings.permalink == "/{category}/{slug}.html"
    assert settings.blocks == "baked"
    assert settings.zone == zoneinfo.ZoneInfo("Asia/Ho_Chi_Minh")


def test_default_blocks_are_those_of_the_reference_page() -> None:
    shown = parse_settings(LEAST).blocks_shown
    counts = {name: getattr(shown, name).count for name in BlocksShown.__struct_fields__}
    assert counts == {"related": 3, "latest": 4, "most_read": 4, "promoted": 3, "multimedia": 22}


def test_every_setting_is_read() -> None:
    assert parse_settings(MOST) == Settings(
        title="Báo",
        base_url="https://example.org/bao",
        lang="en",
        timezone="Europe/Paris",
        description="Một tờ báo.",
        permalink="/{year}/{month}/{day}/{path}/{slug}/",
        links="relative",
        categories=(
            Category("bien-dao", "Biển đảo", "Chuyện biển.", True, True, (Category("nhip-song", "Nhịp sống"),)),
        ),
        default_category="bien-dao/nhip-song",
        blocks="esi",
        strict=True,
        missing_files="2020-01-01",
        page_size=7,
        masthead=Masthead(*"abcdefghij"),
        markdown=Markdown("escape", True, True, 5),
        most_read=MostRead("data/khac.json", 1, 2, 3, "always", 4),
        blocks_shown=BlocksShown(
            BlockShown(1), LatestShown(2, True), SharedShown(3), SharedShown(0), SharedShown(5, False)
        ),
        pages=Pages(False, False, False, False, False, False, False),
        share=Share("/images/chia-se.jpg"),
        feeds=Feeds("https://cu.example.org/"),
        pictures=Pictures(False, (100, 200), ("webp",), 50, "as_is", 9),
    )


def test_the_case_above_leaves_no_setting_at_its_default() -> None:
    def stay(value: msgspec.Struct, default: msgspec.Struct) -> list[str]:
        pairs = ((name, getattr(value, name), getattr(default, name)) for name in value.__struct_fields__)
        return [name for name, one, other in pairs if one == other]

    settings = parse_settings(MOST)
    groups = (
        ("masthead", Masthead()),
        ("markdown", Markdown()),
        ("most_read", MostRead()),
        ("pages", Pages()),
        ("share", Share()),
        ("feeds", Feeds()),
        ("pictures", Pictures()),
    )
    assert stay(settings, Settings("", "")) == []
    for name, default in groups:
        assert stay(getattr(settings, name), default) == []


@pytest.mark.parametrize(
    ("base_url", "kept", "path"),
    [
        ("https://example.org", "https://example.org", ""),
        ("https://example.org/", "https://example.org", ""),
        ("https://name.github.io/repository", "https://name.github.io/repository", "/repository"),
        ("https://name.github.io/a/b//", "https://name.github.io/a/b", "/a/b"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000", ""),
    ],
)
def test_base_path_is_what_the_address_ends_with(base_url: str, kept: str, path: str) -> None:
    for settings in (parse_settings(f"title: Báo\nbase_url: {base_url}\n"), parse_settings(LEAST, base_url)):
        assert (settings.base_url, settings.base_path) == (kept, path)


@pytest.mark.parametrize(
    "base_url", ["example.org", "/bao", "ftp://example.org", "https://", "https://a.org?b", "https://a.org:b"]
)
def test_what_is_no_web_address_is_refused(base_url: str) -> None:
    with pytest.raises(SettingsError) as raised:
        parse_settings(f"{LEAST}feeds: {{guid_base: '{base_url}'}}")
    assert [problem.message.split()[0] for problem in raised.value.problems] == ["`feeds.guid_base`"]
    with pytest.raises(SettingsError, match="must be a web address"):
        parse_settings(LEAST, base_url)


@pytest.mark.parametrize(
    "permalink",
    ["/{slug}.html", "/{slug}/", "/{category}/{year}-{month}/{slug}.html", "/{name}/", "/bai/{path}/{slug}.html"],
)
def test_good_permalinks_are_accepted(permalink: str) -> None:
    assert parse_settings(f"{LEAST}permalink: '{permalink}'").permalink == permalink


@pytest.mark.parametrize(
    "permalink",
    [
        "{slug}.html",
        "/{slug}",
        "/a.html",
        "/{slug}/../a.html",
        "//{slug}.html",
        "/{slug!r}.html",
        "/{slug:>9}.html",
        "/{}/{slug}/",
        "/{0}/{slug}/",
        "/}{slug}/",
        "/con/{slug}/",
        "/a\\{slug}/",
    ],
)
def test_bad_permalinks_are_refused(permalink: str) -> None:
    with pytest.raises(SettingsError, match="permalink"):
        parse_settings(f"{LEAST}permalink: '{permalink}'")


def test_all_mistakes_are_told_at_once_in_order() -> None:
    text = "title: Báo\nbase_url: x\ntimezone: Hà Nội\npermalink: /a\ncategories: [{slug: Á}]\n"
    with pytest.raises(SettingsError) as caught:
        parse_settings(text)
    assert [problem.line for problem in caught.value.problems] == [2, 3, 4, 5]


def test_a_retired_setting_is_told_at_its_line_with_what_to_do() -> None:
    text = "title: A\nbase_url: https://example.org\nmarkdown:\n  engine: comrak\n"
    with pytest.raises(SettingsError) as caught:
        parse_settings(text)
    (problem,) = caught.value.problems
    assert (problem.path, problem.line, problem.message) == ("site.yaml", 4, "unknown key `markdown.engine`")
    assert problem.hint == "delete the line: markdown-it reads all bodies, to the same pages"


def test_the_site_is_the_nearest_folder_upward(tmp_path: pathlib.Path) -> None:
    deep = tmp_path / "bao/content/thoi-su"
    deep.mkdir(parents=True)
    assert find_site(deep) is None
    (tmp_path / "bao/site.yaml").write_text(LEAST, encoding="utf-8")
    assert find_site(deep) == tmp_path / "bao"
    assert find_site(tmp_path / "bao") == tmp_path / "bao"
    assert find_site(tmp_path) is None


def test_marks_and_line_ends_of_windows_make_no_difference(tmp_path: pathlib.Path) -> None:
    (tmp_path / "site.yaml").write_bytes(b"\xef\xbb\xbf" + MOST.replace("\n", "\r\n").encode())
    assert read_settings(tmp_path) == parse_settings(MOST)
