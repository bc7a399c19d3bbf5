"""The catalogue: what is published when, and how articles are grouped and ordered."""

import datetime
import time
from collections.abc import Iterable

import msgspec
import pytest

from tindoingoai.catalog.authors import Authors, Profile
from tindoingoai.catalog.copies import warn_of_copies
from tindoingoai.catalog.newsroom import Newsroom
from tindoingoai.catalog.publish import Choice, Edition, hold, publish
from tindoingoai.catalog.references import Names
from tindoingoai.catalog.tags import TagProfiles
from tindoingoai.located.nodes import Place
from tindoingoai.model import Article, Crop, FileInfo, FrontMatter, Held, Link, Reference
from tindoingoai.problems import Problem, Unplaced
from tindoingoai.release import Doubt
from tindoingoai.settings import Category, Pages, Settings
from tindoingoai.sources.read import row_of
from tindoingoai.vietnamese.slugs import make_slug

NOW = datetime.datetime(2026, 11, 20, 12, tzinfo=datetime.UTC)
TODAY = Choice(NOW)
TICK = datetime.timedelta(microseconds=1)
HOUR = datetime.timedelta(hours=1)
SETTINGS = Settings(
    "Báo",
    "https://example.org",
    categories=(Category("thoi-su", "Thời sự", children=(Category("bien", "Biển"),)), Category("multimedia")),
)


def article(
    path: str = "thoi-su/bai.md", age: datetime.timedelta = HOUR, *, has_byline: bool = False, **fields: object
) -> Article:
    references = fields.pop("references", ())
    front = FrontMatter(**({"title": f"Bài {path}"} | fields))  # type: ignore[arg-type] # any field of the head
    slug = front.slug or path.rpartition("/")[2].removesuffix(".md")
    return Article(path, slug, front, NOW - age, references=references, has_byline=has_byline)  # type: ignore[arg-type] # as any caller may give


class SmallFiles:
    """Files at these addresses, of which each is a picture of sixteen by nine pixels."""

    def __init__(self, addresses: Iterable[str]) -> None:
        self._addresses = frozenset(addresses)

    def measure(self, address: str) -> FileInfo | None:
        return FileInfo(16, 9) if address in self._addresses else None

    def nearest(self, address: str) -> str:
        return ""

    def cut(self, address: str, focus: str) -> tuple[Crop, ...]:
        return ()

    def measure_all(self, addresses: Iterable[str]) -> None:
        assert not any(address.startswith("http") for address in addresses)


def edition(
    *articles: Article,
    settings: Settings = SETTINGS,
    authors: Authors | None = None,
    tags: TagProfiles | None = None,
    choice: Choice = TODAY,
    files: Iterable[str] = (),
    unreadable: Iterable[str] = (),
    doubts: Iterable[Doubt] = (),
) -> tuple[Edition, list[Problem]]:
    problems: list[Problem] = []
    newsroom = Newsroom(settings, authors or Authors({}), tags or TagProfiles({}), {}, SmallFiles(files))
    rows = [row_of(article, doubts) for article in articles]
    load = {article.path: article for article in articles}.__getitem__
    found = publish(rows, unreadable, newsroom, choice, load, problems)
    return found, problems


def published(*articles: Article, **options: object) -> Edition:
    found, problems = edition(*articles, **options)  # type: ignore[arg-type] # those of `edition`
    assert problems == []
    return found


def about(problem: Problem) -> tuple[str, ...]:
    """The file that a problem is in, and what it is about there."""
    assert isinstance(problem, Unplaced)
    return problem.path, *problem.about


def addresses(found: Edition) -> list[str]:
    return [entry.card.address for entry in found.catalog.entries]


# --- what is held back


@pytest.mark.parametrize(
    ("held", "reason"),
    [
        (article(draft=True), "draft"),
        (article(embargo=NOW), ""),
        (article(embargo=NOW + TICK), "future"),
        (article(age=-TICK, embargo=NOW - HOUR), "future"),
        (article(age=-TICK), "future"),
        (article(age=datetime.timedelta()), ""),
        (article(expires=NOW), "expired"),
        (article(expires=NOW + TICK), ""),
        (article(draft=True, age=-HOUR, expires=NOW), "draft"),
    ],
)
def test_held_back_until_the_exact_moment(held: Article, reason: str) -> None:
    found = hold(row_of(held), Choice(NOW))
    assert (found.reason if found else "") == reason


