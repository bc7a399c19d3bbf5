"""`new` and `init`: what they write can be built as it is."""

import datetime
import pathlib

import msgspec
import pytest

from tests.conftest import Newspaper
from tests.problems.command import Ended, run_command
from tindoingoai import __version__
from tindoingoai.cli import init
from tindoingoai.model import MULTIMEDIA_KINDS, Article
from tindoingoai.settings import Markdown
from tindoingoai.sources.read import read_bytes
from tindoingoai.sources.results import ReadOptions

CATEGORIES = "categories: [{slug: thoi-su, title: Thời sự, children: [{slug: bien}]}]\n"


@pytest.fixture
def paper(newspaper: Newspaper) -> Newspaper:
    newspaper.settings(CATEGORIES)
    return newspaper


def new(paper: Newspaper, monkeypatch: pytest.MonkeyPatch, title: str, *more: str) -> Ended:
    return run_command(["new", *(more or ("--category", "thoi-su")), "--", title], paper.site, monkeypatch)


def written(paper: Newspaper, ended: Ended) -> Article:
    assert ended.code == 0, ended.output
    path = pathlib.Path(ended.printed.strip())
    name = path.relative_to(paper.site / "content").as_posix()
    result = read_bytes(name, path.read_bytes(), ReadOptions("Asia/Ho_Chi_Minh", Markdown()))
    assert result.article, result.problems
    return msgspec.json.decode(result.article, type=Article)


