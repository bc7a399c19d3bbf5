"""The demo newspaper is large and varied enough to show what the engine can do, and light enough to be cloned."""

import collections
import re

import pytest
import yaml

from tests.demo.edition import ROOT, Edition
from tindoingoai.settings import read_settings

MOST_STATIC_BYTES = 15_000_000
KINDS = {"infographic": 8, "video": 6, "photo": 4, "audio": 2}


@pytest.fixture
def fronts(demo: Edition) -> dict[str, dict[str, object]]:
    """The front matter of every published article, by path."""
    held = {piece.path for piece in demo.report.held}
    content = ROOT / "content"
    found = {path.relative_to(content).as_posix(): path.read_text("utf-8") for path in sorted(content.rglob("*.md"))}
    return {
        path: yaml.load(text.split("---\n")[1], Loader=yaml.BaseLoader)
        for path, text in found.items()
        if path not in held
    }


def test_sixty_articles_are_published(demo: Edition, fronts: dict[str, dict[str, object]]) -> None:
    assert demo.report.counts["article"] == len(fronts) == len(demo.articles) >= 60


def test_there_are_eight_sections_and_none_is_thin(fronts: dict[str, dict[str, object]]) -> None:
    sections = [category.slug for category in read_settings(ROOT).categories]
    counted = collections.Counter(path.partition("/")[0] for path in fronts)
    assert len(sections) == 8
    assert set(counted) == set(sections)
    assert min(counted.values()) >= 4


def test_every_subsection_has_articles(fronts: dict[str, dict[str, object]]) -> None:
    folders = {path.rpartition("/")[0] for path in fronts}
    children = {
        f"{category.slug}/{child.slug}" for category in read_settings(ROOT).categories for child in category.children
    }
    assert children - folders == set()


def test_every_kind_is_shown(fronts: dict[str, dict[str, object]]) -> None:
    counted = collections.Counter(front.get("kind", "article") for front in fronts.values())
    assert {kind: counted[kind] for kind in KINDS if counted[kind] < KINDS[kind]} == {}


def test_a_draft_and_a_scheduled_piece_are_held_back(demo: Edition) -> None:
    reasons = collections.Counter(piece.reason for piece in demo.report.held)
    assert (reasons["draft"], reasons["future"]) == (1, 1)
    for piece in demo.report.held:
        slug = piece.path.rpartition("/")[2].removesuffix(".md")
        assert [name for name in demo.files if name.endswith(f"{slug}.html")] == []


def test_the_demo_builds_without_a_warning(demo: Edition) -> None:
    assert demo.report.problems == ()


def test_pictures_and_films_are_light() -> None:
    sizes = {path: path.stat().st_size for path in (ROOT / "static").rglob("*") if path.is_file()}
    assert sum(sizes.values()) < MOST_STATIC_BYTES


def test_no_picture_is_without_use() -> None:
    """What no piece names, held back or not, is not carried along."""
    sources = [path for folder in ("content", "data") for path in (ROOT / folder).rglob("*") if path.is_file()]
    named = {name for path in sources for name in re.findall(r"/(?:images|media)/[\w.-]+", path.read_text("utf-8"))}
    static = ROOT / "static"
    files = {
        f"/{path.relative_to(static).as_posix()}" for kind in ("images", "media") for path in static.glob(f"{kind}/*")
    }
    assert sorted(files - named) == []