def test_a_piece_that_may_have_to_wait_is_an_error_until_its_moment_and_a_warning_then() -> None:
    doubt = Doubt("go_live", NOW + HOUR, Place(4, 10))
    piece = article("thoi-su/cau.md")
    found, (problem,) = edition(piece, doubts=[doubt])
    assert (addresses(found), found.held) == ([], (Held("thoi-su/cau.md", "unclear", doubt.moment),))
    assert (about(problem), problem.severity) == (("content/thoi-su/cau.md", "doubts[0]"), "error")
    assert found.period[1] == doubt.moment
    for choice in (Choice(doubt.moment), Choice(NOW, future=True)):
        found, (problem,) = edition(piece, choice=choice, doubts=[doubt])
        assert (addresses(found), problem.severity) == (["/thoi-su/cau.html"], "warning")


def test_a_draft_that_may_have_to_wait_stops_nobody() -> None:
    piece = article("thoi-su/cau.md", draft=True)
    found, (problem,) = edition(piece, doubts=[Doubt("go_live", NOW + HOUR, Place(4, 10))])
    assert ([held.reason for held in found.held], problem.severity) == (["draft"], "warning")


def test_moments_of_other_zones_are_the_same_moments() -> None:
    hanoi = datetime.timezone(datetime.timedelta(hours=7))
    due = Article("a.md", "a", FrontMatter("a"), NOW.astimezone(hanoi))
    assert hold(row_of(due), Choice(NOW)) is None
    assert hold(row_of(due), Choice(NOW - TICK)) == Held("a.md", "future", due.date)


def test_drafts_and_future_pieces_are_published_on_request() -> None:
    pieces = (
        article("thoi-su/nhap.md", draft=True),
        article("thoi-su/mai.md", age=-HOUR),
        article("thoi-su/cu.md", expires=NOW),
    )
    assert addresses(published(*pieces)) == []
    assert addresses(published(*pieces, choice=Choice(NOW, drafts=True))) == ["/thoi-su/nhap.html"]
    assert addresses(published(*pieces, choice=Choice(NOW, future=True))) == ["/thoi-su/mai.html"]
    assert [held.reason for held in published(*pieces).held] == ["draft", "future", "expired"]


# --- sections and addresses


@pytest.mark.parametrize(
    ("path", "category", "section"),
    [
        ("thoi-su/a.md", (), "thoi-su"),
        ("thoi-su/bien/a.md", (), "thoi-su/bien"),
        ("a.md", ("Biển",), "thoi-su/bien"),
        ("thoi-su/a.md", ("bien", "thoi-su"), "thoi-su/bien"),
    ],
)
def test_section_comes_from_the_field_or_the_folder(path: str, category: tuple[str, ...], section: str) -> None:
    (entry,) = published(article(path, category=category)).catalog.entries
    assert entry.section.path == section


PLAIN = Settings("Báo", "https://example.org")
WITH_DEFAULT = msgspec.structs.replace(SETTINGS, default_category="thoi-su/bien")


@pytest.mark.parametrize(
    ("path", "category", "settings", "sections"),
    [
        # The folder above stands for what is no section.
        ("thoi-su/2026/11/a.md", (), SETTINGS, ["thoi-su"]),
        ("thoi-su/_posts/a.md", (), SETTINGS, ["thoi-su"]),
        ("thoi-su/bien/a/index.md", (), SETTINGS, ["thoi-su/bien"]),
        ("2026/thoi-su/a.md", (), PLAIN, ["thoi-su"]),
        ("thoi-su/a/index.md", (), PLAIN, ["thoi-su"]),
        # Where there is none, the settings say what does, or else the first category.
        ("_posts/a.md", (), WITH_DEFAULT, ["thoi-su/bien"]),
        ("a.md", (), WITH_DEFAULT, ["thoi-su/bien"]),
        ("2026/a/index.md", (), msgspec.structs.replace(PLAIN, default_category="Tin tức"), ["tin-tuc"]),
        ("_posts/a.md", ("Chính trị",), PLAIN, ["chinh-tri"]),
        ("_posts/a.md", ("Chính trị",), msgspec.structs.replace(PLAIN, default_category="tin"), ["tin"]),
        ("_posts/a.md", ("Chính trị",), WITH_DEFAULT, ["thoi-su/bien"]),
        # A category that is a section goes before the folder, one that is none does not.
        ("thoi-su/bien/a.md", ("thoi-su",), WITH_DEFAULT, ["thoi-su"]),
        ("thoi-su/a.md", ("Nông nghiệp",), SETTINGS, ["thoi-su"]),
        ("thoi-su/a.md", ("Nông nghiệp",), PLAIN, ["nong-nghiep"]),
        # Each section once, the first as its own.
        (
            "thoi-su/a.md",
            ("multimedia", "Biển", "x", "bien", "thoi-su"),
            SETTINGS,
            ["multimedia", "thoi-su/bien", "thoi-su"],
        ),
    ],
)
def test_article_is_filed_under_its_categories_its_folder_or_the_default(
    path: str, category: tuple[str, ...], settings: Settings, sections: list[str]
) -> None:
    found, _ = edition(article(path, category=category, slug="a"), settings=settings)
    (entry,) = found.catalog.entries
    assert [section.path for section in entry.sections] == sections
    assert entry.address == f"/{sections[0].partition('/')[0]}/a.html"


