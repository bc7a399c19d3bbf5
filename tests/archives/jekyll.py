"""Pieces of a paper that Jekyll made: `_posts` with dates in their names, kramdown, Liquid, pictures under /assets/."""

from tests.archives.pen import Pen
from tests.archives.sheet import Sheet, plain

LIQUID = "a tag of Liquid"
ATTRIBUTES = "an attribute list"
ASSETS = "static/assets"


def place_of(pen: Pen, title: str, number: int) -> str:
    ending = ("md", "markdown", "md", "mkd")[number % 4]
    folder = "_drafts/" if number % 23 == 5 else "_posts/"
    return f"{folder}{2012 + number % 6}-{1 + number % 12:02}-{1 + number % 28:02}-{plain(title)}.{ending}"


def write(sheet: Sheet, number: int) -> None:
    sheet.head = {
        "layout": "post",
        "title": sheet.title,
        "categories": ("thoi-su", ["van-hoa", "Chuyện làng"], ["thoi-su"])[number % 3],
        "author": "Ban biên tập làng",
        "tags": "biển làng" if number % 7 == 0 else ["bến Cau", "mùa gió"],
        "comments": True,
        "related": True,
    }
    if number % 4 == 0:
        sheet.head["excerpt"] = sheet.say()
    if number % 5 == 0:
        sheet.head["redirect_from"] = f"/cu/{plain(sheet.title)}.html"
    if number % 6 == 0:
        sheet.head["image"] = {"path": f"/assets/{sheet.picture(ASSETS)}", "caption": sheet.caption()}
    elif number % 6 == 3:
        # Themes put the address of the site before it.
        name = f"assets/{sheet.picture(ASSETS)}"
        sheet.head["image"] = sheet.tell("is not there", name)
    if number % 17 == 3:
        sheet.head["published"] = False
    sheet.is_held = sheet.place.startswith("_drafts/") or number % 17 == 3
    sheet.add(sheet.say() + " " + sheet.say())
    for habit in sheet.pen.random.sample(HABITS, 4):
        habit(sheet)
        sheet.add(sheet.say())
    sheet.finish(ending="\r\n" if number % 10 == 9 else "\n")


def picture_with_a_class(sheet: Sheet) -> None:
    mark = sheet.foreign_mark(ATTRIBUTES, '{: .center width="300"}')
    sheet.add(f'![Ảnh](/assets/{sheet.picture(ASSETS)} "{sheet.caption()}"){mark}')


def picture_below_the_base(sheet: Sheet) -> None:
    mark = sheet.foreign_mark(LIQUID, "{{ site.baseurl }}")
    sheet.add(f"![{sheet.pen.words()}]({mark}/assets/{sheet.picture(ASSETS, 'jpg')})")


def picture_by_a_filter(sheet: Sheet) -> None:
    name = sheet.picture(ASSETS)
    sheet.foreign_mark(LIQUID, "relative_url }}")
    sheet.add(f'<img src="/assets/{name}" alt="Ảnh">\n\n![Ảnh]({{{{ "/assets/{name}" | relative_url }}}})')


def included_picture(sheet: Sheet) -> None:
    mark = sheet.foreign_mark(LIQUID, '{% include figure.html src="/assets/mot.jpg" %}')
    sheet.add(mark)


def link_to_a_post(sheet: Sheet) -> None:
    target, words = sheet.link(), sheet.show(sheet.pen.words())
    sheet.foreign_mark(LIQUID, "{% post_url")
    sheet.links.append((words, target.title))
    sheet.add(f"{sheet.say()} [{words}]({{% post_url {target.name} %}})")


def film_in_a_frame(sheet: Sheet) -> None:
    code = sheet.player(sheet.pen.code(11))
    sheet.add(f'<iframe width="560" height="315" src="//www.youtube.com/embed/{code}?rel=0" allowfullscreen></iframe>')


def contents(sheet: Sheet) -> None:
    sheet.foreign_mark(ATTRIBUTES, "{:toc}")
    sheet.add(f"* TOC\n{{:toc}}\n\n## {sheet.show(sheet.pen.words())}")


def numbers_that_go_on(sheet: Sheet) -> None:
    sheet.foreign_mark(ATTRIBUTES, '{:start="3"}')
    sheet.add(f'{{:start="3"}}\n3. {sheet.say()}\n4. {sheet.say()}')


def note(sheet: Sheet) -> None:
    key = f"n{next(sheet.pen.numbers)}"
    sheet.add(f"{sheet.say()}[^{key}]\n\n[^{key}]: {sheet.say()}")


def words_in_a_box(sheet: Sheet) -> None:
    sheet.add(f'<div class="hop" markdown="1">\n\n**{sheet.say()}** {sheet.say()}\n\n</div>')


def figure(sheet: Sheet) -> None:
    sheet.add(
        f'<figure>\n  <img src="/assets/{sheet.picture(ASSETS)}" alt="Ảnh">\n'
        f"  <figcaption>{sheet.caption()} <cite>{sheet.show(sheet.pen.words())}</cite></figcaption>\n</figure>"
    )


def table(sheet: Sheet) -> None:
    sheet.add(f"| {sheet.say()} | {sheet.say()} |\n|---|---|\n| {sheet.say()} | {sheet.say()} |")


def more(sheet: Sheet) -> None:
    sheet.add("<!--more-->")


HABITS = (
    picture_with_a_class,
    picture_below_the_base,
    picture_by_a_filter,
    included_picture,
    link_to_a_post,
    film_in_a_frame,
    contents,
    numbers_that_go_on,
    note,
    words_in_a_box,
    figure,
    table,
    more,
)
