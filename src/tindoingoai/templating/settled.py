"""What a template asks of names that never change, answered once, while it is compiled.

`{{ words.share }}` becomes text like that around it, and an `if` about a setting one of its branches. Knows nothing of
newspapers: which names are settled, and what they hold, is told by whoever compiles.
"""

import re
from collections.abc import Mapping
from typing import Any

import jinja2
import jinja2.nodes as nodes
from jinja2.visitor import NodeTransformer

# What can stand in a compiled template and be printed as it is.
_PLAIN = (str, bool, int)
# The beginnings of tags that give names, up to any place where a name may stand.
_GIVING = r"\{%[-+]?\s*(?:set\b[^=%]*?|(?:for|macro|call|with|from|import)\b(?:(?!%\}).)*?)"


def may_shadow(text: str, name: str) -> bool:
    """Whether a template may give a name another meaning: a tag does more with it than ask for its parts."""
    return bool(re.search(rf"{_GIVING}\b{name}\b\s*(?![\s.\[])", text, re.DOTALL))


def settle(template: nodes.Template, environment: jinja2.Environment, settled: Mapping[str, Any]) -> nodes.Template:
    """The template with all answered that it asks of settled names."""
    _Settling(environment, settled).visit(template)
    return template


class _Settling(NodeTransformer):
    def __init__(self, environment: jinja2.Environment, settled: Mapping[str, Any]) -> None:
        self.environment = environment
        self.settled = settled
        self.eval_ctx = nodes.EvalContext(environment)

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802 - Jinja calls it so
        return self._answer(node)

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802 - as above
        return self._answer(node)

    def visit_If(self, node: nodes.If) -> Any:  # noqa: N802 - as above
        # Jinja wants its `elif`s to stay such, so what they ask is answered and they are left where they are.
        others, node.elif_ = node.elif_, []
        for each in (node, *others):
            self.generic_visit(each)
        node.elif_ = others
        try:
            holds = node.test.as_const(self.eval_ctx)  # type: ignore[attr-defined] # Jinja says Node of an expression
        except nodes.Impossible:
            return node
        # What other templates and Jinja itself look for in a template as a whole is not left out.
        if node.elif_ or any(node.find_all((nodes.Block, nodes.Extends))):
            return node
        return node.body if holds else node.else_

    def _answer(self, node: nodes.Expr) -> nodes.Node:
        try:
            value = self._ask(node)
        except LookupError:
            return self.generic_visit(node)
        return nodes.Const(value, lineno=node.lineno) if isinstance(value, _PLAIN) else self.generic_visit(node)

    def _ask(self, node: nodes.Node) -> Any:
        """What an expression stands for; raises `LookupError` where that is known only later, or is a mistake."""
        match node:
            case nodes.Name():
                return self.settled[node.name]
            case nodes.Getattr():
                value = self.environment.getattr(self._ask(node.node), node.attr)
            case nodes.Getitem(arg=nodes.Const(value=key)):
                value = self.environment.getitem(self._ask(node.node), key)
            case _:
                raise LookupError(node)
        if isinstance(value, jinja2.Undefined):
            raise LookupError(node)
        return value
