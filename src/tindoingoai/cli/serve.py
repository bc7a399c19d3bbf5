"""`tindoingoai serve`."""

import contextlib
import errno
import pathlib
import socket
from collections.abc import Iterator

import click

from tindoingoai.build.options import Report
from tindoingoai.cli.exits import leave
from tindoingoai.cli.printing import print_problems, say
from tindoingoai.cli.sites import cache_option, jobs_option, site_option
from tindoingoai.serve.site import ServedSite
from tindoingoai.serve.watch import Watcher
from tindoingoai.vietnamese.numbers import format_number

LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")


@click.command("serve")
@site_option
@click.option("--watch/--no-watch", default=True, show_default=True, help="Build anew after each save.")
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 shows it to the whole network.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--drafts", is_flag=True, help="Show drafts and scheduled pieces too.")
@cache_option
@jobs_option
def command(
    site: pathlib.Path, watch: bool, host: str, port: int, drafts: bool, cache: pathlib.Path, jobs: int
) -> None:
    """Show the newspaper while you write it."""
    # The web server takes a quarter of a second to import: only this command pays for it.
    from tindoingoai.serve.server import make_server

    listening = _listen(host, port)
    name = host if host not in ("0.0.0.0", "::") else "127.0.0.1"
    base_url = f"http://{name}:{listening.getsockname()[1]}"
    served = ServedSite(site, cache / "serve", base_url, drafts, jobs, _tell)
    served.output.mkdir(parents=True, exist_ok=True)
    server = make_server(served, host)
    # Watching comes before the first build, so that nothing saved meanwhile is lost. Ctrl-C is how it is meant to end.
    with contextlib.suppress(KeyboardInterrupt), _watching(served, watch):
        served.rebuild()
        click.echo(f"{base_url}/ shows the newspaper; Ctrl-C ends it")
        if host not in LOOPBACK:
            say("everybody on this network can read it, drafts included if they are shown")
        server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """A socket on the port that was asked for: never silently another one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        # From here on a browser waits instead of being refused, even while the first build is still at work.
        listening.listen()
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise click.UsageError(f"port {port} is in use; choose another with --port") from None
        raise
    return listening


@contextlib.contextmanager
def _watching(served: ServedSite, watch: bool) -> Iterator[None]:
    if not watch:
        yield
        return
    watcher = Watcher(served.site, served.rebuild)
    watcher.start()
    try:
        yield
    finally:
        watcher.stop()


def _tell(result: Report | Exception) -> None:
    if isinstance(result, Exception):
        leave(result)
    else:
        print_problems(result.problems)
        say(f"{format_number(len(result.written))} files written in {result.seconds:.2f} s")
