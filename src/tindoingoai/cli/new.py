"""`tindoingoai new`."""

import datetime
import pathlib
import re

import click

from tindoingoai.catalog.sections import plant_tree, slug_path
from tindoingoai.cli.sites import default_now, site_option
from tindoingoai.frontmatter import slug_fault
from tindoingoai.kinds import ARTICLE, is_article
from tindoingoai.model import MULTIMEDIA_KINDS
from tindoingoai.problems import suggest
from tindoingoai.settings import read_settings
from tindoingoai.site_folders import CONTENT
from tindoingoai.source_paths import folder_of, without_dates
from tindoingoai.vietnamese.dates import MomentError, parse_moment
from tindoingoai.vietnamese.slugs import make_slug
from tindoingoai.vietnamese.text import to_nfc

_MEDIA = {
    "video": "video: {src: /media/ten-tep.mp4, poster: '', duration: '0:00', transcript: ''}\n",
    "audio": "audio: {src: /media/ten-tep.mp3, duration: '0:00', transcript: ''}\n",
    "infographic": "infographic: {src: /images/ten-tep.svg, alternative: 'Toàn bộ nội dung của hình bằng chữ.'}\n",
}
# Control characters, and bytes of a terminal that were no UTF-8.
_UNPUBLISHABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@click.command("new")
@click.argument("title")
@click.option("--category", required=True, help="A category's path, like doi-ngoai/nguoi-viet.")
@click.option("--kind", type=click.Choice(["article", *MULTIMEDIA_KINDS]), default="article", show_default=True)
@click.option("--date", show_default="now", help="When it is to be published; without a zone, in the site's.")
@site_option
def command(title: str, category: str, kind: str, date: str | None, site: pathlib.Path) -> None:
    """Begin an article: a draft with its front matter, ready to write."""
    settings = read_settings(site)
    title = to_nfc(" ".join(title.split()))
    if _UNPUBLISHABLE.search(title):
        raise click.UsageError("the title holds a character that cannot be published")
    moment = _read_date(date, settings.zone) if date else default_now()
    content = site / CONTENT
    sources = (path.relative_to(content).as_posix() for path in content.rglob("*") if is_article(path.name))
    tree = plant_tree(settings.categories, (without_dates(folder_of(path)) for path in sources))
    section = tree.find(category)
    if section is None and settings.categories:
        known = [section.path for section in tree]
        raise click.UsageError(f"there is no category `{category}`; {suggest(category, known)}")
    folder = section.path if section else slug_path(category)
    if not folder:
        raise click.UsageError(f"`{category}` cannot be a category; choose small letters a-z, digits and hyphens")
    slug = make_slug(title)
    if not slug:
        raise click.UsageError("the title has no letter or digit to make an address of")
    if fault := slug_fault(slug, slug):
        raise click.UsageError(f"{fault[0]}; give the piece another title")
    path = content / folder / f"{slug}{ARTICLE}"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(draft(title, kind, moment.astimezone(settings.zone)))
    except FileExistsError:
        raise click.UsageError(f"{path} is there already; give the piece another title") from None
    click.echo(path)


def _read_date(text: str, zone: datetime.tzinfo) -> datetime.datetime:
    try:
        return parse_moment(text, zone)
    except MomentError as error:
        raise click.BadParameter(f"{error}; {error.hint}", param_hint="--date") from None


def draft(title: str, kind: str, date: datetime.datetime) -> str:
    """The source of a new article, with what every article should say of itself."""
    quoted = title.replace("'", "''")
    return (
        "---\n"
        f"title: '{quoted}'\n"
        f"date: {date:%Y-%m-%d %H:%M}\n"
        "summary: ''\n"
        "authors: []\n"
        "tags: []\n"
        + (f"kind: {kind}\n" if kind != "article" else "")
        + _MEDIA.get(kind, "# image: {src: /images/ten-tep.jpg, alt: '', caption: '', credit: ''}\n")
        + "draft: true\n"
        "---\n\n"
    )