@pytest.mark.parametrize(
    "title",
    [
        "Biển gọi: những người giữ đèn",
        '"Dân là gốc": Thước đo cao nhất',
        "D'Artagnan và '3 chàng lính'",
        "'",
        '"',
        "# thăng",
        "- gạch - ngang",
        "{{ 7 * 7 }} {% x %}",
        "[Video] Vũ điệu",
        "*Tết* & @ai %gì `đó` !này",
        "NO",
        "12:30:45",
        "2026-11-02",
        "Ổ đĩa C:\\new",
        "--- a",
        "Gần 4,9 nghìn tỷ đồng",
        "Gia đình 👨‍👩‍👧 vui",
    ],
)
def test_titles_of_every_kind_are_kept_letter_for_letter(
    title: str, paper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The sign is there so that every title has a letter to make an address of.
    assert written(paper, new(paper, monkeypatch, f"{title} a")).front.title == f"{title} a"


def test_title_is_composed_and_on_one_line(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    assert written(paper, new(paper, monkeypatch, " Vie\u0323\u0302t \n\t Nam ")).front.title == "Việt Nam"


@pytest.mark.parametrize("kind", ["article", *MULTIMEDIA_KINDS])
def test_every_kind_begins_as_a_draft_that_has_no_problem(
    kind: str, paper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper.article("thoi-su/bai")
    article = written(paper, new(paper, monkeypatch, "Bài mới", "--category", "thoi-su", "--kind", kind))
    assert (article.front.kind, article.front.draft) == (kind, True)
    checked = run_command(["check"], paper.site, monkeypatch)
    assert (checked.code, checked.said) == (0, "")


@pytest.mark.parametrize(
    ("category", "path"),
    [
        ("thoi-su", "thoi-su/tin-moi.md"),
        ("bien", "thoi-su/bien/tin-moi.md"),
        ("Thời sự", "thoi-su/tin-moi.md"),
        ("/thoi-su/bien/", "thoi-su/bien/tin-moi.md"),
    ],
)
def test_category_is_the_folder(category: str, path: str, paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    assert written(paper, new(paper, monkeypatch, "Tin mới", "--category", category)).path == path


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2026-12-01", "2026-12-01T00:00:00+07:00"),
        ("2026-12-01 08:00", "2026-12-01T08:00:00+07:00"),
        ("2026-12-01T08:00:00Z", "2026-12-01T15:00:00+07:00"),
    ],
)
def test_date_is_in_the_zone_of_the_site(
    date: str, expected: str, paper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    ended = new(paper, monkeypatch, "Tin mới", "--category", "thoi-su", "--date", date)
    assert written(paper, ended).date.isoformat() == expected


def test_date_is_now_when_none_is_given(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    before = datetime.datetime.now(datetime.UTC).replace(second=0, microsecond=0)
    assert before <= written(paper, new(paper, monkeypatch, "Tin mới")).date <= datetime.datetime.now(datetime.UTC)


@pytest.mark.parametrize(
    ("title", "category"),
    [
        ("Tin", "thoi-xu"),
        ("Tin", "../.."),
        ("Tin", "/etc"),
        ("😀", "thoi-su"),
        ("", "thoi-su"),
        ("Con", "thoi-su"),
        ("Index", "thoi-su"),
        ("Trang 2", "thoi-su"),
        ("Tin \x1b[31m", "thoi-su"),
        ("Tin \udce9", "thoi-su"),
    ],
)
def test_what_could_not_be_published_is_refused(
    title: str, category: str, paper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = new(paper, monkeypatch, title, "--category", category)
    assert (ended.code, ended.printed) == (2, "")
    assert list(paper.site.rglob("*.md")) == []


def test_unknown_category_is_told_with_the_nearest(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "did you mean `thoi-su`?" in new(paper, monkeypatch, "Tin", "--category", "thoi-xu").said


def test_no_article_is_overwritten(paper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    file = paper.article("thoi-su/tin-moi")
    before = file.read_bytes()
    ended = new(paper, monkeypatch, "Tin mới")
    assert (ended.code, "is there already" in ended.said) == (2, True)
    assert file.read_bytes() == before


@pytest.mark.parametrize(("category", "path"), [("Đời sống", "doi-song/tin.md"), ("a/b", "a/b/tin.md")])
def test_folders_are_made_where_they_are_the_categories(
    category: str, path: str, newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert written(newspaper, new(newspaper, monkeypatch, "Tin", "--category", category)).path == path


@pytest.mark.parametrize("category", ["..", "../../etc", "a/../../b", "/", "chu-de"])
def test_no_folder_is_made_outside_of_the_content(
    category: str, newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert new(newspaper, monkeypatch, "Tin", "--category", category).code == 2
    assert list(newspaper.site.parent.rglob("*.md")) == []


# --- init


@pytest.fixture
def starter(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    """A starter of our own, so that the real one may change."""
    folder = tmp_path / "starter"
    for name in ("site.yaml", "content/thoi-su/bai.md", "__pycache__/x.pyc", ".gitignore", *init.PUBLISHING):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    monkeypatch.setattr(init, "STARTER", folder)
    return folder


@pytest.mark.usefixtures("starter")
def test_init_copies_every_file_of_the_starter(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = run_command(["init", "a/bao"], tmp_path, monkeypatch)
    assert ended.code == 0, ended.output
    folder = tmp_path / "a/bao"
    made = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    assert made == sorted(["site.yaml", "content/thoi-su/bai.md", ".gitignore", "requirements.txt", *init.PUBLISHING])
    assert (folder / "requirements.txt").read_text(encoding="utf-8") == f"tindoingoai=={__version__}\n"


@pytest.mark.usefixtures("starter")
def test_init_fills_an_empty_folder_and_refuses_any_other(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bao").mkdir()
    assert run_command(["init", "bao"], tmp_path, monkeypatch).code == 0
    before = (tmp_path / "bao/site.yaml").stat().st_mtime_ns
    ended = run_command(["init", "bao"], tmp_path, monkeypatch)
    assert (ended.code, "is not empty" in ended.said) == (2, True)
    assert (tmp_path / "bao/site.yaml").stat().st_mtime_ns == before
    (tmp_path / "file").write_bytes(b"")
    assert run_command(["init", "file"], tmp_path, monkeypatch).code == 2