@pytest.mark.parametrize(
    ("path", "category", "settings", "words"),
    [
        ("a.md", (), SETTINGS, "`default_category`"),
        ("_posts/a.md", (), SETTINGS, "`default_category`"),
        ("_posts/a.md", ("Nông nghiệp",), SETTINGS, "`default_category`"),
        ("thoi-su/a.md", ("thoi-xu",), WITH_DEFAULT, "did you mean `thoi-su`?"),
        ("thoi-xu/a.md", (), WITH_DEFAULT, "did you mean `thoi-su`?"),
        ("thoi-su/a.md", ("../etc",), PLAIN, "known:"),
        ("2026/a.md", (), PLAIN, "`default_category`"),
    ],
)
def test_article_that_can_be_filed_nowhere_is_told(
    path: str, category: tuple[str, ...], settings: Settings, words: str
) -> None:
    found, (problem,) = edition(article(path, category=category), article("thoi-su/b.md"), settings=settings)
    assert about(problem) == (f"content/{path}", "category")
    assert words in problem.hint
    assert addresses(found) == ["/thoi-su/b.html"]


def test_year_is_a_section_where_the_settings_name_it() -> None:
    settings = msgspec.structs.replace(SETTINGS, categories=(*SETTINGS.categories, Category("2026")))
    (entry,) = published(article("2026/a.md"), settings=settings).catalog.entries
    assert entry.section.path == "2026"


def test_index_in_the_folder_of_a_section_is_no_bundle() -> None:
    _, (problem,) = edition(article("thoi-su/index.md", slug="thoi-su"))
    assert (about(problem), problem.message) == (
        ("content/thoi-su/index.md", "slug"),
        "the name `index` is kept for the engine's own pages",
    )
    assert addresses(published(article("thoi-su/index.md", slug="gioi-thieu"))) == ["/thoi-su/gioi-thieu.html"]
    assert addresses(published(article("thoi-su/index.md", address="/cu/a.html", slug="thoi-su"))) == ["/cu/a.html"]


def test_piece_of_several_sections_stands_once_in_each_and_has_neighbours_in_its_own() -> None:
    both = article("thoi-su/b.md", age=2 * HOUR, category=("bien", "thoi-su", "multimedia"))
    found = published(
        article("thoi-su/a.md"), both, article("thoi-su/bien/c.md", age=3 * HOUR), article("multimedia/d.md")
    )
    catalog = found.catalog
    held = {path: [entry.row.path for entry in entries] for path, entries in catalog.by_section.items()}
    assert held == {
        "thoi-su": ["thoi-su/a.md", "thoi-su/b.md", "thoi-su/bien/c.md"],
        "thoi-su/bien": ["thoi-su/b.md", "thoi-su/bien/c.md"],
        "multimedia": ["multimedia/d.md", "thoi-su/b.md"],
    }
    assert [entry.row.path for entry in catalog.multimedia] == ["multimedia/d.md", "thoi-su/b.md"]
    places = {entry.row.path: place for place, entry in enumerate(catalog.entries)}
    older, newer = catalog.older[places["thoi-su/b.md"]], catalog.newer[places["thoi-su/b.md"]]
    assert older is not None
    assert (older.row.path, newer) == ("thoi-su/bien/c.md", None)
    assert found.entries["thoi-su/b.md"].card.category == Link("Biển", "/thoi-su/bien/")


