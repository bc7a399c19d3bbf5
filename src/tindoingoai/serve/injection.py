"""A page as `serve` sends it: with the script that keeps it fresh, and with a mark of how it looks.

Two pages that differ only in the version marks of style sheets and pictures look the same to the script, which
exchanges those in place.
"""

import html
import re

from tindoingoai.digest import digest_bytes

# Addresses below this one are the server's own; no page or file of a site can begin with an underscore and this name.
OWN = "/_tindoingoai/"
# Scripts keep their marks: a page has to be loaded again for a new one.
_MARK = re.compile(rb"(\.(?:css|svg|png|jpe?g|gif|webp|avif|ico))\?v=[0-9a-f]+")
_POLICY = re.compile(rb"<meta\b[^>]*http-equiv=[\"']?content-security-policy\b[^>]*>", re.IGNORECASE)
_CONTENT = re.compile(rb"\bcontent=([\"'])(.*?)\1", re.IGNORECASE | re.DOTALL)


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
    return _POLICY.sub(lambda tag: _CONTENT.sub(_let_in, tag[0]), head)


def _let_in(content: re.Match[bytes]) -> bytes:
    policy: dict[str, list[str]] = {}
    for directive in html.unescape(content[2].decode("utf-8", "replace")).split(";"):
        if words := directive.split():
            policy.setdefault(words[0].lower(), words[1:])
    for name in ("script-src", "script-src-elem", "connect-src"):
        sources = policy.get(name, None if name == "script-src-elem" else policy.get("default-src"))
        if sources is not None:
            # 'none' counts only alone.
            policy[name] = [*(source for source in sources if source.lower() != "'none'"), "'self'"]
    written = "; ".join(" ".join([name, *sources]) for name, sources in policy.items())
    return f'content="{html.escape(written, quote=False)}"'.encode()
