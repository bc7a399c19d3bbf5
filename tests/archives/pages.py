"""What readers find on the pages of an archive: by headline, without what stands around every piece."""

import html
import pathlib
import re

from tests.archives.sheet import Sheet
from tindoingoai.problems import Problem

TEXTS = frozenset({".html", ".json", ".txt", ".xml"})
_PIECE = re.compile(r"<h1>(?P<title>[^<]*)</h1>.*?(?=<footer class=\"story-foot\")", re.DOTALL)
_PICTURE = re.compile(r"<(?:img|source)\b[^>]*>")
_NUMBERED = re.compile(r"\banh-\d+")
_LINK = re.compile(r'<a\b[^>]*?\shref="(?P<address>[^"]*)"[^>]*>(?P<words>.*?)</a>', re.DOTALL)


class Page:
    """The page of one piece: its markup and its words."""

    def __init__(self, address: str, markup: str) -> None:
        self.address = address
        self.markup = html.unescape(markup)
        self.words = _words(markup)
        self.pictures = {name for tag in _PICTURE.findall(markup) for name in _NUMBERED.findall(tag)}
        self.links = {_words(link["words"]): html.unescape(link["address"]) for link in _LINK.finditer(markup)}


class Pages:
    """All pages of an output, and what a build told of each source."""

    def __init__(self, output: pathlib.Path, problems: tuple[Problem, ...]) -> None:
        self.output = output
        self.texts = {
            f"/{path.relative_to(output).as_posix()}": path.read_text("utf-8")
            for path in sorted(output.rglob("*"))
            if path.suffix in TEXTS and not path.relative_to(output).as_posix().startswith("theme/")
        }
        self.pages: dict[str, Page] = {}
        for address, text in self.texts.items():
            if found := _PIECE.search(text):
                self.pages[html.unescape(found["title"])] = Page(address, found[0])
        self.told: dict[str, list[str]] = {}
        for problem in problems:
            self.told.setdefault(problem.path, []).append(problem.message)

    def of(self, sheet: Sheet) -> Page:
        return self.pages[sheet.title]

    def is_told(self, sheet: Sheet, *words: str) -> bool:
        """Whether one warning of this file has all these words."""
        messages = self.told.get(f"content/{sheet.place}", [])
        return any(all(word in message for word in words) for message in messages)

    def internal_links(self) -> set[str]:
        """The addresses of this site that any page leads to."""
        found = (address for text in self.texts.values() for address in re.findall(r'\shref="(/[^"/][^"]*|/)"', text))
        return {html.unescape(address) for address in found}

    def leads_somewhere(self, address: str) -> bool:
        path = address.partition("#")[0].partition("?")[0].lstrip("/")
        return (self.output / (f"{path}index.html" if not path or path.endswith("/") else path)).is_file()


def _words(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", markup)).split())
