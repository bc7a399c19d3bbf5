"""The head of a source: where it ends, every accepted spelling of its fields, and its dates."""

import collections
import datetime
import zoneinfo

import pytest

from tindoingoai.frontmatter import Fields, Head, read_fields, slug_fault, split_head
from tindoingoai.head_words import KIND_WORDS
from tindoingoai.located.nodes import Place, words_for
from tindoingoai.model import FrontMatter, Image, Media, Related
from tindoingoai.problems import Problem
from tindoingoai.release import BY_WORD
from tindoingoai.vietnamese.text import fold

HANOI = zoneinfo.ZoneInfo("Asia/Ho_Chi_Minh")


def read(yaml: str) -> tuple[Fields | None, list[Problem]]:
    problems: list[Problem] = []
    return read_fields("content/a.md", Head(yaml, "", 0), HANOI, problems), problems


def front(yaml: str) -> FrontMatter:
    fields, problems = read(f"title: Bài\n{yaml}")
    assert problems == []
    assert fields is not None
    return fields.front


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\na: b\n---\nbody", Head("a: b", "body", 4)),
        ("---\n---\nbody\n\n---\n", Head("", "body\n\n---\n", 3)),
        ("---  \na: b\n...\nbody", Head("a: b", "body", 4)),
        ("---\na: b\n---", Head("a: b", "", 4)),
        ("---\na: |\n  ---\n---\nbody", Head("a: |\n  ---", "body", 5)),
    ],
)
def test_head_ends_at_the_next_fence(text: str, expected: Head) -> None:
    problems: list[Problem] = []
    assert split_head("a.md", text, problems) == expected
    assert problems == []


@pytest.mark.parametrize(
    ("text", "words", "mending"),
    [
        ("+++\ntitle = 'Bài'\n+++\n\nThân.\n", "as Hugo and Zola have it", "`hugo convert toYAML`"),
        ("Title: Bài\nDate: 2014-05-16\n\nThân.\n", "as Pelican has it", "one below its last field"),
        ("Title: Bài\nSummary: Một\n    hai\nTags: a, b\n", "as Pelican has it", "one below its last field"),
        ("title: Bài\ndate: 2014-05-16\n---\n\nThân.\n", "does not begin with `---`", "put a line `---` above it"),
        ('{"title": "Bài"}\n', "JSON front matter", "YAML"),
        ("Thân bài.\n", "there is no front matter", "`title: …`"),
    ],
)
def test_heads_of_other_generators_are_named(text: str, words: str, mending: str) -> None:
    problems: list[Problem] = []
    assert split_head("a.md", text, problems) is None
    (problem,) = problems
    assert words in problem.message
    assert mending in problem.hint


@pytest.mark.parametrize(
    ("spelling", "field"),
    [
        *((word, "category") for word in ("category", "categories", "topics", "section")),
        *((word, "authors") for word in ("author", "authors")),
        *((word, "tags") for word in ("tags", "keywords")),
    ],
)
def test_spellings_of_lists(spelling: str, field: str) -> None:
    assert getattr(front(f"{spelling}: [một, hai]"), field) == ("một", "hai")
    assert getattr(front(f"{spelling}: một"), field) == ("một",)


@pytest.mark.parametrize("spelling", ["summary", "description", "excerpt", "deck", "teaser", "sapo"])
def test_spellings_of_the_summary(spelling: str) -> None:
    assert front(f"{spelling}: Một câu.").summary == "Một câu."


@pytest.mark.parametrize("spelling", ["image", "thumbnail", "cover", "coverImage", "featured_image", "feature_image"])
def test_spellings_of_the_image(spelling: str) -> None:
    beside = "feature_image_alt: Bến\nfeature_image_caption: Bến cá"
    assert front(f"{spelling}: /a.jpg\n{beside}").image == Image("/a.jpg", alt="Bến", caption="Bến cá")
    assert front(f"{spelling}: /a.jpg").image == Image("/a.jpg")
    assert front(f"{spelling}: {{src: /a.jpg, alt: Bến}}").image == Image("/a.jpg", alt="Bến")


