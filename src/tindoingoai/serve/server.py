"""The web server around the application: one that can end while browsers look at it."""

import socket

import uvicorn

from tindoingoai.serve.application import make_application
from tindoingoai.serve.editor import DEFAULT
from tindoingoai.serve.hub import Hub
from tindoingoai.serve.site import ServedSite


class Server(uvicorn.Server):
    """Ends the streams of all open pages first, which would otherwise keep it from ending."""

    def __init__(self, config: uvicorn.Config, hub: Hub) -> None:
        super().__init__(config)
        self._hub = hub

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        for listening in sockets or []:
            # Head and body are sent apart, and the second would wait for the browser's word on the first. asyncio sets
            # this only for sockets that were made by the protocol's number.
            listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await super().startup(sockets)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._hub.close()
        await super().shutdown(sockets)


def make_server(site: ServedSite, host: str = "127.0.0.1", editor: str = DEFAULT) -> Server:
    """A server of a site; `run(sockets=[…])` serves until it is told to end."""
    application = make_application(site, host, editor)
    # A video that is still being sent is not waited for.
    config = uvicorn.Config(
        application, log_level="warning", lifespan="off", ws="none", server_header=False, timeout_graceful_shutdown=1
    )
    return Server(config, site.hub)
