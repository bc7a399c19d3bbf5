"""What templates may call: pure functions of their arguments."""

import datetime
import functools
import urllib.parse
from collections.abc import Callable
from typing import Any

import jinja2.filters
import markupsafe
import msgspec

from tindoingoai.addresses import write_link
from tindoingoai.templating.pictures import FILTERS as PICTURES
from tindoingoai.vietnamese.dates import format_day, format_rfc822
from tindoingoai.vietnamese.numbers import format_number

# The same files, sections and writers are linked from thousands of pages. A text that is marked as safe is not the same
# as one that is not.
remember_address = functools.lru_cache(maxsize=10_000, typed=True)


def format_iso(moment: datetime.datetime) -> str:
    """A date and time with its offset, to the second."""
    return moment.isoformat(timespec="seconds") if moment.microsecond else moment.isoformat()


# The signs to which HTML gives a meaning, and how JSON can write them too.
_SIGNS = tuple((sign, f"\\u{sign[0]:04x}".encode()) for sign in (b"<", b">", b"&", b"'"))


def write_json(value: object) -> markupsafe.Markup:
    """JSON that can stand in HTML, also in a script, without a space too many.

    Unlike Jinja's own, it leaves Vietnamese readable, and keys in the order in which the template gives them.
    """
    data = msgspec.json.encode(value)
    for sign, code in _SIGNS:
        data = data.replace(sign, code)
    return markupsafe.Markup(data.decode())


class _Codes(dict[int, str]):
    """What stands for a character in percent codes, found out when it is first met."""

    def __missing__(self, point: int) -> str:
        self[point] = urllib.parse.quote(chr(point))
        return self[point]


_CODES = _Codes()


def quote_text(value: Any) -> str:
    """Jinja's `urlencode`; plain text by a table of characters, since a Vietnamese title is half percent codes."""
    return value.translate(_CODES) if type(value) is str else jinja2.filters.do_urlencode(value)


_TEXTS: dict[str, Callable[..., object]] = {
    "day": format_day,
    "iso": format_iso,
    "number": format_number,
    "rfc822": format_rfc822,
    "tojson": write_json,
    "url": remember_address(write_link),
    "urlencode": quote_text,
}
FILTERS = _TEXTS | PICTURES
