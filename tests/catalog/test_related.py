"""Similar articles: the reference page's own choice, and what stays as it was when the archive grows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tindoingoai.related import find_similar, split_terms

# Titles of a live article page, as data: the article, the three that its newsroom chose for it, and others on it.
ARTICLE = "Nâng cao hiệu quả ứng dụng công nghệ truyền thông mới trong thông tin đối ngoại"
RELATED = (
    "Đối ngoại của Quốc hội trong kỷ nguyên vươn mình của dân tộc",
    "Thông tin đối ngoại đưa hình ảnh chân thực, sống động của Việt Nam ra thế giới",
    "Bồi dưỡng nghiệp vụ thông tin cho đội ngũ làm đối ngoại nhân dân Thủ đô",
)
OTHERS = (
    "Du lịch bứt tốc dịp Tết: Hà Nội thu gần 4,9 nghìn tỷ đồng",
    "Tết Việt ấm áp giữa Bentiu: Những “lì xì đỏ” lan tỏa yêu thương",
    "Tổng Bí thư Tô Lâm chứng kiến lễ ký các hợp đồng, thỏa thuận hợp tác của Việt Nam và Hoa Kỳ",
    "Chủ tịch và các vị Ủy viên Đoàn Chủ tịch Ủy ban Trung ương MTTQ Việt Nam ứng cử đại biểu Quốc hội khoá XVI",
    "Tết Bính Ngọ 2026: Hơn 9.000 cây xanh được trồng mới tại Trường Sa",
    'Phú Quốc, Đà Nẵng "bùng nổ" đón khách quốc tế dịp Tết Nguyên Đán 2026',
    "Nước sạch thắp sáng bản Kon Rlong",
    "Ngư dân hứng khởi ra khơi đầu Xuân",
    "Sôi nổi Lễ ra quân huấn luyện năm 2026 trên các đảo thuộc quần đảo Trường Sa",
    "Nghị quyết số 68-NQ/TW tác động sâu rộng tới toàn bộ nền kinh tế",
    "5 điểm then chốt có ý nghĩa quyết định trong tổ chức thực hiện Nghị quyết Đại hội XIV của Đảng",
    "Quan hệ Đối tác chiến lược Việt Nam-Liên minh châu Âu",
    "WVIV thúc đẩy nông nghiệp tái sinh, nâng cao sinh kế cộng đồng tại Thanh Hóa",
    "10 sự kiện văn hóa, thể thao và du lịch tiêu biểu năm 2025",
    "Plan International Việt Nam hỗ trợ khẩn cấp hơn 1,8 tỷ đồng cho người dân Đà Nẵng sau bão",
    "Tổ chức Cứu trợ Trẻ em tiếp sức trẻ em Bắc Ninh sớm quay về nhịp sống sau thiên tai",
    "Cả nước hướng về Thái Nguyên: Chung tay giúp người dân vượt qua mưa lũ",
)


def similar(archive: list[str], title: str, count: int = 3) -> list[str]:
    entries = [(each, split_terms(each)) for each in [*archive, title]]
    return find_similar(entries, {title: count}).found.get(title, [])


@pytest.mark.parametrize("shift", [0, 5, 11, 17])
def test_the_newsroom_s_own_choice_comes_first(shift: int) -> None:
    archive = [*OTHERS[shift:], *RELATED, *OTHERS[:shift]]
    assert set(similar(archive, ARTICLE)) == set(RELATED)


def test_most_similar_comes_first() -> None:
    assert similar([*OTHERS, *RELATED], ARTICLE)[0] == RELATED[1]


def test_titles_without_a_rare_word_in_common_are_not_similar() -> None:
    assert similar(["Mưa lớn ở miền núi", "Chợ nổi Vàm Say"], "Lớp học trên đảo") == []


def test_spellings_of_one_word_are_one_word() -> None:
    assert similar(["Văn hoá làng", *OTHERS], "Văn hóa làng chài")[0] == "Văn hoá làng"


def test_tags_count_as_words_of_the_title() -> None:
    archive = [(str(index), split_terms(title)) for index, title in enumerate(OTHERS)]
    archive += [("first", split_terms("Một", ["hải đăng"])), ("second", split_terms("Hai", ["hải đăng"]))]
    assert find_similar(archive, {"second": 3}).found["second"] == ["first"]


def test_publishing_leaves_what_was_found_for_older_articles_alone() -> None:
    before = [(title, split_terms(title)) for title in (*OTHERS, *RELATED, ARTICLE)]
    after = [*before, *((f"{title} mới", split_terms(f"{title} mới")) for title in RELATED)]
    wanted = {title: 3 for title, _ in before}
    assert find_similar(before, wanted).found.items() <= find_similar(after, wanted).found.items()


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=5).map(" ".join), max_size=20))
def test_nothing_is_similar_to_itself_or_named_twice(titles: list[str]) -> None:
    archive = [(f"{index}", split_terms(title)) for index, title in enumerate(titles)]
    for key, found in find_similar(archive, {key: 3 for key, _ in archive}).found.items():
        assert len(found) == len(set(found)) <= 3
        assert all(int(other) < int(key) for other in found)


_TITLES = st.lists(st.lists(st.sampled_from("abcdefghijkl"), min_size=1, max_size=5).map(" ".join), max_size=12)
_EDITS = st.lists(st.tuples(st.sampled_from(("edit", "insert", "delete")), st.integers(0, 12), _TITLES), max_size=4)


@given(_TITLES, _EDITS)
def test_what_was_found_before_changes_nothing_that_is_found(
    titles: list[str], edits: list[tuple[str, int, list[str]]]
) -> None:
    archive = [(f"{index}", split_terms(title)) for index, title in enumerate(titles)]
    found = None
    for number, (edit, place, others) in enumerate([("", 0, []), *edits]):
        place = min(place, max(0, len(archive) - 1))
        fresh = split_terms(" ".join(others) or "x")
        if edit == "insert":
            archive = [*archive[:place], (f"new {number}", fresh), *archive[place:]]
        elif edit == "edit" and archive:
            archive = [*archive[:place], (archive[place][0], fresh), *archive[place + 1 :]]
        elif edit == "delete":
            archive = [*archive[:place], *archive[place + 1 :]]
        wanted = {key: 2 + number % 2 for key, _ in archive}
        found = find_similar(archive, wanted, found)
        assert found == find_similar(archive, wanted)
