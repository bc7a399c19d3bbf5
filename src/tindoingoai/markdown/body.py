"""The body of a source: its text and the media of its front matter → parts, references and figures for lists.

This is the only door of the package. It reads no file and asks nobody whether what an article names exists.
"""

from collections.abc import Set

from tindoingoai.markdown.anchors import OWN_ID, find_places, is_of_theme
from tindoingoai.markdown.first_pictures import find_pictures
from tindoingoai.markdown.headings import HeadingIds
from tindoingoai.markdown.lead_media import check_kind, resolve_front, set_leads
from tindoingoai.markdown.manuscript import Manuscript
from tindoingoai.markdown.media_references import MediaReferences
from tindoingoai.markdown.parser import make_parser
from tindoingoai.markdown.parts import PartsBuilder
from tindoingoai.model import AnyPart, Body, FrontMatter, Image, Reference, Value
from tindoingoai.problems import Problem, suggest
from tindoingoai.settings import Markdown
from tindoingoai.vietnamese.reading_time import reading_minutes
from tindoingoai.vietnamese.text import to_nfc

# As long as a sapo may be, so that an opening can stand in for one.
OPENING_LENGTH = 220


class Source(Value, frozen=True):
    """The text of a source below its front matter; `first_line` is the line of the file on which it begins.

    `home` is the site's own whole address: a link below it leads into the site.
    """

    path: str
    text: str
    first_line: int
    front: FrontMatter
    home: str = ""


class Reading(Value, frozen=True):
    """What was read; `front` is the source's, with addresses in place of its files' names.

    References have their line and column, zeros where the front matter names them. `pictures` are those of which one
    may be the article's, since its head names none; it `wants_picture` unless the head refuses one.
    """

    body: Body
    opening: str
    references: tuple[tuple[Reference, tuple[int, int]], ...]
    front: FrontMatter
    pictures: tuple[Image, ...] = ()
    wants_picture: bool = True


def read_body(source: Source, options: Markdown, problems: list[Problem]) -> Reading:
    """Reads a source; its mistakes join `problems`, and what could be read is returned all the same."""
    manuscript = Manuscript(source.path, to_nfc(source.text), source.first_line, problems)
    files, ids, parser = MediaReferences(source.path, source.home), HeadingIds(), make_parser(options)

    def read_field(field: str, text: str) -> tuple[AnyPart, ...]:
        field_manuscript = Manuscript(source.path, text, 1, problems, field)
        return PartsBuilder(parser, options, field_manuscript, files, ids).read().parts if text else ()

    front = resolve_front(source.front, files, manuscript)
    leads = set_leads(front, files, manuscript, read_field)
    body = PartsBuilder(parser, options, manuscript, files, ids).read()
    check_kind(front, body.parts, manuscript)
    whole = Body(
        (*leads[1:], *body.parts), leads[0] if leads else None, reading_minutes(body.syllables, files.picture_count)
    )
    if files.places:
        _check_places(files, find_places(whole), manuscript)
    # A refusal is a field of which nothing is left.
    wants_picture = source.front.image is None or front.image is not None
    return Reading(
        body=whole,
        opening=_shorten(body.opening),
        references=tuple(files.references),
        front=front,
        pictures=find_pictures((*leads, *body.parts), files) if wants_picture and not front.image else (),
        wants_picture=wants_picture,
    )


def _check_places(files: MediaReferences, known: Set[str], manuscript: Manuscript) -> None:
    """Warns of links to places that the text does not have."""
    for identifier, (line, _) in files.places:
        if not (identifier in ("", "top", *known) or is_of_theme(identifier) or OWN_ID.match(identifier)):
            hint = suggest(identifier, known) or "link to the words of a heading, like #ten-tieu-de"
            message = f"there is no place `#{identifier[:80]}` in this text"
            manuscript.report(line - manuscript.first_line, message, hint, f"#{identifier}", is_warning=True)


def _shorten(text: str) -> str:
    """The beginning of a text, cut between words."""
    # Of a long paragraph the beginning is enough, unless it is mostly spaces.
    begun = " ".join(text[: 2 * OPENING_LENGTH].split())
    text = begun if len(begun) > OPENING_LENGTH else " ".join(text.split())
    if len(text) <= OPENING_LENGTH:
        return text
    cut = text[: OPENING_LENGTH + 1]
    end = cut.rfind(" ")
    return cut[: end if end > 0 else OPENING_LENGTH].rstrip(' ,;:–—-(“"') + "…"
