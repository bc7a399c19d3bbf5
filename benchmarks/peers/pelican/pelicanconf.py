"""The site for Pelican; what its templates cannot work out for themselves is worked out once, below."""

import json
import logging
import pathlib
from typing import Any

from pelican import signals

HERE = pathlib.Path(__file__).parent
SITENAME = "Báo đo tốc độ"
SITEURL = "https://example.org"
PATH = "content"
THEME = str(HERE / "theme")
THEME_STATIC_DIR = "."
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
DEFAULT_PAGINATION = 20
ARTICLE_URL = "{category}/{slug}.html"
ARTICLE_SAVE_AS = ARTICLE_URL
CATEGORY_URL = "{slug}/"
CATEGORY_SAVE_AS = "{slug}/index.html"
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/trang-{number}/", "{base_name}/trang-{number}/index.html"),
]
TAG_SAVE_AS = TAGS_SAVE_AS = AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = ARCHIVES_SAVE_AS = CATEGORIES_SAVE_AS = ""
DIRECT_TEMPLATES = ["index"]
FEED_ALL_ATOM = "feeds/all.xml"
CATEGORY_FEED_ATOM = "feeds/{slug}.xml"
TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 20
STATIC_PATHS: list[str] = []
MARKDOWN = {"extensions": [], "extension_configs": {}, "output_format": "html5"}
LOAD_CONTENT_CACHE = False
SECTIONS = {section["slug"]: section["title"] for section in json.loads((HERE / "sections.json").read_text("utf-8"))}
MOST_READ = json.loads((HERE / "most-read.json").read_text("utf-8"))

logging.disable(logging.WARNING)


def choose_blocks(generator: Any) -> None:
    """What stands beside and below articles: related by name, others of the section, and the three shared blocks."""
    by_slug = {article.slug: article for article in generator.articles}
    by_section: dict[str, list[Any]] = {slug: [] for slug in SECTIONS}
    for article in generator.articles:
        by_section[article.category.slug].append(article)
    for article in generator.articles:
        article.related_articles = [by_slug[slug] for slug in article.metadata["related"].split()]
        newest = by_section[article.category.slug][:5]
        article.others = [other for other in newest if other is not article][:4]
    generator.context["most_read"] = [by_slug[slug] for slug in MOST_READ]
    generator.context["promoted"] = by_section["bo-coi-bien-dao"][:5]
    generator.context["multimedia"] = by_section["multimedia"][:12]


signals.article_generator_finalized.connect(choose_blocks)
