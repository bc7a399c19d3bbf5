"""Where the server listens, and under which addresses others reach it."""

import contextlib
import errno
import ipaddress
import os
import socket

import click

LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")
# What listens everywhere, and where it is reached on this machine.
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}
# Kept for examples in documents, so nobody is there; nothing is sent to them either.
_ANYWHERE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))


def listen(host: str, port: int) -> socket.socket:
    """A socket on the port that was asked for: never silently another one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    if os.name == "posix":
        # A port that was left a moment ago; on Windows it would share one that is in use.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if host == "::":
        listening.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
    try:
        listening.bind((host, port))
        # From here on a browser waits instead of being refused, even while the first build is still at work.
        listening.listen()
    except OSError as error:
        listening.close()
        if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
            raise click.UsageError(f"this machine has no address {host} to listen on; leave --host out") from None
        if error.errno == errno.EADDRINUSE:
            raise click.UsageError(f"port {port} is in use; choose another with --port") from None
        if error.errno == errno.EACCES:
            raise click.UsageError(f"port {port} is for the system's own services; choose one from 1024 on") from None
        raise
    return listening


def web_address(host: str, port: int) -> str:
    """The address that a browser is given, without a slash at its end."""
    name = EVERYWHERE.get(host, host)
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def other_addresses(host: str, port: int) -> list[str]:
    """Where another device in the network finds what listens everywhere; nothing for what listens in one place."""
    if host not in EVERYWHERE:
        return []
    found = dict.fromkeys([*_towards_others(), *_of_own_name()])
    return [web_address(name, port) for name in found if _is_reachable(name) and (host == "::" or ":" not in name)]


def _towards_others() -> list[str]:
    """The addresses that this machine would send from."""
    found = []
    for family, anywhere in _ANYWHERE:
        with contextlib.suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as sending:
            sending.connect((anywhere, 9))
            found.append(str(sending.getsockname()[0]))
    return found


def _of_own_name() -> list[str]:
    with contextlib.suppress(OSError):
        return [str(address[0]) for *_, address in socket.getaddrinfo(socket.gethostname(), None)]
    return []


def _is_reachable(name: str) -> bool:
    """Whether it says to others what it says here: not an address of this machine alone, or of one cable."""
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return not (address.is_loopback or address.is_link_local or address.is_unspecified)
