"""Pages and files that want one address or folder: which of them stay, whatever else wants a place there."""

import itertools
import random

import pytest

from tests.conftest import Newspaper
from tindoingoai.addresses import file_of
from tindoingoai.pages.plan import Claim, find_collisions

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'


@pytest.mark.parametrize(
    "name", ["thoi-su", "Thoi-Su", "thoi-su/bai.html", "thoi-su/bai.html/x.txt", "index.html", "media"]
)
def test_file_stays_out_where_a_page_is_or_its_folder(name: str, newspaper: Newspaper) -> None:
    newspaper.plain_templates()
    newspaper.write("content/thoi-su/anh.svg", PICTURE)
    newspaper.write("content/thoi-su/anh.png", b"")
    newspaper.article("thoi-su/bai", image="anh.svg")
    newspaper.build()
    before = newspaper.tree()
    newspaper.write(f"static/{name}", "tệp")
    report = newspaper.build(keep_going=True)
    assert newspaper.tree() == before
    (problem,) = report.problems
    assert problem.path == f"static/{name}"
    newspaper.build(keep_going=True)
    assert newspaper.tree() == before


def test_what_is_left_when_all_who_lose_are_gone_never_collides() -> None:
    chance = random.Random(13)
    steps = ["a", "A", "b", "a.html"]
    effective = 0
    for _ in range(2000):
        claims = [_draw(chance, steps) for _ in range(chance.randint(2, 7))]
        lost = [claim for claim, _ in find_collisions(claims)]
        left = [claim for claim in claims if not any(claim is other for other in lost)]
        assert not any(_meet(*pair) for pair in itertools.combinations(left, 2))
        for claim in lost:
            # Never for the sake of one that is easier to change.
            assert any(_meet(claim, other) and (other.what != "file" or claim.what == "file") for other in left)
        effective += bool(lost)
    assert effective > 500


def _draw(chance: random.Random, steps: list[str]) -> Claim:
    path = "/".join(chance.choices(steps, k=chance.randint(1, 3)))
    what = chance.choice(["file", "article page", "category page"])
    origin = f"{chance.random()}" if what != "category page" else ""
    return Claim(chance.randrange(10**9), what, f"/{path}{chance.choice(['', '/'])}", origin)


def _meet(one: Claim, other: Claim) -> bool:
    """Whether two claims cannot both be on one disk that takes capitals for small letters."""
    first, second = (file_of(claim.address).casefold() for claim in (one, other))
    return first == second or first.startswith(f"{second}/") or second.startswith(f"{first}/")
