"""The words that heads are written with besides our own: Vietnamese ones, and those of other systems."""

import re

# Other words for kinds of pieces, with or without their marks.
KIND_WORDS: dict[str, tuple[str, ...]] = {
    "article": ("bài", "bài viết", "tin"),
    "infographic": ("đồ họa",),
    "video": ("phim",),
    "photo": ("ảnh", "phóng sự ảnh", "photos"),
    "audio": ("podcast", "âm thanh"),
    "emagazine": (),
}
# Other keys for what groups of a head, and blocks of a text, say of a picture, a film or a piece elsewhere.
PART_KEYS: dict[str, tuple[str, ...]] = {
    "src": ("url", "path", "file", "image", "feature", "teaser", "tệp"),
    "alt": ("image_alt", "feature_image_alt", "mô_tả_ảnh", "chữ_thay_ảnh"),
    "caption": ("image_caption", "feature_image_caption", "chú_thích", "chú_thích_ảnh"),
    "credit": ("image_credit", "nguồn", "nguồn_ảnh"),
    "poster": ("ảnh_bìa",),
    "duration": ("thời_lượng",),
    "captions": ("phụ_đề",),
    "transcript": ("lời",),
    "alternative": ("nội_dung_bằng_chữ",),
    "title": ("tiêu_đề",),
    "summary": ("tóm_tắt",),
    "text": ("nội_dung",),
    "date": ("ngày",),
}

# Keys of other systems that mean nothing here: how they lay a page out, what their databases called it, what they
# counted. None that may hold words of the newsroom, a picture, or when a piece may go out. `~` is an underscore that
# must be there, `_` whatever parts words.
_FOREIGN_KEYS = r"""
(wordpress|wp|blogger)_(id|post_id|parent|guid|menu_order|type|template|blog|internal)
(disqus|dsq|jetpack).* isso giscus utterances
~(edit|wp|wpas|oembed|thumbnail|dsq|elementor|publicize)~.* ~encloseme ~pingme ~build
id uid uuid nid post_id page_id node_id parent_id post_parent author_id import_id translation_key
layout template page_template post_template post_type post_format page_type markup engine generator
toc toc_(open|sticky|label|depth|levels?|title) (show|hide|no|use_hugo)_toc
weight nav_order menu menu_order sidebar sidebar_(position|label|sort_order) outputs cascade
comments? comment_status commentable comments_(enabled?|disabled?|open|closed|off|id|locked)
(allow|enable|show|hide|disable)_comments? ping_status pingbacks? trackbacks?
math mathjax katex latex mermaid highlight_?js hljs prism disable_(hljs|katex|share|math)
classes body_class post_class css_class(es)? custom_(css|js) author_profile read_time hide_(title|meta|summary)
show_(date|author|title|share|tags|related|reading_time|bread_crumbs|post_nav_links|word_count|code_copy_buttons)
share sharing social_share ads adsense no_ads book_(toc|comments|flat_section|collapse_section)
abbrlink eleventy_.* tag_slugs? author_slug category_slugs?
reading_time estimated_reading_time word_count views? view_count hits likes is_cjk_language excerpt_separator
featured (date_)?created(_at)? resources
"""
FOREIGN = re.compile("|".join(_FOREIGN_KEYS.split()).replace("_", r"[\s_-]*").replace("~", "_"), re.IGNORECASE)

# Other keys of a head for its fields.
HEAD_KEYS: dict[str, tuple[str, ...]] = {
    "title": ("tiêu_đề", "tít"),
    "short_title": ("tiêu_đề_ngắn",),
    "address": ("permalink", "url"),
    "date": ("ngày", "ngày_giờ"),
    "updated": (
        *("lastmod", "modified", "last_modified_at", "updated_at", "date_updated", "date_modified"),
        *("cập_nhật", "ngày_cập_nhật"),
    ),
    "category": ("categories", "topics", "section", "chuyên_mục", "danh_mục", "mục"),
    "summary": ("sapo", "tóm_tắt", "deck", "excerpt", "teaser", "description", "mô_tả"),
    "meta_description": ("seo_description",),
    "authors": ("author", "tác_giả", "người_viết"),
    "tags": ("keywords", "từ_khóa", "thẻ", "nhãn"),
    "kind": ("loại_bài",),
    "image": (
        *("thumbnail", "cover", "cover_image", "featured_image", "feature_image", "header_image"),
        *("ảnh", "ảnh_đại_diện", "ảnh_bìa", "hình_ảnh"),
    ),
    "audio": ("âm_thanh",),
    "infographic": ("đồ_họa",),
    "related": ("liên_quan", "bài_liên_quan", "tin_liên_quan"),
    "corrections": ("đính_chính",),
    "aliases": ("redirect_from", "địa_chỉ_cũ"),
    "pin": ("ghim", "nổi_bật"),
    "lang": ("ngôn_ngữ",),
    "source": ("nguồn", "nguồn_tin"),
}
# Keys that say something of a field and may stand beside it.
KEYS_BESIDE: dict[str, tuple[str, ...]] = {
    "image": (
        *("image_alt", "image_caption", "image_credit", "feature_image_alt", "feature_image_caption"),
        *("mô_tả_ảnh", "chú_thích_ảnh", "nguồn_ảnh"),
    )
}


def keys_for(*keys: str) -> dict[str, tuple[str, ...]]:
    """The other keys for these of a group."""
    return {key: PART_KEYS[key] for key in keys}
