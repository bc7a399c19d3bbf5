"""The documentation against the code: what an owner or an editor can write is named there, and what is shown works.

Names are looked for in code spans, and in the table that is about them: a word of the prose proves nothing.
"""

import datetime
import itertools
import operator
import pathlib
import re
import typing
import urllib.parse
from collections.abc import Iterator

import click
import msgspec
import pytest
import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.conftest import Newspaper
from tindoingoai.addresses import is_outside
from tindoingoai.catalog.front_page import Breaking, FrontPage, Slot, Strip
from tindoingoai.catalog.tags import read_tags
from tindoingoai.cli import cli
from tindoingoai.cli.printing import print_problems
from tindoingoai.head_words import KIND_WORDS, PART_KEYS
from tindoingoai.located.decode import Decoder
from tindoingoai.located.nodes import Document, read_mapping
from tindoingoai.markdown.directives import DIRECTIVES
from tindoingoai.markdown.fenced_block import Directive
from tindoingoai.model import FrontMatter
from tindoingoai.problems import Problem
from tindoingoai.release import WORDS
from tindoingoai.settings import Settings
from tindoingoai.sources.read import read_bytes
from tindoingoai.sources.results import ReadOptions

ROOT = pathlib.Path(__file__).parents[2]
STARTER_SETTINGS = "src/tindoingoai/starter/site.yaml"
# In English and in Vietnamese.
READMES = ("README.md", "README.vi.md")
GUIDES = ("docs/writing.md", "docs/viet-bai.md")
# How the tables are headed in each of them.
SETTINGS_TABLES = list(zip(READMES, ("setting", "thiết lập"), strict=True))
FRONT_TABLES = list(zip(GUIDES, ("key of `data/home.yaml`", "khóa của `data/home.yaml`"), strict=True))
FIELD_TABLES = list(zip(GUIDES, ("field", "trường"), strict=True))
KEY_TABLES = list(zip(GUIDES, ("key", "khóa"), strict=True))
WORD_TABLES = list(zip(GUIDES, ("says", "nghĩa"), strict=True))
BLOCK_TABLES = list(zip(GUIDES, ("block", "khối"), strict=True))
DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("README*.md", "docs/*.md", "CONTRIBUTING.md", "CHANGELOG.md")
    for path in ROOT.glob(pattern)
)
HEAD = "---\ntitle: Ví dụ\ndate: 2026-11-20\n---\n\n"

_WORD = re.compile(r"[A-Za-z_]\w*")
_OPTION = re.compile(r"--?[a-z][a-z-]*")
_COMMENT = re.compile(r"\s+# .*")

# The code spans of a table's row, cell by cell.
Row = list[list[str]]


def _parse(name: str) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse((ROOT / name).read_text("utf-8"))


def _spans(inline: Token) -> list[str]:
    return [child.content for child in inline.children or () if child.type == "code_inline"]


def _words(*cells: list[str]) -> set[str]:
    return {word for span in itertools.chain(*cells) for word in _WORD.findall(span)}


def _rows(name: str) -> Iterator[tuple[str, Row]]:
    """The rows of all tables, each with the words that stand above its table's first column."""
    heading, row = "", Row()
    for before, token in itertools.pairwise(_parse(name)):
        if before.type == "th_open" and not row:
            heading = token.content
        if token.type == "tr_open":
            row = []
        elif before.type in ("th_open", "td_open"):
            row.append(_spans(token))
        elif token.type == "tr_close":
            yield heading, row


def _table(name: str, heading: str) -> list[Row]:
    rows = [row for above, row in _rows(name) if above == heading]
    assert rows, f"{name} has no table headed {heading}"
    return rows


def _fences(name: str) -> list[Token]:
    return [token for token in _parse(name) if token.type == "fence"]


