"""Byte ranges as RFC 9110 has them."""

import pytest

from tindoingoai.serve.ranges import UnsatisfiableError, wanted_range


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("bytes=0-9", (0, 10)),
        ("bytes=0-0", (0, 1)),
        ("bytes=90-", (90, 100)),
        ("bytes=-10", (90, 100)),
        ("bytes=-200", (0, 100)),
        ("bytes=50-500", (50, 100)),
        ("Bytes = 5 - 6", (5, 7)),
        ("", None),
        ("bytes=-", None),
        ("bytes=9-5", None),
        ("bytes=a-b", None),
        ("bytes=0-1,5-6", None),
        ("lines=0-9", None),
        ("bytes=0-9999999999999999999999", None),
        ("bytes=١-٢", None),
    ],
)
def test_the_range_of_a_header(header: str, wanted: tuple[int, int] | None) -> None:
    assert wanted_range(header, "", "mark", 100) == wanted


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_a_range_after_the_end_is_told(header: str) -> None:
    with pytest.raises(UnsatisfiableError):
        wanted_range(header, "", "mark", 100)


def test_another_file_than_the_one_meant_is_sent_whole() -> None:
    assert wanted_range("bytes=0-9", "mark", "mark", 100) == (0, 10)
    assert wanted_range("bytes=0-9", "older", "mark", 100) is None
    assert wanted_range("bytes=0-9", "Wed, 21 Oct 2015 07:28:00 GMT", "mark", 100) is None
