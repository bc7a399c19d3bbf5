"""One source → an article and its body, or problems. Pure but for reading the file; runs in worker processes."""

import datetime
import pathlib
import re
import zoneinfo
from collections.abc import Iterable, Iterator, Sequence, Set

import msgspec

from tindoingoai import timing
from tindoingoai.addresses import (
    is_html,
    is_outside,
    is_web_address,
    key_of,
    page_fault,
    read_page_address,
    with_scheme,
)
from tindoingoai.digest import digest_bytes, digest_value, encode_value
from tindoingoai.disk import read_file
from tindoingoai.frontmatter import Fields, Head, read_fields, slug_fault, split_head
from tindoingoai.located.nodes import Place
from tindoingoai.located.text import decode_text
from tindoingoai.markdown.body import Reading, Source, read_body
from tindoingoai.model import Article, Body, FrontMatter, Reference, Row
from tindoingoai.problems import Problem, Severity, has_errors, tidy, unreadable
from tindoingoai.release import Doubt
from tindoingoai.site_folders import CONTENT
from tindoingoai.source_paths import folder_of, is_of_draft, name_in_address, name_of, without_dates
from tindoingoai.sources.date_order import check_moments, moments_of
from tindoingoai.sources.results import ReadOptions, ReadResult
from tindoingoai.sources.scan import SourceFile
from tindoingoai.vietnamese.dates import EPOCH, date_in_name, is_day
from tindoingoai.vietnamese.numbers import format_number
from tindoingoai.vietnamese.slugs import make_slug

_MIDNIGHT = datetime.time()
# A word of a pattern of addresses, as Jekyll, Hugo and Hexo have it.
_PATTERN = re.compile(r":(?P<word>[a-z_]+)")
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
    checks = _Checks(path, head, fields, problems) if fields else None
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
        line, column, source_line = place.line, place.column, _line_of(lines, place.line)
    return msgspec.structs.replace(problem, path=f"{CONTENT}/{path}", line=line, column=column, source_line=source_line)


def _as_warning(problem: Problem) -> Problem:
    return msgspec.structs.replace(problem, severity="warning")


def _line_of(lines: Sequence[str], line: int) -> str:
    """A line of the YAML, which starts on the file's second."""
    return lines[line - 2] if 0 <= line - 2 < len(lines) else ""


def _tidy(front: FrontMatter) -> FrontMatter:
    """Titles are one line, however they were wrapped, and addresses elsewhere are whole."""
    return msgspec.structs.replace(
        front,
        title=" ".join(front.title.split()),
        short_title=" ".join(front.short_title.split()),
        canonical=with_scheme(front.canonical),
        related=tuple(msgspec.structs.replace(each, url=with_scheme(each.url)) for each in front.related),
    )


def _is_address(alias: str) -> bool:
    """Whether a former address may be one, and is no mere name."""
    return "/" in alias or is_html(alias)


def _related(front: FrontMatter) -> Iterator[Reference]:
    """The references to articles that were chosen by hand."""
    for index, related in enumerate(front.related):
        if related.ref:
            yield Reference("article", related.ref, f"related[{index}]")


