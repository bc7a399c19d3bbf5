"""What types cannot say of a head: its date, its slug, its addresses, its tags and the pieces that it names."""

import datetime
import re
from collections.abc import Sequence

import msgspec

from tindoingoai.addresses import (
    is_html,
    is_outside,
    is_web_address,
    key_of,
    page_fault,
    read_page_address,
    with_scheme,
)
from tindoingoai.frontmatter import Fields, Head, slug_fault
from tindoingoai.model import FrontMatter
from tindoingoai.problems import Problem, Severity
from tindoingoai.site_folders import CONTENT
from tindoingoai.source_paths import folder_of, is_of_draft, name_of, without_dates
from tindoingoai.vietnamese.dates import EPOCH, date_in_name, is_day
from tindoingoai.vietnamese.slugs import make_slug

_MIDNIGHT = datetime.time()
# A word of a pattern of addresses, as Jekyll, Hugo and Hexo have it.
_PATTERN = re.compile(r":(?P<word>[a-z_]+)")


class HeadChecks:
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
        source_line = line_of(self.lines, place.line)
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


def _is_address(alias: str) -> bool:
    """Whether a former address may be one, and is no mere name."""
    return "/" in alias or is_html(alias)


def line_of(lines: Sequence[str], line: int) -> str:
    """A line of the YAML, which starts on the file's second."""
    return lines[line - 2] if 0 <= line - 2 < len(lines) else ""
