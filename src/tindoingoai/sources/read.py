"""One source → an article and its body, or problems. Pure but for reading the file; runs in worker processes."""

import datetime
import pathlib
import re
import zoneinfo
from collections.abc import Iterator, Sequence

import msgspec

from tindoingoai.addresses import AddressError, check_address, is_outside
from tindoingoai.digest import digest_bytes, encode_value
from tindoingoai.frontmatter import Fields, read_fields, split_head
from tindoingoai.markdown.body import Source, read_body
from tindoingoai.model import Article, FrontMatter, Reference, Value
from tindoingoai.problems import Problem
from tindoingoai.settings import Markdown
from tindoingoai.sources.scan import CONTENT, SourceFile
from tindoingoai.sources.text import decode_text
from tindoingoai.vietnamese.dates import date_in_name
from tindoingoai.vietnamese.slugs import make_slug

# Slugs whose address the engine may need: a section's front, its older pages, fragments.
_RESERVED = re.compile(r"index|404|trang-\d+")


class ReadOptions(Value, frozen=True):
    """All that reading depends on besides the source itself."""

    timezone: str
    markdown: Markdown


class ReadResult(Value, frozen=True):
    """What became of a source; `body` is encoded, and both are absent when there are errors among the problems.

    `is_known` when the bytes have the digest that the file was known by, and were not read any further.
    """

    path: str
    digest: str
    is_known: bool = False
    article: Article | None = None
    body: bytes = b""
    problems: tuple[Problem, ...] = ()


def read_chunk(files: Sequence[SourceFile], site: str, options: ReadOptions) -> list[bytes]:
    """Encoded `ReadResult`s of several sources."""
    return [encode_value(read_source(pathlib.Path(site), file, options)) for file in files]


def read_source(site: pathlib.Path, file: SourceFile, options: ReadOptions) -> ReadResult:
    shown = f"{CONTENT}/{file.path}"
    if file.size > options.markdown.max_bytes:
        limit = f"{options.markdown.max_bytes:,}".replace(",", ".")
        message = f"the file has {file.size:,} bytes; at most {limit} are read".replace(",", ".")
        hint = "split it, or raise `markdown.max_bytes` in site.yaml"
        return ReadResult(file.path, "", problems=(Problem(shown, 0, 0, message, hint=hint),))
    try:
        data = (site / CONTENT / file.name).read_bytes()
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        return ReadResult(file.path, "", problems=(Problem(shown, 0, 0, message, hint="check its permissions"),))
    if file.known and digest_bytes(data) == file.known:
        return ReadResult(file.path, file.known, is_known=True)
    return read_bytes(file.path, data, options)


def read_bytes(path: str, data: bytes, options: ReadOptions) -> ReadResult:
    """A source's bytes as an article; `path` is relative to `content/`."""
    problems: list[Problem] = []
    digest = digest_bytes(data)
    article, body = _read(path, data, digest, options, problems) or (None, b"")
    if any(not problem.is_warning for problem in problems):
        article, body = None, b""
    return ReadResult(path, digest, article=article, body=body, problems=tuple(problems))


def _read(
    path: str, data: bytes, digest: str, options: ReadOptions, problems: list[Problem]
) -> tuple[Article, bytes] | None:
    shown = f"{CONTENT}/{path}"
    text = decode_text(shown, data, problems)
    head = split_head(shown, text, problems) if text is not None else None
    if head is None:
        return None
    fields = read_fields(shown, head, zoneinfo.ZoneInfo(options.timezone), problems)
    if fields is None:
        # The body is read all the same, so that its mistakes are told in the same run.
        front = FrontMatter(title="")
        read_body(Source(path, head.body, head.body_line, front), options.markdown, problems)
        return None
    checked = _Checks(shown, head.yaml, fields, problems)
    date, slug = checked.date(path), checked.slug(path)
    checked.addresses()
    reading = read_body(Source(path, head.body, head.body_line, fields.front), options.markdown, problems)
    body = encode_value(reading.body)
    if date is None:
        return None
    return (
        Article(
            path=path,
            slug=slug,
            front=_tidy(reading.front),
            date=date,
            body=digest_bytes(body),
            digest=digest,
            opening=reading.opening,
            syllables=reading.syllables,
            picture_count=reading.picture_count,
            references=tuple(_locate(reading.references, fields)),
        ),
        body,
    )


def _tidy(front: FrontMatter) -> FrontMatter:
    """Titles are one line, however they were wrapped."""
    return msgspec.structs.replace(
        front, title=" ".join(front.title.split()), short_title=" ".join(front.short_title.split())
    )


def _locate(references: Sequence[Reference], fields: Fields) -> Iterator[Reference]:
    """The references of the body as they are, and those of the front matter with their places."""
    for index, related in enumerate(fields.front.related):
        if related.ref:
            place = fields.place(f"related[{index}]")
            yield Reference("article", related.ref, place.line, place.column, f"related[{index}]")
    for reference in references:
        if reference.line:
            yield reference
        else:
            place = fields.place(reference.field)
            yield msgspec.structs.replace(reference, line=place.line, column=place.column)


class _Checks:
    """What types cannot say of front matter."""

    def __init__(self, shown: str, yaml: str, fields: Fields, problems: list[Problem]) -> None:
        self.shown = shown
        self.lines = yaml.split("\n")
        self.fields = fields
        self.front = fields.front
        self.problems = problems

    def report(self, field: str, message: str, hint: str) -> None:
        place = self.fields.place(field)
        # The YAML starts on the file's second line.
        source_line = self.lines[place.line - 2] if 0 <= place.line - 2 < len(self.lines) else ""
        self.problems.append(Problem(self.shown, place.line, place.column, message, source_line, hint))

    def date(self, path: str) -> datetime.datetime | None:
        if self.front.date:
            return self.front.date
        named, _ = date_in_name(pathlib.PurePosixPath(path).stem)
        if named is None:
            self.report("date", "`date` is missing", "add a line like `date: 2026-11-20 08:00`")
            return None
        return datetime.datetime.combine(named, datetime.time())

    def slug(self, path: str) -> str:
        written = self.front.slug
        slug = written or make_slug(date_in_name(pathlib.PurePosixPath(path).stem)[1])
        if written and written != make_slug(written):
            self.report("slug", f"`{written}` cannot be part of an address", f"like {make_slug(written) or 'ten-bai'}")
        elif not slug:
            self.report("slug", "the file's name gives no address", "add a line `slug: ten-bai`")
        elif _RESERVED.fullmatch(slug):
            self.report("slug", f"the name `{slug}` is kept for the engine's own pages", "choose another `slug`")
        return slug

    def addresses(self) -> None:
        fields = [("address", self.front.address)] if self.front.address else []
        fields += [(f"aliases[{index}]", alias) for index, alias in enumerate(self.front.aliases)]
        for field, address in fields:
            try:
                check_address(address)
            except AddressError as error:
                self.report(field, f"the address `{address}` {error}", "like /cu/ten-bai.html")
        links = [(f"related[{index}].url", related.url) for index, related in enumerate(self.front.related)]
        for field, url in [*links, ("canonical", self.front.canonical)]:
            if url and not url.startswith(("https://", "http://")):
                self.report(field, f"`{url}` is not a web address", "it must begin with https:// or http://")
        for index, related in enumerate(self.front.related):
            if not related.ref and not related.url:
                self.report(f"related[{index}]", "a related piece needs a slug, or a `url`", "like `- ten-bai-khac`")
            elif related.ref and is_outside(related.ref):
                hint = "write {title: …, url: …}"
                self.report(f"related[{index}]", "a related piece elsewhere needs a title", hint)
