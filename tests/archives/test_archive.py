"""An archive of six papers in `content/` as it is builds without an error, and nothing of it is lost in silence."""

import pathlib
import random
import re
import shutil
import tempfile
from collections.abc import Iterator

import pytest

from tests.archives.archive import Archive
from tests.archives.edits import EDITS, Editor
from tests.archives.pages import Pages
from tests.conftest import LONG, Newspaper
from tests.engine.newsroom import PLAIN, RAM_DISK
from tests.engine.press import Press, ServingPress
from tests.problems.command import run_command
from tindoingoai.engine.options import Report

pytestmark = pytest.mark.slow

COUNT = 500
# What readers never see of other systems, wherever it stands.
SIGNS = re.compile(
    r"\{\{|\{%|\{:|\{#|\[\[\w|\[!\w|%%|wp:|\[/?(?:caption|embed|gallery|youtube)\b|kg-card|__GHOST_URL__"
)


class Built:
    """An archive, what a build of it told and counted, and the pages that it made."""

    def __init__(self, newspaper: Newspaper) -> None:
        self.newspaper = newspaper
        self.archive = Archive(newspaper, COUNT)
        self.report: Report = newspaper.build(jobs=2)
        self.pages = Pages(newspaper.output, self.report.problems)
        self.shown = [sheet for sheet in self.archive.sheets if not sheet.is_held]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Built(Newspaper(tmp_path_factory.mktemp("archive")))


def test_a_plain_build_ends_without_an_error_and_shows_every_piece(built: Built) -> None:
    assert not [problem for problem in built.report.problems if not problem.is_warning]
    assert len(built.archive.sheets) == COUNT
    assert not {sheet.title for sheet in built.shown} - built.pages.pages.keys()


def test_every_picture_is_shown(built: Built) -> None:
    lost = {sheet.place: set(sheet.pictures) - built.pages.of(sheet).pictures for sheet in built.shown}
    assert not {place: names for place, names in lost.items() if names}
    assert sum(len(sheet.pictures) for sheet in built.shown) > COUNT / 2


def test_every_caption_stands_on_its_page(built: Built) -> None:
    assert not _missing_words(built, "captions")


def test_no_word_of_a_body_is_lost(built: Built) -> None:
    assert not _missing_words(built, "texts")


def _missing_words(built: Built, kind: str) -> dict[str, list[str]]:
    """Words of a kind that are not on the page of their piece."""
    missing = {
        sheet.place: [words for words in getattr(sheet, kind) if words not in built.pages.of(sheet).words]
        for sheet in built.shown
    }
    return {place: words for place, words in missing.items() if words}


def test_every_player_post_and_file_is_there(built: Built) -> None:
    lost = {
        sheet.place: [code for code in sheet.players if code not in built.pages.of(sheet).markup]
        for sheet in built.shown
    }
    assert not {place: codes for place, codes in lost.items() if codes}


def test_every_link_leads_to_its_piece_and_no_link_leads_nowhere_untold(built: Built) -> None:
    wrong = []
    for sheet in built.shown:
        links = built.pages.of(sheet).links
        wrong += [
            (sheet.place, words, title)
            for words, title in sheet.links
            if links.get(words) != built.pages.pages[title].address
        ]
    assert not wrong
    assert not {address for address in built.pages.internal_links() if not built.pages.leads_somewhere(address)}


def test_all_markup_of_other_systems_is_told_and_none_is_published(built: Built) -> None:
    untold = [
        (sheet.place, kind)
        for sheet in built.shown
        for kind, _ in sheet.foreign
        if not built.pages.is_told(sheet, f"is {kind}")
    ]
    assert not untold
    assert len({kind for sheet in built.shown for kind, _ in sheet.foreign}) >= 8
    seen = {address: found[0] for address, text in built.pages.texts.items() if (found := SIGNS.search(text))}
    assert not seen
    published = [
        (sheet.place, mark)
        for sheet in built.shown
        for _, mark in sheet.foreign
        if mark in built.pages.of(sheet).markup
    ]
    assert not published


def test_what_cannot_be_shown_is_told(built: Built) -> None:
    told = [(sheet, words) for sheet in built.shown for words in sheet.told]
    assert len(told) > 10
    assert not [(sheet.place, words) for sheet, words in told if not built.pages.is_told(sheet, *words)]


def test_every_draft_stays_out(built: Built) -> None:
    held = [sheet for sheet in built.archive.sheets if sheet.is_held]
    assert len(held) > COUNT / 20
    everything = "\n".join(built.pages.texts.values())
    named = set(re.findall(r"kỳ \d+", everything))
    assert not [sheet.place for sheet in held if sheet.title.rpartition(", ")[2] in named]
    assert not [sheet.place for sheet in held if any(words in everything for words in sheet.texts[:3])]


def test_the_report_is_no_longer_than_a_few_pages(built: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    """Warnings by the thousand are told by their kinds."""
    paper = built.newspaper
    folders = ["--output", str(paper.output), "--cache", str(paper.cache)]
    ended = run_command(["build", *folders], paper.site, monkeypatch)
    assert ended.code == 0
    assert len(ended.output.splitlines()) < 150
    # Each name once, however many kinds of warnings there are.
    assert all(f"`{name}` is no section" in ended.output for name in ("Chuyện làng", "Chợ và bến", "Đi bộ"))


@pytest.fixture
def newspaper() -> Iterator[Newspaper]:
    """One on a disk that takes no time, where there is any."""
    with tempfile.TemporaryDirectory(prefix="archive-", dir=RAM_DISK if RAM_DISK.is_dir() else None) as folder:
        yield Newspaper(pathlib.Path(folder))


@pytest.mark.parametrize("kind", [Press, ServingPress])
def test_any_edits_of_the_archive_give_the_output_of_a_clean_build(
    kind: type[Press], newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And tell the same; a few pieces of each generator are enough for that."""
    monkeypatch.setattr("tindoingoai.stamps.TICK", 0)
    shutil.copytree(PLAIN, newspaper.site / "templates")
    archive, seed = Archive(newspaper, COUNT if LONG else 60), random.randrange(10**6) if LONG else 7
    editor, press = Editor(archive, seed), kind(newspaper)
    done: list[str] = []
    try:
        press.run()
        for _ in range(300 if LONG else 20):
            done.append(editor.edit())
            press.run()
    except AssertionError as error:
        error.add_note(f"seed {seed}, after {done}")
        raise
    finally:
        press.close()
    assert press.failed < len(done)
    assert len(set(done)) > len(EDITS) / 2
