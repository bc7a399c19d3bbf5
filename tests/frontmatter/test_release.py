"""When a piece may go out: every word that holds it or takes it away, and what is never passed over in silence."""

import datetime
import zoneinfo

import pytest

from tindoingoai.catalog.publish import Choice, hold, turning_points
from tindoingoai.frontmatter import Head, read_fields
from tindoingoai.model import Article, Row
from tindoingoai.problems import Problem
from tindoingoai.release import WORDS
from tindoingoai.sources.read import row_of

HANOI = zoneinfo.ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime.datetime(2026, 11, 30, 12, tzinfo=HANOI)
LATER = "2026-12-30 18:00"
THEN = datetime.datetime(2026, 12, 30, 18, tzinfo=HANOI)


def read(yaml: str) -> tuple[Row, list[Problem]]:
    """The row of a piece of ten days ago with such lines in its head."""
    problems: list[Problem] = []
    fields = read_fields("content/a.md", Head(f"title: Bài\n{yaml}", "", 0), HANOI, problems)
    assert fields
    date = NOW - datetime.timedelta(days=10)
    return row_of(Article("a.md", "a", fields.front, date), fields.doubts), problems


def state(yaml: str, now: datetime.datetime = NOW) -> str:
    """What becomes of the piece; `error` where its head has one."""
    row, problems = read(yaml)
    if any(not problem.is_warning for problem in problems):
        return "error"
    held = hold(row, Choice(now))
    return held.reason if held else "published"


@pytest.mark.parametrize("key", WORDS)
def test_every_word_holds_or_takes_away_and_lets_out_again(key: str) -> None:
    word = WORDS[key]
    assert state(f"{key}: {str(word.holds).lower()}") == "draft"
    assert state(f"{key}: {str(not word.holds).lower()}") == "published"
    assert state(f"{key}: draft") == "draft"
    assert state(f"{key}: published") == "published"
    assert state(f"{key}:") == "published"
    later = {"embargo": "future", "expires": "published", "": "error" if word.is_strict else "unclear"}
    past = {"embargo": "published", "expires": "expired", "": "error" if word.is_strict else "published"}
    assert state(f"{key}: {LATER}") == later[word.moment]
    assert state(f"{key}: 2026-11-25") == past[word.moment]


@pytest.mark.parametrize(
    "line",
    [
        *("Draft: true", "DRAFT: yes", "drafts: on", "isDraft: 'true'", "draft: 1", "nháp: có", "Bản nháp: true"),
        *("published: false", "publish: no", "Published: False", "is-published: 0", "xuất bản: không"),
        *("status: draft", "Status: Draft", "state: draft", "status: [draft]", "status: Pending Review"),
        *(
            "status: pending",
            "status: review",
            "status: private",
            "status: future",
            "status: trash",
            "status: in_review",
        ),
        *("status: nháp", "status: Chờ duyệt", "trạng thái: chờ duyệt", "status: chưa xong", "status: bản nháp 2"),
        *("status: not ready", "status: auto-draft", "visibility: private", "visibility: hidden", "public: false"),
        *("hidden: true", "private: true", "unlisted: true", "visible: false", "embargo: true", "scheduled: true"),
        *("unpublish: true", "withdrawn: true", "publishDate: false"),
    ],
)
def test_words_for_a_draft(line: str) -> None:
    assert state(line) == "draft"


@pytest.mark.parametrize(
    "line",
    [
        *("draft: false", "published: true", "publish: true", "publish: yes", "hidden: false", "private: no"),
        *("status: published", "status: publish", "status: Public", "visibility: public", "status: đã đăng"),
        *("draft:", "embargo: ~", "status: ''", "embargo: none", "expires: never", "scheduled: false", "status: 1"),
        *("publishDate: 2026-11-20", "published_at: 2026-11-20T08:00:00Z", "embargo: 2026-11-29"),
    ],
)
def test_words_for_published_say_nothing(line: str) -> None:
    row, problems = read(line)
    assert (hold(row, Choice(NOW)), problems) == (None, [])