class _Checks:
    """What types cannot say of front matter."""

    def __init__(self, path: str, head: Head, fields: Fields, problems: list[Problem]) -> None:
        self.shown = f"{CONTENT}/{path}"
        self.named_date, self.name = date_in_name(name_of(path))
        self.lines = head.yaml.split("\n")
        self.fields = fields
        self.front = fields.front
        self.path = path
        if is_of_draft(path):
            self.front = msgspec.structs.replace(self.front, draft=True)
        # Some systems have whole addresses for slugs.
        self.is_whole_address = self.front.slug.startswith("/") and not self.front.address
        if self.is_whole_address:
            self.front = msgspec.structs.replace(self.front, slug="", address=self.front.slug)
        # As they were written, by field.
        self.written = {"slug" if self.is_whole_address else "address": self.front.address}
        self.written |= {f"aliases[{index}]": alias for index, alias in enumerate(self.front.aliases)}
        self.front = msgspec.structs.replace(
            self.front,
            address=read_page_address(self.front.address),
            # Obsidian has other names of a note there.
            aliases=tuple(read_page_address(alias) for alias in self.front.aliases if _is_address(alias)),
        )
        self.problems = problems

    def report(self, field: str, message: str, hint: str, severity: Severity = "error") -> None:
        place = self.fields.place(field)
        source_line = _line_of(self.lines, place.line)
        self.problems.append(Problem(self.shown, place.line, place.column, message, source_line, hint, severity))

    def warn(self, field: str, message: str, hint: str) -> None:
        self.report(field, message, hint, "warning")

    def complete(self, front: FrontMatter) -> FrontMatter:
        """The front matter with what the file's place says too."""
        own = self.front
        return msgspec.structs.replace(
            front, draft=own.draft, slug=own.slug, address=own.address, aliases=own.aliases, tags=own.tags
        )

    def date(self, zone: datetime.tzinfo) -> datetime.datetime | None:
        if self.front.date or "date" in self.fields.given():
            return self.front.date
        if self.named_date:
            return datetime.datetime.combine(self.named_date, datetime.time(), zone)
        if self.front.embargo is None and self.front.draft:
            hint = "it needs a line like `date: 2026-11-20 08:00` before it is published"
            self.warn("date", "this draft has no `date`", hint)
            return EPOCH.astimezone(zone)
        if self.front.embargo is None:
            self.report("date", "`date` is missing", "add a line like `date: 2026-11-20 08:00`")
        return self.front.embargo

    def days(self) -> tuple[str, ...]:
        """The fields for which a day was written, without a time."""
        found = tuple(field for field in ("date", "updated") if is_day(self.fields.text(field)))
        held = self.front.embargo
        has_time = self.front.date or (self.named_date is None and held and held.time() != _MIDNIGHT)
        return found if has_time else ("date", *found)

    def slug(self) -> str:
        """The slug, from the field or else from the file's name."""
        written = self.front.slug
        slug = written or make_slug(self.name)
        if fault := slug_fault(slug, written):
            message, hint = fault
            if written:
                address = self._kept_address(written)
                keep = f"; to keep an address that it had, a line `address: {address}`"
                self.report("slug", message, f"{hint}{keep}" if address else hint)
            else:
                hint = "rename the file, or add a line `slug: ten-bai`"
                self.problems.append(Problem(self.shown, 0, 0, message, hint=hint))
        return slug

    def _kept_address(self, slug: str) -> str:
        """The address of which a slug is the end, where one can be; empty where none can."""
        folder = make_slug(without_dates(folder_of(self.path)).partition("/")[0])
        name = f"{'-'.join(slug.removesuffix('.html').split())}.html"
        address = f"/{name}" if "/" in slug or not folder else f"/{folder}/{name}"
        return "" if slug == make_slug(slug) or page_fault(address) else address

    def addresses(self, date: datetime.datetime | None, slug: str) -> None:
        """The article's own address and its former ones."""
        seen: set[str] = set()
        for field, written in self.written.items():
            if _PATTERN.search(written):
                message = f"the address `{written}` is a pattern, as other systems have it"
                filled = self._fill_pattern(written, date, slug)
                line = f"address: {filled}" if field == "address" else filled
                self.report(field, message, f"write `{line}`" if filled else "like /cu/ten-bai.html")
                continue
            if field.startswith("aliases") and not _is_address(written):
                self.warn(field, f"`{written}` is no address: nothing leads from it here", "like /cu/ten-bai.html")
                continue
            address = read_page_address(written)
            if not address:
                continue
            if address != written:
                message = f"the address `{written}` is read as `{address}`"
                self.warn(field, message, f"write {address}, or what it shall be")
            if fault := page_fault(address):
                self.report(field, f"the address `{address}` {fault[0]}", fault[1])
            elif key_of(address) in seen:
                self.report(field, f"the address `{address}` is given a second time", "keep one of them")
            seen.add(key_of(address))
        if self.front.canonical and not is_web_address(with_scheme(self.front.canonical)):
            message = f"`{self.front.canonical}` is not a web address"
            self.report("canonical", message, "it must begin with https:// or http://")

    def _fill_pattern(self, pattern: str, date: datetime.datetime | None, slug: str) -> str:
        """The address that a pattern such as `/:year/:title.html` stands for; empty where that is not clear."""
        words = {
            "title": slug,
            "slug": slug,
            "name": slug,
            "categories": make_slug(without_dates(folder_of(self.path)).partition("/")[0]),
            "output_ext": ".html",
        }
        if date:
            words |= {"year": f"{date.year}", "month": f"{date.month:02}", "day": f"{date.day:02}"}
            words |= {"short_year": f"{date:%y}", "i_month": f"{date.month}", "i_day": f"{date.day}"}
        address = _PATTERN.sub(lambda found: words.get(found["word"]) or found[0], pattern)
        address = address if is_html(address) else f"{address}.html"
        return "" if page_fault(address) else address

    def tags(self) -> None:
        """Takes the number signs from tags that all have them, as in a post; one among others is told."""
        tags = self.front.tags
        signed = [tag for tag in tags if tag.startswith("#")]
        if signed and len(signed) == len(tags):
            bare = (tag.lstrip("#").strip() for tag in tags)
            self.front = msgspec.structs.replace(self.front, tags=tuple(filter(None, bare)))
        elif signed:
            self.warn("tags", f"readers see the number sign of the tag `{signed[0]}`", f"write {signed[0].lstrip('#')}")

    def related(self) -> None:
        """Whether each related piece names an article, or has all that a piece elsewhere needs."""
        for index, related in enumerate(self.front.related):
            field = f"related[{index}]"
            if related.url and not is_web_address(with_scheme(related.url)):
                message = f"`{related.url}` is not a web address"
                self.report(f"{field}.url", message, "it must begin with https:// or http://")
            elif not related.ref and not related.url:
                self.report(field, "a related piece needs a slug, or a `url`", "like `- ten-bai-khac`")
            elif related.ref and is_outside(related.ref):
                self.report(field, "a related piece elsewhere needs a title", "write {title: …, url: …}")
