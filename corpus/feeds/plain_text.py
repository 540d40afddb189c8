"""Which plain text, and which address, does a value of a feed hold?"""

from __future__ import annotations

import html
import re
from urllib.parse import urljoin, urlsplit

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_SPACE = re.compile(r"[\s\u200b\ufeff]+")


def plain_title(value: str) -> str:
    """Return a title without markup on one line, its character references resolved.

    They are resolved once more than XML asks for, as most programs that write feeds
    escape titles as if they were HTML.
    """
    return _SPACE.sub(" ", html.unescape(_TAG.sub("", value))).strip()


def web_address(value: str, base: str = "") -> str:
    """Return the absolute address that a value stands for, "" if it is none.

    Args:
        value: as it was read; blanks around it and line breaks in it are no part.
        base: absolute address that a relative one belongs to, or "".
    """
    try:
        url = urljoin(base, re.sub(r"[\r\n\t]", "", value).strip()) if value else ""
        parts = urlsplit(url)
        whole = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return ""
    return url if whole and " " not in url else ""
