"""Templates that add up the time which each of them takes itself, without the templates that it includes or extends."""

import types
from collections.abc import Callable, Iterator, MutableMapping
from typing import Any, Self

import jinja2
from jinja2.runtime import Context

from tindoingoai import timing

_Render = Callable[[Context], Iterator[str]]

# What a process does once for each template, whichever page comes first.
LOADING = "loading"


def time_templates(environment: jinja2.Environment) -> None:
    """Has an environment measure its templates while a recording is on."""
    if timing.current() and environment.loader:
        environment.template_class = TimedTemplate
        environment.loader = _TimedLoader(environment.loader)


class _TimedLoader(jinja2.BaseLoader):
    """Tells how long it takes to find and compile templates."""

    def __init__(self, loader: jinja2.BaseLoader) -> None:
        self.get_source = loader.get_source  # type: ignore[method-assign] # the loader's own
        self.list_templates = loader.list_templates  # type: ignore[method-assign] # the loader's own
        self._load = loader.load

    def load(
        self,
        environment: jinja2.Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - the name that Jinja gives it
    ) -> jinja2.Template:
        recording = timing.current()
        if recording:
            return recording.aside(LOADING, self._load, environment, name, globals)
        return self._load(environment, name, globals)


class TimedTemplate(jinja2.Template):
    """Tells how long rendering took."""

    @classmethod
    def from_code(
        cls,
        environment: jinja2.Environment,
        code: types.CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - the name that Jinja gives it
        uptodate: Callable[[], bool] | None = None,
    ) -> Self:
        template: Self = super().from_code(environment, code, globals, uptodate)  # type: ignore[assignment] # Jinja says Template, and makes one of this class
        name = template.name or ""
        template.root_render_func = _timed(name, template.root_render_func)
        template.blocks = {block: _timed(name, render, times=0) for block, render in template.blocks.items()}
        return template


def _timed(name: str, render: _Render, times: int = 1) -> _Render:
    """The same text in one go, so that nothing else runs between its pieces."""

    def pieces(context: Context) -> list[str]:
        return list(render(context))

    def timed(context: Context) -> Iterator[str]:
        recording = timing.current()
        # Jinja closes what it includes, as only a generator can be.
        yield from recording.call(name, pieces, context, times=times) if recording else pieces(context)

    return timed
