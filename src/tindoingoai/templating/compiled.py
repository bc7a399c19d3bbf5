"""Jinja, told to do less for each value that a template prints. What it prints stays the same; tests compare the two.

What took the time: `escape` wraps every text that it has made safe, only for the text to be joined and forgotten; every
piece of text passes through each template that stands around it; an attribute is asked for by way of the environment,
an entry of a dict as an attribute first, by way of an exception; a call is looked into for what it may want of the
context; each template rendered copies the globals out of a chain of maps.
"""

import contextlib
import types
from collections.abc import Mapping, MutableMapping
from typing import Any

import jinja2
import jinja2.bccache
import jinja2.compiler
import jinja2.nodes
import jinja2.runtime
import markupsafe
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup

try:
    from markupsafe._speedups import _escape_inner
except ImportError:  # A platform without a compiled wheel.
    from markupsafe._native import _escape_inner


class _CodeGenerator(jinja2.compiler.CodeGenerator):
    """Escapes plain text without the wrapping that Jinja's `escape(x)` gives it, and gathers what it prints.

    A template and each of its blocks yields one text: every piece by itself would pass through all templates that
    stand around it.
    """

    is_gathering = False
    printed: jinja2.nodes.Expr | None = None

    def visit_Template(self, node: jinja2.nodes.Template, frame: jinja2.compiler.Frame | None = None) -> None:  # noqa: N802 - Jinja calls it so
        # What Jinja includes without context it yields where it stands, whatever has been gathered.
        self.is_gathering = all(include.with_context for include in node.find_all(jinja2.nodes.Include))
        super().visit_Template(node, frame)

    def enter_frame(self, frame: jinja2.compiler.Frame) -> None:
        super().enter_frame(frame)
        if self.is_gathering and (frame.rootlevel or frame.block_frame):
            self.buffer(frame)

    def leave_frame(self, frame: jinja2.compiler.Frame, with_python_scope: bool = False) -> None:
        if self.is_gathering and (frame.rootlevel or frame.block_frame):
            self.writeline(f"yield concat({frame.buffer})")
        super().leave_frame(frame, with_python_scope)

    @jinja2.compiler.optimizeconst
    def visit_Getattr(self, node: jinja2.nodes.Getattr, frame: jinja2.compiler.Frame) -> None:  # noqa: N802 - as above
        """Asks the object itself; the environment only where that has no such attribute, or may be a dict that has."""
        if hasattr(dict, node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(value if (value := getattr((owner := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing else environment.getattr(owner, {node.attr!r}))")

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("escape_text = environment.escape_text")
        self.writeline("print_safely = environment.print_safely")

    def _output_child_pre(self, node: jinja2.nodes.Expr, frame: jinja2.compiler.Frame, finalize: Any) -> None:
        self.printed = node
        # Not isinstance: Markup is a str too, and is not to be escaped again.
        if self._is_plain(frame, finalize):
            self.write("(value if " if _is_marked(node) else "(escape_text(value) if ")
            self.write("type(value := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: jinja2.nodes.Expr, frame: jinja2.compiler.Frame, finalize: Any) -> None:
        if self._is_plain(frame, finalize):
            self.write(") is str else Markup(value))" if _is_marked(node) else ") is str else print_safely(value))")
        else:
            super()._output_child_post(node, frame, finalize)

    def visit_Filter(self, node: jinja2.nodes.Filter, frame: jinja2.compiler.Frame) -> None:  # noqa: N802 - as above
        """Without `|safe`, where it is the last thing done to what is printed."""
        if node.node and node is self.printed and _is_marked(node):
            self.visit(node.node, frame)
        else:
            super().visit_Filter(node, frame)

    @staticmethod
    def _is_plain(frame: jinja2.compiler.Frame, finalize: Any) -> bool:
        return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None


def _is_marked(node: jinja2.nodes.Expr) -> bool:
    return isinstance(node, jinja2.nodes.Filter) and node.name == "safe"


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


class _Context(jinja2.runtime.Context):
    """Calls macros, and what needs no part of the context, without asking what they need.

    All templates of an environment have the same globals, so that what is imported never has to be made anew for more.
    """

    def __init__(
        self,
        environment: jinja2.Environment,
        parent: dict[str, Any],
        name: str | None,
        blocks: Mapping[str, Any],
        globals: Mapping[str, Any] | None = None,  # noqa: A002 - the name that Jinja gives it
    ) -> None:
        self.parent = parent
        self.vars: dict[str, Any] = {}
        self.environment = environment
        self.eval_ctx = jinja2.nodes.EvalContext(environment, name)
        self.exported_vars: set[str] = set()
        self.name = name
        self.globals_keys: set[str] = set()
        self.blocks = {block: [render] for block, render in blocks.items()} if blocks else {}

    def call(
        __self,  # noqa: N805 - any other name may be that of a macro's argument
        __callee: Any,
        *args: Any,
        _loop_vars: Any = None,
        _block_vars: Any = None,
        **kwargs: Any,
    ) -> Any:
        kind = type(__callee)
        if kind is Macro:
            if not (__callee.catch_kwargs or __callee.catch_varargs or __callee.caller or __callee.explicit_caller):
                args += tuple([kwargs.pop(name, missing) for name in __callee.arguments[len(args) :]])
                if not kwargs and len(args) == len(__callee.arguments):
                    text = __callee._func(*args)
                    return Markup(text) if __self.eval_ctx.autoescape else text
            return __callee(__self.eval_ctx, *args, **kwargs)
        if kind is types.BuiltinFunctionType or __callee is dict:
            return __callee(*args, **kwargs)
        return super().call(__callee, *args, _loop_vars=_loop_vars, _block_vars=_block_vars, **kwargs)


class QuickEnvironment(jinja2.Environment):
    """An environment whose globals do not change once templates are loaded."""

    code_generator_class = _CodeGenerator
    context_class = _Context

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._found: dict[str, jinja2.Template] = {}

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - the name that Jinja gives it
    ) -> jinja2.Template:
        # Templates say it for each page, of each template that they include, import or extend.
        if found := self._found.get(name):  # type: ignore[arg-type] # a template is not among them
            return found
        template = super().get_template(name, parent, globals)
        if isinstance(name, str):
            self._found[name] = template
        return template

    escape_text = staticmethod(_escape_inner)

    @staticmethod
    def print_safely(value: object) -> str:
        """The text of a value that is no plain text, as it may stand in HTML."""
        if type(value) is Markup:
            return value
        return str(value) if type(value) is int else markupsafe.escape(value)

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
