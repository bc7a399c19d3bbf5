"""Where the server listens, and what it says of that."""

import ipaddress
import socket
import urllib.parse

import click
import pytest

from tests.conftest import PATIENCE
from tindoingoai.cli import network
from tindoingoai.cli.network import listen, other_addresses, web_address


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("localhost", "http://localhost:8000"),
        ("::1", "http://[::1]:8000"),
        ("0.0.0.0", "http://127.0.0.1:8000"),
        ("::", "http://[::1]:8000"),
        ("192.168.1.7", "http://192.168.1.7:8000"),
    ],
)
def test_the_address_is_one_that_a_browser_takes(host: str, address: str) -> None:
    assert web_address(host, 8000) == address


def test_a_port_in_use_is_told_and_no_other_is_taken() -> None:
    with listen("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with pytest.raises(click.UsageError, match=f"port {port} is in use; choose another with --port"):
            listen("127.0.0.1", port)


@pytest.mark.parametrize("host", ["203.0.113.7", "no.such.host.invalid"])
def test_an_address_of_another_machine_is_told(host: str) -> None:
    with pytest.raises(click.UsageError, match="this machine has no address"):
        listen(host, 0)


def test_what_listens_in_one_place_has_no_other_addresses() -> None:
    assert other_addresses("127.0.0.1", 8000) == []
    assert other_addresses("192.168.1.7", 8000) == []


def test_other_devices_are_given_each_address_once(monkeypatch: pytest.MonkeyPatch) -> None:
    here = ["192.168.1.7", "fe80::1", "127.0.1.1", "2001:db8::7", "10.0.0.2"]
    monkeypatch.setattr(network, "_towards_others", lambda: ["192.168.1.7", "0.0.0.0"])
    monkeypatch.setattr(network, "_of_own_name", lambda: here)
    assert other_addresses("0.0.0.0", 80) == ["http://192.168.1.7:80", "http://10.0.0.2:80"]
    assert other_addresses("::", 80) == ["http://192.168.1.7:80", "http://[2001:db8::7]:80", "http://10.0.0.2:80"]


def test_the_addresses_of_this_machine_answer() -> None:
    with listen("0.0.0.0", 0) as listening:
        for address in other_addresses("0.0.0.0", listening.getsockname()[1]):
            parts = urllib.parse.urlsplit(address)
            assert parts.hostname
            assert not ipaddress.ip_address(parts.hostname).is_loopback
            with socket.create_connection((parts.hostname, parts.port), timeout=PATIENCE):
                pass


def test_a_machine_without_a_network_has_no_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no network")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert other_addresses("::", 80) == []
