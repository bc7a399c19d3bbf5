"""Templates of the site before those of the theme, the rules they live under, and their digests."""

import contextlib
import functools
import pathlib
import string
from collections.abc import Mapping

import jinja2
import jinja2.meta
import msgspec
import yaml

from tindoingoai.digest import digest_bytes, digest_value, engine_digest
from tindoingoai.disk import read_file
from tindoingoai.problems import Problem, ProblemsError, suggest, unreadable
from tindoingoai.templating.compiled import QuickEnvironment, open_compiled
from tindoingoai.templating.filters import FILTERS, make_absolute, remember_address
from tindoingoai.templating.settled import may_shadow
from tindoingoai.templating.timed import time_templates
from tindoingoai.templating.view import PARTS, TEMPLATES, SiteView, theme_folder, words_files
from tindoingoai.vietnamese.dates import format_long


def read_words(site: pathlib.Path, lang: str, problems: list[Problem]) -> dict[str, str]:
    """The words that readers see; a site's own file replaces single words of the theme's."""
    words: dict[str, str] = {}
    for path in words_files(site, lang):
        if path.exists():
            try:
                own = msgspec.convert(yaml.load(read_file(path), Loader=yaml.CSafeLoader), dict[str, str])
            except OSError as error:
                problems.append(unreadable(f"{TEMPLATES}/i18n/{lang}.yaml", error))
                continue
            except (yaml.YAMLError, msgspec.ValidationError, ValueError) as error:
                message = f"cannot be read as words: {str(error).splitlines()[0]}"
                hint = "expected lines like `most_read: Đọc nhiều`"
                problems.append(Problem(f"{TEMPLATES}/i18n/{lang}.yaml", 0, 0, message, hint=hint))
                continue
            for name, text in own.items():
                if unknown := _places(text) - _places(words.get(name, text)):
                    message = f"`{name}` has no place for {{{min(unknown)}}}"
                    hint = f"the theme says: {words[name]}"
                    problems.append(Problem(f"{TEMPLATES}/i18n/{lang}.yaml", 0, 0, message, hint=hint))
                else:
                    words[name] = text
    return words


def _places(text: str) -> set[str]:
    """The names in braces that a word leaves room for."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


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


def _loader(site: pathlib.Path) -> jinja2.BaseLoader:
    return jinja2.FileSystemLoader([site / TEMPLATES, theme_folder() / TEMPLATES])


def _text_loader(texts: Mapping[str, str]) -> jinja2.BaseLoader:
    """Takes templates from a mapping; mistakes are told as if they lay in a folder."""

    def load(name: str) -> tuple[str, str, None] | None:
        return (texts[name], f"/{TEMPLATES}/{name}", None) if name in texts else None

    return jinja2.FunctionLoader(load)


def read_texts(site: pathlib.Path) -> dict[str, str]:
    """All templates of a site and its theme by name, for those who cannot look into the folders."""
    environment = jinja2.Environment(autoescape=True)
    loader = _loader(site)
    texts = {}
    for name in loader.list_templates():
        # What is no text is no template either, whatever it does in the folder.
        with contextlib.suppress(UnicodeDecodeError):
            texts[name] = loader.get_source(environment, name)[0]
    return texts


# What templates see besides their page's context.
_GLOBALS = ("site", "words")


def _settle(view: SiteView, words: Mapping[str, str]) -> dict[str, object]:
    """What never changes while templates stay compiled: of the site not its menu and files, which change every day."""
    return {"site": msgspec.structs.replace(view, menu=(), assets={}), "words": words}


def _shadowed(site: pathlib.Path, texts: Mapping[str, str] | None) -> bool:
    """Whether a template of the site may call something else `site` or `words`."""
    if texts is None:
        own = [path for path in (site / TEMPLATES).rglob("*") if path.is_file()]
        texts = {str(path): path.read_text("utf-8", errors="replace") for path in own}
    return any(may_shadow(text, name) for text in texts.values() for name in _GLOBALS)


class Templates:
    """The environment of one site. Templates see their page's context, `site` and `words`: no catalogue, no clock."""

    def __init__(
        self, site: pathlib.Path, view: SiteView, words: Mapping[str, str], texts: Mapping[str, str] | None = None
    ) -> None:
        settled = _settle(view, words) if not _shadowed(site, texts) else {}
        self.environment = QuickEnvironment(
            loader=_loader(site) if texts is None else _text_loader(texts),
            autoescape=True,
            undefined=_Undefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            # Where templates come as texts nothing is to be written.
            bytecode_cache=open_compiled(digest_value([engine_digest(), view.base_url, words, settled]))
            if texts is None
            else None,
        )
        self.environment.settled = settled
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

    def digest_page(self, name: str, blocks: str, has_body: bool) -> str:
        """The digest of all templates that a page may use; `blocks` names its blocks."""
        return self.digest(*self.name_templates(name, blocks, has_body))

    def name_templates(self, name: str, blocks: str, has_body: bool) -> list[str]:
        """The templates that a page may use, without those that they include, extend or import."""
        names = [name]
        if name.endswith(".html"):
            names += self.names("chrome/")
        if blocks or name == "fragment.html":
            names += self.names("blocks/")
        return names + (self.names(PARTS) if has_body else [])

    def digest(self, *names: str) -> str:
        """The digest of templates and of all that they include, extend or import."""
        return digest_value(sorted(self.closure(*names).items()))

    def closure(self, *names: str) -> dict[str, str]:
        """The digest of each of these templates, and of each that they include, extend or import, by name."""
        seen: dict[str, str] = {}
        pending = list(names)
        while pending:
            name = pending.pop()
            if name not in seen:
                seen[name], others = self._source(name)
                pending += others
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
        return tuple(literal)


def template_problem(error: Exception, line: int, name: str, page: str = "") -> Problem:
    """A mistake in a template: where it is, and the page that was being rendered."""
    message = str(error) or type(error).__name__
    if isinstance(error, jinja2.TemplateNotFound):
        message = f"there is no template {error.name}"
    hint = f"while rendering {page}" if page else ""
    return Problem(f"{TEMPLATES}/{name}", line, 0, message.splitlines()[0], hint=hint)
