"""Pieces of a paper that WordPress made, as converters leave them: captions, blocks, entities, pictures in images/."""

from tests.archives.pen import Pen
from tests.archives.sheet import Sheet, plain

SHORTCODE = "a shortcode of WordPress"
BLOCK = "a block comment of WordPress"


def place_of(pen: Pen, title: str, number: int) -> str:
    return f"kinh-te/{2013 + number % 5}/{plain(title)}.md"


def write(sheet: Sheet, number: int) -> None:
    sheet.head = {
        "title": sheet.title if number % 5 else sheet.title.replace(",", "&#44;"),
        "date": f"{sheet.place.split('/')[1]}-{1 + number % 12:02}-{1 + number % 28:02}",
        "categories": ["kinh-te", "Chợ và bến"] if number % 2 else ["kinh-te"],
        "tags": ["chợ Phiên Mây", "làng nghề"],
        "wordpress_id": 1000 + number,
        "author": "Ban biên tập chợ",
        "guid": f"https://bao-cu.example/?p={number}" if number % 6 == 1 else "",
    }
    if number % 3 == 0:
        # A converter writes the name alone, and puts the file into images/.
        sheet.head["coverImage"] = sheet.tell("is not there", sheet.picture(f"content/{sheet.folder}/images"))
    if number % 19 == 2:
        sheet.head["status"] = ("draft", "private", "pending", "trash")[number % 4]
    sheet.is_held = number % 19 == 2
    sheet.add(f"{sheet.say()}&nbsp;{sheet.say()}")
    for habit in sheet.pen.random.sample(HABITS, 4):
        habit(sheet)
        sheet.add(sheet.say())
    sheet.finish()


def _picture(sheet: Sheet, ending: str = "svg") -> str:
    return f"images/{sheet.picture(f'content/{sheet.folder}/images', ending)}"


def caption(sheet: Sheet) -> None:
    mark = sheet.foreign_mark(SHORTCODE, '[caption id="attachment_7" align="aligncenter" width="300"]')
    picture = f'<img class="size-full wp-image-7" src="{_picture(sheet)}" alt="" width="300" />'
    sheet.add(f"{mark}{picture} {sheet.caption()}[/caption]")


def caption_of_markdown(sheet: Sheet) -> None:
    mark = sheet.foreign_mark(SHORTCODE, '[caption id="attachment_8" align="alignnone" width="640"]')
    name = _picture(sheet)
    sheet.add(f"{mark}[![Ảnh]({name})]({name}) {sheet.caption()}[/caption]")


def escaped_caption(sheet: Sheet) -> None:
    """As converters to Markdown write what they do not know."""
    sheet.foreign_mark(SHORTCODE, "[caption id=")
    name = _picture(sheet, "jpg")
    sheet.add(
        f'\\[caption id="attachment\\_9" align="alignleft" width="300"\\]![Ảnh]({name}) {sheet.caption()}\\[/caption\\]'
    )


def old_caption(sheet: Sheet) -> None:
    words = sheet.caption()
    mark = sheet.foreign_mark(SHORTCODE, f'[caption id="attachment_6" width="632" caption="{words}"]')
    name = _picture(sheet)
    sheet.add(f'{mark}<a href="{name}"><img src="{name}" alt="Ảnh" /></a>[/caption]')


def block(sheet: Sheet) -> None:
    mark = sheet.foreign_mark(BLOCK, '<!-- wp:image {"id":7,"sizeSlug":"large"} -->')
    sheet.add(
        f'{mark}\n<figure class="wp-block-image size-large"><img src="{_picture(sheet)}" alt="" class="wp-image-7"/>'
        f"<figcaption>{sheet.caption()}</figcaption></figure>\n<!-- /wp:image -->"
    )


def paragraph_block(sheet: Sheet) -> None:
    mark = sheet.foreign_mark(BLOCK, "<!-- wp:paragraph -->")
    sheet.add(f"{mark}\n<p>{sheet.say()} <strong>{sheet.say()}</strong></p>\n<!-- /wp:paragraph -->")


def gallery(sheet: Sheet) -> None:
    sheet.add(sheet.foreign_mark(SHORTCODE, '[gallery ids="7,8,9" columns="3"]'))


def embed(sheet: Sheet) -> None:
    code = sheet.player(sheet.pen.code(11))
    sheet.foreign_mark(SHORTCODE, "[embed]")
    escape = sheet.pen.random.choice(("", "\\"))
    sheet.add(f"{escape}[embed{escape}]https://www.youtube.com/watch?v={code}{escape}[/embed{escape}]")


def film_shortcode(sheet: Sheet) -> None:
    sheet.add(sheet.foreign_mark(SHORTCODE, f"[youtube https://www.youtube.com/watch?v={sheet.pen.code(11)}]"))


def bare_address(sheet: Sheet) -> None:
    sheet.add(f"https://www.youtube.com/watch?v={sheet.player(sheet.pen.code(11))}&feature=share")


def post_of_x(sheet: Sheet) -> None:
    number = sheet.player(sheet.pen.digits())
    sheet.add(
        f'<blockquote class="twitter-tweet"><p lang="vi" dir="ltr">{sheet.say()}</p>&mdash; Bến (@ben) '
        f'<a href="https://twitter.com/ben/status/{number}?ref_src=twsrc">12</a></blockquote>\n'
        '<script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>'
    )


def box_with_caption(sheet: Sheet) -> None:
    sheet.add(
        f'<div style="width: 310px" class="wp-caption aligncenter"><img src="{_picture(sheet)}" alt="Ảnh">'
        f'<p class="wp-caption-text">{sheet.caption()}</p></div>'
    )


def link_to_the_old_host(sheet: Sheet) -> None:
    target, words = sheet.link(), sheet.show(sheet.pen.words())
    sheet.links.append((words, target.title))
    sheet.add(f'{sheet.say()} <a href="{target.name}" target="_blank" rel="noopener">{words}</a>')


def link_by_number(sheet: Sheet) -> None:
    words = sheet.show(sheet.pen.words())
    sheet.tell("leads nowhere", "?p=")
    sheet.add(f"{sheet.say()} [{words}](/?p={next(sheet.pen.numbers)})")


HABITS = (
    caption,
    caption_of_markdown,
    escaped_caption,
    old_caption,
    block,
    paragraph_block,
    gallery,
    embed,
    film_shortcode,
    bare_address,
    post_of_x,
    box_with_caption,
    link_to_the_old_host,
    link_by_number,
)
