"""What readers miss of other systems' markup, and what to write instead, by the names of shortcodes and tags."""

import re

import msgspec


class Loss(msgspec.Struct, frozen=True):
    """What readers miss where markup stood, and what to write instead; losses that say the same are told together."""

    hint: str
    missed: str = "readers do not see it"

    @property
    def kind(self) -> tuple[str, str]:
        """What all that is lost in the same way has in common: the hint up to what it quotes of a place."""
        return self.missed, re.split(r"[`\[]", self.hint, maxsplit=1)[0]


WORDS_ALONE = "readers see its words alone"
PICTURE = Loss('write ![words](file "caption")', "readers do not see its picture")
CAPTION = Loss(PICTURE.hint, "readers see no caption in its words")
GALLERY = Loss(
    'write a block `::: thu-vien-anh` with a line ![words](file "caption") for each picture',
    "readers do not see its pictures",
)
FILM = Loss(
    "write its YouTube or Vimeo address on a line of its own, or a block `::: video` with the film's file",
    "readers do not see its film",
)
SOUND = Loss("write a block `::: audio` with the file", "readers do not hear its recording")
POST = Loss("write its address on a line of its own, or a block `::: nhung https://…`", "readers do not see its post")
TRACK = Loss(POST.hint, SOUND.missed)
CODE = Loss("put the code between lines of ```")
LINK = Loss("write a link: [words](address)", "readers do not see its link")
ARTICLE = Loss(
    "write a link with the slug or the file of the piece, [words](ten-bai), or a block `::: lien-quan ten-bai`",
    "readers miss the piece it shows",
)
QUOTE = Loss("write a block `::: trich-dan`, or lines that begin with `> `", "readers see no quotation in its words")
BOX = Loss("write a block `::: hop-thong-tin` with a title", "readers see no box around its words")
DELETE = Loss("delete it")
BY_THEME = Loss("delete it: how things look is the theme's business")
BY_WORDS = Loss("delete it: links lead to a heading by its words, [words](#ten-tieu-de)")
OTHERWISE = Loss("write what it stood for, or delete it; put it between backticks where readers are to see it")
# What is lost, by the names of shortcodes and tags.
LOSSES = {
    name: loss
    for loss, names in {
        CAPTION: "caption wp_caption",
        PICTURE: "figure img image picture asset_img",
        GALLERY: "gallery slideshow",
        FILM: "youtube vimeo video wpvideo",
        SOUND: "audio playlist",
        CODE: "code sourcecode highlight",
        POST: "embed gist tweet twitter x x_simple instagram facebook tiktok",
        TRACK: "soundcloud spotify",
        LINK: "url a button",
        ARTICLE: "ref relref post_url post_link link",
        QUOTE: "quote blockquote pullquote",
        BOX: "notice admonition alert box callout hint info note panel su_box su_note tip warning",
        Loss("delete it: no list of the headings is made in the text"): "toc",
        Loss("write here what it fetches", "readers do not see what it fetches"): (
            "include include_relative render partial"
        ),
    }.items()
    for name in names.split()
}


def loss_of(name: str) -> Loss:
    return LOSSES.get(name.lower(), OTHERWISE)
