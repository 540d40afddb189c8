"""Which requests could two servers read in two ways?

Behind a proxy, a request that it and we understand differently is a way to smuggle
another one past it. Such a request is refused, and its connection closed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSIONS = ("1.0", "1.1")
_LONE_LF = re.compile(rb"(?<!\r)\n")
_TRANSFER_ENCODING = re.compile(rb"(?im)^transfer-encoding[ \t]*:")


def has_lone_feed(head: bytes) -> bool:
    """Whether a line of a request's head ends without a carriage return."""
    return bool(_LONE_LF.search(head))


def ambiguity(head: bytes, version: str, headers: Mapping[str, str]) -> str:
    """Return what can be read in two ways; "" if nothing can.

    Args:
        head: the request's line and headers, as they came.
        version: of HTTP, without its name.
        headers: by name, in capitals with underscores; several of one name are joined
            by commas.
    """
    coded = bool(_TRANSFER_ENCODING.search(head))
    host = headers.get("HOST")
    if version not in VERSIONS:
        return "This version of HTTP is not spoken here"
    if coded and ("CONTENT_LENGTH" in headers or version == VERSIONS[0]):
        return "The length of the body is told in two ways"
    if host is None and version != VERSIONS[0]:
        return "The host is missing"
    if host is not None and "," in host:
        return "There is more than one host"
    return ""
