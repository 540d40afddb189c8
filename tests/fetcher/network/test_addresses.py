"""A closed network address closes the host."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from fetcher.errors import Failure, FetchFailed, SourcesError
from fetcher.network.addresses import (
    AllowedHosts,
    check_addresses,
    check_port,
    is_private,
)
from fetcher.network.target import target_of

CLOSED = Path(__file__).with_name("closed_addresses.tsv").read_text("utf-8")
NONE = AllowedHosts()
PAGE = target_of("http://news.test/")
PUBLIC = "8.8.8.8"


@pytest.mark.parametrize("address", CLOSED.splitlines())
def test_a_closed_address_is_refused(address: str) -> None:
    """Alone, and before or after one that is open."""
    for addresses in ((address,), (PUBLIC, address), (address, PUBLIC)):
        with pytest.raises(FetchFailed) as failed:
            check_addresses(PAGE, addresses, NONE)
        assert failed.value.kind is Failure.REFUSED_ADDRESS


@pytest.mark.parametrize("address", [PUBLIC, "1.1.1.1", "2606:4700::1111", "2a00::1"])
def test_a_public_address_is_open(address: str) -> None:
    """The public web is asked."""
    assert not check_addresses(PAGE, (address,), NONE)


def test_a_host_without_an_address_is_none() -> None:
    """No address is no host."""
    with pytest.raises(FetchFailed) as failed:
        check_addresses(PAGE, (), NONE)
    assert failed.value.kind is Failure.DNS


@given(st.ip_addresses(v=6, network="::/3") | st.ip_addresses(v=6, network="8000::/1"))
def test_no_address_beside_the_global_ones_is_open(address: object) -> None:
    """Of IPv6, 2000::/3 alone is the public web."""
    assert is_private(str(address)) or str(address).startswith(("2", "3"))


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "192.168.0.1", "fd00::1"])
def test_leave_opens_private_networks_of_that_host(address: str) -> None:
    """And of no other host."""
    allowed = AllowedHosts.of(["news.test"])
    assert check_addresses(PAGE, (address,), allowed)
    with pytest.raises(FetchFailed):
        check_addresses(target_of("http://other.test/"), (address,), allowed)


@pytest.mark.parametrize("address", ["169.254.169.254", "::", "::ffff:127.0.0.1"])
def test_leave_does_not_open_all(address: str) -> None:
    """What nobody's intranet is stays closed."""
    with pytest.raises(FetchFailed):
        check_addresses(PAGE, (address,), AllowedHosts.of(["news.test"]))


@pytest.mark.parametrize(
    ("leave", "url", "open_"),
    [
        ("news.test:8080", "http://news.test:8080/", True),
        ("news.test:8080", "http://news.test:8081/", False),
        ("news.test:8080", "http://other.test:8080/", False),
        ("news.test", "http://news.test:8080/", False),
        ("NEWS.test.:8080", "http://news.test:8080/", True),
        ("[::1]:8080", "http://[::1]:8080/", True),
        ("127.0.0.1:8080", "http://127.0.0.1:8080/", True),
        ("none.test", "http://news.test:443/", True),
        ("none.test", "https://news.test/", True),
        ("none.test", "http://news.test:22/", False),
    ],
)
def test_a_port_is_open_by_leave(leave, url, open_):
    """80 and 443 are always, another of the host it is allowed for."""
    allowed = AllowedHosts.of([leave])
    if open_:
        check_port(target_of(url), allowed)
    else:
        with pytest.raises(FetchFailed):
            check_port(target_of(url), allowed)


def test_leave_for_a_port_is_for_no_other() -> None:
    """HOST:PORT does not open port 80."""
    allowed = AllowedHosts.of(["news.test:8080"])
    with pytest.raises(FetchFailed):
        check_addresses(PAGE, ("127.0.0.1",), allowed)


@pytest.mark.parametrize(
    "text", ["", "http://news.test", "news.test/", "user@news.test", "0x7f.1", "a b"]
)
def test_leave_names_a_host(text: str) -> None:
    """Anything but HOST or HOST:PORT is a mistake, and said to be one."""
    with pytest.raises(SourcesError, match="no host to allow"):
        AllowedHosts.of([text])
