"""What a reading says beside its parts: opening, numbers, references, the front matter; and the settings."""

import datetime
from typing import Any

import msgspec
import pytest

from tindoingoai.digest import encode_value
from tindoingoai.markdown.body import Reading
from tindoingoai.markdown.directives import BY_NAME, DIRECTIVES
from tindoingoai.model import Body, Html, Reference


def html_of(reading: Reading) -> str:
    return "\n".join(part.html for part in reading.body.parts if isinstance(part, Html))


def test_opening_is_the_first_paragraph_without_its_markup(read: Any) -> None:
    reading, _ = read("## Mục\n\n![a](/a.jpg)\n\n> Câu\n\nMột **đậm**\n[liên kết](/x)[^1].\n\nHai.\n\n[^1]: Chú.")
    assert reading.opening == "Một đậm liên kết."


def test_opening_is_cut_between_words(read: Any) -> None:
    reading, _ = read("chữ, " * 80)
    assert reading.opening.endswith("chữ…")
    assert 200 < len(reading.opening) <= 221


def test_opening_of_one_endless_word_is_cut_all_the_same(read: Any) -> None:
    assert read("x" * 900)[0].opening == "x" * 220 + "…"


def test_opening_is_empty_without_a_paragraph(read: Any) -> None:
    assert read("- một\n\n## hai")[0].opening == ""


def test_syllables_are_those_of_the_text(read: Any) -> None:
    text = "Một **hai** [ba](https://example.org/bon/nam).\n\n- sáu\n\n| bảy |\n|---|\n| tám |\n\n## chín\n\n"
    minutes = [read(text * count + "một " * rest)[0].body.minutes for count, rest in ((32, 6), (32, 7))]
    assert minutes == [1, 2], "seven syllables, 230 a minute"


def test_pictures_are_counted_wherever_they_stand(read: Any) -> None:
    reading, _ = read(
        "![a](/a.jpg)\n\nchữ ![b](/b.jpg)\n\n::: thu-vien-anh\n![c](/c.jpg)\n![d](/d.jpg)\n:::\n\n"
        "::: infographic /e.svg\nalt: e\n\nchữ\n:::\n\n::: hop-thong-tin f\n![f](/f.jpg)\n:::"
    )
    assert reading.body.minutes == 2, "six pictures take ten seconds each"


def test_references_tell_what_is_named_and_where(read: Any) -> None:
    reading, _ = read(
        "Trước ![a](a.jpg).\n\n::: lien-quan bai-hai\n:::\n\n::: video /media/z.mp4\nposter: z.jpg\n:::\n\n"
        "![b](https://example.org/b.jpg)\n\n::: video https://youtu.be/dQw4w9WgXcQ\n:::",
        first_line=10,
        front={"image": {"src": "/i.jpg"}, "images": [{"src": "/a.jpg"}, {"src": "b.jpg"}], "audio": {"src": "c.mp3"}},
    )
    assert set(reading.references) == {
        (Reference("file", "/i.jpg", "image"), (0, 0)),
        (Reference("file", "/a.jpg", "images[0]"), (0, 0)),
        (Reference("file", "/doi-ngoai/b.jpg", "images[1]"), (0, 0)),
        (Reference("file", "/doi-ngoai/c.mp3", "audio.src"), (0, 0)),
        (Reference("file", "/doi-ngoai/a.jpg"), (10, 12)),
        (Reference("article", "bai-hai"), (12, 15)),
        (Reference("file", "/media/z.mp4"), (15, 11)),
        (Reference("file", "/doi-ngoai/z.jpg"), (16, 9)),
    }