@pytest.mark.parametrize(
    ("spelling", "field"),
    [
        ("updated", "updated"),
        ("lastmod", "updated"),
        ("modified", "updated"),
        ("expires", "expires"),
        ("Expires", "expires"),
        ("expirydate", "expires"),
        ("embargo", "embargo"),
        ("publishDate", "embargo"),
        ("Last-Mod", "updated"),
        ("last_modified_at", "updated"),
        ("updatedAt", "updated"),
        ("date", "date"),
    ],
)
def test_spellings_of_dates(spelling: str, field: str) -> None:
    moment = datetime.datetime(2024, 5, 1, 7, 30, tzinfo=HANOI)
    assert getattr(front(f"{spelling}: 2024-05-01 07:30"), field) == moment


@pytest.mark.parametrize("spelling", ["address", "permalink", "url"])
def test_spellings_of_the_address(spelling: str) -> None:
    assert front(f"{spelling}: /cu/bai.html").address == "/cu/bai.html"


@pytest.mark.parametrize("spelling", ["aliases", "redirect_from"])
def test_spellings_of_former_addresses(spelling: str) -> None:
    assert front(f"{spelling}: /cu.html").aliases == ("/cu.html",)
    assert front(f"{spelling}: [/cu.html, /cu/]").aliases == ("/cu.html", "/cu/")


@pytest.mark.parametrize(
    ("yaml", "summary", "meta"),
    [
        ("summary: A\ndescription: B", "A", "B"),
        ("description: B\nsummary: A", "A", "B"),
        ("description: B\nexcerpt: A", "A", "B"),
        ("teaser: B\nsapo: A", "A", "B"),
        ("description: A\nsummary: A", "A", ""),
        ("summary: ''\ndescription: A", "A", ""),
        ("summary: A\nmeta_description: C", "A", "C"),
    ],
)
def test_second_text_beside_the_sapo_is_for_search_engines(yaml: str, summary: str, meta: str) -> None:
    value = front(yaml)
    assert (value.summary, value.meta_description) == (summary, meta)


def test_third_text_beside_the_sapo_is_told() -> None:
    fields, (problem,) = read("title: Bài\ndescription: C\nteaser: B\ndeck: A")
    assert fields is not None
    assert (fields.front.summary, fields.front.meta_description) == ("A", "C")
    assert (problem.place, problem.severity) == ("content/a.md:4:1", "warning")
    assert fields.place("meta_description") == Place(3, 14)


@pytest.mark.parametrize("spellings", [("image", "thumbnail"), ("thumbnail", "cover"), ("cover", "featured_image")])
def test_spellings_of_one_field_have_an_order(spellings: tuple[str, str]) -> None:
    first, second = spellings
    fields, (problem,) = read(f"title: Bài\n{second}: /b.jpg\n{first}: /a.jpg")
    assert fields is not None
    assert fields.front.image == Image("/a.jpg")
    assert fields.place("image.src") == Place(4, len(first) + 3)
    assert problem.message == f"`{second}` is not read beside `{first}`"
    assert problem.is_warning


@pytest.mark.parametrize("key", ["src", "url", "path", "file", "image"])
def test_file_of_a_picture_under_every_key(key: str) -> None:
    assert front(f"featured_image: {{{key}: /a.jpg, alt: Bến}}").image == Image("/a.jpg", alt="Bến")
    fields, _ = read(f"title: Bài\nimage:\n  alt: Bến\n  {key}: /a.jpg")
    assert fields is not None
    assert fields.place("image.src") == Place(5, len(key) + 5)


