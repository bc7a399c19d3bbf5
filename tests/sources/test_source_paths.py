"""What a source's path says of its article."""

import pytest

from tindoingoai.source_paths import (
    bare_names,
    folder_of,
    is_bundle,
    is_of_draft,
    name_in_address,
    name_of,
    without_dates,
    without_ending,
)


@pytest.mark.parametrize(
    ("path", "name", "folder"),
    [
        ("bai.md", "bai", ""),
        ("thoi-su/Tên bài.MD", "Tên bài", "thoi-su"),
        ("thoi-su/ten.bai.vi.markdown", "ten.bai.vi", "thoi-su"),
        ("thoi-su/bai/index.md", "bai", "thoi-su"),
        ("thoi-su/2024/2024-05-01-bai/Index.mkd", "2024-05-01-bai", "thoi-su/2024"),
        ("bai/index.en.md", "bai.en", ""),
        ("index.md", "index", ""),
        ("thoi-su/index-2.md", "index-2", "thoi-su"),
        ("thoi-su/indexes.md", "indexes", "thoi-su"),
    ],
)
def test_name_and_folder_of_an_article_and_of_a_bundle(path: str, name: str, folder: str) -> None:
    assert (name_of(path), folder_of(path)) == (name, folder)
    assert is_bundle(path) == (folder != path.rpartition("/")[0])


@pytest.mark.parametrize(
    ("folder", "kept"),
    [
        *((folder, folder) for folder in ("", "thoi-su", "thoi-su/bien", "thoi-su/05", "thoi-su/1234", "2024-xuan")),
        ("_posts", ""),
        ("thoi-su/_posts", "thoi-su"),
        ("_drafts/thoi-su", "thoi-su"),
        ("2024", ""),
        ("2024/05/16", ""),
        ("thoi-su/2024/5", "thoi-su"),
        ("2024/thoi-su/bien", "thoi-su/bien"),
        ("thoi-su/2024-05", "thoi-su"),
        ("thoi-su/2024.05.16", "thoi-su"),
        ("Đời sống/Năm 2024/Tháng 5/Ngày 16", "Đời sống"),
        ("thoi-su/2024/bien/05", "thoi-su/bien/05"),
    ],
)
def test_years_with_their_months_and_days_name_no_section(folder: str, kept: str) -> None:
    assert without_dates(folder) == kept


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("thoi-su/bai.md", ("thoi-su/bai",)),
        ("thoi-su/bai/index.md", ("thoi-su/bai/index", "thoi-su/bai")),
        ("bai/index.vi.mkd", ("bai/index.vi", "bai.vi")),
    ],
)
def test_references_may_leave_the_ending_out(path: str, names: tuple[str, ...]) -> None:
    assert bare_names(path) == names
    assert without_ending(names[0]) == names[0]


@pytest.mark.parametrize(
    ("path", "is_draft"),
    [
        *((path, True) for path in ("_bai.md", "a/_bai.md", "a/_bai/index.md", "_drafts/bai.md", "a/_Drafts/b/bai.md")),
        *((path, False) for path in ("bai.md", "_posts/bai.md", "a/b_c.md", "_nhap/bai.md", "a/_drafts.md/bai.md")),
    ],
)
def test_drafts_begin_with_an_underscore_or_lie_in_their_folder(path: str, is_draft: bool) -> None:
    assert is_of_draft(path) is is_draft


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a/Ten_Bai.v2.md", "Ten_Bai.v2"),
        ("a/2024-05-01-Tên  bài.md", "Tên-bài"),
        ("a/2024-05-01-Bai/index.md", "Bai"),
    ],
)
def test_name_in_an_address_is_as_it_is_but_for_its_date_and_blanks(path: str, name: str) -> None:
    assert name_in_address(path) == name
