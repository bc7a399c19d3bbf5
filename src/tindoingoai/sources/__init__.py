"""Articles from files: what lies under `content/`, and each source read into values or problems."""
