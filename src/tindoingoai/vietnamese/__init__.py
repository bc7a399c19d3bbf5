"""The rules of written Vietnamese, as pure functions that know nothing of articles, files, clocks or locales."""
