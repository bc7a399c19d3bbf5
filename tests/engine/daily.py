"""A newspaper with a little of all that an edit may touch, and the edits that `exact_work.yaml` knows the work of."""

from collections.abc import Callable
from typing import Any

from tests.conftest import Newspaper
from tests.engine.material import mark_text, picture
from tindoingoai.templating.view import theme_folder

Options = dict[str, Any]
Edit = Callable[[Newspaper], Options | None]
EDITS: dict[str, Edit] = {}
# The edits, each with the way in which pages hold their blocks.
CASES: list[tuple[str, str]] = []


def edit(function: Edit) -> Edit:
    """Registers an edit under the sentence that its name is; it may return options for the build that follows."""
    name = function.__name__.replace("_", " ")
    EDITS[name] = function
    CASES.append((name, "baked"))
    return function


def edit_where_blocks_matter(function: Edit) -> Edit:
    """Registers an edit that is less work where blocks are live."""
    edit(function)
    CASES.append((CASES[-1][0], "live"))
    return function


def write_article(daily: Newspaper, path: str = "thoi-su/cau", **changes: str) -> None:
    """One of the pieces of the newspaper, with changes."""
    section, name = path.split("/")
    day, fields = PIECES[path]
    given = {"tags": f"[{section}]", "body": f"Thân bài {name}."} | fields | changes
    daily.article(path, day, given.pop("body"), **given)


PIECES: dict[str, tuple[int, dict[str, str]]] = {
    "thoi-su/cang": (1, {"summary": "Sapo."}),
    "thoi-su/cau": (2, {"summary": "Sapo.", "authors": "[an]", "image": "/images/cau.png"}),
    "thoi-su/dap": (3, {"summary": "Sapo.", "related": "[cau]"}),
    "van-hoa/hoi": (4, {"kind": "photo", "image": "/images/hoi.png"}),
    "van-hoa/kich": (5, {"body": "![Màn kịch](/images/kich.png)", "authors": "[an]"}),
    "van-hoa/mai": (25, {"summary": "Sapo."}),
    "van-hoa/nhap": (6, {"draft": "true"}),
    "van-hoa/ngan": (7, {"summary": "Sapo.", "expires": "2026-11-24"}),
}


def found_daily(newspaper: Newspaper) -> None:
    """Writes the whole newspaper."""
    for path in PIECES:
        write_article(newspaper, path)
    for name in ("cau", "hoi", "kich", "an"):
        newspaper.write(f"static/images/{name}.png", picture("a.png", 4))
    newspaper.write("data/authors.yaml", "an: {name: Lê An, role: Phóng viên, image: /images/an.png}\n")
    newspaper.write("static/theme/news.css", "body { margin: 0 }\n")
    newspaper.write("static/own.css", "body { margin: 0 }\n")
    write_reads(newspaper, cau=9, hoi=1)


def write_reads(daily: Newspaper, **reads: int) -> None:
    """Reads of one hour by slug."""
    counts = ", ".join(f'"{slug}": {{"2026-11-20T09:00:00+07:00": {count}}}' for slug, count in reads.items())
    daily.write("data/reads.json", f'{{"articles": {{{counts}}}}}')


def mark_template(daily: Newspaper, name: str, mark: str = "<i>mới</i>") -> None:
    """Gives the site a template of its own: the theme's with a mark that readers see."""
    text = (theme_folder() / "templates" / name).read_text("utf-8")
    daily.write(f"templates/{name}", mark_text(name, text, mark))


def read_article(daily: Newspaper) -> str:
    """The source that most edits are about."""
    return (daily.site / "content/thoi-su/cau.md").read_text("utf-8")


def add_settings(daily: Newspaper, more: str) -> None:
    """What the newspaper has, and more; a key of both is the new one's."""
    lines = (daily.site / "site.yaml").read_text("utf-8").splitlines(keepends=True)
    daily.write("site.yaml", "".join(line for line in lines if line.split(":")[0] != more.split(":")[0]) + more)