def test_another_section_is_another_look() -> None:
    one, two = (published(article(category=names)).catalog.entries[0] for names in (("bien",), ("bien", "multimedia")))
    assert one.digest.split(" ", 1)[1] != two.digest.split(" ", 1)[1]


def test_category_that_is_no_section_is_a_tag_and_told_once_a_name() -> None:
    pieces = [
        article("thoi-su/a.md", category=("bien", "Nông nghiệp"), tags=("Biển",), age=2 * HOUR),
        article("thoi-su/b.md", category=("bien", "x", "Nông nghiệp"), tags=("nông nghiệp",)),
        article("thoi-su/c.md", category=("bien", "Nông nghiệp"), draft=True),
    ]
    found, problems = edition(*pieces)
    assert {group.slug: len(group.entries) for group in found.catalog.tags.groups} == {
        "bien": 1,
        "nong-nghiep": 2,
        "x": 1,
    }
    assert [entry.row.tags for entry in found.catalog.entries] == [("nông nghiệp", "x"), ("Biển", "Nông nghiệp")]
    assert [(about(problem), problem.severity, problem.message) for problem in problems] == [
        (
            ("content/thoi-su/b.md", "category[1]"),
            "warning",
            "`x` is no section, so it counts as a tag; pieces that have it: 1",
        ),
        (
            ("content/thoi-su/b.md", "category[2]"),
            "warning",
            "`Nông nghiệp` is no section, so it counts as a tag; pieces that have it: 2",
        ),
    ]


def test_tag_that_the_sections_make_of_a_category_is_seen() -> None:
    piece = article(category=("thoi-su", "multimedia"))
    (with_section,) = published(piece).catalog.entries
    (without,) = edition(piece, settings=msgspec.structs.replace(SETTINGS, categories=SETTINGS.categories[:1]))[
        0
    ].catalog.entries
    assert without.row.digest != with_section.row.digest


@pytest.mark.parametrize(
    ("name", "permalink", "address"),
    [
        ("Ten_Bai.v2", "/{category}/{slug}.html", "/thoi-su/Ten_Bai.v2.html"),
        ("Tên bài", "/{path}/{slug}/", "/thoi-su/Tên-bài/"),
        ("a" * 81, "/{slug}.html", f"/{'a' * 81}.html"),
        *(
            (name, "/{slug}.html", "")
            for name in ("ten-bai", "tên bài", "ten bai", "4,9 nghìn", "a" * 80, "A%20b", "A #1")
        ),
        ("Ten_Bai", "/{category}/{name}.html", ""),
        ("bai.sync-conflict-20260501-120000-ABCDEFG", "/{slug}.html", ""),
    ],
)
def test_address_that_others_would_have_made_is_told(name: str, permalink: str, address: str) -> None:
    settings = msgspec.structs.replace(SETTINGS, permalink=permalink)
    piece = article(f"thoi-su/{name}.md")
    piece = msgspec.structs.replace(piece, slug=make_slug(name))
    _, problems = edition(piece, settings=settings)
    assert [(problem.path, problem.severity) for problem in problems] == (
        [(f"content/thoi-su/{name}.md", "warning")] if address else []
    )
    assert not address or f"`address: {address}`" in problems[0].hint
    for kept in ({"address": "/cu.html"}, {"aliases": (address,)}, {"slug": "ten-khac"}):
        front = msgspec.structs.replace(piece.front, **kept)
        assert not address or edition(msgspec.structs.replace(piece, front=front), settings=settings)[1] == []


def test_name_in_a_permalink_is_the_file_s_and_a_written_slug_instead_of_it() -> None:
    settings = msgspec.structs.replace(SETTINGS, permalink="/{year}/{name}.html")
    pieces = [article("thoi-su/2026-11-01-Ten_Bài hay.md"), article("thoi-su/B_c.md", slug="ten-khac", age=2 * HOUR)]
    pieces[0] = msgspec.structs.replace(pieces[0], slug="ten-bai-hay")
    assert addresses(published(*pieces, settings=settings)) == ["/2026/Ten_Bài-hay.html", "/2026/ten-khac.html"]


