"""What the editors of `newsroom.py` have at hand: texts, fields, settings and files, right ones and wrong ones."""

import functools
import io
from typing import Any

from hypothesis import strategies as st
from PIL import Image

SECTIONS = ("thoi-su", "van-hoa", "bien-dao/nhip-song")
# 9 in the beginning, the others are for new pieces; the same slug in two sections is a mistake of references only.
# Folders that are no sections: those of drafts, of months, of other generators, of one article.
FOLDERS = (*SECTIONS, "thoi-su/2026/11", "van-hoa/_drafts", "_posts", "thoi-su/bo-bai")
SLUGS = tuple(f"bai-{number}" for number in range(12))
MOMENTS = (
    "2026-11-20T12:00:00+00:00",
    "2026-11-05T00:59:59+00:00",
    "2026-11-05T01:00:00+00:00",
    "2026-11-19T17:00:00+00:00",
    "2026-11-20T12:00:01+00:00",
    "2026-11-21T16:59:59+00:00",
    "2026-11-21T17:00:00+00:00",
    "2026-11-29T00:00:00+00:00",
    "2027-01-02T00:00:00+00:00",
)
PICTURES = ("/images/a.png", "/images/b.svg", "tep.png", "/images/c.tif")

# `{n}` is a number, `{target}` a slug, `{picture}` an address.
BODIES = {
    "short": "Thân bài {n}.",
    "other": "Thân bài khác.\n\nĐoạn hai, số {n}.",
    "long": "Một câu dài của bài số {n} để đọc lâu hơn một phút. " * 40,
    "empty": "",
    "box": "::: lien-quan {target}\n:::\n\nĐoạn {n}.",
    "box with words": "::: lien-quan {target}\nsummary: Lời {n}\n:::",
    "figure": 'Mở đầu.\n\n![Chú thích]({picture} "Lời {n}")',
    "figure without words": "Mở đầu {n}.\n\n![]({picture})",
    "two pictures": 'Mở đầu.\n\n![Một]({picture} "Lời {n}")\n\nchữ ![Hai](/images/a.png) {n}',
    "poster": "::: video https://youtu.be/dQw4w9WgXcQ\nposter: {picture}\ncaption: Lời {n}\n:::\n\n![](/images/a.png)",
    "other systems": '• Một {{{{ page.x }}}}\n\n{{: .a}}\n[gallery ids="{n}"]\n\n    chữ {n}\n\n4. Bốn\n9. Chín',
    "gallery": "::: thu-vien-anh\ncaption: Ảnh {n}\n\n![một]({picture})\n![hai](/images/a.png)\n:::",
    "pictures as HTML": (
        '<figure><a href="/thoi-su/"><img src="{picture}" alt="a"></a><figcaption>Lời {n}</figcaption></figure>\n\n'
        '- <figure><img src="{picture}" alt="b"><figcaption>Lời</figcaption></figure>\n\n'
        'Giữa <img src="/images/a.png" alt="c">.'
    ),
    "embeds": "Mở đầu {n}.\nhttps://youtu.be/dQw4w9WgXcQ\n\n::: nhung https://x.com/a/status/{n}\ntitle: Lời {n}\n:::",
    "fact box": ":::: hop-thong-tin Ô {n}\nLời.\n\n::: lien-quan {target}\n:::\n::::",
    "note": "Có chú thích[^1] và [^khong].\n\n[^1]: Lời {n}.",
    "heading": "# Hạng nhất {n}\n\n## Hạng hai\n\n| a | b |\n|---|---|\n| 1 | {n} |",
    "unclosed tag": "<b>Đậm {n}\n\n{{{{ 7 * 7 }}}}",
    "links": "[một]({target}) [hai]({target}.md#muc-{n}) [ba]({picture}) [tư](/thoi-su/) [năm](tep.pdf)\n\n## Mục {n}",
    "missing file": "![mất](/images/khong-co.png)\n\nĐoạn {n}.",
    "missing amid words": "Giữa câu ![mất](/images/khong-co.png) có ảnh {n}.",
    "missing film": "::: video /media/khong-co.mp4\nposter: {picture}\ncaption: Lời {n}\n:::",
    "missing article": "::: lien-quan khong-co-bai-nay\n:::",
    "unclosed block": "::: lien-quan {target}\n",
}

# An editor, an owner or a machine sets a value, or takes it back when it is the present one.
FIELDS: dict[str, tuple[Any, ...]] = {
    "title": ("Tên mới", "Tên <b>khác</b> & {{ 7*7 }}", "Hoà bình ở đảo Hòn Sóng", "Tên: có hai chấm"),
    "short_title": ("Ngắn",),
    "kicker": ("Ghi chép",),
    "summary": ("Sapo.", "Sapo khác."),
    "tags": (["hoà bình"], ["hòa bình", "biển"], ["Hòa Bình", "bien"], ["con", "biến"], ["!!!"], ["hoa bình"]),
    "authors": (["An"], ["an", "Trần Bình"], ["Trần Bình"], ["Tran Binh"]),
    "updated": ("2026-11-19 10:00", "2026-11-01", "2026-11-20", "2026-11-20T12:00:01+00:00", "2026-11-29 07:00"),
    "image": (
        "/images/a.png",
        {"src": "/images/b.svg", "alt": "Hình", "caption": "Lời"},
        "tep.png",
        False,
        "/images/khong-co.png",
    ),
    "images": ([{"src": "/images/a.png", "alt": "Từ đầu bài", "caption": "Lời ở đầu bài"}],),
    "kind": ("photo", "emagazine", "video"),
    "related": (["bai-1"], ["bai-4", "bai-4"], ["thoi-su/bai-0", "bai-8"], ["bai-11"], ["khong-co"]),
    "aliases": (["/cu/mot.html"], ["/cu/mot.html", "/cu/hai/"], ["/thoi-su/bai-0.html"]),
    "slug": ("rieng", "bai-1"),
    "address": ("/rieng/mot.html", "/van-hoa/"),
    "canonical": ("https://nguon.example/b", "https://example.org/thoi-su/bai-0.html"),
    "guid": ("mot", "https://example.org/thoi-su/bai-0.html"),
    "corrections": (
        [{"text": "Sửa một chỗ.", "date": "2026-11-18"}],
        [{"text": "Sửa.", "date": "2026-10-18"}, {"text": "Sửa nữa.", "date": "2026-11-29 07:00"}],
    ),
    "lang": ("en",),
    "titel": ("x",),
}

TIMES: dict[str, tuple[Any, ...]] = {
    "date": (
        "2026-11-05 08:00",
        "2026-11-20 00:00",
        "2026-10-01",
        "2026-11-28 08:00",
        "2026-11-03 08:00",
        "1946-12-19",
    ),
    "expires": ("2026-11-20 19:00:01", "2026-11-29 07:00", "2026-11-01"),
    "draft": (True,),
    "published": (False,),
    "embargo": ("2026-11-20 19:00:01", "2026-11-29 07:00", "2026-11-01"),
    "Release-Date": ("2026-11-29 07:00", "2026-11-01"),
    "pin": (True,),
    "noindex": (True,),
    "category": (
        "van-hoa",
        "bien-dao/nhip-song",
        "Muc Moi",
        ["van-hoa", "thoi-su"],
        ["thoi-su", "Nhịp sống", "Hòa Bình"],
        ["Hòa Bình", "van-hoa"],
    ),
}
OPTIONS: dict[str, tuple[Any, ...]] = {
    "drafts": (True,),
    "future": (True,),
    "base_url": ("https://xem-truoc.example.org/nhap",),
}

