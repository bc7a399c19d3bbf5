"""Addresses as other generators write them in heads."""

import pytest

from tests.conftest import Newspaper


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("30.html", "/30.html"),
        ("cu/bai.html", "/cu/bai.html"),
        ("/cu/bai", "/cu/bai/"),
        ("cu/bai/", "/cu/bai/"),
        ("/cu/bai.html", "/cu/bai.html"),
        ("/cu/", "/cu/"),
    ],
)
def test_an_address_counts_from_the_root_and_ends_as_a_page_does(
    newspaper: Newspaper, written: str, address: str
) -> None:
    newspaper.plain_templates()
    newspaper.article("thoi-su/bai", url=written, aliases=f"[a/{written.strip('/')}]")
    problems = newspaper.build().problems
    assert newspaper.page(address)
    told = [problem.message for problem in problems if problem.line == 4]
    assert told == ([] if written == address else [f"the address `{written}` is read as `{address}`"])


def test_a_former_address_that_is_a_name_is_told(newspaper: Newspaper) -> None:
    newspaper.plain_templates()
    newspaper.article("thoi-su/bai", aliases="[Tên khác, /cu/bai.html]")
    (problem,) = newspaper.build().problems
    assert problem.message == "`Tên khác` is no address: nothing leads from it here"
    assert newspaper.has("/cu/bai.html")
