"""A served newspaper that many ask at once while it is built again and again: every answer is whole and right."""

import subprocess
import sys
import threading

import msgspec
import pytest

from benchmarks.prepare import ROOT
from benchmarks.serving.load import MARK, Answers
from tests.conftest import PATIENCE, Newspaper
from tests.serve.serving import Serving, serving

pytestmark = pytest.mark.slow
SECONDS = 2
# As often as the machine is too busy for that, twice as long.
TURNS = 7
RATE = 2000
# Enough to mean something; the benchmark tells how many there can be.
LEAST = 500
LEAST_BUILDS = 6
ARTICLE = "/thoi-su/thoi-su-1.html"


def save(newspaper: Newspaper, number: int) -> None:
    mark = MARK.format(number)
    newspaper.article("thoi-su/thoi-su-1", 1, body=f"Thân bài.\n\n{mark}", title=f"Bài {mark}")
    newspaper.write("static/theme/news.css", f"body {{ margin: {number}px }}")


def keep_saving(served: Serving, enough: threading.Event) -> None:
    number = 0
    while not enough.wait(0.02):
        number += 1
        save(served.newspaper, number)
        served.site.rebuild()


def test_many_requests_during_rebuilds_are_all_answered_whole(weekly: Newspaper) -> None:
    save(weekly, 0)
    paths = {
        "/": 200,
        "/thoi-su/": 200,
        ARTICLE: 200,
        "/thoi-su/thoi-su-2.html": 200,
        "/theme/news.css": 200,
        "/khong-co.html": 404,
        "/_tindoingoai/client.js": 200,
        f"/_tindoingoai/state?page={ARTICLE}": 200,
    }
    (weekly.site.parent / "paths.json").write_bytes(msgspec.json.encode(paths))
    enough = threading.Event()
    with serving(weekly) as served:
        first = served.site.state.build
        saving = threading.Thread(target=keep_saving, args=(served, enough))
        saving.start()
        told: list[Answers] = []
        try:
            while len(told) < TURNS and not _is_enough(told, served.site.state.build - first):
                told.append(_ask(weekly, served.port, SECONDS * 2 ** len(told)))
        finally:
            enough.set()
            saving.join()
        assert [answers.faults for answers in told] == [[]] * len(told)
        assert {status for answers in told for status in answers.statuses} == {"200", "404"}
        assert _is_enough(told, served.site.state.build - first)


def _ask(newspaper: Newspaper, port: int, seconds: int) -> Answers:
    command = [sys.executable, "-m", "benchmarks.serving.load", "--port", str(port), "--rate", str(RATE)]
    command += ["--paths", str(newspaper.site.parent / "paths.json"), "--seconds", str(seconds)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, timeout=seconds + PATIENCE, check=True)
    return msgspec.json.decode(done.stdout, type=Answers)


def _is_enough(told: list[Answers], builds: int) -> bool:
    versions = sum(answers.versions for answers in told)
    return sum(answers.count for answers in told) >= LEAST and min(versions, builds) >= LEAST_BUILDS
