"""Deterministic corpora: N Vietnamese news articles of about 5.8 KB each in twelve sections, with pictures and reads.

Of the same articles there are two. *Plain* asks little but the articles: each names its related pieces, and 200 tiny
pictures are shown again and again. *Paper* is like the archive of a newspaper: nobody named related pieces, pictures
are of the size that newspapers publish, one for every second article, and heads hold keys of other systems.

The words stand in `words.txt`, taken from this repository's own demo articles and frozen, so that a corpus of today
can be compared with one of next year; windows of them make nonsense that has the shape of news. Knows no generator.
"""

import datetime
import itertools
import json
import pathlib
import random
import struct
import tempfile
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Iterator

import msgspec

from benchmarks.photographs import draw_photographs

WORDS = (pathlib.Path(__file__).parent / "words.txt").read_text("utf-8").split()
SECTIONS = {
    "thoi-su": "Thời sự",
    "doi-ngoai": "Đối ngoại",
    "the-gioi": "Thế giới",
    "kinh-te": "Kinh tế",
    "van-hoa": "Văn hóa",
    "du-lich": "Du lịch",
    "xa-hoi": "Xã hội",
    "giao-duc": "Giáo dục",
    "the-thao": "Thể thao",
    "bo-coi-bien-dao": "Bờ cõi biển đảo",
    "cam-nang": "Cẩm nang",
    "multimedia": "Multimedia",
}
AUTHORS = ("Minh Anh", "Thu Hà", "Trần Hạ My", "Lê Quang", "Bích Lựu", "Phạm Duy Nhất")
PLAIN, PAPER = "plain", "paper"
PICTURES = 200
MOST_PHOTOGRAPHS = 5_000
PHOTOGRAPH = (1600, 1067)
# From 115 to 255 KB. All photographs are copies of these, with another number in each.
QUALITIES = range(62, 86)
# Keys that were meant to be others, in every tenth head of an archive.
SLIPS = ("auhtor: Minh Anh", "sumary: Sapo", "keywrods: [chợ, sông]", "catagory: thoi-su", "titel: Tít")
ZONE = datetime.timezone(datetime.timedelta(hours=7))
NEWEST = datetime.datetime(2026, 11, 1, 12, tzinfo=ZONE)
NOW = NEWEST + datetime.timedelta(hours=12)
MOST_READ = 5


class Picture(msgspec.Struct, frozen=True):
    src: str
    caption: str


class Piece(msgspec.Struct, frozen=True):
    """An article, before it is written in the manner of one generator or another; `foreign` lines stay as they are."""

    slug: str
    section: str
    title: str
    date: datetime.datetime
    description: str
    author: str
    related: tuple[str, ...]
    images: tuple[Picture, ...]
    keywords: tuple[str, ...]
    body: str
    foreign: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Where it lies: a source with `.md`, a page with `.html`."""
        return f"{self.section}/{self.slug}"


class Head(msgspec.Struct, frozen=True):
    """What the checks must know of every article, however many there are."""

    path: str
    title: str


class Corpus(msgspec.Struct, frozen=True):
    """A folder with articles, pictures and reads; the heads stand in the order of the articles' numbers."""

    folder: pathlib.Path
    heads: tuple[Head, ...]
    name: str = PLAIN

    @property
    def total(self) -> int:
        return len(self.heads)

    def piece(self, index: int) -> Piece:
        return PIECES[self.name](index, self.total)


def _bare(words: Iterable[str]) -> str:
    """Words without marks, as they stand in an address."""
    letters = unicodedata.normalize("NFD", " ".join(words).lower().replace("đ", "d"))
    return "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")


# Two words that follow each other, one spelling for each address: tags that share one are no matter of speed.
KEYWORDS = {_bare(pair): " ".join(pair) for pair in itertools.pairwise(WORDS)}


def slug_of(index: int) -> str:
    return f"bai-{index:06d}"


def piece(index: int, total: int) -> Piece:
    """The article of that number, the newest first; the same for ever."""
    dice = random.Random(index)
    section = dice.choice(list(SECTIONS))
    images = tuple(
        Picture(f"/images/{dice.randrange(PICTURES)}.png", _sentence(dice, 8, 20, markup=False)) for _ in range(2)
    )
    others = dice.sample(range(total - 1), 3)
    return Piece(
        slug=slug_of(index),
        section=section,
        title=" ".join(dice.sample(WORDS, dice.randint(8, 16))).capitalize(),
        date=NEWEST - datetime.timedelta(minutes=37 * index),
        description=_sentence(dice, 20, 35, markup=False),
        author=dice.choice(AUTHORS),
        related=tuple(slug_of(other if other < index else other + 1) for other in others),
        images=images,
        keywords=tuple(KEYWORDS[_bare(_window(dice, 2))] for _ in range(4)),
        body=_body(dice, images),
    )


