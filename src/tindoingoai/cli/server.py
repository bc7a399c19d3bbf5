"""The web server, which ends when it is told to."""

import socket

import uvicorn
from starlette.types import ASGIApp


class Server(uvicorn.Server):
    """Serves until Ctrl-C, and then waits for nobody: a browser holds its stream of events open for ever."""

    def __init__(self, application: ASGIApp) -> None:
        super().__init__(uvicorn.Config(application, log_level="warning", lifespan="off", timeout_graceful_shutdown=1))

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        await super().shutdown(sockets)
