"""The section tree: from settings, or from folders, and the names by which front matter may call a section."""

import pytest

from tindoingoai.catalog.sections import SectionTree, plant_tree, slug_path
from tindoingoai.settings import Category

SETTINGS = (
    Category("thoi-su", "Thời sự"),
    Category(
        "doi-ngoai",
        "Đối ngoại",
        promoted=True,
        children=(Category("nguoi-viet", "Người Việt năm châu"), Category("anh", "Ảnh", hidden=True)),
    ),
    Category("van-hoa", children=(Category("anh", "Ảnh đẹp"),)),
)


def tree() -> SectionTree:
    return plant_tree(SETTINGS, ["khong-co"])


def test_settings_name_the_sections_in_menu_order() -> None:
    paths = ["thoi-su", "doi-ngoai", "doi-ngoai/nguoi-viet", "doi-ngoai/anh", "van-hoa", "van-hoa/anh"]
    assert [section.path for section in tree()] == paths
    assert [section.title for section in tree().roots] == ["Thời sự", "Đối ngoại", "Van hoa"]


def test_sections_know_their_address_and_their_top() -> None:
    section = tree().by_path["doi-ngoai/nguoi-viet"]
    assert (section.address, section.top_path) == ("/doi-ngoai/nguoi-viet/", "doi-ngoai")
    assert [step.path for step in tree().trail(section)] == ["doi-ngoai", "doi-ngoai/nguoi-viet"]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("thoi-su", "thoi-su"),
        ("/doi-ngoai/nguoi-viet/", "doi-ngoai/nguoi-viet"),
        ("nguoi-viet", "doi-ngoai/nguoi-viet"),
        ("Người Việt năm châu", "doi-ngoai/nguoi-viet"),
        ("NGƯỜI VIỆT NĂM CHÂU", "doi-ngoai/nguoi-viet"),
        ("nguoi viet nam chau", "doi-ngoai/nguoi-viet"),
        ("Đối ngoại/Người Việt", "doi-ngoai/nguoi-viet"),
        ("Thời  sự", "thoi-su"),
        ("ảnh đẹp", "van-hoa/anh"),
        ("doi-ngoai/anh", "doi-ngoai/anh"),
    ],
)
def test_sections_are_found_by_path_slug_or_display_name(name: str, path: str) -> None:
    section = tree().find(name)
    assert section is not None
    assert section.path == path


@pytest.mark.parametrize(
    "name", ["", "/", "khong-co", "anh", "van-hoa/nguoi-viet", "../thoi-su", "thoi-su/../doi-ngoai"]
)
def test_unknown_and_ambiguous_names_find_nothing(name: str) -> None:
    assert tree().find(name) is None


def test_folders_make_the_tree_where_settings_name_none() -> None:
    found = plant_tree((), ["van-hoa/am-thuc", "thoi-su", "van-hoa/le-hoi", "", "van-hoa"])
    assert [(section.path, section.title) for section in found] == [
        ("thoi-su", "Thoi su"),
        ("van-hoa", "Van hoa"),
        ("van-hoa/am-thuc", "Am thuc"),
        ("van-hoa/le-hoi", "Le hoi"),
    ]


def test_folders_with_marks_have_slugs_and_keep_their_names() -> None:
    found = plant_tree((), ["Đời sống/Ẩm thực"])
    assert [(section.path, section.title) for section in found] == [
        ("doi-song", "Đời sống"),
        ("doi-song/am-thuc", "Ẩm thực"),
    ]
    section = found.find("Đời sống/Ẩm thực")
    assert section is not None
    assert section.path == "doi-song/am-thuc"


@pytest.mark.parametrize(
    ("folder", "path"),
    [
        ("thoi-su", "thoi-su"),
        ("/Đời sống//Ẩm thực/", "doi-song/am-thuc"),
        ("con", "con-1"),
        *((folder, "") for folder in ("", "..", "a/../b", "😀", "a/😀", "chu-de", "luu-tru/a", "_blocks?")),
    ],
)
def test_slug_paths_cannot_leave_the_site_or_stand_in_the_engine_s_way(folder: str, path: str) -> None:
    assert slug_path(folder) == path or (folder == "_blocks?" and slug_path(folder) == "blocks")
