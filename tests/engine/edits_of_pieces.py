"""What editors, photographers and readers do."""

import os

from tests.conftest import Newspaper
from tests.engine.daily import edit, edit_where_blocks_matter, read_article, write_article, write_reads
from tests.engine.material import picture

# --- editors


@edit
def nothing(daily: Newspaper) -> None:
    pass


@edit
def every_source_is_touched(daily: Newspaper) -> None:
    for path in (daily.site / "content").rglob("*.md"):
        os.utime(path, (1, 1))


@edit
def body_is_edited(daily: Newspaper) -> None:
    write_article(daily, body="Thân bài mới.")


@edit
def body_gets_so_long_that_it_takes_minutes(daily: Newspaper) -> None:
    write_article(daily, body="Một câu dài để đọc. " * 200)


@edit_where_blocks_matter
def body_whose_opening_words_stand_on_cards_is_edited(daily: Newspaper) -> None:
    write_article(daily, "van-hoa/hoi", body="Mở đầu khác.")


@edit
def body_names_another_article(daily: Newspaper) -> None:
    write_article(daily, body="::: lien-quan cang\n:::\n")


@edit
def body_of_a_draft_is_edited(daily: Newspaper) -> None:
    write_article(daily, "van-hoa/nhap", body="Chưa ai đọc.")


@edit
def comment_is_put_into_a_head(daily: Newspaper) -> None:
    daily.write("content/thoi-su/cau.md", read_article(daily).replace("---\n", "---\n# lời nhắn\n", 1))


@edit_where_blocks_matter
def sapo_is_edited(daily: Newspaper) -> None:
    write_article(daily, summary="Sapo mới.")


@edit_where_blocks_matter
def article_is_retitled(daily: Newspaper) -> None:
    write_article(daily, title="Tên mới")


@edit
def oldest_article_of_a_section_is_retitled(daily: Newspaper) -> None:
    write_article(daily, "thoi-su/cang", title="Tên mới")


@edit_where_blocks_matter
def article_is_published(daily: Newspaper) -> None:
    daily.article("thoi-su/moi", 8, tags="[thoi-su]", summary="Sapo.")


@edit_where_blocks_matter
def article_without_tags_and_authors_is_published_in_the_past(daily: Newspaper) -> None:
    daily.article("thoi-su/cu", 1, date="2025-01-01", summary="Sapo.")


@edit_where_blocks_matter
def article_is_deleted(daily: Newspaper) -> None:
    (daily.site / "content/thoi-su/cau.md").unlink()
    write_article(daily, "thoi-su/dap", related="[cang]")


@edit_where_blocks_matter
def article_is_retracted(daily: Newspaper) -> None:
    write_article(daily, published="false")


@edit_where_blocks_matter
def article_is_renamed_and_leaves_an_alias(daily: Newspaper) -> None:
    (daily.site / "content/van-hoa/hoi.md").rename(daily.site / "content/van-hoa/le-hoi.md")
    text = (daily.site / "content/van-hoa/le-hoi.md").read_text("utf-8")
    daily.write("content/van-hoa/le-hoi.md", text.replace("---\n", "---\naliases: [/van-hoa/hoi.html]\n", 1))


@edit_where_blocks_matter
def article_changes_its_section(daily: Newspaper) -> None:
    write_article(daily, category="van-hoa")


@edit
def article_gets_a_second_section(daily: Newspaper) -> None:
    write_article(daily, "thoi-su/cang", category="[thoi-su, van-hoa]")


@edit
def article_gets_another_tag(daily: Newspaper) -> None:
    write_article(daily, tags="[thoi-su, cầu]")


@edit_where_blocks_matter
def article_changes_its_author(daily: Newspaper) -> None:
    write_article(daily, authors="[Trần Bình]")


@edit_where_blocks_matter
def article_is_pinned(daily: Newspaper) -> None:
    write_article(daily, "thoi-su/cang", pin="true")


@edit
def article_names_a_related_one(daily: Newspaper) -> None:
    write_article(daily, "van-hoa/kich", related="[cang]")


@edit
def article_is_corrected(daily: Newspaper) -> None:
    write_article(daily, corrections="[Sửa một chỗ.]")


# --- authors, readers, pictures


@edit
def profile_gets_a_biography(daily: Newspaper) -> None:
    daily.write("data/authors.yaml", "an: {name: Lê An, role: Phóng viên, image: /images/an.png, bio: Viết báo.}\n")


@edit_where_blocks_matter
def author_changes_her_name(daily: Newspaper) -> None:
    daily.write("data/authors.yaml", "an: {name: Lê Thị An, role: Phóng viên, image: /images/an.png}\n")


@edit
def reads_are_counted_and_the_order_stays(daily: Newspaper) -> None:
    write_reads(daily, cau=90, hoi=10)


@edit_where_blocks_matter
def reads_are_counted_and_the_order_changes(daily: Newspaper) -> None:
    write_reads(daily, cau=9, hoi=10)


@edit
def picture_is_replaced_by_one_of_the_same_size(daily: Newspaper) -> None:
    daily.write("static/images/cau.png", picture("a.png", 4, level=0))


@edit_where_blocks_matter
def lead_picture_is_replaced_by_one_of_another_size(daily: Newspaper) -> None:
    daily.write("static/images/cau.png", picture("a.png", 5))


@edit
def picture_in_a_body_is_replaced_by_one_of_another_size(daily: Newspaper) -> None:
    daily.write("static/images/kich.png", picture("a.png", 5))


@edit
def portrait_is_replaced_by_one_of_another_size(daily: Newspaper) -> None:
    daily.write("static/images/an.png", picture("a.png", 5))


@edit
def picture_is_added_that_no_page_names(daily: Newspaper) -> None:
    daily.write("static/images/la.png", picture("a.png", 5))
