"""The pictures and media of the front matter: their addresses, and the part that leads the article.

Knows the model's fields and nothing of Markdown; the texts in fields are read by whoever calls `set_leads`.
"""

from collections.abc import Callable, Iterable

import msgspec

from tindoingoai.focus import read_focus
from tindoingoai.markdown.frames import read_embed
from tindoingoai.markdown.manuscript import Manuscript
from tindoingoai.markdown.media_references import MediaReferences
from tindoingoai.markdown.players import find_player
from tindoingoai.model import AnyPart, Audio, EmbedCard, FrontMatter, Image, Infographic, Media, Video
from tindoingoai.vietnamese.numbers import format_duration, parse_duration

# What stands for a picture where there is to be none.
_NO_PICTURE = frozenset({"false", "no", "off", "none", "không"})
# The fields that can lead an article, in the order in which they do when its kind names none of them.
_LEADS = ("video", "audio", "infographic")

# Reads the Markdown of a field, given its name.
ReadText = Callable[[str, str], tuple[AnyPart, ...]]


def resolve_front(front: FrontMatter, files: MediaReferences, manuscript: Manuscript) -> FrontMatter:
    """The front matter with addresses for its files; what it says of pictures is known to `files` afterwards."""
    is_refused = front.image is not None and front.image.src.lower() in _NO_PICTURE
    image = None if is_refused or front.image is None else _resolve_image(front.image, "image", files, manuscript)
    images = tuple(
        _resolve_image(each, f"images[{index}]", files, manuscript) for index, each in enumerate(front.images)
    )
    for each in (image, *images):
        if each and each.src:
            files.known[each.src] = each
    media = {name: _resolve_media(getattr(front, name), name, files, manuscript) for name in _LEADS}
    return msgspec.structs.replace(front, image=image, images=images, **media)


def _resolve_image(image: Image, field: str, files: MediaReferences, manuscript: Manuscript) -> Image:
    if image.focus and read_focus(image.focus) is None:
        hint = "write a point like `40% 30%`, from the left and from the top, or `top`, `left`, `top left`"
        manuscript.report_field(f"{field}.focus", f"`{image.focus}` is no point of a picture", hint, is_warning=True)
    return msgspec.structs.replace(image, src=files.resolve(image.src, manuscript, field=field))


def _resolve_media(media: Media | None, name: str, files: MediaReferences, manuscript: Manuscript) -> Media | None:
    if media is None:
        return None
    found = {
        key: files.resolve(getattr(media, key), manuscript, field=f"{name}.{key}")
        for key in ("poster", "captions")
        if getattr(media, key)
    }
    if media.duration:
        found["duration"] = _read_duration(media.duration, f"{name}.duration", manuscript)
    found |= _find_film(media, files, manuscript) if name == "video" else _find_file(media, name, files, manuscript)
    return msgspec.structs.replace(media, **found)


def _find_film(media: Media, files: MediaReferences, manuscript: Manuscript) -> dict[str, str]:
    """The fields `src` and `embed`; either may name a player elsewhere."""
    found = {"src": "", "embed": ""}
    for key in ("embed", "src"):
        if written := getattr(media, key):
            src, embed = find_player(written, files, manuscript, field=f"video.{key}")
            found = {"src": src or found["src"], "embed": embed.url if embed else found["embed"]}
    if not (media.src or media.embed):
        manuscript.report_field(
            "video", "no film is named", "add `src: …` with a file, or `embed: …` with a YouTube address"
        )
    return found


def _find_file(media: Media, name: str, files: MediaReferences, manuscript: Manuscript) -> dict[str, str]:
    if media.embed:
        manuscript.report_field(
            f"{name}.embed", "only a video can have its player elsewhere", "name a file with `src: …`"
        )
    if not media.src:
        manuscript.report_field(name, "no file is named", "add `src: …`")
        return {}
    return {"src": files.resolve(media.src, manuscript, field=f"{name}.src")}


def _read_duration(written: str, field: str, manuscript: Manuscript) -> str:
    try:
        return format_duration(parse_duration(written))
    except ValueError:
        manuscript.report_field(field, f"`{written}` is not a duration", "write minutes:seconds, like 1:05")
        return ""


def set_leads(front: FrontMatter, files: MediaReferences, manuscript: Manuscript, read_text: ReadText) -> list[AnyPart]:
    """The parts that the resolved front matter puts before the text, that of the article's kind first."""
    parts: list[AnyPart] = []
    for name in sorted(_LEADS, key=lambda name: name != front.kind):
        media: Media | None = getattr(front, name)
        if media is None:
            continue
        if name == "infographic":
            parts += _set_infographic(media, front, files, manuscript, read_text)
            continue
        transcript = read_text(f"{name}.transcript", media.transcript)
        if name == "video" and (media.src or media.embed):
            parts.append(_set_video(media, transcript))
        elif name == "audio" and media.src:
            parts.append(Audio(media.src, media.duration, media.caption, media.credit, transcript))
    return parts


def _set_video(media: Media, transcript: tuple[AnyPart, ...]) -> Video:
    return Video(
        src=media.src,
        embed=read_embed(media.embed) if media.embed else None,
        poster=media.poster,
        duration=media.duration,
        captions=media.captions,
        caption=media.caption,
        credit=media.credit,
        transcript=transcript,
    )


def _set_infographic(
    media: Media, front: FrontMatter, files: MediaReferences, manuscript: Manuscript, read_text: ReadText
) -> list[AnyPart]:
    alternative = read_text("infographic.alternative", media.alternative or media.transcript)
    if not alternative:
        hint = "tell in words all that the drawing shows"
        manuscript.report_field("infographic.alternative", "the text alternative is missing", hint)
    if not media.src:
        return []
    files.picture_count += 1
    known = files.words_for(media.src)
    image = msgspec.structs.replace(
        known,
        alt=known.alt or front.title,
        caption=media.caption or known.caption,
        credit=media.credit or known.credit,
    )
    return [Infographic(image, alternative)]


_PARTS_BY_KIND: dict[str, tuple[type[AnyPart], ...]] = {
    "video": (Video, EmbedCard),
    "audio": (Audio, EmbedCard),
    "infographic": (Infographic,),
}


def check_kind(front: FrontMatter, parts: Iterable[AnyPart], manuscript: Manuscript) -> None:
    """Marks an article whose kind promises what neither its front matter nor its text has."""
    wanted = _PARTS_BY_KIND.get(front.kind)
    if wanted and getattr(front, front.kind) is None and not any(isinstance(part, wanted) for part in parts):
        hint = f"add `{front.kind}: …` to the front matter, or a `::: {front.kind}` block to the text"
        manuscript.report_field("kind", f"this article is of kind `{front.kind}` but has none", hint, is_warning=True)
