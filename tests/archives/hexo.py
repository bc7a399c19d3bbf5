"""Pieces of a Vietnamese blog that Hexo made, with heads in Vietnamese and what it had brought along from Blogger."""

from tests.archives.jekyll import LIQUID
from tests.archives.pen import Pen
from tests.archives.sheet import Sheet, plain


def place_of(pen: Pen, title: str, number: int) -> str:
    folder = "_drafts" if number % 21 == 8 else "_posts"
    return f"du-lich/{folder}/{plain(title)}.md"


def write(sheet: Sheet, number: int) -> None:
    date = f"{2015 + number % 6}/{1 + number % 12:02}/{1 + number % 28:02} 07:15:00"
    if number % 2:
        sheet.head = {"tiêu đề": sheet.title, "ngày": date, "từ khóa": "đi bộ, bến Cau", "tác giả": "Hội đi bộ"}
        sheet.head["tóm tắt"] = sheet.say()
    else:
        sheet.head = {"title": sheet.title, "date": date, "tags": ["đi bộ", ""], "abbrlink": 7, "top_img": False}
        sheet.head["categories"] = [["du-lich", "Đi bộ"], ["van-hoa"]]
    if number % 4 == 2:
        sheet.head["cover"] = f"/hinh/{sheet.picture('static/hinh')}"
    elif number % 4 == 3:
        sheet.head |= {"ảnh": f"/hinh/{sheet.picture('static/hinh', 'jpg')}", "chú thích ảnh": sheet.caption()}
    if number % 14 == 9:
        sheet.head["nháp"] = True
    sheet.is_held = "_drafts" in sheet.place or number % 14 == 9
    sheet.add(sheet.say())
    sheet.add("<!-- more -->")
    for habit in sheet.pen.random.sample(HABITS, 4):
        habit(sheet)
        sheet.add(sheet.say())
    sheet.finish()


def _picture(sheet: Sheet, ending: str = "svg") -> str:
    """A picture in the folder that Hexo keeps for a piece."""
    return f"{sheet.name}/{sheet.picture(f'content/{sheet.folder}/{sheet.name}', ending)}"


def picture(sheet: Sheet) -> None:
    sheet.add(f"![{sheet.pen.words()}]({_picture(sheet)} '{sheet.caption()}')")


def picture_amid_words(sheet: Sheet) -> None:
    sheet.add(f"{sheet.say()} ![{sheet.pen.words()}]({_picture(sheet, 'png')}) {sheet.say()}")


def asset_picture(sheet: Sheet) -> None:
    sheet.add(sheet.foreign_mark(LIQUID, "{% asset_img mot.jpg Ảnh một %}"))


def film_tag(sheet: Sheet) -> None:
    sheet.add(sheet.foreign_mark(LIQUID, f"{{% youtube {sheet.pen.code(11)} %}}"))


def quotation(sheet: Sheet) -> None:
    mark = sheet.foreign_mark(LIQUID, "{% blockquote %}")
    sheet.add(f"{mark}\n{sheet.say()}\n{{% endblockquote %}}")


def table_of_blogger(sheet: Sheet) -> None:
    name = _picture(sheet)
    sheet.add(
        '<table align="center" cellpadding="0" class="tr-caption-container" style="margin-left: auto;"><tbody>\n<tr>'
        f'<td style="text-align: center;"><a href="{name}"><img border="0" src="{name}" width="400" /></a></td>'
        f'</tr>\n<tr><td class="tr-caption" style="text-align: center;">{sheet.caption()}</td></tr>\n</tbody></table>'
    )


def box_of_blogger(sheet: Sheet) -> None:
    name = _picture(sheet)
    sheet.add(
        f'<div class="separator" style="clear: both; text-align: center;"><a href="{name}" imageanchor="1">'
        f'<img border="0" data-original-height="360" src="{name}" /></a></div>\n'
        f'<div style="text-align: justify;">{sheet.say()}</div>'
    )


def picture_in_the_middle(sheet: Sheet) -> None:
    sheet.add(
        f"<center><img src='{_picture(sheet)}' alt='Ảnh'/></center>\n<p align='center'><em>{sheet.caption()}</em></p>"
    )


def film_of_tiktok(sheet: Sheet) -> None:
    number = sheet.player(f"7{sheet.pen.digits()}")
    address = f"https://www.tiktok.com/@ben.cau/video/{number}"
    sheet.add(
        f'<blockquote class="tiktok-embed" cite="{address}" data-video-id="{number}" style="max-width: 605px">'
        f'<section>{sheet.say()}</section></blockquote> <script async src="https://www.tiktok.com/embed.js"></script>'
    )


def post_of_facebook(sheet: Sheet) -> None:
    number = sheet.player(sheet.pen.digits())
    address = f"https%3A%2F%2Fwww.facebook.com%2Fbencau%2Fposts%2F{number}"
    sheet.add(f'<iframe src="https://www.facebook.com/plugins/post.php?href={address}&width=500" width="500"></iframe>')


def map_in_a_frame(sheet: Sheet) -> None:
    code = sheet.player(sheet.pen.code(20))
    sheet.tell("this frame of", "google.com")
    sheet.add(f'<iframe src="https://www.google.com/maps/embed?pb={code}" width="600" height="450"></iframe>')


def link_to_a_file(sheet: Sheet) -> None:
    target, words = sheet.link(), sheet.show(sheet.pen.words())
    sheet.links.append((words, target.title))
    sheet.add(f"{sheet.say()} [{words}]({target.name}.md)")


HABITS = (
    picture,
    picture_amid_words,
    asset_picture,
    film_tag,
    quotation,
    table_of_blogger,
    box_of_blogger,
    picture_in_the_middle,
    film_of_tiktok,
    post_of_facebook,
    map_in_a_frame,
    link_to_a_file,
)
