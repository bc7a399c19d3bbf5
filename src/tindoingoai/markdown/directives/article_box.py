"""`::: lien-quan`: a boxed link to another article, whose title, summary and picture are that article's own."""

from tindoingoai.markdown.fenced_block import Directive, FencedBlock
from tindoingoai.model import ArticleBox


def read_article_box(block: FencedBlock) -> ArticleBox | None:
    """The box; whether its target exists is known only when all articles are."""
    if len(block.argument.split()) > 1:
        block.report("a box leads to one article", "give each article a box of its own", block.argument)
        return None
    if block.tokens:
        block.report("text inside an article box is not shown", "write `summary: …` below its first line")
    block.files.cite("article", block.argument, block.manuscript, block.line)
    return ArticleBox(block.argument, block["summary"])


DIRECTIVE = Directive(
    ("lien-quan", "related"), read_article_box, argument="the name of an article's file", keys=("summary",)
)
