"""Which expressions of a template may stand where a browser would do what they say: in addresses, styles and scripts.

Content is not to be trusted: an attribution may say `javascript:…`. What is trusted is what a designer writes out, the
settings and words of the site, addresses that the engine makes, numbers, and what a filter has checked.
"""

import re
from collections.abc import Iterator

from jinja2 import nodes

CHECKED = ("url", "absolute")
# Fields of the model that hold addresses of pages and pictures, checked when they were read or made.
_ADDRESSES = ("address", "plain")
_NUMBERS = ("width", "height", "index", "index0", "length")
_COUNTING = ("int", "float", "length", "count", "round", "number")
_OWN = ("site", "words")
# The beginning of an address after which nothing can change its scheme and host; NUL stands for what is not known.
_FIXED = re.compile(
    r"\s*(?:(?:https?:)?//[^/?#\\\0]+[/?#]|/[^/\\\0]|[#?]|(?:mailto|tel|sms):|[^/?#:\\&\0]+[/?#])", re.IGNORECASE
)


def is_fixed(beginning: str) -> bool:
    """Whether the text before a value settles where an address leads."""
    return bool(_FIXED.match(beginning))


class Trust:
    """Judges the expressions of one template; names that it sets are worth what they are set to."""

    def __init__(self, template: nodes.Template) -> None:
        self._set: dict[str, list[nodes.Node]] = {}
        bound: dict[str, int] = {}
        for each in template.find_all(nodes.Name):
            bound[each.name] = bound.get(each.name, 0) + (each.ctx != "load")
        for assign in template.find_all(nodes.Assign):
            if isinstance(assign.target, nodes.Name):
                self._set.setdefault(assign.target.name, []).append(assign.node)
        for name, values in list(self._set.items()):
            # Also a loop, a macro or a block of text gives it a meaning.
            if len(values) < bound[name]:
                del self._set[name]

    def resolve(self, expression: nodes.Node) -> Iterator[nodes.Node]:
        """What an expression may stand for: the branches of a choice, the values of a name that is set."""
        pending, seen = [expression], set()
        while pending:
            node = pending.pop()
            match node:
                case nodes.CondExpr():
                    pending += [node.expr1, *([node.expr2] if node.expr2 else [])]
                case nodes.Or():
                    pending += [node.left, node.right]
                case nodes.And():
                    # Else it is something empty.
                    pending.append(node.right)
                case nodes.Name() if node.name in self._set and node.name not in seen:
                    seen.add(node.name)
                    pending += self._set[node.name]
                case _:
                    yield node

    def is_written(self, expression: nodes.Node) -> bool:
        """A designer's own text, or a number."""
        return all(_is_number(node) or isinstance(node, nodes.Const) for node in self.resolve(expression))

    def is_own(self, expression: nodes.Node) -> bool:
        """The same, or of the site's settings and words."""
        return all(_is_number(node) or is_setting(node) for node in self.resolve(expression))

    def is_json(self, expression: nodes.Node) -> bool:
        return all(isinstance(node, nodes.Filter) and node.name == "tojson" for node in self.resolve(expression))

    def is_address(self, expression: nodes.Node, beginning: str = "") -> bool:
        """Whether it may go on with an address that begins so."""
        if is_fixed(beginning):
            return True
        return all(self._is_address(node, beginning) for node in self.resolve(expression))

    def _is_address(self, node: nodes.Node, beginning: str) -> bool:
        if _is_number(node) and not isinstance(node, nodes.Const):
            return True
        if beginning.strip():
            return False
        match node:
            case nodes.Filter():
                return node.name in CHECKED
            case nodes.Getattr() if node.attr in _ADDRESSES:
                return True
            case nodes.Concat() | nodes.Add():
                return self._is_whole(node)
        return isinstance(node, nodes.Const) or is_setting(node)

    def _is_whole(self, node: nodes.Node) -> bool:
        """Whether pieces that are joined make an address."""
        beginning = ""
        for piece in _pieces(node):
            if not (isinstance(piece, nodes.Const) or self.is_address(piece, beginning)):
                return False
            beginning += write_known(piece)
        return True

    def is_style(self, expression: nodes.Node, beginning: str) -> bool:
        """Whether it may stand in a style sheet after such a text."""
        is_in_url = bool(re.search(r"url\(\s*[\"']?$", beginning, re.IGNORECASE))
        return all(
            _is_number(node)
            or is_setting(node)
            or (isinstance(node, nodes.Filter) and node.name in ("look", "urlencode", "url")[: 3 if is_in_url else 2])
            for node in self.resolve(expression)
        )


def write_known(node: nodes.Node) -> str:
    """What is known of the text that stands for an address's piece: NUL where nothing is."""
    if isinstance(node, nodes.Const):
        return str(node.value)
    return "https://host" if isinstance(node, nodes.Getattr) and node.attr == "base_url" and is_setting(node) else "\0"


def is_setting(node: nodes.Node) -> bool:
    """Something of `site` or `words`, which come with the templates."""
    while isinstance(node, nodes.Getattr | nodes.Getitem):
        node = node.node
        if isinstance(node, nodes.Name) and node.name in _OWN:
            return True
    return isinstance(node, nodes.Const)


def _is_number(node: nodes.Node) -> bool:
    match node:
        case nodes.Filter():
            return node.name in _COUNTING
        case nodes.Getattr():
            return node.attr in _NUMBERS
        case nodes.Mul() | nodes.Add() | nodes.Mod():
            return _is_number(node.left) and _is_number(node.right)
        case nodes.Neg() | nodes.Pos():
            return True
        case nodes.Const():
            return isinstance(node.value, int | float)
    return isinstance(node, nodes.Compare | nodes.Not | nodes.Sub | nodes.Div | nodes.FloorDiv | nodes.Pow)


def _pieces(node: nodes.Node) -> Iterator[nodes.Node]:
    if isinstance(node, nodes.Concat):
        yield from node.nodes
    elif isinstance(node, nodes.Add):
        yield from (*_pieces(node.left), *_pieces(node.right))
    else:
        yield node
