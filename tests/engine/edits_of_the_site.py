"""What designers, owners and clocks do."""

import datetime

from tests.conftest import NOW, Newspaper
from tests.engine.daily import Options, add_settings, edit, edit_where_blocks_matter, mark_template, write_article

# --- designers


@edit
def stylesheet_of_the_theme_is_edited(daily: Newspaper) -> None:
    daily.write("static/theme/news.css", "body { margin: 1px }\n")


@edit
def stylesheet_that_pages_do_not_name_is_edited(daily: Newspaper) -> None:
    daily.write("static/own.css", "body { margin: 1px }\n")


@edit
def template_base_is_edited(daily: Newspaper) -> None:
    mark_template(daily, "base.html")


@edit
def template_of_articles_is_edited(daily: Newspaper) -> None:
    mark_template(daily, "article.html")


@edit
def template_of_sections_is_edited(daily: Newspaper) -> None:
    mark_template(daily, "category.html")


@edit_where_blocks_matter
def template_of_cards_is_edited(daily: Newspaper) -> None:
    mark_template(daily, "macros/cards.html")


@edit
def template_of_a_part_is_edited(daily: Newspaper) -> None:
    mark_template(daily, "parts/figure.html")


@edit_where_blocks_matter
def template_of_the_most_read_block_is_edited(daily: Newspaper) -> None:
    mark_template(daily, "blocks/most_read.html")


@edit_where_blocks_matter
def template_of_the_latest_block_is_edited(daily: Newspaper) -> None:
    mark_template(daily, "blocks/latest.html")


@edit
def template_of_the_header_is_edited(daily: Newspaper) -> None:
    mark_template(daily, "chrome/header.html")


@edit
def template_of_feeds_is_edited(daily: Newspaper) -> None:
    mark_template(daily, "rss.xml", "<!-- mới -->")


@edit
def template_gets_a_comment_that_no_reader_sees(daily: Newspaper) -> None:
    mark_template(daily, "category.html", "{# lời nhắn #}")


@edit
def word_is_replaced(daily: Newspaper) -> None:
    daily.write("templates/i18n/vi.yaml", "related: Cùng chủ đề\n")


# --- owners and machines


@edit
def piece_is_put_on_the_front_page(daily: Newspaper) -> None:
    daily.write("data/home.yaml", "lead: {article: cang, until: 2026-11-30}\n")


@edit
def breaking_news_bar_is_put_up(daily: Newspaper) -> None:
    daily.write("data/home.yaml", "breaking: {article: cau, until: 2026-11-30}\n")


@edit
def comment_is_put_into_the_file_of_the_front_page(daily: Newspaper) -> None:
    daily.write("data/home.yaml", "# lời nhắn\n")


@edit
def newspaper_is_renamed(daily: Newspaper) -> None:
    add_settings(daily, "title: Tờ báo khác\n")


@edit
def description_is_edited(daily: Newspaper) -> None:
    add_settings(daily, "description: Lời giới thiệu\n")


@edit
def setting_without_effect_on_this_newspaper_is_changed(daily: Newspaper) -> None:
    add_settings(daily, "page_size: 19\n")


@edit
def pages_of_tags_are_switched_off(daily: Newspaper) -> None:
    add_settings(daily, "pages: {tags: false}\n")


@edit_where_blocks_matter
def most_read_block_shows_fewer(daily: Newspaper) -> None:
    add_settings(daily, "blocks_shown: {most_read: 1}\n")


@edit
def links_become_relative(daily: Newspaper) -> None:
    add_settings(daily, "links: relative\n")


@edit
def base_url_of_a_preview_is_given(daily: Newspaper) -> Options:
    return {"base_url": "https://xem-truoc.example.org"}


@edit
def clock_moves_and_nothing_is_due(daily: Newspaper) -> Options:
    return {"now": NOW + datetime.timedelta(hours=1)}


@edit
def clock_passes_the_moment_when_a_piece_is_news_no_more(daily: Newspaper) -> Options:
    write_article(daily, "van-hoa/kich", date="2026-11-19 08:00")
    daily.build()
    return {"now": datetime.datetime.fromisoformat("2026-11-21T08:00:00+07:00")}


@edit_where_blocks_matter
def clock_passes_the_end_of_a_piece(daily: Newspaper) -> Options:
    return {"now": NOW + datetime.timedelta(days=4)}


@edit_where_blocks_matter
def clock_passes_the_beginning_of_a_piece(daily: Newspaper) -> Options:
    write_article(daily, "van-hoa/ngan", expires="2027-01-01")
    return {"now": NOW + datetime.timedelta(days=5)}


@edit
def clock_passes_the_end_of_an_embargo(daily: Newspaper) -> Options:
    write_article(daily, "van-hoa/ngan", expires="2027-01-01", embargo="2026-11-24")
    daily.build()
    return {"now": NOW + datetime.timedelta(days=5)}


@edit
def clock_moves_back_before_a_piece(daily: Newspaper) -> Options:
    return {"now": NOW - datetime.timedelta(days=14)}


@edit_where_blocks_matter
def drafts_are_taken_in(daily: Newspaper) -> Options:
    return {"drafts": True}


@edit
def pages_are_lost(daily: Newspaper) -> None:
    (daily.output / "index.html").unlink()
    (daily.output / "images/an.png").unlink()


@edit
def clock_passes_the_end_of_a_breaking_news_bar(daily: Newspaper) -> Options:
    daily.write("data/home.yaml", "breaking: {article: cau, until: 2026-11-21 08:00}\n")
    daily.build()
    return {"now": datetime.datetime.fromisoformat("2026-11-21T08:00:00+07:00")}
