"""`data/authors.yaml`: profiles by id, and what is wrong with them."""

from tests.conftest import Newspaper
from tindoingoai.catalog.authors import Profile, ProfileLink, read_authors
from tindoingoai.model import Image
from tindoingoai.problems import Problem

FILE = """\
minh-anh:
  name: Minh Anh
  role: Phóng viên
  bio: Một câu.
  image: {src: /images/a.jpg, alt: Chân dung}
  links:
    - https://example.com
    - {url: 'https://example.org', title: Trang nhà}
lan: Lan
"""


def read(newspaper: Newspaper, data: bytes) -> tuple[dict[str, Profile], list[Problem]]:
    newspaper.write("data/authors.yaml", data)
    problems: list[Problem] = []
    return read_authors(newspaper.site, problems).profiles, problems


def test_every_field_of_a_profile_is_read(newspaper: Newspaper) -> None:
    links = (ProfileLink("https://example.com"), ProfileLink("https://example.org", "Trang nhà"))
    minh_anh = Profile("Minh Anh", "Phóng viên", "Một câu.", Image("/images/a.jpg", "Chân dung"), links)
    assert read(newspaper, FILE.encode()) == ({"minh-anh": minh_anh, "lan": Profile("Lan")}, [])


def test_marks_and_line_ends_of_windows_make_no_difference(newspaper: Newspaper) -> None:
    windows = b"\xef\xbb\xbf" + FILE.replace("\n", "\r\n").encode()
    assert read(newspaper, windows) == read(newspaper, FILE.encode())


def test_thousands_of_authors_have_room(newspaper: Newspaper) -> None:
    data = "".join(f"tac-gia-{number}: {{name: Tác giả {number}, bio: {'x' * 200}}}\n" for number in range(1000))
    profiles, problems = read(newspaper, data.encode())
    assert (len(profiles), problems) == (1000, [])


def test_a_site_without_the_file_has_no_profiles(newspaper: Newspaper) -> None:
    problems: list[Problem] = []
    assert (read_authors(newspaper.site, problems).profiles, problems) == ({}, [])


def test_mistakes_are_told_and_nobody_has_a_profile(newspaper: Newspaper) -> None:
    profiles, problems = read(newspaper, b"lan: {nam: Lan}\nmai: [a]\nhoa: Hoa\n")
    assert profiles == {}
    assert [problem.place for problem in problems] == [
        "data/authors.yaml:1:7",
        "data/authors.yaml:1:6",
        "data/authors.yaml:2:6",
    ]
