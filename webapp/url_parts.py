"""What are the parts of an address, whatever somebody wrote there?"""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit


def url_parts(address: str) -> SplitResult:
    """Return the parts of an address; all are empty where it cannot be one.

    Never raises, and so is the one way in which an address from outside is taken apart:
    `urlsplit` refuses some hosts, and only tells when it is asked for a port.
    """
    try:
        parts = urlsplit(address)
        _ = parts.port, parts.hostname
    except ValueError:
        return urlsplit("")
    return parts
