"""Pieces of papers that Ghost and Eleventy made: cards as HTML, pictures under /content/images/, Nunjucks."""

from tests.archives.jekyll import LIQUID
from tests.archives.pen import Pen
from tests.archives.sheet import Sheet, plain

IMAGES = "static/content/images"


def place_of(pen: Pen, title: str, number: int) -> str:
    return f"giao-duc/{plain(title)}.md"


def write(sheet: Sheet, number: int) -> None:
    sheet.head = {
        "title": sheet.title,
        "slug": plain(sheet.title),
        "date_published": f"{2019 + number % 3}-{1 + number % 12:02}-{1 + number % 28:02}T01:02:03.000Z",
        "authors": [{"name": "Tổ trường làng", "url": "https://truong.example"}],
        "tags": [{"name": "lớp học", "slug": "lop-hoc"}, "Hòn Sóng"],
        "excerpt": sheet.say() if number % 2 else None,
        "eleventyExcludeFromCollections": False,
    }
    if number % 3 == 1:
        sheet.head["feature_image"] = f"/content/images/{sheet.picture(IMAGES)}"
        sheet.head["feature_image_caption"] = sheet.caption()
    if number % 16 == 6:
        sheet.head["visibility"] = "private"
    sheet.is_held = number % 16 == 6
    sheet.add(sheet.say())
    for habit in sheet.pen.random.sample(HABITS, 4):
        habit(sheet)
        sheet.add(sheet.say())
    sheet.finish()


def image_card(sheet: Sheet) -> None:
    sheet.add(
        '<figure class="kg-card kg-image-card kg-width-wide kg-card-hascaption">'
        f'<img src="/content/images/{sheet.picture(IMAGES)}" class="kg-image" alt="" loading="lazy" width="2000">'
        f'<figcaption><span style="white-space: pre-wrap;">{sheet.caption()}</span></figcaption></figure>'
    )


def picture_of_the_export(sheet: Sheet) -> None:
    """Exports have a word for the address of the site."""
    sheet.add(f'<img src="__GHOST_URL__/content/images/{sheet.picture(IMAGES)}" class="kg-image" alt="Ảnh">')


def gallery_card(sheet: Sheet) -> None:
    pictures = "".join(
        f'<div class="kg-gallery-image"><img src="/content/images/{sheet.picture(IMAGES)}" alt="" width="2"></div>'
        for _ in range(3)
    )
    sheet.add(
        '<figure class="kg-card kg-gallery-card kg-width-wide"><div class="kg-gallery-container">'
        f'<div class="kg-gallery-row">{pictures}</div></div><figcaption>{sheet.caption()}</figcaption></figure>'
    )


def bookmark_card(sheet: Sheet) -> None:
    number = sheet.player(sheet.pen.digits())
    sheet.add(
        f'<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://ban.example/{number}">'
        f'<div class="kg-bookmark-content"><div class="kg-bookmark-title">{sheet.show(sheet.pen.words())}</div>'
        f'<div class="kg-bookmark-description">{sheet.say()}</div></div></a></figure>'
    )


def film_card(sheet: Sheet) -> None:
    code = sheet.player(sheet.pen.code(11))
    sheet.add(
        '<figure class="kg-card kg-embed-card kg-card-hascaption"><iframe width="200" height="113" '
        f'src="https://www.youtube.com/embed/{code}?feature=oembed" allowfullscreen title="Phim"></iframe>'
        f"<figcaption>{sheet.caption()}</figcaption></figure>"
    )


def html_card(sheet: Sheet) -> None:
    sheet.add(f"<!--kg-card-begin: html--><p>{sheet.say()}</p><!--kg-card-end: html-->")


def callout_card(sheet: Sheet) -> None:
    sheet.add(
        '<div class="kg-card kg-callout-card kg-callout-card-blue"><div class="kg-callout-emoji">💡</div>'
        f'<div class="kg-callout-text">{sheet.say()}</div></div>'
    )


def recording_card(sheet: Sheet) -> None:
    code = sheet.player(sheet.pen.code(22))
    sheet.add(f'<iframe style="border-radius: 12px" src="https://open.spotify.com/embed/episode/{code}"></iframe>')


def picture_by_nunjucks(sheet: Sheet) -> None:
    sheet.add(sheet.foreign_mark(LIQUID, '{% image "./mot.jpg", "Một tấm ảnh" %}'))


def link_by_a_filter(sheet: Sheet) -> None:
    target, words = sheet.link(), sheet.show(sheet.pen.words())
    sheet.foreign_mark(LIQUID, "| url }}")
    sheet.links.append((words, target.title))
    sheet.add(f"{sheet.say()} [{words}]({{{{ '/giao-duc/{target.name}.html' | url }}}})")


def link_to_a_post(sheet: Sheet) -> None:
    target, words = sheet.link(), sheet.show(sheet.pen.words())
    sheet.links.append((words, target.title))
    sheet.add(f'<p>{sheet.say()} <a href="/giao-duc/{target.name}.html">{words}</a></p>')


HABITS = (
    image_card,
    picture_of_the_export,
    gallery_card,
    bookmark_card,
    film_card,
    html_card,
    callout_card,
    recording_card,
    picture_by_nunjucks,
    link_by_a_filter,
    link_to_a_post,
)
