"""After any history of edits, accidents and clocks the output is that of a clean build, and so is what was told.

`TINDOINGOAI_LONG=1` takes other histories every time, and many more of them.
"""

import functools
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import jinja2
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.conftest import LONG
from tests.engine import material
from tests.engine.newsroom import ACCIDENTS, Newsroom
from tests.engine.press import SMALL_CHUNK, ServingPress

pytestmark = pytest.mark.slow


class ThemedNewsroom(Newsroom):
    """One that keeps the theme's own templates, which take longer to compile."""

    is_plain = False


class ServingNewsroom(Newsroom):
    """One whose builds are all made by one process that remembers the earlier ones."""

    press_type = ServingPress


@pytest.fixture(autouse=True)
def small_newspaper(monkeypatch: pytest.MonkeyPatch) -> None:
    # Stamps of files written a moment ago count, and a dozen articles are work for two.
    monkeypatch.setattr("tindoingoai.stamps.TICK", 0)
    monkeypatch.setattr("tindoingoai.engine.reading.CHUNK", SMALL_CHUNK)
    monkeypatch.setattr("tindoingoai.engine.rendering.CHUNK", SMALL_CHUNK)


@pytest.fixture
def quick_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Equal texts of templates are compiled once: what becomes of the plain ones depends on nothing else."""
    for name in ("compile", "parse"):
        monkeypatch.setattr(jinja2.Environment, name, _once(getattr(jinja2.Environment, name)))


def _once(function: Callable[..., Any]) -> Callable[..., Any]:
    results: dict[tuple[object, ...], Any] = {}

    def recall(environment: jinja2.Environment, *arguments: object) -> Any:
        if arguments not in results:
            results[arguments] = function(environment, *arguments)
        return results[arguments]

    return recall


@pytest.mark.usefixtures("quick_templates")
@pytest.mark.parametrize("kind", [Newsroom, ServingNewsroom])
def test_each_kind_of_change_alone_gives_the_output_of_a_clean_build(kind: type[Newsroom]) -> None:
    """What random histories may pass by: every value of every table once."""
    newsroom = kind()
    try:
        newsroom.found()
        newsroom.publish()
        for _ in _change_everything(newsroom):
            newsroom.publish()
    finally:
        newsroom.teardown()
    assert newsroom.press.builds > 200
    assert newsroom.press.failed < newsroom.press.builds / 3


def _change_everything(newsroom: Newsroom) -> Iterator[None]:
    """Makes one change after the other, with time for a build; what was changed is taken back with the next change."""
    for number, (field, values) in enumerate((material.FIELDS | material.TIMES).items()):
        yield from _try_all(functools.partial(newsroom.edit_field, number), field, values)
    for number, body in enumerate(material.BODIES):
        newsroom.edit_body(number, body, "bai-1", number)
        yield
        if number % 2:
            newsroom.shift_lines(number, 2)
            yield
        newsroom.edit_body(number, "short", "bai-1", number)
    # What is wrong with an article that only the whole site shows, and the same on other lines.
    table = material.FIELDS | material.TIMES
    wrong = [(field, table[field][-1]) for field in ("updated", "related", "aliases", "image", "Release-Date")]
    for _ in range(2):
        for change in wrong:
            newsroom.edit_field(1, change)
        yield
        newsroom.shift_lines(1, 2)
        yield
    tables = ((newsroom.edit_settings, material.SETTINGS), (newsroom.edit_file, material.FILES))
    for edit, table in (*tables, (newsroom.set_option, material.OPTIONS)):
        for key, values in table.items():
            yield from _try_all(edit, key, values)
    for moment in (*material.MOMENTS, material.MOMENTS[0]):
        newsroom.set_clock(moment)
        yield
    for name in material.PICTURES:
        for size in (5, 300, 0, None, 3):
            newsroom.edit_picture(name, size)
            yield
    # Which picture of a text stands for it.
    for body in ("two pictures", "poster"):
        newsroom.edit_body(1, body, "bai-1", 1)
        for name, size in (("/images/b.svg", 400), ("/images/a.png", 300), ("/images/b.svg", 3), ("/images/a.png", 3)):
            newsroom.edit_picture(name, size)
            yield
    newsroom.edit_body(1, "short", "bai-1", 1)
    for name in (*material.TEMPLATES, *material.TEMPLATES_KEPT):
        newsroom.edit_template(name, 1)
        yield
    for name in material.TEMPLATES:
        newsroom.take_template_back(name)
    yield
    newsroom.edit_without_a_new_time(0)
    yield
    newsroom.touch_everything()
    yield
    newsroom.turn_to_the_other_output()
    yield
    newsroom.delete(3)
    yield
    newsroom.turn_to_the_other_output()
    yield
    newsroom.move(1, "van-hoa", "bai-11")
    yield
    newsroom.edit_settings(("default_category", "van-hoa"))
    path = "van-hoa/bai-11"
    for folder, slug in (
        ("_posts", "bai-10"),
        ("thoi-su/2026/11", "bai-10"),
        ("thoi-su/bo-bai", "index"),
        ("thoi-su", "index"),
        ("thoi-su/bo-bai", "bai-10"),
        ("van-hoa/_drafts", "bai-10"),
        ("thoi-su", "_bai-10"),
        ("van-hoa", "bai-11"),
    ):
        newsroom.move(sorted(newsroom.fields).index(path), folder, slug)
        path = f"{folder}/{slug}"
        yield
    newsroom.edit_settings(("default_category", "van-hoa"))
    newsroom.add("van-hoa", "bai-10", 9)
    newsroom.publish_with_two_workers()
    for path, texts in material.MISTAKES.items():
        for text in texts:
            newsroom.publish_a_mistake((path, text))
    # An article that another one names is unreadable first, and then gone.
    newsroom.add("thoi-su", "bai-0", 9)
    newsroom.edit_field(0, ("related", ["thoi-su/bai-0"]))
    yield
    newsroom.publish_a_mistake(("content/thoi-su/bai-0.md", "không có đầu bài"))
    newsroom.delete(sorted(newsroom.fields).index("thoi-su/bai-0"))
    yield
    for accident in ACCIDENTS:
        newsroom.have_an_accident(accident, 2)
        yield
    for changes in (0, 1, 4):
        newsroom.edit_field(1, ("title", f"Lần {changes}"))
        newsroom.be_interrupted(changes)
        newsroom.edit_field(1, ("title", "Như trước"))
        yield


def _try_all(edit: Callable[[tuple[str, Any]], None], key: str, values: Sequence[Any]) -> Iterator[None]:
    for value in values:
        edit((key, value))
        yield
    # A value that is set a second time is taken back.
    edit((key, values[-1]))


@pytest.mark.usefixtures("quick_templates")
@pytest.mark.parametrize("kind", [Newsroom, ServingNewsroom])
def test_any_history_gives_the_output_of_a_clean_build(kind: type[Newsroom]) -> None:
    run_state_machine_as_test(kind, settings=_histories(60, 60) if LONG else _histories(12, 20))


def test_any_history_with_the_theme_of_the_package_gives_the_output_of_a_clean_build() -> None:
    run_state_machine_as_test(ThemedNewsroom, settings=_histories(10, 50) if LONG else _histories(1, 12))


def _histories(count: int, steps: int) -> settings:
    """So many histories of so many steps; a failing one is printed step by step."""
    return settings(
        max_examples=count,
        stateful_step_count=steps,
        derandomize=not LONG,
        database=None,
        deadline=None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )
