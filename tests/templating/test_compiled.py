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
]


@pytest.mark.parametrize("template", TEMPLATES)
def test_it_prints_what_jinja_prints(template: str) -> None:
    expected = jinja2.Environment(autoescape=True).from_string(template).render(VALUES)
    assert QuickEnvironment(autoescape=True).from_string(template).render(VALUES) == expected


def test_an_entry_goes_before_a_method_of_the_same_name() -> None:
    template = QuickEnvironment(autoescape=True).from_string("{{ words.copy }}")
    assert template.render(words={"copy": "Sao chép"}) == "Sao chép"


def test_a_name_that_is_missing_is_told_as_jinja_tells_it() -> None:
    environment = QuickEnvironment(autoescape=True, undefined=jinja2.StrictUndefined)
    with pytest.raises(jinja2.UndefinedError, match="missing"):
        environment.from_string("{{ link.missing }}").render(VALUES)
