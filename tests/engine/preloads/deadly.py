"""Makes a worker of Dask kill a process, or itself, when it comes to a certain text: KILL is `path` or `path pid`."""

import os
import signal

import tindoingoai.sources.read
from tindoingoai.templating.render import PageRenderer

_path, _, _pid = os.environ["KILL"].partition(" ")
# Dask imports this twice, the second time over the first.
if "_read" not in globals():
    _read, _render = tindoingoai.sources.read.read_bytes, PageRenderer.render


def _kill(path: str) -> None:
    if path == _path:
        os.kill(int(_pid or os.getpid()), signal.SIGKILL)


def _read_or_kill(path: str, *more: object) -> object:
    _kill(path)
    return _read(path, *more)  # type: ignore[arg-type] # handed on as they came


def _render_or_kill(renderer: PageRenderer, address: str, *more: object) -> str:
    _kill(address)
    return _render(renderer, address, *more)  # type: ignore[arg-type] # handed on as they came


tindoingoai.sources.read.read_bytes = _read_or_kill  # type: ignore[assignment] # the same but for what it kills
PageRenderer.render = _render_or_kill  # type: ignore[method-assign,assignment] # the same but for what it kills
