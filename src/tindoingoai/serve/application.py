"""The web application: the pages that a build made, what keeps them fresh in a browser, and nothing else."""

import pathlib
import re
import time
import urllib.parse
from collections.abc import AsyncIterator, Container

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from tindoingoai.addresses import is_page
from tindoingoai.serve.answers import answer_for, news_for
from tindoingoai.serve.editor import DEFAULT, editor_pattern
from tindoingoai.serve.guards import is_local, is_own_host, is_own_request, own_names
from tindoingoai.serve.hub import Listener
from tindoingoai.serve.injection import OWN, with_script
from tindoingoai.serve.lookup import address_of, look_at, open_file
from tindoingoai.serve.recent import Recent
from tindoingoai.serve.sending import HEADERS, send_data, send_file, takes_gzip
from tindoingoai.serve.site import NOT_FOUND, ServedSite

CLIENT = pathlib.Path(__file__).with_name("client")
# How often a silent stream says that it is still there, and how soon a browser asks again for one that broke.
HEARTBEAT = 15.0
RETRY_MILLISECONDS = 1000
_NUMBER = re.compile(r"[0-9]{1,18}")


def make_application(site: ServedSite, host: str = "127.0.0.1", editor: str = DEFAULT) -> Starlette:
    """Serves a site as `host` is asked for it; `editor` is a name or a pattern that `editor_pattern` knows."""
    return Starlette(
        routes=[Mount(OWN, _Own(site, editor_pattern(editor))), Mount("/", _Pages(site))],
        middleware=[Middleware(_Guard, names=own_names(host))],
    )


class _Guard:
    """Turns away requests by a name that is not ours, and methods that change something: there is nothing to change."""

    def __init__(self, app: ASGIApp, names: Container[str]) -> None:
        self._app = app
        self._names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            # A socket that is opened and closed again; without lifespan there is no other kind.
            await send({"type": "websocket.close", "code": 1008})
            return
        if not is_own_host(Headers(scope=scope).get("host", ""), self._names):
            await refuse("this server answers to its own names only")(scope, receive, send)
        elif scope["method"] not in ("GET", "HEAD"):
            await Response(status_code=405, headers=HEADERS | {"Allow": "GET, HEAD"})(scope, receive, send)
        else:
            await self._app(scope, receive, send)


class _Pages:
    """Every page and file of the output; `404.html` for all the rest."""

    def __init__(self, site: ServedSite) -> None:
        self._site = site
        self._recent = Recent()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked, address, query = Headers(scope=scope), address_of(scope["raw_path"]), scope["query_string"]
        if self._site.awaits(address, f"{address}/", NOT_FOUND):
            # Rendering takes a moment, and other requests must not wait for it. To read a file takes less than the way
            # into another thread.
            response = await run_in_threadpool(self._answer, address, query, asked)
        else:
            response = self._answer_again(address, query, asked)
        await response(scope, receive, send)

    def _answer_again(self, address: str, query: bytes, asked: Headers) -> Response:
        """The same as `_answer`, from memory where that is right."""
        recent, build, is_small = self._recent, self._site.state.build, takes_gzip(asked)
        if "range" in asked:
            return self._answer(address, query, asked)
        if response := recent.find((address, is_small), build):
            return response
        # Looked at before it is read: should another file take its place in between, the answer is not used again.
        file = look_at(self._site.output, address) if address else None
        response = self._found(address, query, asked)
        if response:
            if file and response.status_code == 200:
                recent.keep((address, is_small), build, response, file)
            return response
        if response := recent.find((NOT_FOUND, is_small, 404), build):
            return response
        file = look_at(self._site.output, NOT_FOUND)
        response = self._missing(asked)
        if file:
            recent.keep((NOT_FOUND, is_small, 404), build, response, file)
        return response

    def _answer(self, address: str, query: bytes, asked: Headers) -> Response:
        return self._found(address, query, asked) or self._missing(asked)

    def _found(self, address: str, query: bytes, asked: Headers) -> Response | None:
        if not address:
            return None
        if is_page(address):
            page = self._site.read(address)
            return None if page is None else send_data(with_script(page, self._site.state.build), address, asked)
        if (data := self._site.find(address)) is not None:
            return send_data(data, address, asked)
        if file := open_file(self._site.output, address):
            return send_file(file, address, asked)
        if self._site.read(f"{address}/") is None:
            return None
        # A path of ours begins with one slash and names no host, so nobody is led away by it.
        target = urllib.parse.quote(f"{address}/") + (f"?{query.decode('latin-1')}" if query else "")
        return Response(status_code=307, headers=HEADERS | {"Location": target})

    def _missing(self, asked: Headers) -> Response:
        page = self._site.read(NOT_FOUND) or b""
        return send_data(with_script(page, self._site.state.build), NOT_FOUND, asked, 404)


