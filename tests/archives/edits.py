"""What may be done to an archive between two builds, one thing at a time."""

import pathlib
import random
from collections.abc import Callable

from tests.archives.archive import GENERATORS, SETTINGS, Archive
from tests.archives.pen import Pen, drawing, photograph
from tests.archives.sheet import Sheet

# Owners answer the report of the first build with such lines.
_SETTINGS = (
    "",
    "missing_files: warning",
    "missing_files: '2018-01-01'",
    "markdown: {indented_code: true}",
    "markdown: {html: escape}",
    "permalink: /{year}/{name}.html",
    "links: relative",
    "page_size: 5",
)


class Editor:
    """Somebody at work on an archive; the same seed makes the same edits."""

    def __init__(self, archive: Archive, seed: int) -> None:
        self.archive = archive
        self.random = random.Random(seed)
        # The numbers go on, so that what is new is nowhere else.
        self.pen = Pen(seed, first=10**6)

    def edit(self) -> str:
        """Does one thing, and says which."""
        edit = self.random.choice(EDITS)
        edit(self)
        return edit.__name__

    def pick(self) -> tuple[int, Sheet]:
        number = self.random.randrange(len(self.archive.sheets))
        return number, self.archive.sheets[number]

    def file(self, sheet: Sheet) -> pathlib.Path:
        return self.archive.newspaper.site / "content" / sheet.place

    def pick_picture(self) -> pathlib.Path | None:
        """A picture of some piece, if it is still there."""
        _, sheet = self.pick()
        files = [self.archive.newspaper.site / path for path in sheet.files]
        pictures = [file for file in files if file.suffix in (".svg", ".jpg", ".png") and file.is_file()]
        return self.random.choice(pictures) if pictures else None


def write_anew(editor: Editor) -> None:
    """Another text under the same name."""
    number, sheet = editor.pick()
    generator = GENERATORS[number % len(GENERATORS)]
    editor.archive.sheets[number] = editor.archive.fill(editor.pen, generator, number, sheet.place, sheet.title)


def add(editor: Editor) -> None:
    editor.archive.write_piece(editor.pen, len(editor.archive.sheets))


def delete(editor: Editor) -> None:
    editor.file(editor.pick()[1]).unlink(missing_ok=True)


def move(editor: Editor) -> None:
    """Into another folder, where its pictures are not."""
    file = editor.file(editor.pick()[1])
    folder = editor.random.choice(("_posts", "_drafts", "the-thao/2020", "van-hoa", "kinh-te/2013"))
    target = editor.archive.newspaper.site / "content" / folder / file.name
    target.parent.mkdir(parents=True, exist_ok=True)
    if file.is_file():
        file.replace(target)


def copy(editor: Editor) -> None:
    file = editor.file(editor.pick()[1])
    if file.is_file():
        file.with_name(f"{file.stem} (1){file.suffix}").write_bytes(file.read_bytes())


def retitle(editor: Editor) -> None:
    _replace(editor, "kỳ", "số")


def hold(editor: Editor) -> None:
    _replace(editor, "---\n", "---\ndraft: true\n")


def misspell(editor: Editor) -> None:
    """A key twice, which is an error."""
    _replace(editor, "---\n", "---\ntags: [a]\ntags: [b]\n")


def edit_marks(editor: Editor) -> None:
    """Markup of other systems comes and goes."""
    _replace(editor, "lượt", "{{ page.url }} [gallery ids='1'] [[lượt]] {: .a}")


def break_links(editor: Editor) -> None:
    _replace(editor, "](", "](khong-co-")


def _replace(editor: Editor, old: str, new: str) -> None:
    file = editor.file(editor.pick()[1])
    if file.is_file():
        file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")


def swap_texts(editor: Editor) -> None:
    """Two pieces exchange their places."""
    one, other = (editor.file(editor.pick()[1]) for _ in range(2))
    if one.is_file() and other.is_file():
        first, second = one.read_bytes(), other.read_bytes()
        one.write_bytes(second)
        other.write_bytes(first)


def lose_a_picture(editor: Editor) -> None:
    if file := editor.pick_picture():
        file.unlink()


def lay_a_picture_beside(editor: Editor) -> None:
    """Where it was named, and had been found elsewhere."""
    number, sheet = editor.pick()
    for field in ("image", "coverImage"):
        if isinstance(name := sheet.head.get(field), str):
            path = f"content/{sheet.folder}/{name.lstrip('/')}"
            editor.archive.newspaper.write(path, drawing(number))


def paint_a_picture(editor: Editor) -> None:
    if file := editor.pick_picture():
        number = next(editor.pen.numbers)
        file.write_bytes(drawing(number) if file.suffix == ".svg" else photograph(number))


def change_settings(editor: Editor) -> None:
    editor.archive.newspaper.settings(f"{SETTINGS}{editor.random.choice(_SETTINGS)}\n")


EDITS: tuple[Callable[[Editor], None], ...] = (
    write_anew,
    add,
    delete,
    move,
    copy,
    retitle,
    hold,
    misspell,
    edit_marks,
    break_links,
    swap_texts,
    lose_a_picture,
    lay_a_picture_beside,
    paint_a_picture,
    change_settings,
)
