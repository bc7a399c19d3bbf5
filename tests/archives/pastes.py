"""Notes of Obsidian and texts pasted out of word processors and networks, under names as people give them to files."""

from tests.archives.pen import Pen
from tests.archives.sheet import Sheet

OBSIDIAN = "a link of Obsidian"


def place_of(pen: Pen, title: str, number: int) -> str:
    return f"ghi-chep/{title.replace(',', '')}.md"


def write(sheet: Sheet, number: int) -> None:
    sheet.head = {
        "title": sheet.title,
        "date": f"{1 + number % 28} {('Jan', 'May', 'Sep')[number % 3]} {2020 + number % 4}",
        "tags": ["ghi chép"],
        "cssclasses": ["rong"],
        "aliases": [f"{sheet.title}, bản ghi tay"] if number % 3 else [],
    }
    if number % 15 == 7:
        sheet.head["publish"] = False
    sheet.is_held = number % 15 == 7
    sheet.add(sheet.say())
    for habit in sheet.pen.random.sample(HABITS, 4):
        habit(sheet)
        sheet.add(sheet.say())
    sheet.finish()


def link(sheet: Sheet) -> None:
    words = sheet.show(sheet.pen.words())
    sheet.foreign_mark(OBSIDIAN, f"[[{sheet.link().name}|")
    sheet.add(f"{sheet.say()} [[{sheet.link().name}|{words}]]")


def link_without_words(sheet: Sheet) -> None:
    mark = sheet.foreign_mark(OBSIDIAN, f"[[Ghi nhanh số {next(sheet.pen.numbers)}]]")
    sheet.show(mark.strip("[]"))
    sheet.add(f"{sheet.say()} {mark}")


def picture_of_obsidian(sheet: Sheet) -> None:
    sheet.add(f"![[{sheet.picture(ending='png')}|300]]")


def callout(sheet: Sheet) -> None:
    mark = sheet.foreign_mark("the sign of a callout", "[!note]")
    sheet.add(f"> {mark} {sheet.show(sheet.pen.words())}\n> {sheet.say()}")


def comment(sheet: Sheet) -> None:
    sheet.add(f"{sheet.say()} {sheet.foreign_mark('a comment of Obsidian', '%%nhớ hỏi lại%%')} {sheet.say()}")


def highlight(sheet: Sheet) -> None:
    words = sheet.show(sheet.pen.words())
    sheet.foreign_mark("the name of a block of Obsidian", "^a1b2c3")
    sheet.add(f"{sheet.say()} {sheet.foreign_mark('a marked text', f'=={words}==')} ^a1b2c3")


def bullets(sheet: Sheet) -> None:
    sheet.add(f"• {sheet.say()}\n• {sheet.say()}\n• {sheet.say()}")


def indented(sheet: Sheet) -> None:
    sheet.add(f"    {sheet.say()} {sheet.say()}")


def years(sheet: Sheet) -> None:
    sheet.add(f"1986. {sheet.say()}\n1995. {sheet.say()}\n2007. {sheet.say()}")


def lines(sheet: Sheet) -> None:
    sheet.add(f"{sheet.say()}\n{sheet.say()}\n{sheet.say()}")


def paragraph_of_word(sheet: Sheet) -> None:
    mark = sheet.foreign_mark("a tag of a word processor", "<o:p>")
    sheet.add(
        '<p class="MsoNormal" style="text-align:justify"><span lang="VI" style="font-size:14.0pt">'
        f"{sheet.say()}{mark}</o:p></span></p>"
    )


def caption_with_quotes(sheet: Sheet) -> None:
    words = f'Người đứng bến nói "không" {next(sheet.pen.numbers)} lần'
    sheet.captions.append(words)
    sheet.add(f'![Ảnh]({sheet.picture()} "{words}")')


def heading_without_a_blank(sheet: Sheet) -> None:
    sheet.add(f"##{sheet.show(sheet.pen.words())}")


def post_of_facebook(sheet: Sheet) -> None:
    sheet.add(f"https://www.facebook.com/bencau/posts/{sheet.player(sheet.pen.digits())}")


def post_of_instagram(sheet: Sheet) -> None:
    code = sheet.player(sheet.pen.code(11))
    sheet.add(
        f'<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/{code}/?utm_source=x">'
        f'<a href="https://www.instagram.com/p/{code}/">{sheet.say()}</a></blockquote>'
        '<script async src="//www.instagram.com/embed.js"></script>'
    )


HABITS = (
    link,
    link_without_words,
    picture_of_obsidian,
    callout,
    comment,
    highlight,
    bullets,
    indented,
    years,
    lines,
    paragraph_of_word,
    caption_with_quotes,
    heading_without_a_blank,
    post_of_facebook,
    post_of_instagram,
)
