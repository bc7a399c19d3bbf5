"""What templates may do with values of content where a browser would do what they say."""

import pathlib
import re
import types
from collections.abc import Iterator

import html5lib
import jinja2
import pytest

from tests.conftest import Newspaper
from tests.problems.command import run_command
from tindoingoai.model import Picture
from tindoingoai.settings import Settings
from tindoingoai.templating.environment import Templates
from tindoingoai.templating.folders import find_templates
from tindoingoai.templating.lint import lint
from tindoingoai.templating.markup import is_address
from tindoingoai.templating.view import theme_folder, view_site

VIEW = view_site(Settings("Báo", "https://example.org"), (), {"/theme/news.css": "/theme/news.css"})

# `x` is a value of content.
ALLOWED = r"""
<a href="{{ x|url }}">
<a href='{{ x|absolute }}'>
<a href="{{ card.address }}"><img src="{{ card.plain or card.address|url }}">
<a href="{{ card.address if x else x|url }}">
<a href="{% if x %}{{ card.address }}{% else %}{{ x|url }}{% endif %}">
<a href="{% if x %}{{ card.address }}{% else %}/b/{% endif %}">
<a href="/chu-de/{{ x }}/"><a href="#{{ x }}"><a href="?q={{ x }}"><a href="tin/{{ x }}">
<a href="https://example.org/{{ x }}"><a href="//cdn.example/{{ x }}"><a href="mailto:{{ x }}"><a href="tel:{{ x }}">
<a href="{{ site.base_url }}/{{ x }}"><a href="{{ card.address }}#{{ x }}"><a href="{{ card.address }}?p={{ x }}">
<a href="{{ "/chu-de/" ~ x ~ "/" }}"><a href="{{ site.base_url ~ "/" ~ x }}"><a href="{{ "/a/" + x }}">
<a href="{{ ("/" ~ x)|url }}"><a href="{{ x|trim|url }}">
<a href="/trang-{{ x|int }}"><a href="trang-{{ loop.index }}.html">
{% set a = x|url %}<a href="{{ a }}">
{% set a = card.address %}{% if x %}{% set a = x|url %}{% endif %}<a href="{{ a }}">
<link rel="stylesheet" href="{{ site.assets["/theme/news.css"] }}">
<a {# href="{{ x }}" #} title="{{ x }}" data-x="{{ x }}" class="a {{ x }}">{{ x }}</a>
<!-- <a href="{{ x }}"> -->
{% raw %}<a href="{{ x }}">{% endraw %}
<img srcset="{{ x|url }} 1x, {{ card.address }} {{ card.width }}w, /b/{{ x }}.jpg 3x">
<meta http-equiv="refresh" content="0; url={{ x|url }}"><meta name="description" content="{{ x }}">
<p style="width: {{ card.width }}px; flex: {{ 100 * card.width / card.height }}; {{ card|look }}">
<p style="background: url({{ x|url }})"><p style="background: url('{{ x|url }}')"><p style="color: {{ x|urlencode }}">
<style>p { width: {{ x|int }}px }</style>
<p onclick="go({{ loop.index }}, '{{ words.share }}')">
<script>let a = {{ x|tojson }}, b = "b", c = {{ x|tojson }};</script>
<script type="application/ld+json">{"name": {{ x|tojson }}, "url": "{{ site.base_url }}"}</script>
<p data-x='{{ x|tojson }}'>
<option{{ " selected" if x }}><option {{ "selected" if x else "" }}>
<h{{ x|int }}></h{{ x|int }}>
<title>{{ x }}</title><textarea>href="{{ x }}</textarea>
{% autoescape true %}{{ x }}{% endautoescape %}
"""
REFUSED = r"""
<a href="§{{ x }}">
<a href='§{{ x }}'>
<a
  href = "§{{ x }}">
<A HREF="§{{ x }}">
<a href=" §{{ x }} ">
<a href="{{- '' -}}§{{- x -}}">
<a href="§{{ x|trim }}"><a href="§{{ x|url|replace("a", "b") }}"><a href="§{{ x|urlencode }}">
<a href="§{{ card.address or x }}"><a href="§{{ x and x }}"><a href="§{{ card.address if x else x }}">
<a href="{% if x %}§{{ x }}{% else %}/b/{% endif %}"><a href="{% if y %}/b/{% endif %}§{{ x }}">
<a href="/§{{ x }}"><a href="//§{{ x }}"><a href="https://§{{ x }}"><a href="https:§{{ x }}">
<a href="https://a§{{ x }}/">
<a href="javascript:go('§{{ x|url }}')"><a href="data:text/html,§{{ x|url }}"><a href="java§{{ x|url }}">
<a href="§{{ x ~ "/" }}"><a href="§{{ "/" ~ x }}"><a href="§{{ "java" ~ x }}"><a href="§{{ x + "a" }}">
<a href="§{{ words.share.format(a=x) }}"><a href="§{{ link(x) }}"><a href="§{{ card["address"] }}">
{% set a = x %}<a href="§{{ a }}">
{% set a = x|url %}{% for a in x %}<a href="§{{ a }}">{% endfor %}
{% set a %}{{ x }}{% endset %}<a href="§{{ a }}">
{% macro link(address) %}<a href="§{{ address }}">{% endmacro %}
{% block look %} href="§{{ x }}"{% endblock %}
<a href="§{% include "address.txt" %}"><a href="§{% block a %}{% endblock %}">
<img src="§{{ x }}"><form action="§{{ x }}"><button formaction="§{{ x }}"><video poster="§{{ x }}">
<body background="§{{ x }}">
<object data="§{{ x }}"></object><svg><use xlink:href="§{{ x }}"/></svg><q cite="§{{ x }}"><a ping="§{{ x }}">
<section data-block="§{{ x }}">
<img srcset="§{{ x }} 1x"><img srcset="/a.jpg 1x, §{{ x }} 2x"><img srcset="/a.jpg §{{ x }}">
<link imagesrcset="§{{ x }}">
<meta http-equiv="refresh" content="0; url=§{{ x }}"><meta content="§{{ x }}" http-equiv=refresh>
<p style="§{{ x }}"><p style="color: §{{ x }}"><p style="background: url(§{{ x }})"><p style="color: §{{ x|url }}">
<p style="background: url(§{{ card.address }})"><rect fill="§{{ x }}"/>
<style>p { color: §{{ x }} }</style>
<p onclick="go('§{{ x }}')"><p ONERROR='go(§{{ x|tojson }})'><iframe srcdoc="§{{ x }}"></iframe>
<script>let a = "§{{ x }}";</script>
<script>let a = "§{{ x|tojson }}";</script><script>let b = "a", a = `§{{ x|tojson }}`</script>
<script type="application/ld+json">{"a": §{{ x }}}</script>
<a href=§{{ x|url }}><p class=§{{ x }}><p class=a-§{{ x }}>
<p title="§{{ x|safe }}"><p data-x="§{{ x|tojson }}">
<p §{{ x }}><p data-§{{ x }}="a">
§{% autoescape false %}{{ x }}{% endautoescape %}
"""


