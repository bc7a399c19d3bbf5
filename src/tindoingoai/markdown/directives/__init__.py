"""The newsroom blocks, one file each. A new one is a file here, its line below, and `templates/parts/<part>.html`."""

from tindoingoai.markdown.directives import (
    article_box,
    audio,
    embed,
    fact_box,
    gallery,
    infographic,
    pull_quote,
    video,
)

# In the order in which messages list them.
DIRECTIVES = (
    article_box.DIRECTIVE,
    gallery.DIRECTIVE,
    video.DIRECTIVE,
    infographic.DIRECTIVE,
    audio.DIRECTIVE,
    embed.DIRECTIVE,
    pull_quote.DIRECTIVE,
    fact_box.DIRECTIVE,
)
BY_NAME = {name: directive for directive in DIRECTIVES for name in directive.names}