class _Own:
    """What our script asks for: itself, the present state, and to be told of the next build."""

    def __init__(self, site: ServedSite, pattern: str) -> None:
        self._site = site
        self._pattern = pattern
        self._files = frozenset(file.name for file in CLIENT.iterdir() if file.suffix in (".js", ".css"))
        self._recent = Recent()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self._answer(Request(scope))
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        if not is_own_request(request.headers):
            return refuse("only the pages of this server may ask for this")
        name = request.scope["path"].removeprefix(OWN)
        if name in self._files:
            return self._send_file(name, request.headers)
        address = address_of(request.query_params.get("page", "").encode())
        browser = request.client.host if request.client else ""
        if name == "state":
            # A link opens an editor only on the machine that has it; others need not know where its files lie.
            pattern = self._pattern if is_local(browser) else ""
            return await self._tell_state(address, pattern, request.headers)
        if name == "events" and request.method == "GET":
            seen = [request.query_params.get("build", ""), request.headers.get("last-event-id", "")]
            build = max((int(number) for number in seen if _NUMBER.fullmatch(number)), default=0)
            look = request.query_params.get("look", "")
            return _EventStream(self._site, f"{browser} {request.headers.get('user-agent', '')}", address, look, build)
        return PlainTextResponse("not found", 404, HEADERS)

    def _send_file(self, name: str, asked: Headers) -> Response:
        key, build = (name, takes_gzip(asked)), self._site.state.build
        response = self._recent.find(key, build)
        if not response:
            file = look_at(CLIENT, f"/{name}")
            response = send_data((CLIENT / name).read_bytes(), name, asked)
            self._recent.keep(key, build, response, file)
        return response

    async def _tell_state(self, address: str, pattern: str, asked: Headers) -> Response:
        # What is scheduled becomes due without a build: nothing is told again a second later.
        key, build = (address, pattern, takes_gzip(asked), int(time.time())), self._site.state.build
        response = self._recent.find(key, build)
        if not response:
            answer = await run_in_threadpool(answer_for, self._site, address, pattern)
            response = send_data(answer, "state.json", asked)
            self._recent.keep(key, build, response)
        return response


class _EventStream(StreamingResponse):
    """The stream of news to one page, for as long as it is open."""

    def __init__(self, site: ServedSite, browser: str, address: str, look: str, build: int) -> None:
        super().__init__((), headers=HEADERS, media_type="text/event-stream")
        self._site = site
        self._browser = browser
        self._address = address
        self._look = look
        self._build = build

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self._site.hub.listening(self._browser) as listener:
            self.body_iterator = self._tell(listener)
            await super().__call__(scope, receive, send)

    async def _tell(self, listener: Listener) -> AsyncIterator[bytes]:
        yield f"retry: {RETRY_MILLISECONDS}\n\n".encode()
        while not (listener.is_closed or listener.rests):
            news = await run_in_threadpool(news_for, self._site, self._address, self._look, self._build)
            self._build = news.build
            yield b"id: %d\ndata: %s\n\n" % (news.build, msgspec.json.encode(news))
            while not await listener.wait(HEARTBEAT):
                yield b": still here\n\n"
        if listener.rests:
            yield b"event: rest\ndata: \n\n"


def refuse(why: str) -> Response:
    """An answer to who must not ask."""
    return PlainTextResponse(why, 403, HEADERS)