def test_pieces_with_the_title_and_the_text_of_another_are_told() -> None:
    names = ("bai", "bai copy", "Bản sao của bai", "bai (1)", "khac", "trong", "trong (1)")
    found, _ = edition(*(article(f"thoi-su/{name}.md", title="Khác" if name == "khac" else "Bài") for name in names))
    texts = {f"thoi-su/{name}.md": "" if name.startswith("trong") else "text" for name in names}
    problems = list(warn_of_copies(found.catalog.entries, texts.__getitem__))
    assert [about(problem)[0].removeprefix("content/thoi-su/") for problem in problems] == [
        "bai (1).md",
        "bai copy.md",
        "Bản sao của bai.md",
    ]
    assert all("`content/thoi-su/bai.md`" in problem.message for problem in problems)


@pytest.mark.parametrize(
    ("name", "is_told"),
    [
        ("bai.sync-conflict-20260501-120000-ABCDEFG", True),
        ("bai (Lan's conflicted copy 2026-05-01)", True),
        ("bai (conflict of Lan on 2026-05-01)", True),
        ("bai (bản sao xung đột của Lan)", True),
        ("bai-2", False),
        ("conflict-o-mien-tay", False),
    ],
)
def test_version_in_conflict_with_another_is_told_whatever_its_text(name: str, is_told: bool) -> None:
    found, _ = edition(*(article(f"thoi-su/{each}.md", title="Bài") for each in (name, "bai")))
    problems = list(warn_of_copies(found.catalog.entries, lambda path: path))
    assert [about(problem) for problem in problems] == [(f"content/thoi-su/{name}.md", "title")] * is_told


@pytest.mark.parametrize(
    ("permalink", "address"),
    [
        ("/{category}/{slug}.html", "/thoi-su/a.html"),
        ("/{path}/{slug}/", "/thoi-su/bien/a/"),
        ("/{year}/{month}/{day}/{slug}.html", "/2026/11/20/a.html"),
    ],
)
def test_permalink_makes_the_address(permalink: str, address: str) -> None:
    settings = Settings("Báo", "https://example.org", permalink=permalink, categories=SETTINGS.categories)
    assert addresses(published(article("thoi-su/bien/a.md"), settings=settings)) == [address]


def test_whole_address_goes_before_the_permalink() -> None:
    assert addresses(published(article(address="/cu/bai.html"))) == ["/cu/bai.html"]


# --- orders and groups


def test_newest_first_and_ties_by_path() -> None:
    found = published(article("thoi-su/b.md"), article("thoi-su/a.md"), article("thoi-su/c.md", age=2 * HOUR))
    assert addresses(found) == ["/thoi-su/a.html", "/thoi-su/b.html", "/thoi-su/c.html"]


def test_sections_hold_the_pieces_of_those_below_them() -> None:
    by_section = published(article("thoi-su/a.md"), article("thoi-su/bien/b.md")).catalog.by_section
    held = {path: [entry.row.path for entry in entries] for path, entries in by_section.items()}
    assert held == {
        "thoi-su": ["thoi-su/a.md", "thoi-su/bien/b.md"],
        "thoi-su/bien": ["thoi-su/bien/b.md"],
        "multimedia": [],
    }


def test_multimedia_is_a_kind_or_the_section_of_that_name() -> None:
    found = published(article("thoi-su/a.md"), article("thoi-su/v.md", kind="audio"), article("multimedia/m.md"))
    assert [entry.row.path for entry in found.catalog.multimedia] == ["multimedia/m.md", "thoi-su/v.md"]
    assert [entry.row.path for entry in found.catalog.by_kind["audio"]] == ["thoi-su/v.md"]


def test_months_are_those_of_the_article_s_own_date() -> None:
    found = published(article("thoi-su/a.md"), article("thoi-su/b.md", age=24 * 30 * HOUR))
    assert {month: len(entries) for month, entries in found.catalog.by_month.items()} == {(2026, 11): 1, (2026, 10): 1}


def test_pinned_pieces_are_newest_first() -> None:
    found = published(
        article("thoi-su/a.md", pin=True, age=2 * HOUR), article("thoi-su/b.md"), article("thoi-su/c.md", pin=True)
    )
    assert [entry.row.path for entry in found.catalog.pinned] == ["thoi-su/c.md", "thoi-su/a.md"]


