"""A report that a person can read, whatever an archive has of mistakes; and the same for programs."""

import json
import pathlib
import re

import pytest

from tests.conftest import Newspaper
from tests.problems.command import Ended, run_command

PIECES = 300
# Keys that mean something in the systems which archives come from, and nothing here.
FOREIGN = "layout: post\nwordpress_id: 7\nwpid: 8\ntoc: true\ncomments: true\ntemplate: bai\n_edit_last: '1'\n"

KINDS = "known: article, infographic, video, photo, audio, emagazine, bài, bài viết, tin, đồ họa, phim, ảnh, …"


def run(newspaper: Newspaper, command: str, monkeypatch: pytest.MonkeyPatch) -> Ended:
    return run_command(command.split(), newspaper.site, monkeypatch)


@pytest.fixture
def archive(newspaper: Newspaper) -> Newspaper:
    """Hundreds of pieces with the same few mistakes in each, as an archive has them."""
    newspaper.plain_templates()
    for number in range(PIECES):
        body = "![](/a.png)\n\n<marquee>Giữa</marquee>\n\n# Hạng nhất\n\nChú thích[^khong].\n\n" * 3
        head = f"title: Bài {number}\ndate: 2026-11-01\n{FOREIGN}sapo_phu: x\nanh_nho: y\nupdated: 2026-10-01\n"
        slip = "sumary: Sapo\n" if number % 10 == 0 else ""
        newspaper.write(f"content/thoi-su/bai-{number:03}.md", f"---\n{head}{slip}---\n{body}")
    newspaper.write("static/a.png", pathlib.Path("static/theme/icon-192.png").read_bytes())
    return newspaper


