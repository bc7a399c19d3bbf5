"""The web application: the pages that a build made, and nothing else."""

import pathlib

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope


class _Pages(StaticFiles):
    """Static files that browsers always ask for anew, and `404.html` for all the rest."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response


def make_application(output: pathlib.Path, hosts: list[str]) -> Starlette:
    """Serves an output folder to requests for one of `hosts`; others may be a rebound DNS name, and get an error."""
    return Starlette(
        routes=[Mount("/", _Pages(directory=output, html=True))],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False)],
    )
