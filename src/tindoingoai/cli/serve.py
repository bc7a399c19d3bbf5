"""`tindoingoai serve`."""

import _thread
import contextlib
import datetime
import pathlib
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterator

import click

from tindoingoai.cli.exits import leave
from tindoingoai.cli.keys import pressing
from tindoingoai.cli.network import LOOPBACK, listen, other_addresses, web_address
from tindoingoai.cli.printing import say
from tindoingoai.cli.saves import Result, Save, describe_save
from tindoingoai.cli.sites import cache_option, jobs_option, site_option
from tindoingoai.engine.options import Report
from tindoingoai.problems import Problem, ProblemsError
from tindoingoai.serve.alarm import Alarm
from tindoingoai.serve.editor import DEFAULT, PATTERNS, EditorError, editor_pattern
from tindoingoai.serve.site import ServedSite
from tindoingoai.serve.watch import Batch, Watcher

KEYS = "o opens the browser, r rebuilds, q quits"


@click.command("serve")
@site_option
@click.option("--watch/--no-watch", default=True, show_default=True, help="Build anew after each save.")
@click.option("--poll", is_flag=True, help="Look for changes every half second: for disks that tell of none.")
@click.option("--open", "opens", is_flag=True, help="Open the browser.")
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 shows it to the whole network.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--drafts", is_flag=True, help="Show drafts and scheduled pieces too.")
@click.option(
    "--editor",
    default=DEFAULT,
    show_default=True,
    envvar="TINDOINGOAI_EDITOR",
    callback=lambda context, param, value: _check_editor(value),
    help=f"What opens files from the browser: {', '.join(PATTERNS)}, or a pattern with {{path}}, {{line}}, {{column}}.",
)
@cache_option
@jobs_option
def command(
    site: pathlib.Path,
    watch: bool,
    poll: bool,
    opens: bool,
    host: str,
    port: int,
    drafts: bool,
    editor: str,
    cache: pathlib.Path,
    jobs: int,
) -> None:
    """Show the newspaper while you write it."""
    # The web server takes a quarter of a second to import: only this command pays for it.
    from tindoingoai.serve.server import make_server

    # A build at work gives way to who asks for a page after this long; Python's own 5 ms are waited for several times.
    sys.setswitchinterval(0.001)
    listening = listen(host, port)
    base_url = web_address(host, listening.getsockname()[1])
    desk = _ServeLoop()
    desk.served = ServedSite(site, cache / "serve", base_url, drafts, jobs, desk.tell)
    desk.served.open()
    server = make_server(desk.served, host, editor)
    keys = {
        "o": lambda: _open(base_url),
        "r": lambda: _aside(lambda: desk.rebuild(reason="everything")),
        # What Ctrl-C does, wherever the main thread is.
        "q": _thread.interrupt_main,
        "?": lambda: say(KEYS),
        "h": lambda: say(KEYS),
    }
    # Watching comes before the first build, so that nothing saved meanwhile is lost. Ctrl-C is how it is meant to end.
    with contextlib.suppress(KeyboardInterrupt), _watching(site, desk, watch, poll), pressing(keys) as is_terminal:
        desk.rebuild(reason="the newspaper")
        desk.served.warm_up()
        click.echo(f"{base_url}/ shows the newspaper; Ctrl-C ends it")
        if is_terminal:
            say(KEYS)
        for address in other_addresses(host, listening.getsockname()[1]):
            say(f"{address}/ shows it to other devices in this network")
        if host not in LOOPBACK:
            say(f"everybody in this network can read it{', drafts and scheduled pieces too' if drafts else ''}")
        if opens:
            _open(base_url)
        server.run(sockets=[listening])


class _ServeLoop:
    """Has the site built, one time after the other, and says what came of each."""

    served: ServedSite

    def __init__(self) -> None:
        self._one_at_a_time = threading.Lock()
        self._save = Save(Batch(), datetime.datetime.now())
        self._problems: tuple[Problem, ...] = ()
        self._is_over = False
        self._alarm = Alarm(lambda: self.rebuild(Batch(), reason="a piece that is due now"))

    def rebuild(self, batch: Batch | None = None, reason: str = "") -> None:
        with self._one_at_a_time:
            batch = batch or Batch(is_whole=True)
            self._save = Save(batch, datetime.datetime.now(), reason)
            self.served.rebuild(None if batch.is_whole else batch.paths)

    def tell(self, result: Result) -> None:
        if self._is_over:
            return
        if isinstance(result, Report):
            self._alarm.set(result.until)
        lines, self._problems = describe_save(self._save, result, self._problems, self.served.site)
        for line in lines:
            say(line)
        if isinstance(result, Exception) and not isinstance(result, ProblemsError):
            leave(result)

    def close(self) -> None:
        """Says nothing more: a build that is cut off by the end of all is no news."""
        self._is_over = True
        self._alarm.stop()


@contextlib.contextmanager
def _watching(site: pathlib.Path, desk: _ServeLoop, watch: bool, poll: bool) -> Iterator[None]:
    with contextlib.ExitStack() as stack:
        if watch:
            watcher = Watcher(site, desk.rebuild, poll=poll, say=say)
            stack.callback(watcher.stop)
            watcher.start()
        stack.callback(desk.close)
        yield


def _open(address: str) -> None:
    """Opens the browser, which may be one that runs in the terminal until it is left."""
    _aside(lambda: webbrowser.open(f"{address}/"))


def _aside(work: Callable[[], object]) -> None:
    """Does something that may take long while keys are still heard."""
    threading.Thread(target=work, daemon=True).start()


def _check_editor(value: str) -> str:
    try:
        editor_pattern(value)
    except EditorError as error:
        raise click.UsageError(str(error)) from None
    return value
