"""A session: builds of one process that remember each other, told what was touched in between."""

import threading
from collections.abc import Iterator, Sequence

import pytest

from tests.conftest import Newspaper, reasons
from tindoingoai.catalog.newsroom import Load
from tindoingoai.engine import reading
from tindoingoai.engine.options import Report
from tindoingoai.engine.planning import SitePlan
from tindoingoai.engine.render_worker import render_at_once
from tindoingoai.engine.run import build
from tindoingoai.engine.session import Pending, Session
from tindoingoai.lock import LockedError
from tindoingoai.model import Context, Row
from tindoingoai.output import Output
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


def _is_article(address: str) -> bool:
    return address.startswith(("/thoi-su/", "/van-hoa/")) and "/rss" not in address and not address.endswith("/")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the articles whose pages are drawn."""
    paths: list[str] = []
    draw = SitePlan.draw

    def note(plan: SitePlan, address: str, load: Load) -> Context:
        paths.extend(filter(None, [plan.pages[address].body]))
        return draw(plan, address, load)

    monkeypatch.setattr(SitePlan, "draw", note)
    return paths


def test_a_title_is_drawn_anew_for_pages_that_show_it_alone(
    weekly: Newspaper, session: Session, drawn: list[str]
) -> None:
    weekly.article("thoi-su/thoi-su-1", 1, title="Tên mới", tags="[chung]")
    written = reasons(_build(weekly, session, FIRST))
    # The others of its section show its card as a related piece.
    assert set(drawn) == {f"thoi-su/thoi-su-{number}.md" for number in (1, 2, 3)}
    assert {"/thoi-su/thoi-su-1.html", "/thoi-su/thoi-su-2.html", "/"} <= written.keys()
    assert weekly.tree() == weekly.clean_tree()


def test_a_new_article_is_drawn_with_those_that_now_show_it(
    weekly: Newspaper, session: Session, drawn: list[str]
) -> None:
    weekly.article("thoi-su/moi", 4)
    written = reasons(_build(weekly, session, "content/thoi-su/moi.md"))
    assert {f"/{path.removesuffix('.md')}.html" for path in drawn} == {page for page in written if _is_article(page)}
    assert weekly.tree() == weekly.clean_tree()


def test_another_process_too_draws_only_pages_that_show_the_change(weekly: Newspaper, drawn: list[str]) -> None:
    build(weekly.options())
    drawn.clear()
    weekly.article("thoi-su/thoi-su-1", 1, title="Tên mới", tags="[chung]")
    build(weekly.options())
    assert set(drawn) == {f"thoi-su/thoi-su-{number}.md" for number in (1, 2, 3)}
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


def test_rows_are_decoded_once(weekly: Newspaper, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    decoded: list[str] = []
    decode = reading._decode_row

    def note(encoded: bytes) -> Row:
        row = decode(encoded)
        decoded.append(row.path)
        return row

    monkeypatch.setattr(reading, "_decode_row", note)
    weekly.article("thoi-su/thoi-su-1", 1, title="Tên mới", tags="[chung]")
    _build(weekly, session, FIRST)
    assert decoded == ["thoi-su/thoi-su-1.md"]
