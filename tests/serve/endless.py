"""A server whose every answer goes on for ever, as a stream of events does. Started by `test_session.py`."""

import asyncio
import contextlib
import signal
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.routing import Route

from tindoingoai.cli import _terminate
from tindoingoai.cli.network import listen
from tindoingoai.cli.server import Server


async def _answer(request: Request) -> StreamingResponse:
    async def go_on() -> AsyncIterator[str]:
        while True:
            yield "data: x\n\n"
            await asyncio.sleep(0.05)

    return StreamingResponse(go_on(), media_type="text/event-stream")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _terminate)
    listening = listen("127.0.0.1", 0)
    print(listening.getsockname()[1], flush=True)
    with contextlib.suppress(KeyboardInterrupt):
        Server(Starlette(routes=[Route("/", _answer)])).run(sockets=[listening])
