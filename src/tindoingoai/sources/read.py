"""One source → an article and its body, or problems. Pure but for reading the file; runs in worker processes."""

import datetime
import pathlib
import re
import zoneinfo
from collections.abc import Iterable, Iterator, Sequence, Set

import msgspec

from tindoingoai import timing
from tindoingoai.addresses import (
    with_scheme,
)
from tindoingoai.digest import digest_bytes, digest_value, encode_value
from tindoingoai.disk import read_file
from tindoingoai.frontmatter import Fields, Head, read_fields, split_head
from tindoingoai.located.nodes import Place
from tindoingoai.located.text import decode_text
from tindoingoai.markdown.body import Reading, Source, read_body
from tindoingoai.model import Article, Body, FrontMatter, Reference, Row
from tindoingoai.problems import Problem, has_errors, tidy, unreadable
from tindoingoai.release import Doubt
from tindoingoai.site_folders import CONTENT
from tindoingoai.source_paths import is_of_draft, name_in_address
from tindoingoai.sources.date_order import check_moments, moments_of
from tindoingoai.sources.head_checks import HeadChecks, line_of
from tindoingoai.sources.results import ReadOptions, ReadResult
from tindoingoai.sources.scan import SourceFile
from tindoingoai.vietnamese.dates import EPOCH
from tindoingoai.vietnamese.numbers import format_number

# How `Manuscript` names the field of the front matter that a problem is about.
_FIELD = re.compile(r"`(?P<field>[a-z_]+[\w.\[\]]*)`: ")


def read_chunk(files: Sequence[SourceFile], site: str, options: ReadOptions) -> list[ReadResult]:
    folder = pathlib.Path(site)
    return [read_source(folder, file, options) for file in timing.each("read", files, "path")]


def read_source(site: pathlib.Path, file: SourceFile, options: ReadOptions) -> ReadResult:
    data = load_source(site, file, options)
    return data if isinstance(data, ReadResult) else read_bytes(file.path, data, options)


def load_source(site: pathlib.Path, file: SourceFile, options: ReadOptions) -> bytes | ReadResult:
    """The bytes of a source, or at once what becomes of one that is too long, unreadable or known already."""
    shown = f"{CONTENT}/{file.path}"
    if file.size > options.markdown.max_bytes:
        limit = format_number(options.markdown.max_bytes)
        message = f"the file has {format_number(file.size)} bytes; at most {limit} are read"
        hint = "split it, or raise `markdown.max_bytes` in site.yaml"
        return ReadResult(file.path, "", problems=(Problem(shown, 0, 0, message, hint=hint),))
    try:
        data = read_file(site / CONTENT / file.name)
    except OSError as error:
        return ReadResult(file.path, "", problems=(unreadable(shown, error),))
    if file.known and digest_bytes(data) == file.known:
        return ReadResult(file.path, file.known, is_known=True)
    return data


def read_bytes(path: str, data: bytes, options: ReadOptions) -> ReadResult:
    """A source's bytes as an article; `path` is relative to `content/`."""
    problems: list[Problem] = []
    digest = digest_bytes(data)
    read = _read(path, data, options, problems)
    is_begun = is_of_draft(path)
    if read is None or has_errors(problems):
        # Whoever has just begun a piece stops nobody else.
        told = map(_as_warning, problems) if is_begun else problems
        torso = encode_value(read[0]) if read and not is_begun else b""
        return ReadResult(path, digest, problems=tuple(tidy(told)), torso=torso)
    article, body, doubts = read
    return ReadResult(
        path,
        digest,
        row=encode_value(row_of(article, doubts)),
        article=encode_value(article),
        body=encode_value(body),
        problems=tuple(tidy(problems)),
    )


def row_of(article: Article, doubts: Iterable[Doubt] = ()) -> Row:
    """The index row of an article in whose head there are such doubts."""
    front, references = article.front, article.references
    media = front.video or front.audio
    return Row(
        path=article.path,
        slug=article.slug,
        digest=digest_value(article),
        date=article.date,
        due=article.due,
        doubts=tuple((doubt.key, doubt.moment) for doubt in doubts),
        expires=front.expires,
        is_draft=front.draft,
        categories=front.category,
        kind=front.kind,
        pin=front.pin,
        noindex=front.noindex,
        address=front.address,
        aliases=front.aliases,
        title=front.title,
        short_title=front.short_title,
        kicker=front.kicker,
        summary=article.summary,
        authors=front.authors,
        tags=front.tags,
        image=front.image,
        duration=media.duration if media else "",
        updated=front.updated,
        days=article.days,
        moments=tuple(moments_of(front)),
        canonical=front.canonical,
        guid=front.guid,
        related=tuple("" if related.url else related.ref for related in front.related),
        targets=tuple(each.target for each in references if each.kind == "article"),
        files=tuple(each.target for each in references if each.kind == "file"),
        links=tuple(each.target for each in references if each.kind == "link"),
        pictures=article.pictures,
        wants_picture=article.wants_picture,
        has_byline=article.has_byline,
        name=name if not front.slug and (name := name_in_address(article.path)) != article.slug else "",
    )