def test_words_of_a_picture_beside_it() -> None:
    words = "image_alt: Bến\nimage_caption: Bến cá\nimage_credit: Lan"
    assert front(f"{words}\nimage: /a.jpg").image == Image("/a.jpg", "Bến", "Bến cá", "Lan")
    assert front(f"cover: {{url: /a.jpg}}\n{words}").image == Image("/a.jpg", "Bến", "Bến cá", "Lan")
    fields, (problem,) = read("title: Bài\nimage: {src: /a.jpg, alt: Thuyền}\nimage_alt: Bến")
    assert fields is not None
    assert fields.front.image == Image("/a.jpg", "Thuyền")
    assert (problem.place, problem.severity) == ("content/a.md:4:1", "warning")


def test_words_of_a_picture_that_is_not_there_are_told() -> None:
    _, (problem,) = read("title: Bài\nimage: ''\nimage_alt: Bến")
    assert (problem.place, problem.severity) == ("content/a.md:4:1", "warning")
    assert problem.message == "`image_alt` says something of `image`, which is not there"
    _, told = read("title: Bài\nchú_thích_ảnh: Bến\nimage_credit: ''\nnguồn ảnh: Lan")
    assert [each.line for each in told] == [3, 5]


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ("image: ''", FrontMatter("Bài")),
        ("image: {src: '', alt: ''}", FrontMatter("Bài")),
        ("tags: [null]\nkeywords: biển", FrontMatter("Bài", tags=("biển",))),
        ("tags: [biển, '', ~]\nupdated: ''", FrontMatter("Bài", tags=("biển",))),
        ("images: ['', /a.jpg]\nvideo: {src: }", FrontMatter("Bài", images=(Image("/a.jpg"),))),
    ],
)
def test_what_is_empty_is_not_there(yaml: str, expected: FrontMatter) -> None:
    assert front(yaml) == expected


def test_places_leave_out_what_is_empty_too() -> None:
    fields, _ = read("title: Bài\nimages: ['', /a.jpg]\nimage: ''\nthumbnail: /b.jpg")
    assert fields is not None
    assert fields.place("images[0].src") == Place(3, 14)
    assert fields.place("image.src") == Place(5, 12)
    assert fields.given() == {"title", "images", "image"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("R&amp;D", "R&D"),
        ("&#8220;Bến c&aacute;&#x201D;", "“Bến cá”"),
        ("&amp;amp; &amp;lt;b&gt;", "&amp; &lt;b>"),
        ("AT&T &foo; &copy &;", "AT&T &foo; &copy &;"),
        ("&nbsp;Bến&nbsp;cá", "Bến\u00a0cá"),
        ("e&#x301;", "é"),
        ("<p>Bến cá</p>", "Bến cá"),
        ('<p class="a">Bến\n\n  cá</p> ', "Bến\ncá"),
        ("&lt;b&gt;", "<b>"),
        ("<Romeo và Juliet> <5%", "<Romeo và Juliet> <5%"),
    ],
)
def test_html_of_other_systems_in_a_text(written: str, meant: str) -> None:
    quoted = written.replace("'", "''")
    value = front(f"summary: '{quoted}'\ntags: ['{quoted}']\nimage: {{src: /a.jpg, alt: '{quoted}'}}")
    assert (value.summary, value.tags, value.image) == (meant, (meant,), Image("/a.jpg", meant))


def test_entities_in_names_and_in_texts_parted_by_commas() -> None:
    value = front("category: Kinh tế &amp; Xã hội\ntags: R&amp;D, cá\nsource: Báo &quot;Biển&quot;")
    assert (value.category, value.tags, value.source) == (("Kinh tế & Xã hội",), ("R&D", "cá"), 'Báo "Biển"')


def test_markdown_in_the_head_stays_as_it_is() -> None:
    written = "<p>`&amp;lt;` <b>a</b></p>"
    assert front(f"audio: {{src: /a.mp3, transcript: '{written}'}}").audio == Media("/a.mp3", transcript=written)


