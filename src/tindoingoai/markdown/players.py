"""Films of the site, and what stands elsewhere: the parts for addresses, in the forms in which editors paste them."""

import urllib.parse

from tindoingoai.addresses import with_scheme, without_query
from tindoingoai.kinds import CLOSED_FILMS, FILMS, ending_of
from tindoingoai.markdown.frames import read_embed
from tindoingoai.markdown.links import is_web
from tindoingoai.markdown.manuscript import Manuscript
from tindoingoai.markdown.media_references import MediaReferences
from tindoingoai.model import Embed, EmbedCard, Video

_FILES = FILMS.keys() | CLOSED_FILMS
KNOWN = "https://www.youtube.com/watch?v=…, https://youtu.be/…, https://vimeo.com/…, youtube:… or vimeo:…"
# What these show is a film, and stands where films do; all else is a card.
_FILM_SITES = frozenset({"YouTube", "Vimeo"})
# As a post of X with its author and date.
LONGEST_TITLE = 400


def find_player(
    written: str, files: MediaReferences, manuscript: Manuscript, line: int = 0, field: str = ""
) -> tuple[str, Embed | None]:
    """The address of a file, or a player elsewhere; neither, with a problem, when it is no film that we know."""
    written = with_scheme(written)
    if (embed := read_embed(written)) and embed.site in _FILM_SITES:
        return "", embed
    is_file = ending_of(without_query(written)) in _FILES
    if is_file or not (is_web(written) or ":" in written):
        return files.resolve(written, manuscript, line, field), None
    message, hint = f"no player is known for `{written[:80]}`", f"known: {KNOWN}, or a film's file"
    if embed:
        hint = f"write `::: nhung {written}` in the text"
    if field:
        manuscript.report_field(field, message, hint)
    else:
        manuscript.report(line, message, hint, written)
    return "", None


def show_embed(embed: Embed, title: str = "") -> Video | EmbedCard:
    """The part for what another site shows in a frame: a film, or else a card."""
    return Video(embed=embed, caption=title) if embed.site in _FILM_SITES else card_for(embed.url, title, embed)


def card_for(url: str, title: str = "", embed: Embed | None = None) -> EmbedCard:
    """A card that leads to a web address, named by a title or else by that address."""
    host = (urllib.parse.urlsplit(url).hostname or "").removeprefix("www.")
    bare = urllib.parse.unquote(url.partition("://")[2]).removeprefix("www.").rstrip("/")
    return EmbedCard(shorten(title) or shorten(bare), embed.site if embed else host, url, embed)


def shorten(words: str) -> str:
    """Words on one line, as many as a card shows."""
    words = " ".join(words.split())
    return words if len(words) <= LONGEST_TITLE else words[:LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:.–—-(“") + "…"
