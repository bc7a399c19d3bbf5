"""What rendering depends on besides pages and templates, and where the theme lies: known without Jinja."""

import pathlib

from tindoingoai.model import Block, Link, Value
from tindoingoai.settings import BlocksMode, Masthead, Pages, Settings

PARTS = "parts/"


class MenuItem(Value, frozen=True):
    title: str
    address: str
    children: tuple[Link, ...] = ()


class SiteView(Value, frozen=True):
    """What every template sees of the site as `site`."""

    title: str
    description: str
    base_url: str
    lang: str
    blocks: BlocksMode
    masthead: Masthead
    menu: tuple[MenuItem, ...]
    pages: Pages
    assets: dict[str, str]


def view_site(settings: Settings, menu: tuple[MenuItem, ...], assets: dict[str, str]) -> SiteView:
    return SiteView(
        title=settings.title,
        description=settings.description,
        base_url=settings.base_url,
        lang=settings.lang,
        blocks=settings.blocks,
        masthead=settings.masthead,
        menu=menu,
        pages=settings.pages,
        assets=assets,
    )


def theme_folder() -> pathlib.Path:
    """The default theme: inside the installed package, or at the top of the repository in a checkout."""
    package = pathlib.Path(__file__).parents[1]
    installed = package / "theme"
    return installed if installed.is_dir() else package.parents[1]


class RenderOptions(Value, frozen=True):
    """All that rendering depends on besides a page's own context and template."""

    site: str
    view: SiteView
    words: dict[str, str]
    links: str
    base_path: str
    fragments: dict[str, Block]