def _struct_of(kind: object) -> type[msgspec.Struct] | None:
    """The struct that a field's type is, or holds."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return kind
    return next((found for inner in typing.get_args(kind) if (found := _struct_of(inner))), None)


def _settings(group: type[msgspec.Struct] = Settings, above: str = "") -> Iterator[str]:
    """Every setting by its path, those inside groups too."""
    for field in msgspec.structs.fields(group):
        path = f"{above}{field.name}"
        yield path
        inner = _struct_of(field.type)
        if inner and inner is not group:
            yield from _settings(inner, f"{path}.")


def _is_named(path: str, rows: list[Row]) -> bool:
    """Whether a setting has a row of its own, or is named in that of its group."""
    for names, *others in rows:
        for name in names:
            if f"{name}.".startswith(f"{path}."):
                return True
            if path.startswith(f"{name}.") and path.removeprefix(f"{name}.") in _words(*others):
                return True
    return False


def test_there_are_documents() -> None:
    assert {*READMES, *GUIDES, "docs/architecture.md", "CONTRIBUTING.md", "CHANGELOG.md"} <= set(DOCUMENTS)


# --- Settings and commands -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "heading"), SETTINGS_TABLES)
def test_every_setting_is_in_the_table(name: str, heading: str) -> None:
    rows = _table(name, heading)
    assert [path for path in _settings() if not _is_named(path, rows)] == []


@pytest.mark.parametrize(("name", "heading"), SETTINGS_TABLES)
def test_the_table_names_no_other_setting_and_tells_the_defaults(name: str, heading: str) -> None:
    paths, settings = set(_settings()), Settings(title="", base_url="")
    rows = _table(name, heading)
    assert [path for row in rows for path in row[0] if path not in paths] == []
    told = [(path, span) for names, spans, *_ in rows for path in names for span in spans]
    assert len(told) > 10
    wrong = [
        (path, span)
        for path, span in told
        if not _is_default(yaml.safe_load(span), operator.attrgetter(path)(settings))
    ]
    assert wrong == []


def _is_default(told: object, value: object) -> bool:
    """Whether a default is what is told of it; one word may be told of a whole group."""
    if not isinstance(value, msgspec.Struct):
        return told == (list(value) if isinstance(value, tuple) and value else value)
    fields = msgspec.structs.asdict(value)
    return told == fields or all(told == field for field in fields.values())


def test_every_setting_is_in_the_starter() -> None:
    text = (ROOT / STARTER_SETTINGS).read_text("utf-8")
    names = {path.rpartition(".")[2] for path in _settings()}
    assert [name for name in sorted(names) if not re.search(rf"\b{name}:", text)] == []


def _commands() -> Iterator[click.Command]:
    yield cli
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        yield command


@pytest.mark.parametrize("name", READMES)
def test_every_option_of_every_command_is_named(name: str) -> None:
    spans = itertools.chain(*(_spans(token) for token in _parse(name) if token.type == "inline"))
    named = {option for span in spans for option in _OPTION.findall(span)}
    options = {
        (command.name, option)
        for command in _commands()
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in (*parameter.opts, *parameter.secondary_opts)
    }
    assert len(options) > 20
    assert sorted((command, option) for command, option in options if option not in named) == []


# --- Front matter and blocks ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "heading"), FIELD_TABLES)
def test_every_field_is_in_the_table(name: str, heading: str) -> None:
    rows = _table(name, heading)
    assert _words(*(row[0] for row in rows)) == set(FrontMatter.__struct_fields__)


@pytest.mark.parametrize(("name", "heading"), FIELD_TABLES)
def test_every_spelling_is_in_the_row_of_its_field(name: str, heading: str) -> None:
    rows = _table(name, heading)
    # In the order in which they count.
    told = {fields[0]: tuple(spellings) for fields, _, spellings in rows if spellings}
    assert told == {field: spellings for field, spellings in FrontMatter.SPELLINGS.items() if spellings}
    forms = {field: form for fields, form, *_ in rows for field in fields}
    beside = ((field, word) for field, words in FrontMatter.BESIDE.items() for word in words)
    assert [word for field, word in beside if word not in forms[field]] == []


@pytest.mark.parametrize(("name", "heading"), FIELD_TABLES)
def test_every_word_for_a_kind_is_in_its_row(name: str, heading: str) -> None:
    (form,) = (form for fields, form, _ in _table(name, heading)[1:] if fields == ["kind"])
    assert form == [word for kind, others in KIND_WORDS.items() for word in (kind, *others)]


@pytest.mark.parametrize(("name", "heading"), KEY_TABLES)
def test_every_other_key_of_groups_and_blocks_is_in_the_table(name: str, heading: str) -> None:
    told = {keys[0]: tuple(others) for keys, others in _table(name, heading) if keys}
    assert told == PART_KEYS


@pytest.mark.parametrize(("name", "heading"), WORD_TABLES)
def test_every_word_about_publishing_is_in_the_table(name: str, heading: str) -> None:
    rows = _table(name, heading)[1:]
    assert {spelling for row in rows for spelling in row[1]} == {*WORDS}
    # A row has one kind of key.
    kinds = [{(WORDS[spelling].moment, WORDS[spelling].holds) for spelling in row[1]} for row in rows]
    assert [len(kind) for kind in kinds] == [1] * len(kinds)


@pytest.mark.parametrize(("name", "heading"), FIELD_TABLES)
def test_every_key_of_a_field_is_in_its_row(name: str, heading: str) -> None:
    """The key that a bare text stands for need not be named."""
    forms = {field: _words(row[1]) for row in _table(name, heading) for field in _words(row[0])}
    named: dict[type[msgspec.Struct], set[str]] = {}
    for field in msgspec.structs.fields(FrontMatter):
        if struct := _struct_of(field.type):
            named.setdefault(struct, {getattr(struct, "SHORTHAND", "")}).update(forms[field.name])
    assert len(named) >= 4
    missing = {struct.__name__: set(struct.__struct_fields__) - words for struct, words in named.items()}
    assert {struct: keys for struct, keys in missing.items() if keys} == {}


@pytest.mark.parametrize("directive", DIRECTIVES, ids=lambda directive: directive.names[1])
@pytest.mark.parametrize(("name", "heading"), BLOCK_TABLES)
def test_every_block_is_in_the_table_with_its_keys(name: str, heading: str, directive: Directive) -> None:
    (keys,) = (row[2] for row in _table(name, heading) if set(row[0]) == set(directive.names))
    assert set(keys) == set(directive.keys)


# --- Links, examples, and the two languages ------------------------------------------------------------------------


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_and_picture_leads_to_a_file(name: str) -> None:
    children = itertools.chain(*(token.children or () for token in _parse(name)))
    targets = [str(child.attrs.get("href") or child.attrs.get("src") or "") for child in children]
    files = {
        (ROOT / name).parent / urllib.parse.unquote(target.partition("#")[0])
        for target in targets
        if target and not is_outside(target) and not target.startswith("#")
    }
    assert sorted(str(file.relative_to(ROOT)) for file in files if not file.is_file()) == []


def _read(text: str) -> tuple[Problem, ...]:
    """The problems of an example, below a head if it has none of its own."""
    source = text if text.startswith("---\n") else HEAD + text
    settings = Settings(title="", base_url="")
    return read_bytes("thoi-su/bai.md", source.encode(), ReadOptions(settings.timezone, settings.markdown)).problems


@pytest.mark.parametrize(("name", "heading"), FRONT_TABLES)
def test_every_key_of_the_front_page_is_told(name: str, heading: str) -> None:
    # The heading holds a code span of its own.
    assert {key for row in _table(name, heading)[1:] for key in row[0]} == set(FrontPage.__struct_fields__)
    told = {word for token in _parse(name) if token.type == "inline" for word in _words(_spans(token))}
    assert {field for struct in (Slot, Strip, Breaking) for field in struct.__struct_fields__} <= told


@pytest.mark.parametrize("name", GUIDES)
def test_front_page_that_is_shown_is_right(name: str) -> None:
    text = _data_file(name, "data/home.yaml")
    document = Document("home.yaml", text)
    mapping = read_mapping(document)
    assert mapping
    assert Decoder(document, datetime.UTC).decode(mapping, FrontPage), document.problems


@pytest.mark.parametrize("name", GUIDES)
def test_tags_that_are_shown_are_right(name: str, newspaper: Newspaper) -> None:
    newspaper.write("data/tags.yaml", _data_file(name, "data/tags.yaml"))
    problems: list[Problem] = []
    assert len(read_tags(newspaper.site, problems).profiles) == 3
    assert problems == []


def _data_file(name: str, called: str) -> str:
    """The data file that a guide shows; its first line says which."""
    (text,) = (token.content for token in _fences(name) if token.content.startswith(f"# {called}\n"))
    return text


@pytest.mark.parametrize("name", [*READMES, *GUIDES])
def test_every_example_is_read_without_a_problem(name: str) -> None:
    examples = [token.content for token in _fences(name) if token.info == "markdown"]
    assert examples
    assert [problem for example in examples for problem in _read(example)] == []


@pytest.mark.parametrize("name", READMES)
def test_the_first_page_shows_a_whole_article(name: str) -> None:
    assert any(token.content.startswith("---\n") for token in _fences(name))


@pytest.mark.parametrize("name", GUIDES)
def test_the_mistake_shown_is_what_is_printed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (shown,) = (token.content for token in _fences(name) if token.content.startswith("content/"))
    title = shown.splitlines()[1].strip()
    print_problems(_read(f"---\n{title}\ndate: 2026-11-20\n---\n\nThân bài.\n"))
    assert capsys.readouterr().err == f"{shown}1 problem, 0 warnings\n"


@pytest.mark.parametrize(("english", "vietnamese"), [READMES, GUIDES])
def test_both_languages_say_the_same(english: str, vietnamese: str) -> None:
    """The same headings, tables, names and commands, in one order; only the prose differs."""
    assert _outline(english) == _outline(vietnamese)


def _outline(name: str) -> list[object]:
    headings = [token.tag for token in _parse(name) if token.type == "heading_open"]
    tables = [sorted(itertools.chain(*row)) for _, row in _rows(name)]
    fences = [[_COMMENT.sub("", line) for line in token.content.splitlines()] for token in _fences(name)]
    return [headings, tables, fences]