def paper_piece(index: int, total: int) -> Piece:
    """The same article as it lies in the archive of a newspaper."""
    plain, photographs = piece(index, total), count_photographs(total)
    images, body = [], plain.body
    for place, image in enumerate(plain.images):
        number = (index // 2 + place * (photographs // 2)) % photographs
        images.append(msgspec.structs.replace(image, src=f"/images/anh-{number}.jpg"))
        body = body.replace(_figure(image), _figure(images[-1]))
    foreign = ["layout: post", "comments: true", f"wpid: {total - index}"]
    if index % 10 == 0:
        foreign.append(SLIPS[index // 10 % len(SLIPS)])
    return msgspec.structs.replace(plain, related=(), images=tuple(images), body=body, foreign=tuple(foreign))


PIECES: dict[str, Callable[[int, int], Piece]] = {PLAIN: piece, PAPER: paper_piece}
CORPORA = tuple(PIECES)


def count_photographs(total: int) -> int:
    """One for every second article, as far as a memory disk of a few GB holds them and their copies."""
    return max(1, min(total // 2, MOST_PHOTOGRAPHS))


def as_markdown(article: Piece) -> str:
    """An article as this program, Hugo and Eleventy read it."""
    lines = [
        "---",
        f"title: {_quoted(article.title)}",
        f"date: {article.date.isoformat()}",
        f"category: {article.section}",
        f"description: {_quoted(article.description)}",
        f"author: {article.author}",
        f"image: {article.images[0].src}",
        *(["related:"] if article.related else []),
        *(f"  - {slug}" for slug in article.related),
        *article.foreign,
        "images:",
    ]
    for image in article.images:
        lines += [f"  - src: {image.src}", f"    caption: {_quoted(image.caption)}"]
    lines += [f"keywords: {json.dumps(article.keywords, ensure_ascii=False)}", "---", "", article.body, ""]
    return "\n".join(lines)


def write_corpus(total: int, folder: pathlib.Path, name: str = PLAIN) -> Corpus:
    """Writes `articles/<section>/*.md`, pictures in `static/images/`, `reads.json` and `most-read.json`."""
    images = folder / "static" / "images"
    images.mkdir(parents=True)
    for file, data in _photographs(count_photographs(total)) if name == PAPER else _pictures():
        (images / file).write_bytes(data)
    for section in SECTIONS:
        (folder / "articles" / section).mkdir(parents=True)
    heads = []
    for index in range(total):
        article = PIECES[name](index, total)
        heads.append(Head(article.path, article.title))
        (folder / "articles" / f"{article.path}.md").write_text(as_markdown(article), "utf-8")
    most_read = [slug_of(index) for index in range(min(MOST_READ, total))]
    hour = (NEWEST - datetime.timedelta(hours=1)).isoformat()
    reads = {
        "updated": NEWEST.isoformat(),
        "articles": {slug: {hour: 500 - 50 * rank} for rank, slug in enumerate(most_read)},
    }
    (folder / "reads.json").write_text(json.dumps(reads), "utf-8")
    (folder / "most-read.json").write_text(json.dumps(most_read), "utf-8")
    return Corpus(folder, tuple(heads), name)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _window(dice: random.Random, count: int) -> list[str]:
    """Words that follow each other."""
    start = dice.randrange(len(WORDS) - count)
    return WORDS[start : start + count]


def _sentence(dice: random.Random, low: int = 15, high: int = 37, *, markup: bool = True) -> str:
    words = _window(dice, dice.randint(low, high))
    spot, chance = dice.randrange(len(words)), dice.random()
    if markup and chance < 0.12:
        words[spot] = f"**{words[spot]}**"
    elif markup and chance < 0.20:
        words[spot] = f"[{words[spot]}](https://example.net/{dice.randrange(9999)})"
    elif markup and chance < 0.28:
        words[spot] = f"*{words[spot]}*"
    return " ".join([words[0].capitalize(), *words[1:]]) + "."


def _paragraph(dice: random.Random) -> str:
    return " ".join(_sentence(dice) for _ in range(dice.randint(2, 5)))


def _body(dice: random.Random, images: tuple[Picture, ...]) -> str:
    blocks, waiting = [_paragraph(dice)], list(images)
    for _ in range(dice.randint(2, 3)):
        blocks.append("## " + " ".join(dice.sample(WORDS, 7)))
        blocks += [_paragraph(dice) for _ in range(dice.randint(2, 4))]
        if waiting:
            image = waiting.pop(0)
            blocks.append(_figure(image))
        if dice.random() < 0.3:
            blocks.append("> " + _sentence(dice))
        if dice.random() < 0.3:
            blocks.append("\n".join("- " + _sentence(dice, 6, 12) for _ in range(4)))
    return "\n\n".join(blocks)


def _figure(image: Picture) -> str:
    return f"![{image.caption}]({image.src})"


def _photographs(count: int) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of photographs; a comment with a number makes each of them another file."""
    with tempfile.TemporaryDirectory() as folder:
        drawn = draw_photographs(pathlib.Path(folder) / "drawn", PHOTOGRAPH, QUALITIES[:count])
        originals = [path.read_bytes() for path in drawn]
    for number, original in zip(range(count), itertools.cycle(originals), strict=False):
        comment = struct.pack(">2sHI", b"\xff\xfe", 6, number)
        yield f"anh-{number}.jpg", original[:2] + comment + original[2:]


def _pictures() -> Iterator[tuple[str, bytes]]:
    return ((f"{number}.png", _picture(number)) for number in range(PICTURES))


def _picture(number: int) -> bytes:
    """A PNG of 16 by 9 pixels in one colour; stored, not compressed, so that its bytes are the same everywhere."""
    colour = bytes((37 * number % 256, 91 * number % 256, 151 * number % 256))
    pixels = zlib.compress(9 * (b"\0" + 16 * colour), 0)
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", 16, 9, 8, 2, 0, 0, 0)), (b"IDAT", pixels), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body
