"""The parser: CommonMark with tables, strikethrough, footnotes and colon fences.

Knows no article, and none of the newspaper's passes over its tokens.
"""

import functools

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from mdit_py_plugins.footnote.index import footnote_def

from tindoingoai.markdown.links import PLAIN_ADDRESS
from tindoingoai.markdown.renderer import TokenRenderer
from tindoingoai.markdown.rules.blocks import BlockParser
from tindoingoai.markdown.rules.brackets import read_image, read_link
from tindoingoai.markdown.rules.definitions import check_definitions
from tindoingoai.markdown.rules.depth import MAX_DEPTH, keep_shallow
from tindoingoai.markdown.rules.fence import read_fence
from tindoingoai.markdown.rules.footnotes import place_notes, read_call
from tindoingoai.markdown.rules.html_media import read_html_media
from tindoingoai.markdown.rules.indents import note_indented
from tindoingoai.markdown.rules.inlines import InlineParser, join_texts, read_inlines
from tindoingoai.markdown.rules.lists import read_list
from tindoingoai.markdown.rules.prose import read_prose
from tindoingoai.markdown.rules.quotes import set_quotes
from tindoingoai.markdown.rules.table import read_table
from tindoingoai.settings import Markdown

# What may end a paragraph without an empty line before it.
_INTERRUPTS = ["paragraph", "reference", "blockquote", "list"]


@functools.cache
def make_parser(options: Markdown) -> MarkdownIt:
    """The parser for a site's settings, made once."""
    parser = MarkdownIt(
        "commonmark",
        {
            "html": options.html != "escape",
            "xhtmlOut": False,
            "typographer": options.smart_quotes,
            "quotes": "“”‘’",
            "store_labels": True,
            # Our own cap comes first, and says so.
            "maxNesting": MAX_DEPTH + 10,
        },
        renderer_cls=TokenRenderer,
    )
    parser.enable(["table", "strikethrough"])
    if options.smart_quotes:
        parser.enable(["replacements", "smartquotes"])
    blocks, inlines, core = parser.block.ruler, parser.inline.ruler, parser.core.ruler
    blocks.at("table", read_table, {"alt": ["paragraph", "reference"]})
    blocks.before("table", "prose", read_prose)
    blocks.before("prose", "depth", keep_shallow)
    blocks.at("list", read_list, {"alt": ["paragraph", "reference", "blockquote"]})
    if not options.indented_code:
        blocks.disable("code")
        blocks.before("prose", "indents", note_indented)
    blocks.before("blockquote", "colon_fence", read_fence, {"alt": _INTERRUPTS})
    if options.html == "sanitize":
        blocks.before("html_block", "html_media", read_html_media)
    blocks.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
    inlines.at("link", read_link)
    inlines.at("image", read_image)
    inlines.after("image", "footnote_ref", read_call)
    parser.block, parser.inline = BlockParser(parser.block), InlineParser(parser.inline)
    core.at("inline", read_inlines)
    core.at("text_join", join_texts)
    core.at("smartquotes", set_quotes)
    core.after("inline", "definitions", check_definitions)
    core.after("definitions", "notes", place_notes)
    # Which addresses a link may have is decided where a refused link can keep its words.
    parser.validateLink = _allow_link  # type: ignore[assignment] # how markdown-it-py is told
    parser.normalizeLink = _normalize_link  # type: ignore[assignment] # how markdown-it-py is told
    return parser


def _allow_link(_: str) -> bool:
    return True


def _normalize_link(address: str) -> str:
    return address if PLAIN_ADDRESS.fullmatch(address) else normalizeLink(address)
