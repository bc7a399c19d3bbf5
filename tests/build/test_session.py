"""A session: builds of one process that remember each other, told what was touched in between."""

import threading
from collections.abc import Iterator, Sequence

import pytest

from tests.conftest import Newspaper, reasons
from tindoingoai.build import reading
from tindoingoai.build.options import Report
from tindoingoai.build.press import render_at_once
from tindoingoai.build.run import build
from tindoingoai.build.session import Pending, Session
from tindoingoai.lock import LockedError
from tindoingoai.model import Article, Context
from tindoingoai.output import Output
from tindoingoai.pages import article as article_pages
from tindoingoai.pages.desk import Desk
from tindoingoai.problems import ProblemsError, SettingsError

FIRST = "content/thoi-su/thoi-su-1.md"


@pytest.fixture
def session(weekly: Newspaper) -> Iterator[Session]:
    with Session(weekly.site, weekly.cache, wait=False) as session:
        build(weekly.options(), session=session)
        session.scan.touch([])
        yield session


def _build(weekly: Newspaper, session: Session, *touched: str) -> Report:
    session.scan.touch(touched)
    return build(weekly.options(), session=session)


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the articles whose pages are planned anew."""
    paths: list[str] = []
    draw = article_pages._draw

    def note(desk: Desk, planned_from: article_pages.PlannedFrom) -> Context:
        paths.append(planned_from[0].article.path)
        return draw(desk, planned_from)

    monkeypatch.setattr(article_pages, "_draw", note)
    return paths


def test_a_title_is_planned_anew_for_pages_that_show_it_alone(
    weekly: Newspaper, session: Session, planned: list[str]
) -> None:
    weekly.article("thoi-su/thoi-su-1", 1, title="Tên mới", tags="[chung]")
    written = reasons(_build(weekly, session, FIRST))
    # The others of its section show its card as a related piece.
    assert set(planned) == {f"thoi-su/thoi-su-{number}.md" for number in (1, 2, 3)}
    assert {"/thoi-su/thoi-su-1.html", "/thoi-su/thoi-su-2.html", "/"} <= written.keys()
    assert weekly.tree() == weekly.clean_tree()


def test_a_new_article_is_planned_with_those_that_now_show_it(
    weekly: Newspaper, session: Session, planned: list[str]
) -> None:
    weekly.article("thoi-su/moi", 4)
    _build(weekly, session, "content/thoi-su/moi.md")
    assert set(planned) == {f"thoi-su/{slug}.md" for slug in ("moi", "thoi-su-1", "thoi-su-2", "thoi-su-3")}
    assert weekly.tree() == weekly.clean_tree()


def test_another_process_too_plans_only_pages_that_show_the_change(weekly: Newspaper, planned: list[str]) -> None:
    build(weekly.options())
    planned.clear()
    weekly.article("thoi-su/moi", 4)
    build(weekly.options())
    assert set(planned) == {f"thoi-su/{slug}.md" for slug in ("moi", "thoi-su-1", "thoi-su-2", "thoi-su-3")}
    assert weekly.tree() == weekly.clean_tree()


def test_only_what_was_touched_is_looked_at(
    weekly: Newspaper, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tindoingoai.sources.scan.scan", None)
    assert not _build(weekly, session).written
    weekly.article("thoi-su/thoi-su-1", 1, body="Thân bài.\n\nĐoạn hai.", tags="[chung]")
    assert reasons(_build(weekly, session, FIRST)) == {"/thoi-su/thoi-su-1.html": "data"}


@pytest.mark.parametrize("mistake", ["title: [", "nothing: x\ntitle: Báo\nbase_url: https://example.org"])
def test_what_was_touched_before_a_build_that_failed_is_not_forgotten(
    mistake: str, weekly: Newspaper, session: Session
) -> None:
    settings = (weekly.site / "site.yaml").read_text("utf-8")
    weekly.article("thoi-su/thoi-su-1", 1, title="Tên mới", tags="[chung]")
    weekly.write("site.yaml", mistake)
    with pytest.raises(SettingsError):
        _build(weekly, session, FIRST, "site.yaml")
    weekly.write("site.yaml", settings)
    assert "/thoi-su/thoi-su-1.html" in reasons(_build(weekly, session, "site.yaml"))


def test_a_mistake_is_told_by_every_build_until_it_is_mended(weekly: Newspaper, session: Session) -> None:
    weekly.write(FIRST, "---\ntitle: Một: hai\n---\nx")
    for touched in ([FIRST], [], ["site.yaml"]):
        with pytest.raises(ProblemsError, match=FIRST):
            _build(weekly, session, *touched)
    weekly.article("thoi-su/thoi-su-1", 1, title="Lành", tags="[chung]")
    assert "/thoi-su/thoi-su-1.html" in reasons(_build(weekly, session, FIRST))


def test_a_name_that_cannot_be_is_told_by_every_build(weekly: Newspaper, session: Session) -> None:
    weekly.write("content/thoi-su/aux.md", "---\ntitle: Một\n---\nx")
    for touched in (["content/thoi-su/aux.md"], [], [FIRST]):
        with pytest.raises(ProblemsError, match=r"aux\.md"):
            _build(weekly, session, *touched)


def test_a_second_process_is_told_who_serves_the_site(weekly: Newspaper, session: Session) -> None:
    with pytest.raises(LockedError):
        Session(weekly.site, weekly.cache, wait=False)


def test_memory_does_not_outlive_other_settings(weekly: Newspaper, session: Session) -> None:
    for zone in ("Asia/Tokyo", "Asia/Ho_Chi_Minh"):
        weekly.settings(f"timezone: {zone}")
        _build(weekly, session, "site.yaml")
        assert weekly.tree() == weekly.clean_tree()


def test_a_page_can_be_had_before_it_is_written(
    weekly: Newspaper, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Pending] = []
    session.tell_pending = lambda: told.append(session.pending) if session.pending else None
    seen: list[bytes] = []
    apply = Output.apply

    def ask_first(output: Output, addresses: Sequence[str], removed: Sequence[str]) -> None:
        (pending,) = told
        asking = threading.Thread(
            target=lambda: seen.append(render_at_once(pending.tasks["/thoi-su/thoi-su-1.html"], pending.job))
        )
        asking.start()
        asking.join()
        assert "Tên mới" not in weekly.page("/thoi-su/thoi-su-1.html")
        apply(output, addresses, removed)

    monkeypatch.setattr(Output, "apply", ask_first)
    weekly.article("thoi-su/thoi-su-1", 1, title="Tên mới", tags="[chung]")
    _build(weekly, session, FIRST)
    assert seen == [weekly.page("/thoi-su/thoi-su-1.html").encode()]
    assert session.pending is None


def test_articles_are_decoded_once(weekly: Newspaper, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    decoded: list[str] = []
    decode = reading._decode_article

    def note(row: bytes) -> Article:
        article = decode(row)
        decoded.append(article.path)
        return article

    monkeypatch.setattr(reading, "_decode_article", note)
    weekly.article("thoi-su/thoi-su-1", 1, title="Tên mới", tags="[chung]")
    _build(weekly, session, FIRST)
    assert decoded == ["thoi-su/thoi-su-1.md"]
