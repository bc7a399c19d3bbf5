"""One source → an article: its date, slug, places and references."""

import datetime
import pathlib
import zoneinfo

import msgspec
import pytest

from tindoingoai.digest import digest_bytes
from tindoingoai.model import Article, Reference, Row
from tindoingoai.settings import Markdown
from tindoingoai.sources.read import locate, read_bytes, read_source
from tindoingoai.sources.results import ReadOptions
from tindoingoai.sources.scan import SourceFile, scan

OPTIONS = ReadOptions("Asia/Ho_Chi_Minh", Markdown())
HANOI = zoneinfo.ZoneInfo("Asia/Ho_Chi_Minh")


def read(text: str, path: str = "thoi-su/bai.md", options: ReadOptions = OPTIONS) -> Article:
    result = read_bytes(path, text.encode(), options)
    assert result.article, result.problems
    return msgspec.json.decode(result.article, type=Article)


def article(head: str = "", body: str = "Thân bài.", path: str = "thoi-su/bai.md") -> Article:
    return read(f"---\ntitle: Bài\n{head}---\n{body}\n", path)


def places(text: str) -> list[str]:
    return [problem.place for problem in read_bytes("thoi-su/bai.md", text.encode(), OPTIONS).problems]


def test_tags_that_all_have_number_signs_lose_them() -> None:
    assert article("date: 2024-05-01\ntags: ['#biển', '# sóng', '#']\n").front.tags == ("biển", "sóng")
    assert article("date: 2024-05-01\ntags: 'báo; #biển, gió'\n").front.tags == ("báo", "#biển", "gió")


def test_date_in_the_file_name_is_midnight_in_the_zone_of_the_site() -> None:
    found = article(path="thoi-su/2024-05-01-ten-bai.md")
    assert (found.date, found.slug) == (datetime.datetime(2024, 5, 1, tzinfo=HANOI), "ten-bai")
    assert found.date.utcoffset() == datetime.timedelta(hours=7)


def test_date_of_the_front_matter_goes_before_that_of_the_file_name() -> None:
    found = article("date: 2024-05-02 07:30\n", path="thoi-su/2024-05-01-ten-bai.md")
    assert (found.date.isoformat(), found.slug) == ("2024-05-02T07:30:00+07:00", "ten-bai")


def test_dates_are_in_the_zone_of_the_site() -> None:
    text = "---\ntitle: Bài\ndate: 2024-05-01 07:30\n---\n"
    paris = ReadOptions("Europe/Paris", Markdown())
    assert read(text, options=paris).date.isoformat() == "2024-05-01T07:30:00+02:00"


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("thoi-su/ten-bai.md", "ten-bai"),
        ("thoi-su/Tên bài: hay.md", "ten-bai-hay"),
        ("thoi-su/2024-05-01.md", "2024-05-01"),
        ("thoi-su/gần 4,9 nghìn tỷ.md", "gan-4-9-nghin-ty"),
        ("thoi-su/ten-bai.vi.md", "ten-bai-vi"),
    ],
)
def test_slug_comes_from_the_file_name(path: str, slug: str) -> None:
    assert article("date: 2024-05-01\n", path=path).slug == slug


def row(path: str, head: str = "") -> Row:
    result = read_bytes(path, f"---\ntitle: Bài\ndate: 2024-05-01\n{head}---\nThân bài.\n".encode(), OPTIONS)
    assert result.row, result.problems
    return msgspec.json.decode(result.row, type=Row)


def test_bundle_is_called_as_its_folder_and_has_its_pictures_beside_it() -> None:
    found = article("image: anh.jpg\n", "![Ảnh](hai.jpg)", path="thoi-su/2024-05-01-ten-bai/index.md")
    assert (found.slug, found.date) == ("ten-bai", datetime.datetime(2024, 5, 1, tzinfo=HANOI))
    folder = "/thoi-su/2024-05-01-ten-bai"
    assert {reference.target for reference in found.references} == {f"{folder}/anh.jpg", f"{folder}/hai.jpg"}


@pytest.mark.parametrize("path", ["thoi-su/_bai.md", "_drafts/bai.md", "thoi-su/_drafts/_bai.markdown"])
def test_place_of_a_file_makes_it_a_draft(path: str) -> None:
    for head in ("", "draft: false\n", "published: true\n"):
        found = row(path, head)
        assert (found.is_draft, found.slug) == (True, "bai")


def test_mistakes_in_a_draft_by_its_place_are_warnings() -> None:
    for text in ("Chưa có đầu bài.", "---\ntitle: a: b\n---\n"):
        (problem,) = read_bytes("thoi-su/_bai.md", text.encode(), OPTIONS).problems
        assert problem.is_warning
        (problem,) = read_bytes("thoi-su/bai.md", text.encode(), OPTIONS).problems
        assert not problem.is_warning


def test_draft_needs_no_date() -> None:
    for path, head in (("thoi-su/_bai.md", ""), ("thoi-su/bai.md", "draft: true\n")):
        result = read_bytes(path, f"---\ntitle: Bài\n{head}---\n".encode(), OPTIONS)
        (problem,) = result.problems
        assert (problem.severity, problem.message) == ("warning", "this draft has no `date`")
        assert msgspec.json.decode(result.row, type=Row).is_draft
    (problem,) = read_bytes("thoi-su/bai.md", b"---\ntitle: a\n---\n", OPTIONS).problems
    assert problem.severity == "error"


@pytest.mark.parametrize(
    ("path", "head", "name"),
    [
        ("thoi-su/ten-bai.md", "", ""),
        ("thoi-su/2024-05-01-ten-bai.md", "", ""),
        ("thoi-su/Ten_Bai.v2.md", "", "Ten_Bai.v2"),
        ("thoi-su/tên bài.md", "", "tên-bài"),
        ("thoi-su/Ten_Bai/index.md", "", "Ten_Bai"),
        ("thoi-su/Ten_Bai.md", "slug: ten-khac\n", ""),
        ("thoi-su/Ten_Bai.md", "slug: ten-bai\n", ""),
    ],
)
def test_row_knows_the_name_of_its_file_where_its_slug_is_made_of_it_and_is_another(
    path: str, head: str, name: str
) -> None:
    assert row(path, head).name == name


def test_whole_address_that_is_written_as_a_slug_is_one() -> None:
    found = article("date: 2024-05-01\nslug: /2015/01/bai.html\n")
    assert (found.slug, found.front.slug, found.front.address) == ("bai", "", "/2015/01/bai.html")


@pytest.mark.parametrize(
    ("slug", "kept"),
    [
        ("Ten_Bai", "/thoi-su/Ten_Bai.html"),
        ("Tên bài.html", "/thoi-su/Tên-bài.html"),
        ("2015/01/bai", "/2015/01/bai.html"),
        ("a" * 90, f"/thoi-su/{'a' * 90}.html"),
        ("trang-2", ""),
        ("../a", ""),
    ],
)
def test_hint_for_a_slug_that_is_refused_shows_how_to_keep_its_address(slug: str, kept: str) -> None:
    text = f"---\ntitle: Bài\ndate: 2024-05-01\nslug: {slug}\n---\n"
    (problem,) = read_bytes("thoi-su/2024/bai.md", text.encode(), OPTIONS).problems
    assert (f"`address: {kept}`" in problem.hint) == bool(kept)
    assert ("address:" in problem.hint) == bool(kept)


def test_retitling_keeps_the_slug() -> None:
    assert article("date: 2024-05-01\nshort_title: Tên khác\n").slug == "bai"
    assert article("date: 2024-05-01\nslug: ten-khac\n").slug == "ten-khac"