def test_spellings_of_one_tag_are_merged_under_the_usual_one() -> None:
    found = published(
        article("thoi-su/a.md", tags=("văn hoá", "Biển")),
        article("thoi-su/b.md", tags=("văn hóa",)),
        article("thoi-su/c.md", tags=("văn hóa", "Biển", "Biển")),
    )
    groups = {group.slug: (group.title, len(group.entries)) for group in found.catalog.tags.groups}
    assert groups == {"bien": ("Biển", 2), "van-hoa": ("văn hóa", 3)}


def test_tags_are_in_the_order_of_the_vietnamese_alphabet() -> None:
    tags = ("ăn chay", "an", "âm nhạc", "đảo", "dạ", "cả", "cà phê", "cá kho", "cạn", "bơi", "bò", "😀")
    found = published(article(tags=tags[:6]), article("thoi-su/b.md", tags=tags[6:]))
    assert [group.title for group in found.catalog.tags.groups] == [
        *("an", "ăn chay", "âm nhạc", "bò", "bơi", "cả", "cá kho", "cà phê", "cạn", "dạ", "đảo")
    ]


def test_tags_that_windows_keeps_for_devices_have_an_address() -> None:
    assert [group.slug for group in published(article(tags=("con",))).catalog.tags.groups] == ["con-1"]


# --- authors


def test_authors_are_found_by_id_or_by_name() -> None:
    authors = Authors({"minh-anh": Profile("Minh Anh", role="Phóng viên"), "hoa": Profile("Thuý Hoà")})
    for written in ("minh-anh", "Minh Anh", "MINH ANH"):
        assert authors.find(written) == ("minh-anh", authors.profiles["minh-anh"])
    assert authors.find("Thúy Hòa")[0] == "hoa"
    assert authors.find("Người lạ") == ("nguoi-la", Profile("Người lạ"))


def test_authors_link_to_their_page_where_there_are_such() -> None:
    authors = Authors({})
    assert authors.link("Lê Hà", has_pages=True) == Link("Lê Hà", "/tac-gia/le-ha/")
    assert authors.link("Lê Hà", has_pages=False) == Link("Lê Hà", "")
    assert authors.link("😀", has_pages=True) == Link("😀", "")


def test_author_pages_are_in_the_order_of_the_vietnamese_alphabet() -> None:
    found = published(article(authors=("Đỗ An", "Dương Bình", "Ánh")), article("thoi-su/b.md", authors=("Ánh", "Ánh")))
    groups = [(group.profile.name, len(group.entries)) for group in found.catalog.authors]
    assert groups == [("Ánh", 2), ("Dương Bình", 1), ("Đỗ An", 1)]


def test_two_people_with_one_address_are_a_warning() -> None:
    _, (problem,) = edition(article("thoi-su/a.md", authors=("Lê Hà",)), article("thoi-su/b.md", authors=("Lê Hạ",)))
    assert (problem.path, problem.severity) == ("content/thoi-su/b.md", "warning")


def test_byline_is_split_where_all_its_names_have_profiles() -> None:
    authors = Authors({"lan": Profile("Lan"), "mai": Profile("Mai")})
    byline = article(authors=("Lan, Mai",), has_byline=True)
    (entry,) = published(byline, authors=authors).catalog.entries
    assert entry.row.authors == ("Lan", "Mai")
    assert [author.title for author in entry.card.authors] == ["Lan", "Mai"]
    assert entry.digest != published(article(authors=("Lan, Mai",)), authors=authors).catalog.entries[0].digest


def test_byline_of_a_stranger_is_one_author_and_told_once() -> None:
    authors = Authors({"lan": Profile("Lan")})
    pieces = [article(f"thoi-su/{name}.md", authors=("Lan, Mai",), has_byline=True) for name in "ab"]
    found, (problem,) = edition(*pieces, authors=authors)
    assert [entry.row.authors for entry in found.catalog.entries] == [("Lan, Mai",)] * 2
    assert (problem.path, problem.severity) == ("content/thoi-su/a.md", "warning")
    assert "`authors: [Lan, Mai]`" in problem.hint
    published(article(authors=("Lan, Mai",)), authors=authors)


def test_links_of_cards_follow_the_settings() -> None:
    settings = Settings("Báo", "https://example.org", categories=SETTINGS.categories, pages=Pages(authors=False))
    (entry,) = published(article(authors=("Lê Hà",)), settings=settings).catalog.entries
    assert entry.card.authors == (Link("Lê Hà", ""),)