def locate(path: str, data: bytes, asked: Set[str], options: ReadOptions) -> dict[str, tuple[int, int]]:
    """The line and the column of what an `Unplaced` problem of a source is about, as far as it was written there."""
    problems: list[Problem] = []
    head, fields = _read_head(path, data, zoneinfo.ZoneInfo(options.timezone), problems)
    if head is None:
        return {}
    found = {f"doubts[{index}]": doubt.place for index, doubt in enumerate(fields.doubts if fields else ())}
    # To read a body takes three times as long as all else.
    if any(name.startswith("references[") for name in asked):
        reading = _read_body(path, head, fields, options, problems)
        first = len(list(_related(fields.front))) if fields else 0
        found |= {f"references[{index}]": Place(*place) for index, (_, place) in enumerate(reading.references, first)}
    if fields:
        given = fields.given()
        found |= {name: fields.place(name) for name in asked - found.keys() if re.split(r"\W", name)[0] in given}
    return {name: (place.line, place.column) for name, place in found.items() if name in asked}


def _read_head(
    path: str, data: bytes, zone: datetime.tzinfo, problems: list[Problem]
) -> tuple[Head | None, Fields | None]:
    shown = f"{CONTENT}/{path}"
    text = decode_text(shown, data, problems)
    head = split_head(shown, text, problems) if text is not None else None
    return head, read_fields(shown, head, zone, problems) if head else None


def _read(
    path: str, data: bytes, options: ReadOptions, problems: list[Problem]
) -> tuple[Article, Body, tuple[Doubt, ...]] | None:
    zone = zoneinfo.ZoneInfo(options.timezone)
    head, fields = _read_head(path, data, zone, problems)
    if head is None:
        return None
    checks = HeadChecks(path, head, fields, problems) if fields else None
    date, slug = (checks.date(zone), checks.slug()) if checks else (None, "")
    if checks:
        checks.addresses(date, slug)
        checks.related()
        checks.tags()
    # The body is read even below a broken head, so that its mistakes are told in the same run.
    reading = _read_body(path, head, fields, options, problems)
    named = tuple(reference for reference, _ in reading.references)
    if fields is None or checks is None:
        # What it names can be looked for all the same.
        unknown = Article(path=path, slug="", front=FrontMatter(title=""), date=EPOCH, references=named)
        return unknown, reading.body, ()
    days = checks.days()
    front = _tidy(checks.complete(reading.front))
    article = Article(
        path=path,
        slug=slug,
        front=check_moments(front, date, days, checks.warn) if date else front,
        # One without a date goes nowhere: it has a problem.
        date=date or EPOCH,
        days=days,
        opening="" if fields.front.summary else reading.opening,
        references=(*_related(fields.front), *named),
        pictures=reading.pictures,
        wants_picture=reading.wants_picture,
        has_byline=fields.has_byline,
    )
    return article, reading.body, fields.doubts


def _read_body(path: str, head: Head, fields: Fields | None, options: ReadOptions, problems: list[Problem]) -> Reading:
    found: list[Problem] = []
    front = fields.front if fields else FrontMatter(title="")
    reading = read_body(Source(path, head.body, head.body_line, front, options.home), options.markdown, found)
    # A head with errors may lack the words whose absence the body would be warned of.
    is_broken = has_errors(problems)
    lines = head.yaml.split("\n")
    problems += (_place(problem, path, fields, lines) for problem in found if not (is_broken and problem.is_warning))
    return reading


def _place(problem: Problem, path: str, fields: Fields | None, lines: Sequence[str]) -> Problem:
    """A problem of the body under the file's name; one that is about a field of the front matter, at that field."""
    line, column, source_line = problem.line, problem.column, problem.source_line
    if fields and line == 1 and (match := _FIELD.match(problem.message)):
        # Where the file of a picture or a piece of media is named, or else the field itself.
        place = fields.place(f"{match['field']}.src")
        line, column, source_line = place.line, place.column, line_of(lines, place.line)
    return msgspec.structs.replace(problem, path=f"{CONTENT}/{path}", line=line, column=column, source_line=source_line)


def _as_warning(problem: Problem) -> Problem:
    return msgspec.structs.replace(problem, severity="warning")


def _tidy(front: FrontMatter) -> FrontMatter:
    """Titles are one line, however they were wrapped, and addresses elsewhere are whole."""
    return msgspec.structs.replace(
        front,
        title=" ".join(front.title.split()),
        short_title=" ".join(front.short_title.split()),
        canonical=with_scheme(front.canonical),
        related=tuple(msgspec.structs.replace(each, url=with_scheme(each.url)) for each in front.related),
    )


def _related(front: FrontMatter) -> Iterator[Reference]:
    """The references to articles that were chosen by hand."""
    for index, related in enumerate(front.related):
        if related.ref:
            yield Reference("article", related.ref, f"related[{index}]")
