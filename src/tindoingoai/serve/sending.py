"""Answers to a browser: pages and files, whole, in part or compressed, with the headers that all of them have."""

import gzip
import os
import re
from collections.abc import AsyncIterator
from typing import BinaryIO

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from tindoingoai.serve.content_types import content_type, is_text
from tindoingoai.serve.ranges import UnsatisfiableError, wanted_range

HEADERS = {
    # Nothing is ever asked of a browser's cache: what was saved is what is seen.
    "Cache-Control": "no-store",
    # Other sites must not load, frame or guess what an editor has not published.
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
    "X-Content-Type-Options": "nosniff",
}
# Larger files are sent piece by piece.
_WHOLE = 1 << 20
_PIECE = 1 << 18
# Smaller ones are not worth it.
_COMPRESSED_FROM = 1024
_ACCEPTS_GZIP = re.compile(r"(?:^|,)\s*(?:gzip|x-gzip|\*)\s*(?:;\s*q\s*=\s*(?!0(?:\.0*)?\s*(?:,|$))[^,]*)?\s*(?:,|$)")


def takes_gzip(asked: Headers) -> bool:
    """Whether a browser takes an answer that is compressed."""
    return bool(_ACCEPTS_GZIP.search(asked.get("accept-encoding", "").lower()))


def send_data(data: bytes, address: str, asked: Headers, status: int = 200) -> Response:
    """An answer that is in memory; compressed when it is text and the browser takes that."""
    headers = dict(HEADERS)
    if is_text(address):
        headers["Vary"] = "Accept-Encoding"
        if len(data) >= _COMPRESSED_FROM and takes_gzip(asked):
            # The lightest level: a network in the house is faster than any higher one.
            data = gzip.compress(data, compresslevel=1, mtime=0)
            headers["Content-Encoding"] = "gzip"
    return Response(data, status, headers, media_type=content_type(address))


def send_file(file: BinaryIO, address: str, asked: Headers) -> Response:
    """An answer that is an open file, or the part of it that was asked for; the file is closed with it.

    Size and bytes are those of the file that was opened, whatever a build puts in its place meanwhile.
    """
    info = os.fstat(file.fileno())
    size, mark = info.st_size, f'"{info.st_mtime_ns:x}-{info.st_size:x}"'
    headers = HEADERS | {"Accept-Ranges": "bytes", "ETag": mark}
    try:
        part = wanted_range(asked.get("range", ""), asked.get("if-range", ""), mark, size)
    except UnsatisfiableError:
        file.close()
        return Response(status_code=416, headers=headers | {"Content-Range": f"bytes */{size}"})
    if part is None and size < _WHOLE and is_text(address):
        with file:
            return send_data(file.read(), address, asked)
    start, end = part or (0, size)
    if part:
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    status, kind = 206 if part else 200, content_type(address)
    file.seek(start)
    if end - start < _WHOLE:
        with file:
            return Response(file.read(end - start), status, headers, media_type=kind)
    return _Pieces(file, end - start, status, headers | {"Content-Length": str(end - start)}, kind)


class _Pieces(StreamingResponse):
    """A large file; a browser that seeks gives up most of its requests, and each closes the file."""

    def __init__(self, file: BinaryIO, length: int, status: int, headers: dict[str, str], kind: str) -> None:
        super().__init__(_pieces(file, length), status, headers, media_type=kind)
        self._file = file

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self._file:
            await super().__call__(scope, receive, send)


async def _pieces(file: BinaryIO, left: int) -> AsyncIterator[bytes]:
    while left and (piece := await run_in_threadpool(file.read, min(_PIECE, left))):
        left -= len(piece)
        yield piece