def test_front_matter_comes_back_with_addresses(read: Any) -> None:
    reading, problems = read(
        "Thân bài.",
        front={
            "date": datetime.datetime(2026, 11, 3, tzinfo=datetime.UTC),
            "image": {"src": "x.jpg", "alt": "a"},
            "images": [{"src": "../y.jpg"}, {"src": "https://example.org/z.jpg"}],
            "video": {"src": "https://youtu.be/dQw4w9WgXcQ", "poster": "p.jpg", "duration": "65", "captions": "c.vtt"},
        },
    )
    front = reading.front
    (problem,) = problems
    assert "lies on another site" in problem.message
    assert front.image.src == "/doi-ngoai/x.jpg"
    assert [image.src for image in front.images] == ["/y.jpg", "https://example.org/z.jpg"]
    assert (front.video.src, front.video.embed) == ("", "https://www.youtube.com/watch?v=dQw4w9WgXcQ")
    assert (front.video.poster, front.video.captions) == ("/doi-ngoai/p.jpg", "/doi-ngoai/c.vtt")
    assert front.video.duration == "1:05"


@pytest.mark.parametrize("end", ["", "?v=2", "#t=5", "?v=2#t=5"])
def test_a_film_is_known_by_its_ending_before_the_query_or_the_place_inside(end: str, read: Any) -> None:
    address = f"https://example.org/phim.mp4{end}"
    reading, problems = read("Thân bài.", front={"video": {"src": address}})
    assert not problems
    assert reading.front.video.src == address


def test_text_is_composed(read: Any) -> None:
    assert html_of(read("Tie\u0302\u0301ng Vie\u0323\u0302t")[0]) == "<p>Tiếng Việt</p>"


def test_reading_one_text_leaves_nothing_for_the_next(read: Any) -> None:
    text = "## Mục\n\nmột[^1] [a]\n\n[a]: /b\n\n[^1]: Chú\n\n::: lien-quan x"
    assert read(text) == read(text)
    assert html_of(read("một[^1] [a]")[0]) == "<p>một[^1] [a]</p>"


def test_a_body_travels_as_json(read: Any) -> None:
    reading, _ = read(":::: hop-thong-tin a\n![b](/b.jpg)\n\n::: trich-dan\nc\n:::\n::::\n\n::: video /d.mp4\n\ne\n:::")
    assert msgspec.json.decode(encode_value(reading.body), type=Body) == reading.body


def test_an_empty_text_has_no_parts(read: Any) -> None:
    reading, problems = read("\n \n")
    assert reading.body == Body((), minutes=1)
    assert not problems


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("sanitize", "<p>một <b>hai</b> ba</p>"),
        ("escape", "<p>một &lt;b onclick=x&gt;hai&lt;/b&gt; &lt;i&gt;ba</p>"),
        ("trust", "<p>một <b onclick=x>hai</b> <i>ba</p>"),
    ],
)
def test_html_is_read_as_the_settings_say(read: Any, html: str, expected: str) -> None:
    text = "một <b onclick=x>hai</b> <i>ba" if html != "sanitize" else "một <b onclick=x>hai</b> ba"
    assert html_of(read(text, html=html)[0]) == expected


def test_smart_quotes_are_a_choice(read: Any) -> None:
    text = '"Lời" \'x\' ... -- `"mã"` <b title="y">z</b>\n\n    "mã"\n\n```\n"mã"\n```'
    plain, _ = read(text)
    smart, _ = read(text, smart_quotes=True, indented_code=True)
    assert "<p>\"Lời\" 'x' ... --" in html_of(plain)
    assert "<p>“Lời” ‘x’ … –" in html_of(smart)
    assert html_of(smart).count('"mã"') == 3


def test_code_by_indentation_is_a_choice(read: Any) -> None:
    text = "Một\n\n    hai {{ x }} [b]y[/b]\n\n\t• ba"
    assert html_of(read(text, indented_code=True)[0]) == (
        "<p>Một</p>\n<pre><code>hai {{ x }} [b]y[/b]\n\n• ba\n</code></pre>"
    )
    assert not read(text, indented_code=True)[1]


def test_each_block_has_a_name_in_either_language() -> None:
    assert len(BY_NAME) == len({*(name for each in DIRECTIVES for name in each.names)})
    assert BY_NAME["lien-quan"] is BY_NAME["related"]