def test_titles_are_one_line() -> None:
    text = "---\ntitle: >\n  Một\n  hai\nshort_title: 'a\n\n  b'\ndate: 2024-05-01\n---\n"
    assert (read(text).front.title, read(text).front.short_title) == ("Một hai", "a b")


def test_addresses_elsewhere_without_a_scheme_are_https() -> None:
    found = article("date: 2024-05-01\nimage: //a.vn/b.jpg\ncanonical: //a.vn/c\nrelated: [{title: X, url: //b.vn}]\n")
    assert found.front.image
    assert found.front.image.src == "https://a.vn/b.jpg"
    assert (found.front.canonical, found.front.related[0].url) == ("https://a.vn/c", "https://b.vn")
    assert article("date: 2024-05-01\nvideo: //youtu.be/dQw4w9WgXcQ\n").front.video


def test_fields_that_the_whole_site_judges_are_located_under_whatever_word() -> None:
    head = (
        "title: Bài\ndate: 2024-05-01\ncategories: [thoi-su]\nurl: /ten.html\nredirect_from:\n  - /cu.html\n  - /cu/\n"
        "go_live: [2024-06-01, 2024-07-01]\ndoubts: x\n"
    )
    asked = {"category", "slug", "address", "aliases[0]", "aliases[1]", "doubts[0]", "doubts[1]"}
    assert locate("thoi-su/bai.md", f"---\n{head}---\n".encode(), asked, OPTIONS) == {
        "category": (4, 13),
        "address": (5, 6),
        "aliases[0]": (7, 5),
        "aliases[1]": (8, 5),
        "doubts[0]": (9, 11),
        "doubts[1]": (9, 23),
    }


def test_references_of_head_and_body_are_located() -> None:
    head = (
        "date: 2024-05-01\nrelated: [bai-hai, {title: x, url: 'https://x.org'}]\n"
        "images:\n  - {alt: a, src: /images/a.jpg}\nvideo: {src: /m/a.mp4, poster: p.jpg}\n"
    )
    text = f"---\ntitle: Bài\n{head}---\n![b](b.jpg)\n\n::: lien-quan bai-ba\n:::\n"
    assert read(text).references == (
        Reference("article", "bai-hai", "related[0]"),
        Reference("file", "/images/a.jpg", "images[0]"),
        Reference("file", "/thoi-su/p.jpg", "video.poster"),
        Reference("file", "/m/a.mp4", "video.src"),
        Reference("file", "/thoi-su/b.jpg"),
        Reference("article", "bai-ba"),
    )
    asked = {"related[0]", "images[0].src", "video.poster.src", "video.src.src", "references[4]", "references[5]"}
    assert locate("thoi-su/bai.md", text.encode(), asked, OPTIONS) == {
        "related[0]": (4, 11),
        "images[0].src": (6, 19),
        "video.poster.src": (7, 32),
        "video.src.src": (7, 14),
        "references[4]": (9, 6),
        "references[5]": (11, 15),
    }


def test_what_cannot_be_read_has_no_places() -> None:
    for text in ("không có đầu bài", "---\na: b: c\n---\n"):
        assert locate("thoi-su/bai.md", text.encode(), {"slug", "references[0]"}, OPTIONS) == {}


def test_nothing_that_is_kept_of_an_article_knows_on_which_lines_it_stands() -> None:
    head = "title: Bài\ndate: 2024-05-01\naliases: [/cu.html]\nrelated: [bai-hai]\ngo_live: 2024-06-01\n"
    first, second = (
        read_bytes("a/b.md", f"---\n{comment}{head}---\n{comment}\n![a](a.jpg)\n".encode(), OPTIONS)
        for comment in ("", "\n\n")
    )
    assert first.article
    assert (first.row, first.article, first.body) == (second.row, second.article, second.body)


def test_problems_of_the_body_count_from_the_top_of_the_file() -> None:
    assert places("---\ntitle: Bài\ndate: 2024-05-01\n---\n\nĐoạn.\n\n::: khong-co\n:::\n") == [
        "content/thoi-su/bai.md:8:5"
    ]