@pytest.mark.parametrize(
    ("yaml", "place", "hint"),
    [
        ("summary: Một <b>câu</b>.", "3:10", "write summary: 'Một câu.'"),
        ("summary: '<p>Một</p><p>ông ''Hai</p>'", "3:10", "write summary: 'Một ông ''Hai'"),
        ("summary: >\n  Một <br/>\n  câu", "3:10", "write summary: 'Một câu'"),
        ("tags:\n  - <a href='/x'>biển</a>", "4:5", "write - 'biển'"),
        ("tags: [đảo, <i>biển</i>]", "3:13", "write 'biển'"),
        ("kicker: Một <!-- more -->", "3:9", "write kicker: 'Một'"),
        ("kicker: '<p>Một <EM>hai</EM></p>'", "3:9", "write kicker: 'Một hai'"),
    ],
)
def test_tags_in_a_text_are_told_with_the_mended_line(yaml: str, place: str, hint: str) -> None:
    fields, (problem,) = read(f"title: Bài\n{yaml}")
    assert fields is not None
    assert (problem.place, problem.severity, problem.hint) == (f"content/a.md:{place}", "warning", hint)
    mended, problems = read(f"title: Bài\n{yaml.partition(':')[0]}: {hint.partition(': ')[2] or '[biển]'}")
    assert mended is not None
    assert problems == []


@pytest.mark.parametrize(("field", "spellings"), FrontMatter.SPELLINGS.items())
def test_every_spelling_says_what_the_field_says(field: str, spellings: tuple[str, ...]) -> None:
    values = {"date": "2026-11-20", "updated": "2026-11-20", "kind": "photo", "pin": "true", "title": "Khác"}
    value = values.get(field, "bai")
    head = "" if field == "title" else "title: Bài\n"
    (meant, _), told = read(f"{head}{field}: {value}"), []
    for spelling in spellings:
        bare = fold(spelling)
        for key in (spelling, spelling.replace("_", " ").capitalize(), spelling.replace("_", "-"), bare, bare.upper()):
            fields, problems = read(f"{head}{key}: {value}")
            assert fields is not None, key
            assert meant is not None
            assert (getattr(fields.front, field), problems) == (getattr(meant.front, field), []), key
            told.append(key)
    assert told


def test_no_word_stands_for_two_fields() -> None:
    others = {**FrontMatter.SPELLINGS, "image's": FrontMatter.BESIDE["image"]}
    words = [word for field, keys in others.items() for key in (field, *keys) for word in set(words_for(key))]
    assert [word for word, count in collections.Counter(words).items() if count > 1] == []
    assert not set(words) & BY_WORD.keys()


@pytest.mark.parametrize("key", ["Từ khóa", "từ khoá", "TỪ KHOÁ", "tu_khoa", "tu khoa", "từ-khóa", "TừKhóa"])
def test_a_vietnamese_key_in_every_form(key: str) -> None:
    assert front(f"{key}: biển").tags == ("biển",)


def test_a_key_with_other_marks_is_another_key() -> None:
    _, (problem,) = read("title: Bài\nngáy: to")
    assert problem.message == "unknown key `ngáy`"


@pytest.mark.parametrize(
    ("word", "kind"),
    [*((word, kind) for kind, words in KIND_WORDS.items() for word in words), ("Ảnh", "photo"), ("VIDEO", "video")],
)
def test_words_for_kinds(word: str, kind: str) -> None:
    for written in (word, word.capitalize(), fold(word), word.replace(" ", "_")):
        assert front(f"kind: {written}").kind == kind


