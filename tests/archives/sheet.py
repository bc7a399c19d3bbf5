"""A file of an archive while it is written, with all that a reader must find of it on its page."""

import dataclasses
import pathlib
import unicodedata
from collections.abc import Sequence
from typing import Any

import yaml

from tests.archives.pen import Pen, drawing, photograph


@dataclasses.dataclass
class Sheet:
    """What one piece shows, links to and holds of other systems' markup; `place` is its file below `content/`."""

    site: pathlib.Path
    pen: Pen
    place: str
    title: str
    published: Sequence["Sheet"] = ()
    head: dict[str, Any] = dataclasses.field(default_factory=dict)
    body: list[str] = dataclasses.field(default_factory=list)
    is_held: bool = False
    # What readers find: sentences, captions, names of pictures, films and posts, words of links and where they lead.
    texts: list[str] = dataclasses.field(default_factory=list)
    captions: list[str] = dataclasses.field(default_factory=list)
    pictures: list[str] = dataclasses.field(default_factory=list)
    players: list[str] = dataclasses.field(default_factory=list)
    links: list[tuple[str, str]] = dataclasses.field(default_factory=list)
    # What they find nothing of, and the words of the warning that tells it.
    foreign: list[tuple[str, str]] = dataclasses.field(default_factory=list)
    # What a warning tells, since it cannot be shown: its words, and some of the message.
    told: list[tuple[str, str]] = dataclasses.field(default_factory=list)
    files: list[str] = dataclasses.field(default_factory=list)

    @property
    def folder(self) -> str:
        return self.place.rpartition("/")[0]

    @property
    def name(self) -> str:
        """The name of the file without its ending."""
        return pathlib.PurePosixPath(self.place).stem

    def add(self, block: str) -> None:
        """One more block of the body."""
        self.body.append(block)

    def say(self) -> str:
        """A sentence that readers must find."""
        return self.show(self.pen.sentence())

    def show(self, words: str) -> str:
        """Words that readers must find."""
        self.texts.append(words)
        return words

    def caption(self) -> str:
        """The words below a picture."""
        self.captions.append(self.pen.words())
        return self.captions[-1]

    def picture(self, folder: str = "", ending: str = "svg") -> str:
        """The name of a new picture, beside the piece or in a folder of the site."""
        number = next(self.pen.numbers)
        name = f"anh-{number}.{ending}"
        self.pictures.append(f"anh-{number}")
        data = drawing(number) if ending == "svg" else photograph(number, "PNG" if ending == "png" else "JPEG")
        self.write(f"{folder or f'content/{self.folder}'}/{name}", data)
        return name

    def player(self, code: str) -> str:
        """What a film or a post is called, which the page must name."""
        self.players.append(code)
        return code

    def link(self) -> "Sheet":
        """A piece to link to."""
        return self.pen.random.choice(self.published) if self.published else self

    def foreign_mark(self, kind: str, mark: str) -> str:
        """Markup of another system, which a warning tells by its kind, and no reader sees."""
        self.foreign.append((kind, mark))
        return mark

    def tell(self, message: str, words: str) -> str:
        """What a warning must tell."""
        self.told.append((message, words))
        return words

    def write(self, path: str, data: bytes) -> None:
        file = self.site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        self.files.append(path)

    def finish(self, between: str = "\n\n", ending: str = "\n") -> None:
        """Writes the file."""
        head = yaml.safe_dump(self.head, allow_unicode=True, sort_keys=False, width=1000)
        text = f"---\n{head}---\n\n{between.join(self.body)}\n"
        self.write(f"content/{self.place}", text.replace("\n", ending).encode())


def plain(title: str) -> str:
    """A title as generators make a file name of it."""
    letters = unicodedata.normalize("NFD", title.casefold().replace("đ", "d"))
    words = "".join(sign if sign.isalnum() else " " for sign in letters if not unicodedata.combining(sign))
    return "-".join(words.split())
