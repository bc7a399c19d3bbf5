"""Which addresses a text may point to. A link to any other keeps its words and loses its address."""

import re

from tindoingoai.addresses import SCHEMES

# Browsers drop these before they look for a scheme.
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
_SCHEME = re.compile(r"[^/?#]*?:")
_PLAINLY_ALLOWED = re.compile(r"https?://|mailto:|tel:|#")
# Addresses in which there is nothing to encode.
PLAIN_ADDRESS = re.compile(
    r"(?:(?:https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+)?/|(?:\.\./)*)[A-Za-z0-9_~-][A-Za-z0-9_.~-]*(?:/[A-Za-z0-9_.~-]+)*/?"
    r"(?:#[A-Za-z0-9_-]+)?"
)
_WEB = re.compile(r"https?://", re.IGNORECASE)


def is_allowed(address: str) -> bool:
    """Whether an address is http, https, mailto, tel, or lies on this site; not `//host`, not `\\`."""
    if _PLAINLY_ALLOWED.match(address):
        return True
    bare = _INVISIBLE.sub("", address).replace("\\", "/")
    if bare.startswith("//"):
        return False
    scheme = _SCHEME.match(bare)
    return scheme is None or scheme[0][:-1].lower() in SCHEMES


def is_web(address: str) -> bool:
    """Whether an address is a whole one of the web: another site's picture or player."""
    return bool(_WEB.match(address))