def test_other_keys_inside_groups() -> None:
    assert front("ảnh:\n  tệp: /a.jpg\n  chú thích: Bến\n  nguồn: Lan").image == Image("/a.jpg", "", "Bến", "Lan")
    media = Media("/a.mp4", poster="/b.jpg", duration="1:05", captions="/a.vtt", caption="Bến", transcript="Sóng")
    keys = "ảnh bìa: /b.jpg, thời lượng: '1:05', phụ đề: /a.vtt, chú thích: Bến, lời: Sóng"
    assert front(f"video: {{url: /a.mp4, {keys}}}").video == media
    assert front("liên quan: [{tiêu đề: A, url: 'https://a.vn', tóm tắt: B}]").related == (
        Related(title="A", url="https://a.vn", summary="B"),
    )
    (correction,) = front("đính chính: [{nội dung: Sai, ngày: 2026-11-20}]").corrections
    assert (correction.text, correction.date is not None) == ("Sai", True)


def test_vietnamese_words_of_a_picture_beside_it() -> None:
    words = "mô tả ảnh: Thuyền\nchú thích ảnh: Bến cá\nnguồn ảnh: Lan"
    assert front(f"ảnh: /a.jpg\n{words}").image == Image("/a.jpg", "Thuyền", "Bến cá", "Lan")


def test_authors_as_groups_of_keys_are_their_names() -> None:
    assert front("authors: [{name: Lan}, Mai]").authors == ("Lan", "Mai")
    assert front("author: {name: Lan}").authors == ("Lan",)
    fields, (problem,) = read("title: Bài\nauthors:\n  - name: Lan\n    url: https://example.com")
    assert fields is not None
    assert fields.front.authors == ("Lan",)
    assert (problem.place, problem.severity) == ("content/a.md:5:5", "warning")
    assert "data/authors.yaml" in problem.hint


@pytest.mark.parametrize(
    ("yaml", "authors", "has_byline"),
    [
        ("author: Lan", ("Lan",), False),
        ("author: 'Lan,  Mai'", ("Lan, Mai",), True),
        ("author: [Lan, Mai]", ("Lan", "Mai"), False),
        ("author: ['Lan, Mai']", ("Lan, Mai",), False),
        ("authors: Lan, Mai", ("Lan", "Mai"), False),
        ("tác giả: Lan, Mai", ("Lan, Mai",), True),
        ("authors: ''\nauthor: Lan, Mai", ("Lan, Mai",), True),
    ],
)
def test_one_author_with_commas_is_a_byline(yaml: str, authors: tuple[str, ...], has_byline: bool) -> None:
    fields, problems = read(f"title: Bài\n{yaml}")
    assert fields is not None
    assert (fields.front.authors, fields.has_byline, problems) == (authors, has_byline, [])


def test_publishing_is_refused_by_either_word() -> None:
    assert front("draft: true").draft
    assert front("published: false").draft
    assert front("pin: yes\nnoindex: on") == FrontMatter("Bài", pin=True, noindex=True)


def test_pieces_chosen_by_hand_in_every_form() -> None:
    yaml = "related:\n  - bai-mot\n  - {title: Nơi khác, url: 'https://example.com', summary: Câu.}\n  - {ref: bai-hai}"
    assert front(yaml).related == (
        Related("bai-mot"),
        Related(title="Nơi khác", url="https://example.com", summary="Câu."),
        Related("bai-hai"),
    )


def test_media_as_a_file_or_a_group() -> None:
    assert front("video: /a.mp4").video == Media("/a.mp4")
    assert front("audio: {src: /a.mp3, duration: '1:05'}").audio == Media("/a.mp3", duration="1:05")
    assert front("infographic: {src: /a.svg, alternative: Chữ}").infographic == Media("/a.svg", alternative="Chữ")


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2024-05-01", "2024-05-01T00:00:00+07:00"),
        ("2024-05-01 07:30", "2024-05-01T07:30:00+07:00"),
        ("'2024-05-01 07:30'", "2024-05-01T07:30:00+07:00"),
        ("2024-05-01T07:30:15", "2024-05-01T07:30:15+07:00"),
        ("2024-05-01 07:30:00 +0000", "2024-05-01T14:30:00+07:00"),
        ("2024-05-01T07:30:00Z", "2024-05-01T14:30:00+07:00"),
        ("2024-05-01 7:30 -03:30", "2024-05-01T18:00:00+07:00"),
        ("2024-5-1", "2024-05-01T00:00:00+07:00"),
        ("2014/05/16", "2014-05-16T00:00:00+07:00"),
        ("16 May 2014", "2014-05-16T00:00:00+07:00"),
        ("May 16, 2014", "2014-05-16T00:00:00+07:00"),
        ("Fri, 16 May 2014 08:00:00 +0700", "2014-05-16T08:00:00+07:00"),
    ],
)
def test_dates_in_every_form(written: str, moment: str) -> None:
    date = front(f"date: {written}").date
    assert date is not None
    assert date.isoformat() == moment


