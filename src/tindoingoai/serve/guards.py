"""Who may ask: requests by one of our own names, and for what is only the editor's, from our own pages.

Any page that a browser visits may send requests to this machine. A name of its own that it rebinds to our address shows
in `Host`; a request that it makes to us shows in `Sec-Fetch-Site` or `Origin`.
"""

import ipaddress
import re
import socket
from collections.abc import Container, Mapping

_LOOPBACK = frozenset({"localhost"})
_EVERYWHERE = frozenset({"0.0.0.0", "::", ""})
_HOST = re.compile(r"(?:\[(?P<six>[0-9A-Fa-f:.]+)\]|(?P<name>[A-Za-z0-9._-]+))(?::\d{1,5})?", re.ASCII)


def own_names(host: str) -> frozenset[str]:
    """The names under which a server that listens on `host` may be asked for; addresses need no name."""
    if host in _EVERYWHERE:
        name = socket.gethostname().lower()
        return _LOOPBACK | {name, f"{name.partition('.')[0]}.local"}
    return _LOOPBACK | {host.lower()}


def is_own_host(header: str, names: Container[str]) -> bool:
    """Whether a `Host` header names us: by one of `names`, or by an IP address, which nobody can rebind."""
    found = _HOST.fullmatch(header)
    if not found:
        return False
    name = (found["six"] or found["name"]).lower().removesuffix(".")
    return name in names or _is_ip_address(name)


def is_own_request(headers: Mapping[str, str]) -> bool:
    """Whether a request comes from one of our own pages, or was typed by whoever sits at the browser.

    Browsers tell `Sec-Fetch-Site` only where a connection is safe or local; a phone on the network sends no more than
    `Origin`.
    """
    if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        return False
    origin, host = headers.get("origin"), headers.get("host", "").lower()
    return origin is None or origin.lower() in (f"http://{host}", f"https://{host}")


def is_local(address: str) -> bool:
    """Whether a request comes from this machine."""
    if not _is_ip_address(address):
        return False
    found = ipaddress.ip_address(address)
    # A socket that listens everywhere sees addresses of the older kind inside those of the newer.
    return (getattr(found, "ipv4_mapped", None) or found).is_loopback


def _is_ip_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
