"""The demo newspaper as tests see it: built once, its pages parsed into trees, its links followed to files.

Knows nothing of how pages are made: only what lies in the output folder, and under which address it will stand.
"""

import datetime
import functools
import html.parser
import pathlib
import re
import urllib.parse
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from tindoingoai.addresses import file_of
from tindoingoai.engine.options import BuildOptions, Report
from tindoingoai.engine.run import build

ROOT = pathlib.Path(__file__).parents[2]
NOW = datetime.datetime.fromisoformat("2026-11-21T08:00:00+07:00")
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
LINKING = ("href", "src", "poster", "action", "data-block")
_CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)""")


class Link:
    """A place that a file points to, and from where."""

    def __init__(self, file: str, where: str, target: str) -> None:
        self.file = file
        self.where = where
        self.target = target

    def __str__(self) -> str:
        return f"{self.file}: {self.where} {self.target}"


class Edition:
    """A built newspaper in a folder; `base_url` is where it says that it stands."""

    def __init__(self, folder: pathlib.Path, base_url: str, report: Report | None = None) -> None:
        self.folder = folder
        self.base_url = base_url
        self.report = report or Report({})

    @functools.cached_property
    def files(self) -> frozenset[str]:
        """Paths of all files, relative to the folder."""
        return frozenset(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())

    @functools.cached_property
    def pages(self) -> dict[str, ET.Element]:
        """Every whole HTML page as a tree, by its path; fragments are left out."""
        names = sorted(name for name in self.files if name.endswith(".html") and not name.startswith("_blocks/"))
        return {name: parse(self.read(name)) for name in names}

    @functools.cached_property
    def articles(self) -> dict[str, ET.Element]:
        """The pages of articles, by path."""
        kind = "meta[@property='og:type']"
        return {
            name: page
            for name, page in self.pages.items()
            if (found := page.find(f".//{kind}")) is not None and found.get("content") == "article"
        }

    def read(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")

    def page_links(self) -> Iterator[Link]:
        """Everything that pages link to or load, machines' addresses of this site included."""
        for name, page in self.pages.items():
            for element in page.iter():
                yield from (Link(name, where, target) for where, target in _targets(element, self.base_url))

    def other_links(self) -> Iterator[Link]:
        """What fragments, style sheets, feeds and sitemaps name."""
        for name in sorted(self.files):
            if name.startswith("_blocks/"):
                for element in parse(self.read(name)).iter():
                    yield from (Link(name, where, target) for where, target in _targets(element, self.base_url))
            elif name.endswith(".css"):
                yield from (Link(name, "url()", target) for target in _CSS_URL.findall(self.read(name)))
            elif name.endswith(".xml"):
                for node in ET.fromstring(self.read(name)).iter():
                    for text in ((node.text or "").strip(), *node.attrib.values()):
                        if text.startswith(self.base_url):
                            yield Link(name, node.tag.rpartition("}")[2], text)

    def whole(self, link: Link) -> str:
        """The address that a link means, with host and path."""
        return urllib.parse.urljoin(f"{self.base_url}/{link.file}", link.target)

    def file_behind(self, link: Link) -> str:
        """The path of the file that a link leads to, whether it is there or not; empty outside the newspaper."""
        path = self.whole(link).partition("#")[0].partition("?")[0]
        inside = path.startswith(self.base_url + "/")
        return file_of(urllib.parse.unquote(path.removeprefix(self.base_url))) if inside else ""

    def follow(self, link: Link) -> str:
        """What is wrong with a link, or nothing. One that leads to another host is not followed."""
        parts = urllib.parse.urlsplit(self.whole(link))
        if parts.netloc != urllib.parse.urlsplit(self.base_url).netloc:
            return "" if parts.scheme in ("http", "https", "mailto", "tel") else "is no address for readers"
        name = self.file_behind(link)
        if not name:
            return "leads out of the newspaper's path"
        if name not in self.files:
            return "leads to no file"
        anchor = urllib.parse.unquote(parts.fragment)
        return "leads to no such place on its page" if anchor and anchor not in self.ids(name) else ""

    @functools.cache  # noqa: B019 - lives as long as the tests
    def ids(self, name: str) -> frozenset[str]:
        """The places on a page that a link can lead to."""
        return frozenset(element.get("id", "") for element in self.pages[name].iter()) - {""}


def build_demo(folder: pathlib.Path, site: pathlib.Path, base_url: str) -> Edition:
    """Builds a site as of the demo's day; raises with every problem when it has any."""
    options = BuildOptions(
        site=site,
        output=folder / "build",
        cache=folder / "cache",
        now=NOW,
        base_url=base_url,
        clean=True,
        jobs=2,
        # Every demo of a run shows the same pictures.
        pictures=folder.parent / "pictures",
    )
    return Edition(options.output, base_url, build(options))


def _targets(element: ET.Element, base_url: str) -> Iterator[tuple[str, str]]:
    for name in LINKING:
        if target := element.get(name):
            yield f"<{element.tag} {name}>", target
    for step in element.get("srcset", "").split(","):
        if step.strip():
            yield f"<{element.tag} srcset>", step.split()[0]
    if element.tag == "meta":
        content = element.get("content", "")
        if element.get("http-equiv") == "refresh":
            yield "<meta refresh>", content.partition("url=")[2]
        elif content.startswith(base_url):
            yield "<meta>", content
    if element.tag == "script" and element.get("type") == "application/ld+json":
        for target in re.findall(rf'"({re.escape(base_url)}[^"]*)"', element.text or ""):
            yield "JSON-LD", target


class _TreeParser(html.parser.HTMLParser):
    """A tree of a page whose tags are all closed, as ours are; anything else is a mistake."""

    def __init__(self) -> None:
        super().__init__()
        self.builder = ET.TreeBuilder()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.builder.end(tag)
        else:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        line, column = self.getpos()
        assert self.open, f"</{tag}> at {line}:{column} closes nothing"
        assert self.open[-1] == tag, f"</{tag}> at {line}:{column} closes <{self.open[-1]}>"
        self.builder.end(self.open.pop())

    def handle_data(self, data: str) -> None:
        self.builder.data(data)


def parse(text: str) -> ET.Element:
    """A page or a fragment as a tree, below one root element."""
    parser = _TreeParser()
    parser.builder.start("root", {})
    parser.feed(text)
    parser.close()
    assert not parser.open, f"never closed: {parser.open}"
    parser.builder.end("root")
    return parser.builder.close()


def words_of(element: ET.Element) -> str:
    """The text of an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def by_class(root: ET.Element, name: str) -> list[ET.Element]:
    """All elements of a class, in the order of the page."""
    return [element for element in root.iter() if name in element.get("class", "").split()]
