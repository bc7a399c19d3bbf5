"""Who may ask: pure questions about headers."""

import socket

import pytest

from tindoingoai.serve.guards import is_local, is_own_host, is_own_request, own_names

LOCAL = own_names("127.0.0.1")


@pytest.mark.parametrize(
    "host",
    ["localhost", "localhost:8000", "LOCALHOST:80", "localhost.", "127.0.0.1:8000", "127.0.0.1", "[::1]:8000", "[::1]"],
)
def test_own_names_and_addresses_are_answered(host: str) -> None:
    assert is_own_host(host, LOCAL)


@pytest.mark.parametrize("host", ["192.168.1.7:8000", "10.0.0.2", "[fe80::1]:8000"])
def test_an_address_cannot_be_rebound_so_each_is_answered(host: str) -> None:
    assert is_own_host(host, LOCAL)


@pytest.mark.parametrize(
    "host",
    [
        *("", "evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example", "2130706433"),
        *("localhost@evil.example", "evil.example#localhost", "localhost:80:80", "localhost:x", "[::1", "::1", "[x]:1"),
        *("0x7f.0.0.1", "127.1", "localhost evil.example", "localhost,evil.example", "localhost\x00", "lócalhost"),
    ],
)
def test_foreign_and_broken_hosts_are_refused(host: str) -> None:
    assert not is_own_host(host, LOCAL)


def test_a_server_for_the_network_answers_to_the_machines_name() -> None:
    name = socket.gethostname()
    assert is_own_host(f"{name}:8000", own_names("0.0.0.0"))
    assert is_own_host(f"{name.partition('.')[0]}.local", own_names("::"))
    assert not is_own_host("evil.example", own_names("0.0.0.0"))
    assert is_own_host("may.toa-soan.vn:8000", own_names("may.toa-soan.vn"))


OWN = {"host": "127.0.0.1:8000"}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "none"},
        {"origin": "http://127.0.0.1:8000"},
        {"sec-fetch-site": "same-origin", "origin": "http://127.0.0.1:8000"},
    ],
)
def test_own_pages_may_ask(headers: dict[str, str]) -> None:
    assert is_own_request(OWN | headers)


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "anything"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "http://127.0.0.1:9000"},
        {"origin": "http://127.0.0.1:8000.evil.example"},
        {"sec-fetch-site": "same-origin", "origin": "http://evil.example"},
    ],
)
def test_pages_of_others_may_not(headers: dict[str, str]) -> None:
    assert not is_own_request(OWN | headers)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"])
def test_this_machine_is_local(address: str) -> None:
    assert is_local(address)


@pytest.mark.parametrize("address", ["192.168.1.7", "::ffff:192.168.1.7", "0.0.0.0", "fe80::1", "", "localhost"])
def test_other_machines_are_not(address: str) -> None:
    assert not is_local(address)
