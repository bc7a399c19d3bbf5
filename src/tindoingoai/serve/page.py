"""A page as `serve` sends it: with the script that keeps it fresh, and with a mark of how it looks.

Two pages that differ only in the version marks of style sheets and pictures look the same to the script, which
exchanges those in place.
"""

import re

from tindoingoai.digest import digest_bytes

# Addresses below this one are the server's own; no page or file of a site can begin with an underscore and this name.
OWN = "/_tindoingoai/"
# Scripts keep their marks: a page has to be loaded again for a new one.
_MARK = re.compile(rb"(\.(?:css|svg|png|jpe?g|gif|webp|avif|ico))\?v=[0-9a-f]+")
_POLICY = re.compile(rb"<meta\b[^>]*http-equiv=[\"']?content-security-policy\b[^>]*>", re.IGNORECASE)
_DIRECTIVE = re.compile(rb"\b(default-src|script-src|script-src-elem|connect-src)\s([^;\"]*)", re.IGNORECASE)


def look_of(page: bytes) -> str:
    """What changes exactly when a page must be loaded again to be shown right."""
    return digest_bytes(_MARK.sub(rb"\1", page))


def with_script(page: bytes, build: int) -> bytes:
    """The page with our script in it. Only what is sent has it, never a file.

    In the head it can keep the browser from painting a page that is loaded again before it is back where it was.
    """
    told = f'data-build="{build}" data-look="{look_of(page)}"'
    tag = f'<script type="module" blocking="render" src="{OWN}client.js" {told}></script>\n'
    small = page.lower()
    at = next((at for at in (small.find(b"</head>"), small.rfind(b"</body")) if at >= 0), len(page))
    return _admit(page[:at]) + tag.encode() + page[at:]


def _admit(head: bytes) -> bytes:
    """A content security policy in the page would keep our script out without a word: it lets this server in too."""
    return _POLICY.sub(lambda policy: _DIRECTIVE.sub(_let_in, policy[0]), head)


def _let_in(directive: re.Match[bytes]) -> bytes:
    # 'none' counts only alone.
    sources = [source for source in directive[2].split() if source != b"'none'"]
    return b" ".join([directive[1], *sources, b"'self'"])
