"""Are connections held open as an attacker would, and closed in the end?"""

import socket

from bench.attack.connections import ATTACKERS, BEGINNINGS, HALF, _dawdling


def test_connections_are_opened_again():
    """What the server closes is opened anew, and begins as the attack does."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(60)
        with _dawdling(server.getsockname()[1], 1, HALF) as attack:
            first, address = server.accept()
            assert address[0] in ATTACKERS
            assert first.recv(len(HALF), socket.MSG_WAITALL) == HALF
            assert first.recv(1) == b"a"
            first.close()
            second, _ = server.accept()
        with second:
            assert second.recv(len(HALF), socket.MSG_WAITALL) == HALF
            while second.recv(100):
                pass
    assert attack.opened >= 2
    assert set(attack.held) == {1}


def test_attacks_begin_in_different_ways():
    """One says nothing, one half of a request, one asks and does not read."""
    ends = {sent.endswith(b"\r\n\r\n") for sent in BEGINNINGS.values() if sent}

    assert ends == {True, False}
    assert b"" in BEGINNINGS.values()


def test_what_cannot_be_opened_is_no_attack():
    """It is counted apart."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with _dawdling(port, 1, HALF) as attack:
        pass

    assert attack.opened == 0
    assert attack.refused > 0
    assert set(attack.held) == {0}
