"""A served newspaper that many ask at once while it is built again and again: every answer is whole and right."""

import subprocess
import sys
import threading

import msgspec
import pytest

from benchmarks.prepare import ROOT
from benchmarks.serving.load import MARK, Answers
from tests.conftest import Newspaper
from tests.serve.serving import Serving, serving

pytestmark = pytest.mark.slow
SECONDS = 5
RATE = 2000
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


def test_thousands_of_requests_during_rebuilds_are_all_answered_whole(weekly: Newspaper) -> None:
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
        try:
            command = [sys.executable, "-m", "benchmarks.serving.load", "--port", str(served.port)]
            command += [
                "--paths",
                str(weekly.site.parent / "paths.json"),
                "--rate",
                str(RATE),
                "--seconds",
                str(SECONDS),
            ]
            done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, timeout=120, check=True)
        finally:
            enough.set()
            saving.join()
        answers = msgspec.json.decode(done.stdout, type=Answers)
        assert answers.faults == []
        assert answers.statuses.keys() == {"200", "404"}
        # Enough to mean something on a machine that is slow or busy; the benchmark tells how many there can be.
        assert answers.count > RATE * SECONDS / 10
        assert answers.versions > 5
        assert served.site.state.build > first + 5
