"""Which address does the server have?"""

import socket
from contextlib import closing

import pytest

from webapp.serving.listening import address_of, bind, let_nobody_begin


def test_port_of_another_program_is_refused():
    """A port at which another program listens is not shared."""
    with closing(bind("127.0.0.1", 0)) as other:
        other.listen()
        with pytest.raises(OSError, match="in use"):
            bind("127.0.0.1", other.getsockname()[1])


def test_name_has_an_address():
    """A name is looked up, first for an address of IPv4."""
    with closing(bind("localhost", 0)) as listening:
        assert listening.family == socket.AF_INET


def test_impossible_host_is_refused():
    """A name that cannot exist is an error."""
    with pytest.raises((OSError, ValueError)):
        bind("no..where", 0)


def test_who_was_let_in_is_accepted_and_nobody_else_begins():
    """A client whose request is on its way is heard; the next one is not let in."""
    with closing(bind("127.0.0.1", 0)) as listening:
        listening.listen()
        with closing(socket.create_connection(listening.getsockname())) as first:
            assert let_nobody_begin(listening)
            first.sendall(b"a")
            accepted, _ = listening.accept()
            with closing(accepted):
                assert accepted.recv(1) == b"a"
        with pytest.raises(TimeoutError):
            socket.create_connection(listening.getsockname(), 0.2)


@pytest.mark.parametrize(
    ("host", "address"),
    [("127.0.0.1", "http://127.0.0.1:80"), ("::1", "http://[::1]:80")],
)
def test_web_address_has_brackets_for_ipv6(host, address):
    """Addresses with colons stand in brackets."""
    assert address_of(host, 80) == address