# --- references


def reference(target: str, kind: str = "article") -> tuple[Reference, ...]:
    field = "related[0]" if kind == "article" else ""
    return (Reference(kind, target, field),)  # type: ignore[arg-type] # kind is a str here


def test_references_find_an_article_by_slug_or_path() -> None:
    found = published(article("thoi-su/bien/a.md"), article("thoi-su/b.md", slug="ten-khac"))
    for name in ("a", "thoi-su/bien/a", "thoi-su/bien/a.md", "content/thoi-su/bien/a.MD", "/thoi-su/bien/a/"):
        entry = found.find(name)
        assert entry is not None
        assert entry.row.path == "thoi-su/bien/a.md"
    assert found.find("ten-khac") is not None
    assert found.find("thoi-su/b") is not None
    assert found.find("b") is None


def test_references_find_bundles_and_files_of_other_endings() -> None:
    found = published(article("thoi-su/a/index.md", slug="a"), article("thoi-su/b.markdown", slug="b"))
    for name in ("a", "thoi-su/a", "thoi-su/a/", "thoi-su/a/index", "thoi-su/a/index.md", "thoi-su/a.md"):
        assert found.names.find_one(name) == "thoi-su/a/index.md"
    for name in ("b", "thoi-su/b", "thoi-su/b.md", "content/thoi-su/b.markdown"):
        assert found.names.find_one(name) == "thoi-su/b.markdown"


@pytest.mark.parametrize(
    ("target", "severity"),
    [
        (article("thoi-su/dich.md"), ""),
        (article("thoi-su/dich.md", draft=True), "warning"),
        (article("thoi-su/dich.md", age=-HOUR), "warning"),
        (article("thoi-su/dich.md", expires=NOW), "warning"),
        (article("thoi-su/khac.md"), "error"),
    ],
)
def test_reference_is_judged_by_what_becomes_of_its_target(target: Article, severity: str) -> None:
    _, problems = edition(target, article(references=reference("dich")))
    assert [problem.severity for problem in problems] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("ben-ca-bai-ct", "ben-ca-bai-cat"),
        ("/thoi-su/ben-ca-bai-cat.html", "ben-ca-bai-cat"),
        ("Bến cá bãi cát", "ben-ca-bai-cat"),
        ("ben-ca", "ben-ca-bai-cat"),
        ("dao", "dao-xa"),
        ("khong-giong-gi", ""),
    ],
)
def test_missing_article_is_told_with_the_nearest_name(written: str, near: str) -> None:
    others = [article(f"thoi-su/{slug}.md") for slug in ("ben-ca-bai-cat", "dao-xa", "mua-ngau")]
    _, (problem,) = edition(*others, article(references=reference(written)))
    otherwise = "write the slug or the path of an article, like thoi-su/ten-bai"
    assert problem.hint == (f"did you mean `{near}`?" if near else otherwise)


def test_nearest_name_is_found_at_once_in_a_large_archive() -> None:
    slugs = [f"bai-so-{number}-ve-dao" for number in range(20_000)]
    names = Names([f"thoi-su/{slug}.md" for slug in slugs], slugs)
    start = time.process_time()
    assert names.nearest("bai-so-12345-ve-dao-") == "bai-so-12345-ve-dao"
    assert time.process_time() - start < 1


def test_unreadable_target_is_not_told_twice() -> None:
    assert edition(article(references=reference("dich")), unreadable=["thoi-su/dich.md"])[1] == []
    assert edition(article(references=reference("dich")), unreadable=["thoi-su/2026-11-01-dich.md"])[1] == []


def test_files_must_be_there_unless_they_are_elsewhere() -> None:
    there, missing = reference("/images/a.jpg", "file"), reference("/images/b.jpg", "file")
    assert edition(article(references=there), files=["/images/a.jpg"])[1] == []
    assert edition(article(references=reference("https://example.com/a.jpg", "file")))[1] == []
    found = map(about, edition(article(references=(*there, *missing)), files=["/images/a.jpg"])[1])
    assert list(found) == [("content/thoi-su/bai.md", "references[1]")]


def test_held_back_articles_are_not_asked_for_their_files() -> None:
    assert edition(article(draft=True, references=reference("/images/b.jpg", "file")))[1] == []
