"""A small newspaper to build, edit and build again."""

import datetime
import os
import pathlib
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterator

import hypothesis
import msgspec
import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tindoingoai.engine.options import BuildOptions, Report
from tindoingoai.engine.run import build, check
from tindoingoai.engine.session import Session

NOW = datetime.datetime(2026, 11, 20, 12, tzinfo=datetime.UTC)
# Set by `make test-long`: tests that make random trials then make many more, as in `1000 if LONG else 20`.
LONG = bool(os.environ.get("TINDOINGOAI_LONG"))
# Seconds that nothing takes unless it hangs, on however busy a machine: whoever waits for something fails after them.
PATIENCE = 240.0
# What is slow because the machine is at work on other things is no mistake.
hypothesis.settings.register_profile("ours", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("ours")
# Before a command that is to be sent Ctrl-C: a shell that runs tests in the background has them ignore it, and their
# children too.
_LISTEN = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"
LISTENING = (sys.executable, "-c", _LISTEN)
SETTINGS = "title: Tờ báo thử\nbase_url: https://example.org\n"


# Whatever uses one of these builds a newspaper, a seventh of a second each time, or looks at one in a browser.
SLOW_FIXTURES = frozenset({"browser", "demo", "newspaper", "rooted_demo"})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks tests as slow by what they use."""
    for item in items:
        if not SLOW_FIXTURES.isdisjoint(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)


class Newspaper:
    """A site in a folder of its own, with what a test does to it."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.site = folder / "site"
        self.output = folder / "out"
        self.cache = folder / "cache"
        self.write("site.yaml", SETTINGS)

    def write(self, path: str, text: str | bytes) -> pathlib.Path:
        file = self.site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def settings(self, more: str) -> None:
        """The settings every test site has, and more."""
        self.write("site.yaml", SETTINGS + textwrap.dedent(more))

    def article(self, path: str, day: int = 1, body: str = "Thân bài.", **fields: str) -> pathlib.Path:
        """An article of November 2026; fields are written as YAML."""
        name = pathlib.PurePosixPath(path).stem
        head = {"title": f"Bài {name}", "date": f"2026-11-{day:02} 08:00"} | fields
        lines = "".join(f"{key}: {value}\n" for key, value in head.items())
        return self.write(f"content/{path}.md", f"---\n{lines}---\n\n{body}\n")

    def plain_templates(self) -> None:
        """Templates that take no time."""
        lists = ("home", "category", "most_read", "multimedia", "tag", "author", "archive", "archive_index", "day")
        for name in ("article", *lists, "404", "redirect", "fragment"):
            self.write(f"templates/{name}.html", "{{ page }}")

    def options(self, **changes: object) -> BuildOptions:
        fields: dict[str, object] = {
            "site": self.site,
            "output": self.output,
            "now": NOW,
            "cache": self.cache,
        }
        return BuildOptions(**(fields | changes))  # type: ignore[arg-type]

    def build(self, **changes: object) -> Report:
        return build(self.options(**changes))

    def check(self, **changes: object) -> Report:
        return check(self.options(keep_going=True, **changes))

    def clean_tree(self) -> dict[str, bytes]:
        """What a build from nothing makes of the site as it is, in folders of its own."""
        folder = self.output.with_name("clean")
        build_clean(self.options(), folder)
        return read_tree(folder / "out")

    def page(self, address: str) -> str:
        path = address.strip("/")
        return (self.output / path / "index.html" if address.endswith("/") else self.output / path).read_text("utf-8")

    def has(self, address: str) -> bool:
        return (self.output / address.strip("/")).is_file()

    def tree(self) -> dict[str, bytes]:
        """Every file of the output by its path."""
        return read_tree(self.output)


def build_clean(options: BuildOptions, folder: pathlib.Path, prepare: Callable[[], None] = lambda: None) -> Report:
    """A build from nothing into folders of its own, whoever holds the site; `prepare` is called before it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    prepare()
    aside = msgspec.structs.replace(options, output=folder / "out", cache=folder / "cache")
    with Session(aside.site, aside.cache, wait=False, lock=folder) as session:
        return build(aside, session=session)


def read_tree(folder: pathlib.Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def reasons(report: Report) -> dict[str, str]:
    """Why each file was written."""
    return {file.address: file.reason for file in report.written}


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A folder that all workers of this run see; `pictures` in it is for variants of the demo's."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture
def newspaper(tmp_path: pathlib.Path) -> Newspaper:
    """An empty newspaper with only its settings."""
    return Newspaper(tmp_path)


@pytest.fixture
def weekly(newspaper: Newspaper) -> Newspaper:
    """A newspaper of two sections with three articles each."""
    for section in ("thoi-su", "van-hoa"):
        for day in (1, 2, 3):
            newspaper.article(f"{section}/{section}-{day}", day, tags="[chung]")
    return newspaper


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a sandbox of its own: in a container there may be no right to make one."""
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        executable = shutil.which("chromium") or "/usr/bin/chromium"
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        browser.on("context", lambda context: context.set_default_timeout(PATIENCE * 1000))
        yield browser
        browser.close()