def test_mistakes_of_an_archive_are_told_on_a_few_pages(archive: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    for command in ("check", "build"):
        said = run(archive, command, monkeypatch).said
        lines = said.splitlines()
        assert len(lines) < 80
        (counted,) = re.findall(r"0 problems, ([\d.]+) warnings", said)
        assert int(counted.replace(".", "")) > 3_500
        assert not any(key.partition(":")[0] in said for key in FOREIGN.splitlines())
        assert "… and 895 more in 299 files" in said
        assert said.count("unknown key `sapo_phu`") == 1
        # What can be mended comes first, and with its line.
        keys = [line for line in lines if "unknown key" in line]
        assert "unknown key `sumary` … and" not in keys[0]
        assert lines[lines.index(keys[0]) + 1] == "    sumary: Sapo"
        assert lines[lines.index(keys[0]) + 4] == "    … and 29 more in 29 files"
        assert keys[1:] == [
            "content/thoi-su/bai-000.md:11:1: warning: unknown key `sapo_phu` … and 299 more in 299 files",
            "content/thoi-su/bai-000.md:12:1: warning: unknown key `anh_nho` … and 299 more in 299 files",
        ]


def test_thousands_of_errors_are_told_on_a_few_pages(archive: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(0, PIECES, 2):
        head = (
            f"related: [mat-{number}, khong-{number}]\nimage: /mat/{number}.jpg\nkind: loai-{number}\nslug: A {number}"
        )
        lines = (f"![Ảnh](/mat/{number}-{place}.jpg)\n\n[x](javascript:{number})\n\n" for place in range(9))
        body = f"::: khong-co-{number}\n:::\n\n{''.join(lines)}"
        archive.write(f"content/thoi-su/sai-{number:03}.md", f"---\ntitle: Sai\ndate: 2026-11-01\n{head}\n---\n{body}")
    for command in ("check", "build", "build --keep-going"):
        said = run(archive, command, monkeypatch).said
        assert len(said.splitlines()) < 150
        (errors, warnings) = re.findall(r"([\d.]+) problems, ([\d.]+) warnings", said)[0]
        assert int(errors.replace(".", "")) == 15 * PIECES / 2
        assert int(warnings.replace(".", "")) > 3_500


def test_what_was_told_is_told_again(archive: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tindoingoai.stamps.TICK", 0)
    first, again = (run(archive, "build", monkeypatch).said for _ in range(2))
    assert again == first
    (archive.site / "content/thoi-su/bai-010.md").unlink()
    assert "… and 28 more in 28 files" in run(archive, "build", monkeypatch).said


def test_most_builds_decode_no_warning(archive: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tindoingoai.stamps.TICK", 0)
    first = archive.build(brief=True)
    archive.article("thoi-su/khac")
    monkeypatch.setattr("tindoingoai.engine.reading._decode_warnings", None)
    assert archive.build(brief=True).problems == first.problems


def test_all_are_told_to_who_asks(archive: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    for command in ("check --all", "build --all"):
        said = run(archive, command, monkeypatch).said
        assert said.count("warning: unknown key `sumary`\n    sumary: Sapo\n    ^\n") == 30
        assert said.count("warning: this picture has no alternative text\n    ![](/a.png)\n") == 3 * PIECES
        assert "check --all" not in said


def test_errors_are_told_in_full_up_to_thirty(newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        newspaper.article(f"thoi-su/bai-{number:02}", kind="truyen")
    said = run(newspaper, "build", monkeypatch).said
    assert said.count("    kind: truyen\n") == 30
    newspaper.article("thoi-su/bai-30", kind="truyen", related="[khong-co]")
    for command, times in (("build", 1), ("check", 1), ("build --all", 31), ("check --all", 31)):
        ended = run(newspaper, command, monkeypatch)
        assert ended.code == 1
        assert ended.said.count("    kind: truyen\n") == times
        assert ended.said.count("there is no article `khong-co`\n    related: [khong-co]\n") == 1
    said = run(newspaper, "build", monkeypatch).said
    assert said.count("`kind` cannot be `truyen`") == 5
    assert "… and 26 more in 26 files" in said


def test_what_stops_a_build_stands_where_the_terminal_ends(archive: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.article("thoi-su/bai-000", kind="truyen")
    lines = run(archive, "build", monkeypatch).said.splitlines()
    assert lines[-6].startswith("content/thoi-su/bai-000.md:4:7: `kind` cannot be")
    assert re.fullmatch(r"1 problem, [\d.]+ warnings", lines[-1])


# --- for programs


def test_one_json_document_has_all(archive: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.article("thoi-su/sai", kind="truyen")
    ended = run(archive, "check --format json", monkeypatch)
    document = json.loads(ended.printed)
    assert (ended.code, document["errors"]) == (1, 1)
    told = document["problems"]
    assert len(told) == document["errors"] + document["warnings"]
    assert [each for each in told if each["severity"] == "error"] == [
        {
            "file": "content/thoi-su/sai.md",
            "line": 4,
            "column": 7,
            "severity": "error",
            "class": "cannot-be",
            "message": "`kind` cannot be `truyen`",
            "hint": KINDS,
            "more": 0,
        }
    ]
    assert sum(each["class"] == "unknown-key" for each in told) == 2 * PIECES + PIECES / 10


def test_a_site_without_mistakes_is_a_document_too(weekly: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = run(weekly, "check --format json", monkeypatch)
    assert json.loads(ended.printed) == {"errors": 0, "warnings": 0, "problems": []}
    assert ended.code == 0


def test_broken_settings_are_told_to_programs_too(weekly: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    weekly.settings("titel: x\n")
    ended = run(weekly, "check --format json", monkeypatch)
    assert ended.code == 2
    assert [each["class"] for each in json.loads(ended.printed)["problems"]] == ["unknown-key"]


def test_annotations_stand_at_file_and_line(archive: Newspaper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(archive.site.parent))
    archive.article("thoi-su/a, b%c", kind="một hai", tags="[c]")
    ended = run(archive, "check --format github", monkeypatch)
    lines = ended.printed.splitlines()
    assert len(lines) < 40
    (error,) = [line for line in lines if line.startswith("::error")]
    assert error == (
        "::error file=site/content/thoi-su/a%2C b%25c.md,line=4,col=7,title=cannot-be::`kind` cannot be `một hai`"
        f"%0Ahint: {KINDS}"
    )
    (slip,) = [line for line in lines if "sumary" in line]
    assert slip.endswith("::unknown key `sumary`%0Ahint: did you mean `summary`?%0A… and 29 more in 29 files")
    assert len(run(archive, "check --format github --all", monkeypatch).printed.splitlines()) > 3_500
