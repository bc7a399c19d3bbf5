"""Files that other generators find where none is: they are shown, published where they are named, and told."""

import pytest

from tests.conftest import Newspaper
from tests.engine.material import picture
from tindoingoai.problems import ProblemsError


def test_a_path_without_its_slash_may_be_one_below_static(newspaper: Newspaper) -> None:
    newspaper.plain_templates()
    newspaper.write("static/assets/ben.png", picture("a.png", 300))
    newspaper.article("thoi-su/bai", image="assets/ben.png", body="![Bến](assets/ben.png)")
    report = newspaper.build()
    (told,) = {(problem.message, problem.hint) for problem in report.problems}
    assert told == (
        "/thoi-su/assets/ben.png is not there: static/assets/ben.png is shown",
        "write /assets/ben.png",
    )
    assert newspaper.has("/thoi-su/assets/ben.png")


def test_a_picture_may_lie_in_images_beside_its_article(newspaper: Newspaper) -> None:
    newspaper.plain_templates()
    newspaper.write("content/thoi-su/images/ben.png", picture("a.png", 300))
    newspaper.article("thoi-su/bai", coverImage="ben.png")
    (problem,) = newspaper.build().problems
    assert problem.message == "/thoi-su/ben.png is not there: content/thoi-su/images/ben.png is shown"
    assert problem.is_warning


def test_what_lies_where_it_is_named_comes_first(newspaper: Newspaper) -> None:
    newspaper.plain_templates()
    newspaper.write("static/ben.png", picture("a.png", 300))
    newspaper.article("thoi-su/bai", body="![Bến](ben.png)")
    assert newspaper.build().problems
    own = newspaper.write("content/thoi-su/ben.png", picture("a.png", 400))
    assert newspaper.build().problems == ()
    own.unlink()
    (newspaper.site / "static/ben.png").unlink()
    with pytest.raises(ProblemsError):
        newspaper.build()
