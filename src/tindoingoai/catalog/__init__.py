"""Articles ordered and grouped: what pages pick their cards from. Knows no template and no list page."""
