"""Jinja, told to do less for each value that a template prints. What it prints stays the same; tests compare the two.

Three places took a quarter of the time of a page: `escape` wraps every text that it has made safe, only for the text to
be joined and forgotten; an entry of a dict is looked for as an attribute first, by way of an exception; and each
template rendered copies the globals out of a chain of maps.
"""

import contextlib
from collections.abc import MutableMapping
from typing import Any

import jinja2
import jinja2.bccache
import jinja2.compiler
import jinja2.nodes
import markupsafe
from markupsafe import Markup

try:
    from markupsafe._speedups import _escape_inner
except ImportError:  # A platform without a compiled wheel.
    from markupsafe._native import _escape_inner


class _CodeGenerator(jinja2.compiler.CodeGenerator):
    """Writes `environment.print_safely(x)` where Jinja writes `escape(x)`."""

    def _output_child_pre(self, node: jinja2.nodes.Expr, frame: jinja2.compiler.Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.print_safely(")
        else:
            super()._output_child_pre(node, frame, finalize)


class CompiledTemplates(jinja2.FileSystemBytecodeCache):
    """Templates as compiled by earlier processes, in a folder of temporary files that only this user can write to.

    They are code, so they are not kept with the store, which may come from elsewhere. `key` names all that they depend
    on besides their own text: values that Jinja works out while it compiles.
    """

    def __init__(self, key: str) -> None:
        super().__init__(pattern=f"tindoingoai-{key}-%s.cache")

    # No build fails for want of what only saves time: a file that cannot be read or written is compiled again.

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        with contextlib.suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def open_compiled(key: str) -> CompiledTemplates | None:
    """None where there is no folder for temporary files that is safe from others."""
    try:
        return CompiledTemplates(key)
    except (OSError, RuntimeError):
        return None


class QuickEnvironment(jinja2.Environment):
    """An environment whose globals do not change once templates are loaded."""

    code_generator_class = _CodeGenerator

    @staticmethod
    def print_safely(value: object) -> str:
        """The text of a value as it may stand in HTML."""
        # Not isinstance: Markup is a str too, and is not to be escaped again.
        if type(value) is str:
            return _escape_inner(value)
        return value if type(value) is Markup else markupsafe.escape(value)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`obj.attribute`; of a dict its entry rather than its method, where it has both."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        try:
            return getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}
