"""What `tindoingoai init` writes: a newspaper without a fault, and a site.yaml that tells of every setting."""

import datetime
import pathlib
import re
from collections.abc import Iterator

import click.testing
import msgspec
import pytest
import yaml

from tests.demo.edition import Edition
from tindoingoai.cli.init import STARTER, command
from tindoingoai.engine.options import BuildOptions
from tindoingoai.engine.run import build, check
from tindoingoai.settings import Category, Settings, parse_settings, read_settings

MOST_PICTURE_BYTES = 30_000
# What every newspaper decides for itself: here the starter's values stand, and no defaults.
OWN = {"title", "base_url", "description", "categories", "masthead"}
_DEFAULT = re.compile(r"^#(?! \S)", re.MULTILINE)


@pytest.fixture
def starter(tmp_path: pathlib.Path) -> pathlib.Path:
    """A newspaper just made."""
    folder = tmp_path / "bao"
    done = click.testing.CliRunner().invoke(command, [str(folder)])
    assert done.exit_code == 0, done.output
    return folder


def _options(site: pathlib.Path) -> BuildOptions:
    now = datetime.datetime.now(datetime.UTC)
    return BuildOptions(site=site, output=site / "build", cache=site / ".tindoingoai", now=now)


def test_a_new_newspaper_has_neither_problem_nor_warning(starter: pathlib.Path) -> None:
    assert check(_options(starter)).problems == ()


@pytest.mark.slow
def test_a_new_newspaper_builds_and_all_its_links_lead_somewhere(starter: pathlib.Path) -> None:
    report = build(_options(starter))
    assert (report.problems, report.held) == ((), ())
    assert 5 <= report.counts["article"] <= 6
    edition = Edition(starter / "build", read_settings(starter).base_url, report)
    links = [*edition.page_links(), *edition.other_links()]
    assert len(links) > 500
    # Samples in texts lead to pages of example.org, which is also where the starter says that it stands.
    assert [str(link) for link in links if link.where != "<a href>" and edition.follow(link)] == []
    inner = [link for link in links if link.where == "<a href>" and not link.target.startswith("http")]
    assert [str(link) for link in inner if edition.follow(link)] == []


@pytest.mark.slow
def test_reads_of_a_new_newspaper_are_of_today(starter: pathlib.Path) -> None:
    build(_options(starter))
    page = (starter / "build/doc-nhieu/24-gio/index.html").read_text("utf-8")
    assert "<h1>Đọc nhiều trong 24 giờ</h1>" in page
    assert page.count('<ol class="big-ranks">') == 1
    assert (starter / "data/reads.json").read_text("utf-8").count(":00:00+07:00") == 7


def test_every_block_of_a_body_is_shown() -> None:
    texts = "\n".join(path.read_text("utf-8") for path in STARTER.glob("content/**/*.md"))
    for block in ("lien-quan", "thu-vien-anh", "trich-dan", "hop-thong-tin"):
        assert f"\n::: {block}" in texts
    assert "\nkind: infographic\n" in texts
    assert "\n| " in texts
    assert "[^1]: " in texts


def test_the_starter_is_light(starter: pathlib.Path) -> None:
    heavy = [
        path.name for path in (starter / "static").rglob("*") if path.is_file() and _size(path) > MOST_PICTURE_BYTES
    ]
    assert heavy == []


def _size(path: pathlib.Path) -> int:
    return path.stat().st_size


def _fields(settings: type[msgspec.Struct], above: str = "") -> Iterator[str]:
    """Every setting by its path, those inside groups too."""
    for field in msgspec.structs.fields(settings):
        yield f"{above}{field.encode_name}"
        if isinstance(field.type, type) and issubclass(field.type, msgspec.Struct):
            yield from _fields(field.type, f"{above}{field.encode_name}.")


def _keys(value: object, above: str = "") -> Iterator[str]:
    """Every key of a YAML document by its path; the items of a list count as one."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{above}{key}"
            yield from _keys(inner, f"{above}{key}.")
    if isinstance(value, list):
        for item in value:
            yield from _keys(item, above)


def test_every_setting_stands_in_site_yaml_with_its_default() -> None:
    text = _DEFAULT.sub("", (STARTER / "site.yaml").read_text("utf-8"))
    settings = parse_settings(text)
    keys = set(_keys(yaml.safe_load(text)))
    assert set(_fields(Settings)) - keys == set()
    assert {f"categories.{name}" for name in _fields(Category)} - keys == set()
    defaults = Settings(title="", base_url="")
    changed = {name for name in settings.__struct_fields__ if getattr(settings, name) != getattr(defaults, name)}
    assert changed == OWN


def test_commented_settings_change_nothing() -> None:
    text = (STARTER / "site.yaml").read_text("utf-8")
    written, uncommented = parse_settings(text), parse_settings(_DEFAULT.sub("", text))
    assert written == uncommented


def test_every_setting_is_explained() -> None:
    """A comment stands above each setting, or above the first of those that it tells of together."""
    lines = (STARTER / "site.yaml").read_text("utf-8").splitlines()
    tops = [number for number, line in enumerate(lines) if re.match(r"#?[a-z_]+:", line)]
    assert len(tops) == len(Settings.__struct_fields__)
    assert [lines[number] for number in tops if not lines[number - 1].startswith("# ")] == []