_TREE = [
    {"slug": "thoi-su", "title": "Thời sự"},
    {"slug": "van-hoa", "title": "Văn hóa", "hidden": True},
    {"slug": "bien-dao", "promoted": True, "children": [{"slug": "nhip-song", "title": "Nhịp sống"}]},
]
_MASTHEAD = {"licence": "GP", "editor_in_chief": "An", "address": "Phố", "phone": "024", "email": "a@example.org"}
# Settings that an owner may change but never leave out.
OWNED = {"title": "Tờ báo thử", "base_url": "https://example.org", "masthead": _MASTHEAD}
SETTINGS: dict[str, tuple[Any, ...]] = {
    "title": ("Báo khác",),
    "description": ("Lời giới thiệu",),
    "lang": ("en",),
    "timezone": ("UTC", "Asia/Bangkok"),
    "permalink": ("/{path}/{slug}/", "/{category}/{name}.html", "/{year}/{month}/{day}/{slug}.html"),
    "links": ("relative",),
    "base_url": ("https://example.org/bao", "https://khac.example.org"),
    "blocks": ("live", "ssi", "esi"),
    "page_size": (1, 2, 3),
    "strict": (True,),
    "missing_files": ("warning", "2026-11-10"),
    "masthead": (_MASTHEAD | {"slogan": "Khẩu hiệu", "logo": "/images/a.png"},),
    "categories": (_TREE, _TREE[::-1]),
    "default_category": ("thoi-su", "bien-dao"),
    "share": ({"picture": "/images/a.png"}, {"picture": "/images/khong-co.png"}),
    "markdown": ({"html": "escape"}, {"indented_code": True}, {"smart_quotes": True}, {"max_bytes": 400}),
    "most_read": (
        {"count": 2},
        {"half_life": 1},
        {"window": 1},
        {"reads": "data/khac.json"},
        {"days": "always"},
        {"days": 1},
    ),
    "feeds": ({"guid_base": "https://cu.example.org/"},),
    "pictures": ({"variants": False}, {"widths": [100]}, {"originals": "as_is", "formats": ["webp"]}),
    "pages": (
        *({name: False} for name in ("most_read", "multimedia", "tags", "authors", "archive", "feeds")),
        {"tags": False, "authors": False, "archive": False},
    ),
    "blocks_shown": (
        *({name: 0} for name in ("related", "latest", "most_read", "promoted", "multimedia")),
        {"related": 1, "latest": {"count": 2, "repeat": True}, "promoted": 1},
        {"most_read": {"count": 2, "repeat": False}, "multimedia": {"count": 1, "repeat": False}},
    ),
}

_READS = (
    '{{"updated": "{updated}", "articles": {{"bai-1": {{"2026-11-19T09:00:00+07:00": {one}}}, '
    '"bai-5": {{"2026-11-19T18:00:00+07:00": 7, "2026-11-20T19:00:01+07:00": 900}}}}}}'
)
FILES: dict[str, tuple[str, ...]] = {
    "data/reads.json": (
        _READS.format(updated="2026-11-20T18:00:00+07:00", one=5),
        _READS.format(updated="2026-11-20T18:00:00+07:00", one=50),
        _READS.format(updated="2026-11-14T18:00:00+07:00", one=50),
        _READS.format(updated="2026-12-30T18:00:00+07:00", one=50),
        _READS.replace("bai-", "nguoi-khac-").format(updated="2026-11-20T18:00:00+07:00", one=5),
        "{",
        "<html>",
    ),
    "data/khac.json": (_READS.format(updated="2026-11-20T18:00:00+07:00", one=1),),
    "data/authors.yaml": (
        "an: An\n",
        "an: {name: Lê An, role: Phóng viên, image: /images/a.png}\nbinh: {name: Trần Bình}\n",
        "tran-binh: {name: Trần Bính, links: ['https://example.org/b']}\n",
        "an: {nam: x}\n",
    ),
    "data/tags.yaml": (
        "bien: {title: Biển cả, summary: Tin về biển., aliases: [bien ca]}\nhoa-binh: hòa bình\n",
        "tinh: {title: Hòa Bình}\nhoa-binh: {title: hòa bình, aliases: [biển]}\n",
        "Tỉnh: x\n",
    ),
    "data/home.yaml": (
        "lead: bai-1\nsecondary: [{article: bai-4, until: '2026-11-20T12:00:01+00:00'}, {section: van-hoa}]\n",
        "lead: {kind: photo}\nsections: [{section: bien-dao, count: 1}, van-hoa]\npromoted: [thoi-su]\n",
        "breaking: {article: bai-5, until: '2026-11-05T01:00:00+00:00'}\nmultimedia: [bai-5, {newest: 2}]\n",
        "breaking: {title: Gió to, url: /thoi-su/, until: '2026-11-29T00:00:00+00:00'}\nlead: bai-8\n",
        "lead: khong-co\n",
    ),
    "templates/i18n/vi.yaml": (
        "most_read: Đọc nhất\nnotable: Nên đọc\n",
        "latest_in_section: Cùng mục\nmonth: 'Tháng {month} năm {year}'\n",
        "month: 'Tháng {thang}'\n",
        "- không phải\n",
    ),
    "static/tep/ghi-chu.txt": ("một", "hai"),
    "content/van-hoa/tep.pdf": ("một", "hai"),
    "content/thoi-su/ghi-chu.txt": ("một",),
    "content/_index.md": ("---\ntitle: Mục\n---\n",),
    "content/van-hoa/Le_Hoi.MD": ("---\ntitle: Lễ hội\ndate: 2026-11-04\n---\nTrẩy hội.\n",),
    "content/van-hoa/Le_Hoi copy.markdown": ("---\ntitle: Lễ hội\ndate: 2026-11-04\n---\nTrẩy hội.\n",),
    "static/theme/news.css": ("body { color: red }", "body { color: tan }"),
    "static/thoi-su/index.html": ("của ai",),
    "static/van-hoa": ("chắn đường",),
    "static/cu/mot.html": ("chắn đường",),
}

