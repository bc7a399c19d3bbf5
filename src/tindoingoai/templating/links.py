"""Rooted links (`/doi-ngoai/`) → links that work below a path, or from a disk without a server."""

import functools
import re
from collections.abc import Callable

from tindoingoai.addresses import file_of

# Attributes in double quotes, as our templates and Markdown write them. Text cannot hold such a thing unescaped.
_ROOTED = re.compile(r' (href|src|poster|action|virtual|data-block)="(/(?!/)[^"]*)"')
_REFRESH = re.compile(r' content="(0; ?url=)(/(?!/)[^"]*)"')
_SRCSET = re.compile(r' srcset="([^"]*)"')
_SRCSET_STEP = re.compile(r"(?:^|(?<=, ))/(?!/)[^ ,]*")


def prefix_links(html: str, prefix: str) -> str:
    """Puts a path before every rooted link, for a site that lives below its host's root."""
    return _rewrite(html, lambda target: f"{prefix}{target}")


def relative_links(html: str, address: str) -> str:
    """Makes every rooted link relative to the page it stands on, down to the file, so that a disk serves as well."""
    return _rewrite(html, functools.partial(_turn, "../" * file_of(address).count("/")))


# The same links stand on thousands of pages.
@functools.lru_cache(maxsize=20_000)
def _turn(up: str, target: str) -> str:
    path = re.split(r"[?#]", target, maxsplit=1)[0]
    return f"{up}{file_of(path)}{target[len(path) :]}"


def _rewrite(html: str, turn: Callable[[str], str]) -> str:
    html = _ROOTED.sub(lambda found: f' {found[1]}="{turn(found[2])}"', html)
    html = _REFRESH.sub(lambda found: f' content="{found[1]}{turn(found[2])}"', html)
    return _SRCSET.sub(lambda found: f' srcset="{_SRCSET_STEP.sub(lambda step: turn(step[0]), found[1])}"', html)
