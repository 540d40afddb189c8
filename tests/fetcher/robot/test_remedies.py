"""Is the option named where it would help, and only there?"""

from __future__ import annotations

import pytest

from fetcher.errors import Failure, FetchFailed
from fetcher.robot.remedies import remedy


@pytest.mark.parametrize(
    ("url", "reason", "host"),
    [
        ("http://127.0.0.2:8765/f.xml", "port 8765", "127.0.0.2:8765"),
        ("http://10.1.2.3/f.xml", "private", "10.1.2.3"),
        ("http://[::1]:8080/f", "port 8080", "[::1]:8080"),
        ("https://intranet/f.xml", "intranet is 10.0.0.1", "intranet"),
        ("http://169.254.169.254/f", "link-local", ""),
        ("http://a:b@10.1.2.3/f", "a user name in the address", ""),
        ("https://a.example/f", "port 1 (redirected to http://10.0.0.1:1/)", ""),
    ],
)
def test_option_is_named_with_host_and_port(url, reason, host):
    """Not for what stays closed, nor for what a redirect leads to."""
    said = remedy(url, FetchFailed(Failure.REFUSED_ADDRESS, reason))

    assert (f"--allow-private {host} " in said) if host else said == ""
    assert remedy(url, FetchFailed(Failure.DNS, reason)) == ""