def test_words_that_yaml_takes_for_others_stay_words() -> None:
    yaml = "short_title: NO\nkicker: 12:30:45\nsummary: 2026-01-02\nsource: 007\nlang: no"
    value = front(yaml)
    written = (value.short_title, value.kicker, value.summary, value.source, value.lang)
    assert written == ("NO", "12:30:45", "2026-01-02", "007", "no")


def test_fields_know_where_they_stand_whichever_spelling_was_used() -> None:
    fields, problems = read(
        "title: Bài\nimages:\n  - {src: /a.jpg}\n  - /b.jpg\nurl: /x.html\ncover:\n  alt: a\n  src: /c.jpg"
    )
    assert problems == []
    assert fields is not None
    assert fields.place("images[0].src") == Place(4, 11)
    assert fields.place("images[1].src") == Place(5, 5)
    assert fields.place("address") == Place(6, 6)
    assert fields.place("image.src") == Place(9, 8)
    assert fields.place("date") == Place(2, 1)
    assert fields.given() == {"title", "image", "images", "address"}


def test_a_field_without_a_value_is_not_given() -> None:
    fields, _ = read("title: Bài\ndate:\n")
    assert fields is not None
    assert fields.given() == {"title"}


def test_unknown_keys_are_warnings_with_the_nearest_name() -> None:
    fields, (problem,) = read("title: Bài\nauthros: Lan")
    assert fields is not None
    assert (problem.place, problem.severity, problem.hint) == ("content/a.md:3:1", "warning", "did you mean `authors`?")


def test_what_fits_is_kept_beside_what_does_not() -> None:
    fields, (problem,) = read("title: Bài\ndate: hôm qua\ntags: biển")
    assert fields is not None
    assert fields.front == FrontMatter("Bài", tags=("biển",))
    assert problem.place == "content/a.md:3:7"


@pytest.mark.parametrize("slug", ["bai", "4-9-nghin", "trang-hai", "2026-11-02", "console", "chi-muc"])
def test_good_slugs_have_no_fault(slug: str) -> None:
    assert slug_fault(slug, slug) is None


@pytest.mark.parametrize(
    "slug", ["", "index", "404", "trang-2", "con", "com1", "Bai", "bài", "a b", "../a", "a/b", "a--b", "-a", "a" * 81]
)
def test_bad_slugs_have_a_fault(slug: str) -> None:
    assert slug_fault(slug, slug) is not None


def test_what_other_systems_switch_on_or_off_says_nothing() -> None:
    for name in ("related", "video", "audio", "infographic", "updated", "corrections"):
        assert front(f"{name}: false") == front("")
        assert front(f"{name}: true") == front("")


def test_lists_in_lists_are_one_list() -> None:
    assert front("categories: [[Một, Hai], Ba]").category == ("Một", "Hai", "Ba")
    assert front("tags: [a, [b, c]]").tags == ("a", "b", "c")


def test_pictures_of_themes() -> None:
    assert front("image: {feature: /a.jpg, width: 3}").image == Image("/a.jpg")
    assert front("image: {teaser: /a.jpg, hidden: true}").image == Image("/a.jpg")
