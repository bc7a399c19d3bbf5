"""The lint of templates: where a value of content could become an address, a style, a script or markup.

The template is read as HTML in which expressions and tags of Jinja are opaque signs, whatever `if` and `for` say; so a
piece of a tag that stands in a block or a macro by itself is read too. What an expression may be is for `trust.py`.
"""

import re
from collections.abc import Iterator

import jinja2
from jinja2 import nodes

from tindoingoai.problems import Problem
from tindoingoai.templating.markup import (
    ATTRIBUTE,
    CANDIDATES,
    CONSTRUCT,
    LISTS,
    STYLES,
    TAG,
    is_address,
    is_refresh,
    value_of,
)
from tindoingoai.templating.trust import Trust, write_known

# Stand for the first sign of an expression and its others, a tag of Jinja, and a comment, which leaves nothing.
_VALUE, _MORE, _TAG, _NOTHING = "\ue000", "\ue001", "\ue002", "\ue003"
_SIGNS = {"variable": _MORE, "block": _TAG, "comment": _NOTHING, "raw": _NOTHING}
# An attribute outside of any tag: in a block or a macro that stands in one.
_LOOSE = re.compile(r"(?P<name>[\w:.-]+)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>(?!))())")
_REFRESH = re.compile(r"[\s\d.]+[\s;,]+(?:url\s*=\s*)?[\"']?", re.IGNORECASE)
_CLOSED_TEXT = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|`[^`]*`")
# Tags whose text comes from where it cannot be looked at.
_OPAQUE = re.compile(r"\{%[-+]?\s*(include|block|call|filter)\b")
_UNESCAPED = re.compile(r"\{%[-+]?\s*autoescape\s+(?!true)", re.IGNORECASE)

_BY_URL = 'write `{{ … }}` as `{{ …|url }}`; more than one piece as `{{ ("/…/" ~ …)|url }}`'
_IN_STYLES = "numbers, `{{ picture|look }}` and `url({{ …|url }})` may stand there"
_IN_SCRIPTS = "write it as `{{ …|tojson }}`, with no quotes of your own around it"
_BY_DATA = "put it into a `data-` attribute, and have a script read that"


Fault = tuple[int, str, str]
_PARSER = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)


def lint(path: str, text: str) -> list[Problem]:
    """What is wrong with a template; raises `TemplateSyntaxError` where it does not parse."""
    lines = text.split("\n")
    problems = set()
    for start, message, hint in _Lint(text).faults():
        line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
        problems.add(Problem(path, line, column, message, lines[line - 1], hint))
    return sorted(problems)


class _Lint:
    """One template; `signs` is its text with opaque signs, of the same length, `values` its expressions by place."""

    def __init__(self, text: str) -> None:
        template = _PARSER.parse(text)
        self.text = text
        self.trust = Trust(template)
        self.signs, starts = _cover(text)
        self.values = dict(zip(starts, _expressions(template), strict=True))

    def faults(self) -> Iterator[Fault]:
        for found in _UNESCAPED.finditer(self.text):
            yield found.start(), "signs of HTML in content are to be escaped", "leave `autoescape` as it is"
        end = 0
        for found in CONSTRUCT.finditer(self.signs):
            yield from self._loose(end, found.start())
            tag = TAG.match(found[0])
            end = found.end()
            if tag:
                yield from self._tag(tag, found.start())
                yield from self._raw(tag["name"].lower(), found.start() + tag.end(), end)
            elif not found[0].startswith("<!"):
                yield from self._loose(found.start(), end)
        yield from self._loose(end, len(self.signs))

    def _loose(self, start: int, end: int) -> Iterator[Fault]:
        for attribute in _LOOSE.finditer(self.signs, start, end):
            value, at = value_of(attribute)
            yield from self._attribute("", attribute["name"].lower(), value, at, attribute[0])

    def _tag(self, tag: re.Match[str], offset: int) -> Iterator[Fault]:
        name = tag["name"].lower()
        for attribute in ATTRIBUTE.finditer(tag[0], tag.end("name"), tag.end() - 1):
            for start, expression in self._values_in(offset + attribute.start("name"), offset + attribute.end("name")):
                if not self.trust.is_written(expression):
                    yield start, "a value where a tag has the names of its attributes", "write the name out"
            value, at = value_of(attribute)
            yield from self._attribute(name, attribute["name"].lower(), value, offset + at, tag[0])

    def _attribute(self, tag: str, name: str, value: str, at: int, text: str) -> Iterator[Fault]:
        """What is wrong with an attribute; `text` is all of its tag, as far as that is known."""
        quote = self.signs[at - 1 : at]
        is_link = is_address(tag, name) or name in CANDIDATES or name in LISTS
        if is_link and (opaque := _OPAQUE.search(self.text, at, at + len(value))):
            yield opaque.start(), f"`{name}` gets a text that is made elsewhere", _BY_URL
        for start, expression in self._values_in(at, at + len(value)):
            if quote not in ("'", '"'):
                yield start, f"the value of `{name}` has no quotes: a blank in it would end it", "put it in quotes"
            elif filter_ := self._ends(expression, quote):
                hint = "put single quotes around it" if filter_ == "tojson" else "leave `|safe` away"
                yield start, f"`|{filter_}` leaves quotes that would end `{name}`", hint
            elif re.match("on[a-z]", name) or name == "srcdoc":
                if not self.trust.is_own(expression):
                    yield start, f"`{name}` would run what this says", _BY_DATA
            elif name in STYLES:
                if not self.trust.is_style(expression, self.signs[at:start]):
                    yield start, f"`{name}` gets a value that may be any style", _IN_STYLES
            elif name in CANDIDATES:
                yield from self._candidate(name, expression, at, start)
            elif is_link or is_refresh(tag, name, text):
                moved = _REFRESH.match(self.signs, at, start)
                if not self.trust.is_address(expression, self._known(moved.end() if moved else at, start)):
                    yield start, f"`{name}` gets a value that may lead anywhere, `javascript:` too", _BY_URL

    def _candidate(self, name: str, expression: nodes.Node, at: int, start: int) -> Iterator[Fault]:
        """One of several addresses with their widths: an address, or behind it a number."""
        at += self.signs[at:start].rfind(",") + 1
        is_behind = re.search(r"\S\s", self.signs[at:start])
        if not (
            self.trust.is_own(expression) if is_behind else self.trust.is_address(expression, self._known(at, start))
        ):
            yield start, f"`{name}` gets a value that may lead anywhere", _BY_URL

    def _raw(self, tag: str, start: int, end: int) -> Iterator[Fault]:
        """What is wrong in the text of a script or a style sheet."""
        for at, expression in self._values_in(start, end):
            if tag == "style" and not self.trust.is_style(expression, self.signs[start:at]):
                yield at, "a style sheet gets a value that may be any style", _IN_STYLES
            elif tag == "script" and not self.trust.is_own(expression):
                line = _CLOSED_TEXT.sub("", self.signs[self.signs.rfind("\n", 0, at) + 1 : at])
                if not self.trust.is_json(expression) or re.search("[\"'`]", line):
                    yield at, "a script gets a value that could be more of it", _IN_SCRIPTS

    def _values_in(self, start: int, end: int) -> list[tuple[int, nodes.Node]]:
        return [(at, expression) for at, expression in self.values.items() if start <= at < end]

    def _ends(self, expression: nodes.Node, quote: str) -> str:
        """The filter that leaves quotes in a value which would end an attribute; empty where there is none."""
        if not isinstance(expression, nodes.Filter) or (expression.node and self.trust.is_own(expression.node)):
            return ""
        return expression.name if expression.name == "safe" or (expression.name == "tojson" and quote == '"') else ""

    def _known(self, start: int, end: int) -> str:
        """What is known of the beginning of an address: NUL where anything may stand."""
        values = iter(self._values_in(start, end))
        text = re.sub(
            f"{_VALUE}{_MORE}*", lambda _: self._write(next(values)[1]), self.signs[start:end].replace(_NOTHING, "")
        )
        bare = text.replace(_TAG, "")
        return text.replace(_TAG, "\0") if bare.strip() else ""

    def _write(self, expression: nodes.Node) -> str:
        known = write_known(expression)
        return "" if known == "\0" and self.trust.is_address(expression) else known


def _cover(text: str) -> tuple[str, list[int]]:
    """A template with signs in the place of all that is Jinja's, and where its expressions begin."""
    pieces, values = [], []
    end = covered = 0
    for _, kind, value in _PARSER.lex(text):
        start = text.index(value, end)
        end = start + len(value)
        word, _, edge = kind.partition("_")
        if edge == "begin" and word in _SIGNS:
            pieces.append(text[covered:start])
            covered = start
        if word in _SIGNS and (edge == "end" or word == "raw"):
            signs = _SIGNS[word] * (end - covered)
            if word == "variable":
                values.append(covered)
                signs = _VALUE + signs[1:]
            pieces.append(signs)
            covered = end
    return "".join([*pieces, text[covered:]]), values


def _expressions(node: nodes.Node) -> Iterator[nodes.Node]:
    """All that is printed, in the order in which it is written."""
    if isinstance(node, nodes.Output):
        yield from (child for child in node.nodes if not isinstance(child, nodes.TemplateData))
    else:
        for child in node.iter_child_nodes():
            yield from _expressions(child)
