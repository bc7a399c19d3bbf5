"""A data file of the site → its bytes or its nodes, or the problems that it has."""

import pathlib

from tindoingoai.disk import read_file
from tindoingoai.located.nodes import EXAMPLE, Document, Mapping, read_mapping
from tindoingoai.located.text import decode_text
from tindoingoai.problems import Problem, unreadable


def read_data(
    site: pathlib.Path, name: str, most: int, problems: list[Problem], example: str = EXAMPLE
) -> tuple[Document, Mapping] | None:
    """What a file of at most so many characters holds; None where there is none, or with why among the problems."""
    data = read_data_bytes(site, name, problems)
    text = decode_text(name, data, problems) if data is not None else None
    if text is None:
        return None
    document = Document(name, text)
    mapping = read_mapping(document, most, example)
    if mapping is None:
        problems += document.problems
        return None
    return document, mapping


def read_data_bytes(site: pathlib.Path, name: str, problems: list[Problem]) -> bytes | None:
    """The bytes of a file; None where there is none, or with why among the problems."""
    try:
        return read_file(site / name)
    except FileNotFoundError as error:
        if any(path.is_symlink() for path in (site / name, (site / name).parent)):
            message = f"cannot be read, for a link leads nowhere: {error.strerror}"
            problems.append(Problem(name, 0, 0, message, hint="copy here what it was meant to lead to"))
    except OSError as error:
        problems.append(unreadable(name, error))
    return None
