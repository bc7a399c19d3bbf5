"""A page's context → its text. The same bytes in give the same bytes out, in any process."""

import functools
import pathlib
import traceback
from collections.abc import Mapping, Sequence
from urllib.parse import quote

import jinja2
import markupsafe
import msgspec
from jinja2.debug import rewrite_traceback_stack

from tindoingoai.addresses import FRAGMENTS, is_html
from tindoingoai.model import AnyPart, Block, Body, Card, Figure, Gallery, Html, Infographic, Picture
from tindoingoai.problems import Problem, ProblemsError
from tindoingoai.site_folders import TEMPLATES
from tindoingoai.templating.absent import without_files
from tindoingoai.templating.environment import Templates, template_problem
from tindoingoai.templating.relative_links import prefix_links, relative_links
from tindoingoai.templating.view import PARTS, RenderOptions

Markup = markupsafe.Markup
NOTHING = Markup("")
# Shared blocks as pages show them: whole, or without what stands elsewhere on the page.
MOST_FRAGMENTS = 1000


class PageRenderer:
    """Renders pages of one site; parts, chrome and shared blocks are prepared once."""

    def __init__(self, options: RenderOptions, texts: Mapping[str, str] | None = None) -> None:
        """`texts` are all templates by name, where they are not to be looked for in the folders."""
        self.options = options
        self.templates = Templates(pathlib.Path(options.site), options.view, options.words, texts)
        self._get = functools.cache(self.templates.environment.get_template)
        self._fragment = functools.lru_cache(maxsize=MOST_FRAGMENTS)(self._render_fragment)

    def render(self, address: str, template: str, context: msgspec.Struct, body: Body | None) -> str:
        """The text of a page; raises `ProblemsError` naming the template and line for a mistake in a template."""
        try:
            return self._locate_links(address, self._render(template, context, body))
        except (jinja2.TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as error:
            # Lines of templates take the place of lines of what they were compiled to.
            rewrite_traceback_stack()
            raise ProblemsError([_located(error, template, address)]) from None
        except RecursionError as error:
            raise ProblemsError([template_problem(error, 0, template, address)]) from None

    def _render(self, template: str, context: msgspec.Struct, body: Body | None) -> str:
        values: dict[str, object] = {"page": context, "chrome": self._chrome}
        blocks: Sequence[Block] = getattr(context, "blocks", ())
        values["blocks"] = self._blocks(blocks)
        if body is not None:
            values |= self._body(body, context)
        if isinstance(block := getattr(context, "block", None), Block):
            values["block_html"] = self._fragment(block.fragment, ())
        return self._fill(template, values)

    def _fill(self, name: str, values: Mapping[str, object]) -> str:
        """The text of a template: what Jinja's own `render` does, but for exceptions, which `render` sees to."""
        template = self._get(name)
        environment = self.templates.environment
        context = environment.context_class(
            environment, {**template.globals, **values}, name, template.blocks, template.globals
        )
        return "".join(template.root_render_func(context))

    @functools.cached_property
    def _chrome(self) -> dict[str, Markup]:
        """The parts of every page that depend on the site alone."""
        return {name: Markup(self._fill(f"chrome/{name}.html", {})) for name in ("header", "footer")}

    def _blocks(self, blocks: Sequence[Block]) -> dict[str, Markup]:
        """The HTML of a page's blocks by name; several of one name stand one after the other."""
        found = dict.fromkeys(BLOCK_NAMES, NOTHING)
        for block in blocks:
            before = found.get(block.name)
            found[block.name] = before + self._block(block) if before else self._block(block)
        return found

    def _block(self, block: Block) -> Markup:
        if not block.fragment:
            return Markup(self._fill(f"blocks/{block.name}.html", {"block": block}))
        # One that brings its cards is shown in the page itself, as on the front, wherever other pages get theirs from.
        if block.cards or self.options.view.blocks == "baked":
            return self._fragment(block.fragment, block.picks)
        return Markup(self._fill("blocks/region.html", {"block": block}))

    def _render_fragment(self, name: str, picks: tuple[int, ...]) -> Markup:
        block = self.options.fragments[name].pick(picks)
        return Markup(self._fill(f"blocks/{block.name}.html", {"block": block}))

    def _body(self, body: Body, context: msgspec.Struct) -> dict[str, object]:
        if missing := getattr(context, "missing", ()):
            body = without_files(body, missing)
        pictures = _Pictures(getattr(context, "pictures", {}))
        boxes: dict[str, Card] = getattr(context, "boxes", {})
        # A layout of its own shows pictures at widths of its own.
        card = getattr(context, "card", None)
        kind = card.kind if isinstance(card, Card) else ""
        lead = self._parts((body.lead,), pictures, boxes, kind, is_lead=True) if body.lead else NOTHING
        # Above it stands the lead, or a picture; without them the first in the text is what readers wait for.
        is_open = body.lead is None and getattr(context, "picture", None) is None
        first = next((part for part in body.parts if isinstance(part, _PICTURED)), None) if is_open else None
        links: dict[str, str] = getattr(context, "links", {})
        text = _lead_on(pictures, links, self._parts(body.parts, pictures, boxes, kind, first))
        return {"body": text, "lead": _lead_on(pictures, links, lead), "minutes": body.minutes}

    def _parts(
        self,
        parts: Sequence[AnyPart],
        pictures: dict[str, Picture],
        boxes: dict[str, Card],
        kind: str = "",
        first: AnyPart | None = None,
        *,
        is_lead: bool = False,
    ) -> Markup:
        shown: dict[str, object] = {"pictures": pictures, "boxes": boxes, "kind": kind, "is_lead": is_lead}
        pieces = []
        for part in parts:
            if isinstance(part, Html) and part.parts:
                part = self._fill_slots(part, pictures, boxes)
            template, nested = _look_at(type(part))
            # What stands inside of another part is as wide as in any text.
            within = self._parts(getattr(part, nested), pictures, boxes) if nested else NOTHING
            pieces.append(self._fill(template, {**shown, "part": part, "inner": within, "is_first": part is first}))
        return Markup("".join(pieces))

    def _fill_slots(self, text: Html, pictures: dict[str, Picture], boxes: dict[str, Card]) -> Html:
        """A text with what stands in its lists and tables."""
        before, *after = text.html.split(Html.SLOT)
        shown = (self._parts((part,), pictures, boxes) for part in text.parts)
        return Html(before + "".join(f"{part}{html}" for part, html in zip(shown, after, strict=True)))

    def _locate_links(self, address: str, text: str) -> str:
        if not is_html(address):
            return text
        # What is shown at any depth cannot have links that are relative to one.
        if self.options.links == "relative" and not address.startswith(("/404.html", FRAGMENTS)):
            return relative_links(text, address)
        return prefix_links(text, self.options.base_path) if self.options.base_path else text


@functools.cache
def _look_at(kind: type[AnyPart]) -> tuple[str, str]:
    """The template of a kind of part, and its field that holds other parts, if it has one."""
    nested = [name for name in ("parts", "transcript", "alternative") if name in kind.__struct_fields__]
    return f"{PARTS}{kind.__struct_config__.tag}.html", nested[0] if nested else ""


class _Pictures(dict[str, Picture]):
    """The pictures that a page's parts name; of one that the site does not have, only its address is known."""

    def __missing__(self, address: str) -> Picture:
        return Picture(address)


def _lead_on(pictures: dict[str, Picture], links: dict[str, str], text: Markup) -> Markup:
    """The text with its links, and pictures amid its words, to where those are that are not where it says."""
    html = str(text)
    for written, address in links.items():
        html = html.replace(f' href="{written}"', f' href="{address}"' if address else "")
    for address, picture in pictures.items():
        if picture.address != address:
            html = html.replace(f'"{quote(address)}"', f'"{picture.address}"')
    return Markup(html)


_PICTURED = (Figure, Gallery, Infographic)
BLOCK_NAMES = ("related", "latest", "most_read", "promoted", "multimedia")


def _located(error: Exception, template: str, address: str) -> Problem:
    """The problem with the innermost template and line that the error passed through."""
    name, line = template, getattr(error, "lineno", 0) or 0
    for frame in traceback.extract_tb(error.__traceback__):
        path = frame.filename.replace("\\", "/")
        if f"/{TEMPLATES}/" in path and not path.endswith(".py"):
            name, line = path.rpartition(f"/{TEMPLATES}/")[2], frame.lineno or 0
    return template_problem(error, line, name, address)
