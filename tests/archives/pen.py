"""Who writes an archive: sentences of its own, of invented people and places, and pictures of one colour each.

Every sentence has a number that no other has, so whatever is missing from a page is found by its words.
"""

import io
import itertools
import random

from PIL import Image

_WHO = (
    "Người giữ đèn",
    "Bà con xóm chài",
    "Cô giáo làng",
    "Đội thanh niên xóm",
    "Nhóm thợ đóng ghe",
    "Mấy bạn nhỏ lớp bốn",
    "Ban nhạc phường",
    "Bác lái đò",
    "Tổ trồng rừng",
    "Các cụ trong hội sách",
)
_DID = (
    "sửa lại mái nhà sinh hoạt",
    "trồng thêm một hàng phi lao",
    "đan xong tấm lưới mới",
    "kể lại chuyện ngày mở bến",
    "gói bánh cho đêm hội",
    "chép tay bản đồ cũ",
    "thắp đèn dọc con đê",
    "đo mực nước trong giếng",
    "dạy nhau hát bài chòi",
    "mở tủ sách bên gốc bàng",
)
_WHERE = (
    "ở bến Cau",
    "trên đảo Hòn Sóng",
    "bên chân đồi Gió",
    "trong xóm Lưới",
    "dọc kênh Bờ Trăng",
    "ở chợ Phiên Mây",
    "sau trường Bãi Ngang",
    "giữa làng Vườn Dừa",
)
_WHEN = (
    "từ lúc trời chưa sáng",
    "sau mùa mưa",
    "vào phiên chợ cuối năm",
    "trước khi gió chướng về",
    "suốt ba buổi chiều",
    "khi thủy triều xuống",
)
_TITLES = (
    "Bến Cau vào mùa gió",
    "Hòn Sóng thắp thêm đèn",
    "Chợ Phiên Mây đông trở lại",
    "Lớp học bên đồi Gió",
    "Đêm hát ở xóm Lưới",
    "Con đường ra kênh Bờ Trăng",
    "Vườn Dừa qua một mùa nắng",
    "Tủ sách của bến cá",
)


class Pen:
    """Words and pictures; the same seed gives the same, one after the other."""

    def __init__(self, seed: int, first: int = 1) -> None:
        self.random = random.Random(seed)
        self.numbers = itertools.count(first)

    def sentence(self) -> str:
        """A sentence that stands nowhere else."""
        parts = " ".join(self.random.choice(words) for words in (_WHO, _DID, _WHERE, _WHEN))
        return f"{parts}, lượt thứ {next(self.numbers)}."

    def words(self) -> str:
        """A few words that stand nowhere else, without a point."""
        return f"{self.random.choice(_DID).capitalize()} {self.random.choice(_WHERE)}, tấm {next(self.numbers)}"

    def title(self) -> str:
        """A headline that stands nowhere else."""
        return f"{self.random.choice(_TITLES)}, kỳ {next(self.numbers)}"

    def code(self, length: int) -> str:
        """What films and posts are called by their sites."""
        return "".join(self.random.choice("abcdefghkmnpqrstuvwxyz123456789") for _ in range(length))

    def digits(self) -> str:
        """The number of a post."""
        return str(self.random.randrange(10**14, 10**15))


def drawing(number: int) -> bytes:
    """A drawing, wide enough for an article's picture; each of another colour."""
    colour = f"#{number * 7919 % 0xFFFFFF:06x}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360" viewBox="0 0 640 360">'
        f'<rect width="640" height="360" fill="{colour}"/></svg>'
    ).encode()


def photograph(number: int, kind: str = "JPEG") -> bytes:
    """A small photograph of one colour."""
    colour = tuple(number * factor % 256 for factor in (37, 101, 211))
    data = io.BytesIO()
    Image.new("RGB", (48, 27), colour).save(data, kind)
    return data.getvalue()