@pytest.mark.parametrize(
    "line",
    [
        *("state: California", "event_date: 2027-01-05", "status: archived", "hidden: toc", "end_date: 2026-11-01"),
        *("delivery_date: 2027-01-05", "republic_day: 2027-01-05", "release_date: 2026-11-25", "live: false"),
        *(
            "release_notes: Not sold in stores",
            "published_by: Lan",
            "gallery: {hidden: true}",
            "thread: {status: pending}",
        ),
        *("selected: true", "stats: false", "offer_expires: 2026-11-01", "status_note: not a draft", "pub_year: 2027"),
        *("livestream: https://example.com/a", "hide: [toc]", "nhập: true", "đang cập nhật: true"),
    ],
)
def test_what_holds_nothing_is_a_warning(line: str) -> None:
    row, problems = read(line)
    assert hold(row, Choice(NOW)) is None
    assert [problem.is_warning for problem in problems] == [True] or row.doubts


@pytest.mark.parametrize(
    "line",
    [
        *(
            "draft: maybe",
            "draft: chưa",
            "xuất bản: chưa",
            "published: maybe",
            "draft: [true]",
            "embargo: 30/12/2026",
            "embargo: {until: 2026-12-30}",
        ),
        *("expires: hôm qua", "pubDate: Dec 30 of 2026", "scheduled: thứ hai"),
        *("review_status: draft", "draft_status: chờ duyệt", "ready: false", "do_not_publish: true", "noPublish: yes"),
        *("ready_to_publish: no", "post_hidden: true", "chưa đăng: true", "status_of_piece: private"),
        *(
            "params: {draft: true}",
            "extra:\n  status: draft",
            "meta: {published: false}",
            "menu: {main: {status: draft}}",
        ),
        *("draf: true", "darft: true", "pubished: false", "expries: 2026-11-01", "expireAfter: 2026-11-01"),
        *("draft: true\nDraft: false", "Expires: 2026-12-01\nexpires: 2027-01-01"),
    ],
)
def test_what_may_hold_is_an_error(line: str) -> None:
    assert state(line) == "error"


@pytest.mark.parametrize(
    "line",
    [
        *("release_date: 2026-12-30", "go_live: 2026-12-30 08:00", "golive-at: 2026-12-30", "Release: 30/12/2026"),
        *("release_date: Dec 30, 2026", "release_date: Wed, 30 Dec 2026 08:00:00 +0700", "embrago: 2026-12-30"),
        *(
            "đăng vào: 30 tháng 12 năm 2026",
            "lịch hẹn: 2026-12-30",
            "dang_vao: 2026-12-30",
            "giờ lên trang: 2026-12-30",
        ),
        *("hidden: 2026-12-30", "publication_date: 2026-12-30", "params: {publish_date: 2026-12-30}", "pub: 2026-12"),
    ],
)
def test_a_moment_to_come_under_a_key_that_sounds_like_it_holds_until_then(line: str) -> None:
    row, problems = read(line)
    assert problems == []
    ((_, moment),) = row.doubts
    assert state(line) == "unclear"
    assert moment in turning_points(row)
    assert hold(row, Choice(moment)) is None
    assert hold(row, Choice(NOW, future=True)) is None


def test_a_piece_is_held_until_the_latest_of_its_moments_and_keeps_its_date() -> None:
    row, _ = read(f"publishDate: 2026-12-01\nEmbargo: {LATER}\nscheduled: 2026-12-24")
    assert row.due == THEN
    assert row.date < NOW
    assert turning_points(row) == [THEN]
    assert hold(row, Choice(THEN)) is None


def test_a_piece_is_taken_away_at_the_first_of_its_moments() -> None:
    row, _ = read(f"unpublish_date: 2026-12-01\nexpiry-date: {LATER}")
    assert row.expires == datetime.datetime(2026, 12, 1, tzinfo=HANOI)


def test_a_moment_before_the_date_holds_nothing() -> None:
    row, _ = read("publishDate: 2026-01-01")
    assert row.due == row.date