def test_problems_of_fields_stand_at_the_field() -> None:
    text = "---\ntitle: Bài\ndate: 2024-05-01\nimages:\n  - /a.jpg\n  - src: ../../b.jpg\n---\n"
    assert places(text) == ["content/thoi-su/bai.md:6:10"]


def test_a_broken_head_does_not_hide_the_mistakes_of_the_body() -> None:
    assert places("---\ntitle: a: b\n---\n::: khong-co\n:::\n") == [
        "content/thoi-su/bai.md:2:9",
        "content/thoi-su/bai.md:4:5",
    ]


def test_bytes_that_read_alike_make_the_same_article_but_for_their_digest() -> None:
    text = "---\ntitle: Tiếng Việt\ndate: 2024-05-01\n---\nThân bài.\n\nĐoạn.\n"
    first = read_bytes("a/b.md", text.encode(), OPTIONS)
    second = read_bytes("a/b.md", b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(), OPTIONS)
    assert first.article
    assert (first.body, first.article, first.row) == (second.body, second.article, second.row)
    assert first.digest != second.digest


def test_known_bytes_are_not_read_again(tmp_path: pathlib.Path) -> None:
    (tmp_path / "content").mkdir()
    data = b"---\ntitle: a\ndate: 2024-05-01\n---\n"
    (tmp_path / "content/a.md").write_bytes(data)
    known = SourceFile("a.md", "a.md", len(data), "", known=digest_bytes(data))
    assert read_source(tmp_path, known, OPTIONS).is_known
    other = SourceFile("a.md", "a.md", len(data), "", known="0")
    assert read_source(tmp_path, other, OPTIONS).article is not None


def test_files_are_read_up_to_the_limit_of_the_settings(tmp_path: pathlib.Path) -> None:
    (tmp_path / "content").mkdir()
    data = b"---\ntitle: a\ndate: 2024-05-01\n---\n"
    (tmp_path / "content/a.md").write_bytes(data)
    problems: list[object] = []
    (file,) = scan(tmp_path, [])
    exact = ReadOptions("Asia/Ho_Chi_Minh", Markdown(max_bytes=len(data)))
    less = ReadOptions("Asia/Ho_Chi_Minh", Markdown(max_bytes=len(data) - 1))
    assert read_source(tmp_path, file, exact).article is not None
    assert [problem.place for problem in read_source(tmp_path, file, less).problems] == ["content/a.md"]
    assert problems == []


HEAD = "---\ntitle: Bài\ndate: 2024-05-01\nsummary: Sapo.\n---\n"


def row_digest(text: str) -> str:
    """The digest of all that pages may see of an article."""
    return msgspec.json.decode(read_bytes("a/b.md", text.encode(), OPTIONS).row, type=Row).digest


@pytest.mark.parametrize(
    ("body", "is_seen"),
    [
        ("Thân bài.\n\nThêm một đoạn rất dài.\n\n![ảnh](a.jpg)\n", False),
        ("Thân bài.\n\n![ảnh](a.jpg)\n\n![ảnh](b.jpg)\n", True),
        ("Thân bài.\n\n::: lien-quan thoi-su/khac\n:::\n\n![ảnh](a.jpg)\n", True),
    ],
)
def test_a_row_knows_of_a_body_only_what_it_names(body: str, is_seen: bool) -> None:
    assert (row_digest(f"{HEAD}Thân bài.\n\n![ảnh](a.jpg)\n") != row_digest(f"{HEAD}{body}")) == is_seen


def test_a_row_knows_the_opening_words_where_they_stand_in_for_a_sapo() -> None:
    head = HEAD.replace("summary: Sapo.\n", "")
    texts = [f"{head}Một.", f"{head}Hai.", f"{HEAD}Một.", f"{HEAD}Hai."]
    one, two, three, four = map(row_digest, texts)
    assert one != two
    assert three == four
