"""What is answered while a template is compiled is what it would be told while it is rendered."""

import pathlib

import jinja2
import pytest

from tests.conftest import Newspaper
from tindoingoai.model import Link
from tindoingoai.templating.compiled import QuickEnvironment
from tindoingoai.templating.environment import read_texts
from tindoingoai.templating.settled import may_shadow

SITE = Link("Báo <hai>", "")
WORDS = {"share": "Chia sẻ & gửi", "copy": "Sao chép", "weekdays": "T2, T3"}
TEMPLATES = [
    "{{ words.share }}|{{ words['share'] }}|{{ words.copy }}|{{ words[name] }}",
    "{{ site.title }}|{% if site.address %}một{% else %}hai{% endif %}",
    "{% if site.title == 'x' %}một{% elif site.address %}hai{% else %}ba{% endif %}",
    "{% if name == 'x' %}một{% elif site.title %}hai{{ words.share }}{% elif name %}ba{% else %}bốn{% endif %}",
    "{% if site.address %}{% block a %}một{% endblock %}{% endif %}{{ self.a() }}",
    "{% if site.title %}{% set seen = words.share %}{% endif %}{{ seen }}",
    "{% for day in words.weekdays.split(', ') %}{{ day }}{% if site.title and not loop.last %};{% endif %}{% endfor %}",
    "{% macro m(word=words.share) %}<i>{{ word }}{{ site.title|upper }}</i>{% endmacro %}{{ m() }}",
    "{{ words.missing is defined }}|{{ site.title ~ words.share }}|{{ words|length }}",
]


def environments() -> tuple[jinja2.Environment, QuickEnvironment]:
    quick = QuickEnvironment(autoescape=True)
    quick.settled = {"site": SITE, "words": WORDS}
    environments = jinja2.Environment(autoescape=True), quick
    for environment in environments:
        environment.globals |= {"site": SITE, "words": WORDS}
    return environments


@pytest.mark.parametrize("template", TEMPLATES)
def test_it_prints_what_jinja_prints(template: str) -> None:
    plain, quick = environments()
    template = template.replace("words.copy", "words['copy']")
    assert quick.from_string(template).render(name="share") == plain.from_string(template).render(name="share")


def test_what_is_settled_is_text_like_that_around_it() -> None:
    quick = environments()[1]
    code = quick.compile("<p>{{ words.share }}</p>{% if site.address %}x{% endif %}<hr>", raw=True)
    assert "<p>Chia sẻ &amp; gửi</p>" in code
    assert "if " not in code.partition("pass")[2]


@pytest.mark.parametrize(
    "text",
    [
        "{% set words = 3 %}",
        "{%- set words %}x{% endset %}",
        "{%- set a, words = x %}",
        "{% call(words) m() %}{% endcall %}",
        "{% for words in x %}",
        "{% macro m(a, words) %}",
        "{% macro m(words='x') %}",
        "{% from 'a.html' import b as words %}",
        "{% import 'a.html'\n as words -%}",
        "{% with words = 3 %}",
    ],
)
def test_template_that_gives_a_name_another_meaning_is_found_out(text: str) -> None:
    assert may_shadow(text, "words")


@pytest.mark.parametrize(
    "text",
    [
        '<div class="words">{% if words.share and words["copy"] == x %}{{ words }}{% endif %}',
        "{% set title = f(words=words.share) %}{% if words %}x{% endif %}",
        "{% set keywords = front.words_count %}",
        "Lời {# words = #} {{ f(words) }}",
    ],
)
def test_template_that_only_asks_is_not(text: str) -> None:
    assert not may_shadow(text, "words")


def test_theme_gives_them_no_other_meaning(tmp_path: pathlib.Path) -> None:
    texts = read_texts(tmp_path)
    assert [path for path, text in texts.items() if may_shadow(text, "site") or may_shadow(text, "words")] == []


def test_site_may_call_something_else_words(weekly: Newspaper) -> None:
    weekly.write("templates/404.html", '{% set words = {"skip_to_content": "khác"} %}{% include "own.html" %}')
    weekly.write("templates/own.html", "{{ words.skip_to_content }}|{{ site.title }}")
    weekly.build()
    assert weekly.page("/404.html") == "khác|Tờ báo thử"


def test_another_word_and_another_setting_reach_templates_that_are_compiled_already(weekly: Newspaper) -> None:
    weekly.write("templates/404.html", "{{ words.share }}|{% if site.pages.search %}tìm{% else %}không{% endif %}")
    weekly.build()
    assert weekly.page("/404.html") == "Chia sẻ bài|tìm"
    weekly.write("templates/i18n/vi.yaml", "share: Gửi bạn")
    weekly.settings("pages: {search: false}")
    weekly.build()
    assert weekly.page("/404.html") == "Gửi bạn|không"