# Which templates an editor may take back: the plain theme and the real one go together only so far.
TEMPLATES = (
    "parts/figure.html",
    "parts/article_box.html",
    "parts/html.html",
    "chrome/header.html",
    "chrome/footer.html",
    "blocks/latest.html",
    "redirect.html",
    "rss.xml",
    "sitemap.xml",
)
TEMPLATES_KEPT = (
    "base.html",
    "article.html",
    "home.html",
    "category.html",
    "fragment.html",
    "macros/cards.html",
    "blocks/related.html",
    "blocks/most_read.html",
    "blocks/promoted.html",
    "blocks/region.html",
)
MISTAKES = {
    "content/thoi-su/bai-0.md": ("không có đầu bài", "---\ntitle: a\ntitle: b\ndate: 2026-11-01\n---\nx\n", "\xff"),
    "content/thoi-su/hong.md": ("---\ntitle: Hỏng: rồi\n---\n", "---\ndate: 05/07/2023\n---\n"),
    "templates/article.html": ("{{ page.nothing }}", "{% if %}", "{% include 'a' ~ 'b' %}"),
    "templates/parts/html.html": ("{{ part.nothing }}",),
    "templates/blocks/latest.html": ("{{ 1 // 0 }}",),
    "templates/category.html": ('{% extends "khong-co.html" %}',),
    "site.yaml": ("title: [", "titel: x\n"),
}


def choices(table: dict[str, tuple[Any, ...]]) -> st.SearchStrategy[tuple[str, Any]]:
    """A key of a table with one of its values."""
    return st.sampled_from([(key, value) for key, values in table.items() for value in values])


def toggled(values: dict[str, Any], name: str, value: Any) -> dict[str, Any]:
    """The values with this one, or without it when it was there; an article is never without a title and a date."""
    rest = {key: old for key, old in values.items() if key != name}
    return rest if values.get(name) == value and name not in ("title", "date") else rest | {name: value}


def mark_text(name: str, text: str, mark: str) -> str:
    """The text of a template with a mark at a place that shows on pages."""
    if name.startswith("macros/"):
        return text.replace("<a href", f"{mark}<a href")
    if "</main>" in text:
        return text.replace("</main>", f"{mark}</main>")
    start = "{% block main %}"
    return text.replace(start, f"{start}{mark}") if start in text else f"{text}{mark}"


@functools.cache
def picture(name: str, size: int, level: int = 6) -> bytes:
    """A picture so many pixels wide, of 100 or more with variants; size 0 is no picture at all.

    Another `level` makes other bytes of the same picture.
    """
    if not size:
        return b"not a picture"
    if name.endswith(".svg"):
        return f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="9"/>'.encode()
    data = io.BytesIO()
    if name.endswith(".tif"):
        Image.new("L", (size, 9), level).save(data, "TIFF")
    else:
        Image.new("L", (size, 9)).save(data, "PNG", compress_level=level)
    return data.getvalue()
