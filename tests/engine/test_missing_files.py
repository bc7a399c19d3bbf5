"""`missing_files`: a piece goes out without the files that are not there, with all that was written to them."""

import re

import pytest

from tests.conftest import Newspaper
from tests.engine.material import picture
from tindoingoai.problems import ProblemsError, count_all

BODY = """\
Mở đầu.

![Bến](/mat/ben.png "Bến cá lúc bốn giờ sáng.")

Giữa câu ![một con thuyền](/mat/thuyen.png) có ảnh.

::: thu-vien-anh
caption: Phiên chợ

![Chợ](/mat/cho.png "Hàng cá")
![Đèn](/images/den.png "Ngọn đèn")
![Không lời](/mat/khong-loi.png)
:::

::: video /mat/phim.mp4
poster: /mat/bia.png
captions: /mat/loi.vtt
caption: Đoạn phim của bến.

Lời đọc.
:::

::: video /media/co.mp4
poster: /mat/bia.png
:::

::: audio /mat/tieng.mp3

Lời của đoạn ghi âm.
:::

::: audio /mat/tieng.mp3
caption: Tiếng sóng.
:::

::: infographic /mat/hinh.png
caption: Bảng giá.

Giá cá hôm nay.
:::

:::: hop-thong-tin Ô
![Trong ô](/mat/o.png "Lời trong ô")
::::

![Chỉ có chữ thay ảnh](/mat/chi-co-chu.png)

Kết.
"""
WORDS = ("Bến cá lúc bốn giờ sáng.", "một con thuyền", "Phiên chợ", "Hàng cá", "Ngọn đèn", "Đoạn phim của bến.")
MORE_WORDS = (
    "Lời đọc.",
    "Lời của đoạn ghi âm.",
    "Tiếng sóng.",
    "Bảng giá.",
    "Giá cá hôm nay.",
    "Lời trong ô",
    "Kết.",
    "Lời của ảnh mở đầu",
)
LEAD = "{src: /mat/dau.png, caption: Lời của ảnh mở đầu, credit: 'Ảnh: An'}"


@pytest.fixture
def poor(newspaper: Newspaper) -> Newspaper:
    newspaper.settings("missing_files: warning\n")
    newspaper.write("static/images/den.png", picture("a.png", 4))
    newspaper.write("static/media/co.mp4", b"phim")
    newspaper.article("thoi-su/bai", body=BODY, image=LEAD)
    newspaper.article("thoi-su/khac", 2)
    return newspaper


def test_piece_goes_out_without_them_and_with_all_words(poor: Newspaper) -> None:
    report = poor.build()
    assert all(problem.is_warning and problem.line for problem in report.problems)
    assert {problem.kind for problem in report.problems} == {"there-is-no-file"}
    assert count_all(report.problems) == 14
    page = poor.page("/thoi-su/bai.html")
    for word in (*WORDS, *MORE_WORDS):
        assert word in page
    assert "/mat/" not in page
    assert re.search(r'<video [^>]*data-play="[^"]*" src="/media/co.mp4">', page)
    assert not re.search(r"<figure[^>]*>\s*</figure>", page)
    assert not any(b"/mat/" in data for data in poor.tree().values())


def test_file_that_comes_and_goes_is_seen(poor: Newspaper) -> None:
    poor.build()
    before = poor.tree()
    poor.write("static/mat/ben.png", picture("a.png", 4))
    poor.write("static/mat/dau.png", picture("a.png", 4))
    poor.build()
    assert "/mat/ben.png" in poor.page("/thoi-su/bai.html")
    assert "/mat/dau.png" in poor.page("/thoi-su/")
    assert poor.clean_tree() == poor.tree()
    for name in ("ben", "dau"):
        (poor.site / f"static/mat/{name}.png").unlink()
    poor.build()
    assert {path: data for path, data in poor.tree().items() if not path.startswith(".")} == {
        path: data for path, data in before.items() if not path.startswith(".")
    }


def test_film_that_opens_a_piece(poor: Newspaper) -> None:
    film = "{src: /mat/phim.mp4, poster: /mat/bia.png, caption: Phim của bến, transcript: Lời phim}"
    poor.article("thoi-su/bai", kind="video", video=film)
    poor.build()
    page = poor.page("/thoi-su/bai.html")
    assert "/mat/" not in page
    assert "VideoObject" not in page
    assert "Phim của bến" in page
    assert "Lời phim" in page


def test_without_the_setting_they_are_errors(poor: Newspaper) -> None:
    poor.settings("")
    with pytest.raises(ProblemsError) as caught:
        poor.build()
    assert not any(problem.is_warning for problem in caught.value.problems)


def test_of_a_date_older_pieces_may_miss_them(poor: Newspaper) -> None:
    poor.settings("missing_files: 2026-11-02\n")
    poor.article("thoi-su/khac", 2, "![mất](/mat/ben.png)")
    found = {problem.path: problem.severity for problem in poor.check().problems}
    assert found == {"content/thoi-su/bai.md": "warning", "content/thoi-su/khac.md": "error"}


def test_damaged_picture_is_an_error_all_the_same(poor: Newspaper) -> None:
    poor.write("static/mat/ben.png", b"hong")
    errors = [problem.message for problem in poor.check().problems if not problem.is_warning]
    assert errors == ["/mat/ben.png: this file is not the picture its name says, or it is damaged"]
