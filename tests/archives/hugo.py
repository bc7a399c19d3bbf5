"""Pieces of a paper that Hugo made: bundles in folders of years and months, shortcodes, films beside the text."""

from tests.archives.pen import Pen
from tests.archives.sheet import Sheet, plain

SHORTCODE = "a shortcode of Hugo"


def place_of(pen: Pen, title: str, number: int) -> str:
    folder = f"van-hoa/{2016 + number % 4}/{1 + number % 12:02}"
    return f"{folder}/{plain(title)}/index.md" if number % 3 else f"{folder}/{plain(title)}.md"


def write(sheet: Sheet, number: int) -> None:
    year, month = sheet.place.split("/")[1:3]
    sheet.head = {
        "title": sheet.title,
        "date": f"{year}-{month}-{1 + number % 28:02}T08:30:00+07:00",
        "lastmod": f"{year}-{month}-{1 + number % 28:02}T21:00:00+07:00",
        "draft": number % 13 == 4,
        "slug": "",
        "toc": True,
        "weight": 10,
        "tags": ["Hòn Sóng", "đèn biển"],
        "Summary": sheet.say() if number % 2 else "",
        "description": sheet.pen.sentence() if number % 3 == 0 else "",
    }
    if number % 4 == 1:
        sheet.head["featured_image"] = {"url": sheet.picture(), "caption": sheet.caption()}
    elif number % 4 == 2:
        sheet.head["cover"] = {"image": sheet.picture(ending="jpg"), "caption": sheet.caption()}
    if number % 29 == 7:
        sheet.head["publishDate"] = "2031-01-01"
    sheet.is_held = number % 13 == 4 or number % 29 == 7
    sheet.add(sheet.say())
    for habit in sheet.pen.random.sample(HABITS, 4):
        habit(sheet)
        sheet.add(sheet.say())
    sheet.finish()


def picture(sheet: Sheet) -> None:
    sheet.add(f'![Ảnh]({sheet.picture()} "{sheet.caption()}")')


def figure_by_shortcode(sheet: Sheet) -> None:
    sheet.add(sheet.foreign_mark(SHORTCODE, '{{< figure src="mot.jpg" title="Một" >}}'))


def film_by_shortcode(sheet: Sheet) -> None:
    sheet.add(sheet.foreign_mark(SHORTCODE, f"{{{{< youtube {sheet.pen.code(11)} >}}}}"))


def notice(sheet: Sheet) -> None:
    opening = sheet.foreign_mark(SHORTCODE, '{{% notice info "Ghi" %}}')
    sheet.add(f"{opening}\n{sheet.say()}\n{{{{% /notice %}}}}")


def link_by_shortcode(sheet: Sheet) -> None:
    target, words = sheet.link(), sheet.show(sheet.pen.words())
    place = target.place.removesuffix("/index.md").removesuffix(".md")
    named = sheet.pen.random.choice((f"/{place}", f"/{place}.md", place.rpartition("/")[2]))
    command = sheet.pen.random.choice(("ref", "relref"))
    sheet.foreign_mark(SHORTCODE, f"{{{{< {command}")
    sheet.links.append((words, target.title))
    sheet.add(f'{sheet.say()} [{words}]({{{{< {command} "{named}" >}}}})')


def film(sheet: Sheet) -> None:
    name = f"phim-{next(sheet.pen.numbers)}.mp4"
    sheet.write(f"content/{sheet.folder}/{name}", FILM)
    sheet.add(f'<video controls width="600">\n<source src="{sheet.player(name)}" type="video/mp4">\n</video>')


def recording(sheet: Sheet) -> None:
    name = f"loi-{next(sheet.pen.numbers)}.mp3"
    sheet.write(f"content/{sheet.folder}/{name}", SOUND)
    sheet.add(
        f'<figure><audio controls src="{sheet.player(name)}"></audio>'
        f"<figcaption>{sheet.caption()}</figcaption></figure>"
    )


def heading(sheet: Sheet) -> None:
    mark = sheet.foreign_mark("an attribute list", f"{{#muc-{next(sheet.pen.numbers)}}}")
    sheet.add(f"## {sheet.show(sheet.pen.words())} {mark}")


def document(sheet: Sheet) -> None:
    name = f"tai-lieu-{next(sheet.pen.numbers)}.pdf"
    sheet.write(f"content/{sheet.folder}/{name}", b"%PDF-1.4\n%%EOF\n")
    sheet.players.append(name)
    sheet.add(f"{sheet.say()} [{sheet.show(sheet.pen.words())}]({name})")


def list_in_a_quote(sheet: Sheet) -> None:
    sheet.add(f"> {sheet.say()}\n>\n> - {sheet.say()}\n> - {sheet.say()}")


HABITS = (
    picture,
    figure_by_shortcode,
    film_by_shortcode,
    notice,
    link_by_shortcode,
    film,
    recording,
    heading,
    document,
    list_in_a_quote,
)
# Enough of a file for what is read of it.
FILM = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\0\x08mdat"
SOUND = b"ID3\3\0\0\0\0\0\0\xff\xfb\x90\0"
