"""Asks a server for so many pages a second and examines every answer: `python -m benchmarks.serving.load --help`.

A process of its own, so that it shares no interpreter with who is asked. Requests have their moments; one that comes
too late, since its connection still waits, is sent at once, and what is not answered in time lowers the rate.
"""

import asyncio
import pathlib
import re
import statistics
import time
from collections.abc import Mapping

import click
import msgspec

# A save under load writes its number twice, into the title and at the end of the text: a page must never show two.
MARK = "Bản-{}-của-bài-chịu-tải"
_MARKS = re.compile(MARK.format(r"(\d+)").encode())
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_MOST_TOLD = 10


class Answers(msgspec.Struct):
    """What came back: how many, within how many seconds each, and what was wrong with them."""

    wanted: float
    seconds: float
    count: int
    median: float
    late: float
    worst: float
    statuses: dict[str, int]
    versions: int
    faults: list[str]

    @property
    def rate(self) -> float:
        return self.count / self.seconds


def fault_of(path: str, status: int, body: bytes, expected: int) -> str:
    """What is wrong with an answer; empty when nothing is."""
    if status != expected:
        return f"{path}: status {status} and not {expected}"
    if path.endswith(("/", ".html")):
        if not body.rstrip().endswith(b"</html>"):
            return f"{path}: torn after {body[-40:]!r}"
        if len(shown := set(_MARKS.findall(body))) > 1:
            return f"{path}: a mix of versions {sorted(shown)}"
    elif not body:
        return f"{path}: empty"
    return ""


class Load:
    """Connections that stay open, each with its share of the requests; `paths` tell the status that each must have."""

    def __init__(self, port: int, paths: Mapping[str, int], rate: float, seconds: float, connections: int) -> None:
        self.rate = rate
        self.seconds = seconds
        self._port = port
        self._paths = list(paths.items())
        self._connections = connections
        self._times: list[float] = []
        self._statuses: dict[str, int] = {}
        self._faults: list[str] = []
        self._versions: set[bytes] = set()

    async def run(self) -> Answers:
        begun = time.perf_counter()
        asking = [self._ask(number, begun) for number in range(self._connections)]
        await asyncio.gather(*asking)
        took = time.perf_counter() - begun
        times = sorted(self._times) or [0.0]
        return Answers(
            wanted=self.rate,
            seconds=took,
            count=len(self._times),
            median=statistics.median(times),
            late=times[int(len(times) * 0.99)],
            worst=times[-1],
            statuses=self._statuses,
            versions=len(self._versions),
            faults=self._faults,
        )

    async def _ask(self, number: int, begun: float) -> None:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self._port, limit=1 << 24)
        except OSError as error:
            self._blame(f"no connection: {error!r}")
            return
        try:
            step = self._connections / self.rate
            due = begun + step * number / self._connections
            turn = number * 7
            while due < begun + self.seconds:
                if (early := due - time.perf_counter()) > 0:
                    await asyncio.sleep(early)
                elif time.perf_counter() > begun + self.seconds:
                    break
                await self._exchange(reader, writer, turn)
                turn, due = turn + 1, due + step
        except (OSError, asyncio.IncompleteReadError) as error:
            self._blame(f"a connection broke: {error!r}")
        finally:
            writer.close()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, turn: int) -> None:
        path, expected = self._paths[turn % len(self._paths)]
        sent = time.perf_counter()
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        length = _LENGTH.search(head)
        body = await reader.readexactly(int(length[1]) if length else 0)
        self._times.append(time.perf_counter() - sent)
        status = head[9:12].decode()
        self._statuses[status] = self._statuses.get(status, 0) + 1
        self._versions.update(_MARKS.findall(body))
        if fault := fault_of(path.partition("?")[0], int(status), body, expected):
            self._blame(fault)

    def _blame(self, fault: str) -> None:
        if len(self._faults) < _MOST_TOLD:
            self._faults.append(fault)


@click.command()
@click.option("--port", type=int, required=True)
@click.option("--rate", type=float, default=2000.0, show_default=True, help="Requests a second.")
@click.option("--seconds", type=float, default=10.0, show_default=True)
@click.option("--connections", type=int, default=8, show_default=True)
@click.option(
    "--paths", type=click.Path(path_type=pathlib.Path, exists=True), required=True, help="JSON: status by path."
)
def main(port: int, rate: float, seconds: float, connections: int, paths: pathlib.Path) -> None:
    """Ask a server on this machine, and tell as JSON what came back."""
    wanted = msgspec.json.decode(paths.read_bytes(), type=dict[str, int])
    answers = asyncio.run(Load(port, wanted, rate, seconds, connections).run())
    click.echo(msgspec.json.encode(answers))


if __name__ == "__main__":
    main()
