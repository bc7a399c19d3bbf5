"""Markdown → the parts of a body: HTML text, or values that templates render.

The parser (`parser`, `rules/`, `renderer`) knows CommonMark and its additions and nothing of newspapers; the passes
(`compositor`, `directives/`, `front`) turn its tokens into parts. Nothing here knows of other articles, of templates
or of a disk: a part names what it shows, and planning finds it.
"""