def _join(forms: str) -> list[str]:
    """The lines; one that is set in goes on with the one above."""
    lines: list[str] = []
    for line in forms.strip().split("\n"):
        if line.startswith("  "):
            lines[-1] += f"\n{line}"
        else:
            lines.append(line)
    return lines


@pytest.mark.parametrize("form", _join(ALLOWED))
def test_values_that_can_do_no_harm_are_allowed(form: str) -> None:
    assert lint("a.html", form) == []


@pytest.mark.parametrize("form", _join(REFUSED))
def test_values_that_a_browser_would_obey_are_told_at_their_place(form: str) -> None:
    pieces = form.split("§")
    starts = [len("".join(pieces[:count])) for count in range(1, len(pieces))]
    text = "".join(pieces)
    places = [(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)) for at in starts]
    found = lint("a.html", text)
    assert [(problem.line, problem.column) for problem in found] == places
    assert all(problem.hint for problem in found)


def test_templates_of_the_theme_keep_to_the_rules(tmp_path: pathlib.Path) -> None:
    assert theme_folder() in find_templates(tmp_path)["base.html"].parents
    for name, path in find_templates(tmp_path).items():
        assert lint(name, path.read_text("utf-8")) == []


PAYLOADS = (
    "javascript:alert(1)",
    " javascript:alert(1)",
    "JAVA\tSCRIPT:alert(1)",
    "//evil.example",
    "/evil.example",
    "data:text/html,x",
    '" onclick="alert(1)',
    "' onclick='alert(1)",
    "');alert(1)//",
    "red;background:url(//evil.example)",
    "https://a/);color:red",
    "</script><script>alert(1)</script>",
)


