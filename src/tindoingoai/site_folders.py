"""What the folders of a site are called."""

# Articles, in folders that are their categories, and the files beside them.
CONTENT = "content"
# Templates and words that take the place of the theme's.
TEMPLATES = "templates"
# Files that are published where they lie.
STATIC = "static"
# Authors, the front page, reads.
DATA = "data"
ALL = (CONTENT, TEMPLATES, STATIC, DATA)
# Those of the theme.
THEME = (TEMPLATES, f"{STATIC}/theme")
