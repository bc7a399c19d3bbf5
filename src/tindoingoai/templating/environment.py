"""Templates of the site before those of the theme, the rules they live under, and their digests."""

import functools
import pathlib
from collections.abc import Mapping

import jinja2
import jinja2.meta

from tindoingoai.addresses import make_absolute
from tindoingoai.digest import digest_bytes, digest_value, engine_digest
from tindoingoai.located.text import decode_text
from tindoingoai.problems import Problem, ProblemsError, suggest
from tindoingoai.site_folders import TEMPLATES
from tindoingoai.templating.compiled import QuickEnvironment, open_compiled
from tindoingoai.templating.filters import FILTERS, remember_address
from tindoingoai.templating.folders import find_templates
from tindoingoai.templating.timed import time_templates
from tindoingoai.templating.view import PARTS, SiteView, theme_folder
from tindoingoai.vietnamese.dates import format_long


class _Undefined(jinja2.StrictUndefined):
    """A name that does not exist is an error, told in a designer's words."""

    @property
    def _undefined_message(self) -> str:
        name = self._undefined_name
        if self._undefined_obj is jinja2.utils.missing:
            return f"there is nothing called `{name}` here"
        fields = getattr(self._undefined_obj, "__struct_fields__", None) or self._undefined_obj
        known = [str(field) for field in fields] if isinstance(fields, tuple | dict) else []
        owner = type(self._undefined_obj).__name__
        return f"{owner} has no `{name}`" + (f"; {suggest(str(name), known)}" if known else "")


class _Loader(jinja2.BaseLoader):
    """Takes templates from the folders where they were found."""

    def __init__(self, site: pathlib.Path) -> None:
        self.paths = find_templates(site)

    def list_templates(self) -> list[str]:
        return list(self.paths)

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, None]:
        try:
            path = self.paths[template]
            data = path.read_bytes()
        except (KeyError, FileNotFoundError):
            raise jinja2.TemplateNotFound(template) from None
        problems: list[Problem] = []
        text = decode_text(f"{TEMPLATES}/{template}", data, problems)
        if text is None:
            raise ProblemsError(problems)
        return text, str(path), None


def _text_loader(texts: Mapping[str, str]) -> jinja2.BaseLoader:
    """Takes templates from a mapping; mistakes are told as if they lay in a folder."""

    def load(name: str) -> tuple[str, str, None] | None:
        return (texts[name], f"/{TEMPLATES}/{name}", None) if name in texts else None

    return jinja2.FunctionLoader(load)


def read_texts(site: pathlib.Path) -> dict[str, str]:
    """All templates of a site and its theme by name, for those who cannot look into the folders."""
    texts = {}
    for name, path in find_templates(site).items():
        # What is no text is no template either, whatever it does in the folder.
        if (text := decode_text(name, path.read_bytes(), [])) is not None:
            texts[name] = text
    return texts


class Templates:
    """The environment of one site. Templates see their page's context, `site` and `words`: no catalogue, no clock."""

    def __init__(
        self, site: pathlib.Path, view: SiteView, words: Mapping[str, str], texts: Mapping[str, str] | None = None
    ) -> None:
        # Where templates come as texts nothing is to be written.
        compiled = open_compiled(digest_value([engine_digest(), view.base_url, words])) if texts is None else None
        self.environment = QuickEnvironment(
            loader=_Loader(site) if texts is None else _text_loader(texts),
            autoescape=True,
            undefined=_Undefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=compiled,
        )
        time_templates(self.environment)
        self.environment.filters |= FILTERS
        self.environment.filters["long_date"] = functools.partial(
            format_long, weekdays=tuple(words["weekdays"].split(", "))
        )
        self.environment.filters["absolute"] = remember_address(
            functools.partial(make_absolute, base_url=view.base_url)
        )
        self.environment.globals |= {"site": view, "words": words}
        self._source = functools.cache(self._read_source)
        # What templates of these digests include, extend or import: as it was known before, and of those read since.
        self.known_references: Mapping[str, tuple[str, ...]] = {}
        self.references: dict[str, tuple[str, ...]] = {}

    def digest_page(self, name: str, has_blocks: bool, has_body: bool) -> str:
        """The digest of all templates that a page may use."""
        return self.digest(*self.name_templates(name, has_blocks, has_body))

    def name_templates(self, name: str, has_blocks: bool, has_body: bool) -> list[str]:
        """The templates that a page may use, without those that they include, extend or import."""
        names = [name]
        if name.endswith(".html"):
            names += self.names("chrome/")
        if has_blocks or name == "fragment.html":
            names += self.names("blocks/")
        return names + (self.names(PARTS) if has_body else [])

    def digest(self, *names: str) -> str:
        """The digest of templates and of all that they include, extend or import."""
        return digest_value(sorted(self.closure(*names).items()))

    def closure(self, *names: str) -> dict[str, str]:
        """The digest of each of these templates, and of each that they include, extend or import, by name."""
        seen: dict[str, str] = {}
        problems: list[Problem] = []
        pending = list(names)
        while pending:
            name = pending.pop()
            if name not in seen:
                try:
                    seen[name], others = self._source(name)
                except ProblemsError as error:
                    seen[name], others = "", ()
                    problems += error.problems
                pending += others
        if problems:
            raise ProblemsError(problems)
        return seen

    def names(self, prefix: str) -> list[str]:
        return self.environment.list_templates(filter_func=lambda name: name.startswith(prefix))

    def _read_source(self, name: str) -> tuple[str, tuple[str, ...]]:
        try:
            text, path, _ = self.environment.loader.get_source(self.environment, name)  # type: ignore[union-attr] # set above
        except jinja2.TemplateNotFound as error:
            raise ProblemsError([template_problem(error, 0, name)]) from None
        digest = digest_bytes(text.encode())
        known = self.known_references.get(digest)
        self.references[digest] = self._find_references(text, name, path) if known is None else known
        return digest, self.references[digest]

    def _find_references(self, text: str, name: str, path: str | None) -> tuple[str, ...]:
        try:
            others = tuple(jinja2.meta.find_referenced_templates(self.environment.parse(text, name, path)))
        except jinja2.TemplateSyntaxError as error:
            raise ProblemsError([template_problem(error, error.lineno, error.name or name)]) from None
        literal = [other for other in others if other]
        if len(literal) < len(others):
            hint = "the engine must know what a page is made of before it renders it"
            message = "a name in include, extends or import is not written out"
            raise ProblemsError([Problem(f"{TEMPLATES}/{name}", 0, 0, message, hint=hint)])
        # Tests hold the theme to the same rules; here they would cost each first build a quarter of a second.
        if not (path and pathlib.Path(path).is_relative_to(theme_folder())):
            from tindoingoai.templating.lint import lint

            if faults := lint(f"{TEMPLATES}/{name}", text):
                raise ProblemsError(faults)
        return tuple(literal)


def template_problem(error: Exception, line: int, name: str, page: str = "") -> Problem:
    """A mistake in a template: where it is, and the page that was being rendered."""
    message = str(error) or type(error).__name__
    if isinstance(error, jinja2.TemplateNotFound):
        message = f"there is no template {error.name}"
    hint = f"while rendering {page}" if page else ""
    return Problem(f"{TEMPLATES}/{name}", line, 0, message.splitlines()[0], hint=hint)