CARD = Picture("/a/", 3, 2, plain="/a.png", color="#123456")
LOOP = types.SimpleNamespace(index=1)


def _render(form: str, payload: str) -> str:
    environment = Templates(pathlib.Path(), VIEW, {"weekdays": "", "share": ""}, {"a.html": form}).environment
    try:
        return environment.get_template("a.html").render(x=payload, y="", card=CARD, loop=LOOP)
    except (jinja2.TemplateError, ValueError, TypeError, OverflowError):
        return ""


def _read(page: str) -> list[tuple[str, dict[str, str]]]:
    """Elements and their attributes, as a browser finds them."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    return [(str(node.tag), {str(name): value for name, value in node.attrib.items()}) for node in tree.iter()]


_WHOLE_URL = re.compile(r"url\((?!//)(?:'[^']*'|[^'\"()]*)\)")


def _harm(page: str, harmless: str) -> Iterator[str]:
    """What a payload did to a page: `harmless` is the same with a plain word."""
    elements, expected = _read(page), _read(harmless)
    if [(tag, sorted(names)) for tag, names in elements] != [(tag, sorted(names)) for tag, names in expected]:
        yield "other elements or attributes"
    for _, attributes in elements:
        for name, value in attributes.items():
            bare = re.sub(r"[\s\x00]", "", value).lower()
            if is_address("a", name) and re.match(r"(javascript|data):|//(?!cdn\.example/)|https?://evil", bare):
                yield f"{name}={value}"
            if name == "style" and re.search(r";\s*(background|color):(?! )", _WHOLE_URL.sub("", value)):
                yield f"{name}={value}"
            if name.startswith("on") and "alert" in value:
                yield f"{name}={value}"
    for script in re.findall(r"<script>(.*?)</script>", page, re.DOTALL):
        if "alert" in re.sub(r'"(?:[^"\\]|\\.)*"', "", script):
            yield script


@pytest.mark.slow
def test_what_is_allowed_does_no_harm_and_what_is_refused_does() -> None:
    """Every form is rendered with hostile values; those that are refused show that the trial would notice."""
    for form in _join(ALLOWED):
        for payload in PAYLOADS:
            assert not list(_harm(_render(form, payload), _render(form, "x"))), (form, payload)
    refused = [form.replace("§", "") for form in _join(REFUSED)]
    harmful = [form for form in refused if any(any(_harm(_render(form, bad), _render(form, "x"))) for bad in PAYLOADS)]
    assert len(harmful) > 25, len(harmful)


def test_address_of_content_in_an_own_template_ends_the_build(
    weekly: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = '::: trích {nguồn="javascript:alert(1)"}\nLời.\n:::'
    weekly.article("thoi-su/thoi-su-1", 1, body=body)
    weekly.write("templates/parts/pull_quote.html", '<figure>\n<a href="{{ part.attribution }}">x</a></figure>')
    weekly.write("templates/chrome/footer.html", "<p title={{ site.title }}>")
    for command in ("build", "check", "build --keep-going"):
        ended = run_command(command.split(), weekly.site, monkeypatch)
        assert ended.code == 1
        assert "templates/parts/pull_quote.html:2:10: `href` gets a value that may lead anywhere" in ended.output
        assert "templates/chrome/footer.html:1:10: the value of `title` has no quotes" in ended.output
        assert not (weekly.site / "build").exists()


def test_url_takes_away_what_links_may_not_lead_to(weekly: Newspaper) -> None:
    weekly.write(
        "templates/base.html", "{{ 'javascript:x'|url }}|{{ 'javascript:x'|absolute }}|{{ \"https://a/b('c')\"|url }}"
    )
    weekly.build()
    assert weekly.page("/") == "||https://a/b%28%27c%27%29"
