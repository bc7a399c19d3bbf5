"""What our environment prints is what Jinja prints; it only gets there with less."""

import jinja2
import markupsafe
import pytest

from tindoingoai.model import Link
from tindoingoai.templating.compiled import QuickEnvironment

VALUES = {
    "text": "<b> & \"hai\" 'ba'",
    "safe": markupsafe.Markup("<b>"),
    "number": 7,
    "nothing": None,
    "link": Link("Đối <ngoại>", "/doi-ngoai/"),
    "entries": {"title": "<một>", "deep": {"x": "&"}},
    "word": "thay",
}
TEMPLATES = [
    "{{ text }}|{{ safe }}|{{ number }}|{{ nothing }}|{{ number + 0.5 }}",
    "{{ link.title }}|{{ link['address'] }}|{{ entries.title }}|{{ entries.deep.x }}",
    "{{ text|upper }}|{{ text|safe }}|{{ text|e }}|{{ text ~ safe }}|{{ safe ~ text }}",
    "{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}{{ m(text) }}{{ m(safe) }}{{ m(m(text)) }}",
    "{% set x %}<u>{{ text }}</u>{% endset %}{{ x }}",
    "{% autoescape false %}{{ text }}{{ safe }}{% endautoescape %}{{ text }}",
    "{% for key, value in entries.items() %}{{ key }}={{ value }};{% endfor %}",
    "{{ link.missing is defined }}|{{ entries.missing is defined }}|{{ link.missing|default('<x>') }}",
    "{% filter upper %}{{ text }}{% endfilter %}|{{ word }}{% set word = '<khác>' %}|{{ word }}",
    "{{ [text, safe]|join(', ') }}|{{ (text, number) }}",
    "{{ safe|safe }}|{{ number|safe }}|{{ nothing|safe }}|{{ (text ~ safe)|safe }}|{{ (text|safe)|length }}",
    "{{ '%s và %s'|format(text, number)|safe }}{% autoescape false %}{{ text|safe }}{% endautoescape %}",
    "{% macro m(x, y='&') %}{{ x }}{{ y }}{% endmacro %}{{ m(text) }}{{ m(y=text, x=safe) }}{{ m(*[1, 2]) }}",
    "{% macro m(x, y='&') %}{{ x }}{{ y }}{% endmacro %}{{ m(**{'x': 3}) }}{{ m(1, **{'y': text}) }}",
    "{% macro m(x) %}{{ x }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, text, z=safe) }}",
    "{% macro m(x) %}<{{ caller(x) }}>{% endmacro %}{% call(y) m(text) %}{{ y }}{{ text }}{% endcall %}",
    "{% macro m(x, caller=none) %}{{ x }}{{ caller is none }}{% endmacro %}{{ m(text) }}",
    "{% for x in [1, 2] %}{{ '{}-{y}'.format(x, y=3) }}{{ dict(entries, x=x).x }}{{ loop.last }}{% endfor %}",
    "{% for x in [[1, [2, []]]] recursive %}{{ x[0] }}{% if x[1] %}{{ loop(x[1:]) }}{% endif %}{% endfor %}",
    "{% set space = namespace(a=1) %}{% for x in [text] %}{% set space.a = x %}{% endfor %}{{ space.a }}",
    "{% set list = [] %}{% set added = list.append(link.title) %}{{ list }}{{ added }}",
    "{{ link.title.missing is defined }}{{ entries.deep.deeper is defined }}{{ entries.deep.x.upper() }}",
]
# A site of templates; the first is rendered.
FOLDERS = [
    {
        "a": "{% extends 'b' %}{% set x = text %}{% block one %}({{ super() }}{{ x }}){% endblock %}lost",
        "b": "<{% block one %}{{ text }}{% endblock %}|{{ self.one() }}|{% block two %}{% endblock %}>",
    },
    {
        "a": "{% set x = 1 %}{% include 'b' %}{% for y in [1] %}{% include 'b' %}{% endfor %}{% include ['c', 'd'] %}",
        "b": "{{ x }}{{ y|default('-') }}{% include 'd' ignore missing %}",
        "d": "{{ text }}",
    },
    {
        "a": "0{{ text }}{% include 'b' without context %}1{% block one %}2{% endblock %}{% include 'b' %}",
        "b": "{{ text|default('nichts') }}",
    },
    {
        "a": "{% import 'b' as b %}{% import 'b' as c with context %}{{ b.m(1) }}{{ c.m(text) }}{% include 'c' %}",
        "b": "{% set x = '&' %}{% macro m(z) %}{{ z }}{{ text|default('-') }}{{ x }}{% endmacro %}lost",
        "c": "{% from 'b' import x as y %}{{ y }}",
    },
    {
        "a": "{% if word %}{% extends 'b' %}{% endif %}x{% block one %}{% set x = 1 %}{{ x }}{{ safe }}{% endblock %}",
        "b": "{% set x %}{% block one %}{% endblock %}{% endset %}{{ x }}{% filter upper %}{{ x }}{% endfilter %}",
    },
]


@pytest.mark.parametrize("template", TEMPLATES)
def test_it_prints_what_jinja_prints(template: str) -> None:
    expected = jinja2.Environment(autoescape=True).from_string(template).render(VALUES)
    assert QuickEnvironment(autoescape=True).from_string(template).render(VALUES) == expected


@pytest.mark.parametrize("texts", FOLDERS)
def test_templates_that_use_each_other_print_what_jinja_prints(texts: dict[str, str]) -> None:
    loader = jinja2.DictLoader(texts)
    expected = jinja2.Environment(autoescape=True, loader=loader).get_template("a").render(VALUES)
    assert QuickEnvironment(autoescape=True, loader=loader).get_template("a").render(VALUES) == expected


@pytest.mark.parametrize("call", ["m()", "m(1, 2, 3)", "m(1, z=2)", "m(1, x=2)", "missing()", "number()"])
def test_a_call_that_is_wrong_is_told_as_jinja_tells_it(call: str) -> None:
    template = f"{{% macro m(x, y=1) %}}{{{{ x }}}}{{% endmacro %}}\n{{{{ {call} }}}}"
    told = []
    for environment in (jinja2.Environment, QuickEnvironment):
        with pytest.raises((TypeError, jinja2.UndefinedError)) as caught:
            environment(autoescape=True, undefined=jinja2.StrictUndefined).from_string(template).render(VALUES)
        told.append((caught.type, str(caught.value)))
    assert told[0] == told[1]


def test_an_entry_goes_before_a_method_of_the_same_name() -> None:
    template = QuickEnvironment(autoescape=True).from_string("{{ words.copy }}")
    assert template.render(words={"copy": "Sao chép"}) == "Sao chép"


def test_a_name_that_is_missing_is_told_as_jinja_tells_it() -> None:
    environment = QuickEnvironment(autoescape=True, undefined=jinja2.StrictUndefined)
    with pytest.raises(jinja2.UndefinedError, match="missing"):
        environment.from_string("{{ link.missing }}").render(VALUES)
