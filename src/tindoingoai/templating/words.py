"""The words that readers see: the theme's, and single ones of a site's own instead."""

import pathlib
import string

from tindoingoai.located.data import read_data
from tindoingoai.located.nodes import MAX_CHARACTERS, Document, Scalar
from tindoingoai.problems import Problem, nearest
from tindoingoai.site_folders import TEMPLATES
from tindoingoai.templating.folders import find_templates
from tindoingoai.templating.view import theme_folder

# Lists of names, parted by commas: as many as the theme has.
_LISTS = ("weekdays", "weekdays_short")


def read_words(site: pathlib.Path, lang: str, problems: list[Problem]) -> dict[str, str]:
    """The words of a language; what is wrong with the site's own is told at its place."""
    name = f"i18n/{lang}.yaml"
    words = _read(theme_folder(), name, {}, problems)
    own = find_templates(site).get(name)
    return words | _read(site, name, words, problems) if own and own.is_relative_to(site) else words


def _read(folder: pathlib.Path, name: str, theme: dict[str, str], problems: list[Problem]) -> dict[str, str]:
    found = read_data(folder, f"{TEMPLATES}/{name}", MAX_CHARACTERS, problems)
    if found is None:
        return {}
    document, mapping = found
    words = {}
    for key, value in mapping.items:
        if isinstance(value, Scalar) and not value.is_empty:
            if _is_sound(document, key, value, theme):
                words[key.text] = value.text
        else:
            message = f"`{key.text}` is empty" if isinstance(value, Scalar) else f"`{key.text}` must be text"
            hint = "write it like `most_read: Đọc nhiều`, or delete the line: then the theme's word stays"
            document.report(value.place, message, hint)
    problems += document.problems
    return words


def _is_sound(document: Document, key: Scalar, value: Scalar, theme: dict[str, str]) -> bool:
    """Whether a word can stand in place of the theme's; reports what is wrong with it."""
    name, text = key.text, value.text
    if name not in theme:
        if near := nearest(name, theme):
            message = f"the theme has no word `{name}`, so this line changes nothing of it"
            document.report(key.place, message, f"did you mean `{near}`?", is_warning=True)
        return True
    says = f"the theme says: {theme[name]}"
    try:
        unknown = _places(text) - _places(theme[name])
    except ValueError as error:
        document.report(value.place, f"`{name}` has a brace without its other one: {error}", says)
        return False
    if unknown:
        document.report(value.place, f"`{name}` has no place for {{{min(unknown)}}}", says)
        return False
    if name in _LISTS and text.count(", ") != theme[name].count(", "):
        document.report(value.place, f"`{name}` must be seven names, parted by commas and blanks", says)
        return False
    return True


def _places(text: str) -> set[str]:
    """What stands in braces, with all that `str.format` would take for orders."""
    return {
        name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
        for _, name, form, conversion in string.Formatter().parse(text)
        if name is not None
    }
