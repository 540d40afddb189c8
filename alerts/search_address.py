"""Which search does an address of a page name?

What is pasted from the address bar: with the host or without, of the list, an article,
the overview or the feed, in any language of the interface; or the arguments alone.
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from webapp.languages import INTERFACE

VIEW = frozenset({"at", "missing", "page", "size", "sort", "with", "focus"})
"""Arguments that say how a list is shown, not what is in it."""


class SearchAddress(NamedTuple):
    """A search that an address names.

    Attributes:
        site: scheme, host and path of the site, or "".
        language: code of the interface's language, or "".
        args: the search, as the part of an address after the question mark; "" for all
            that is new.
    """

    site: str
    language: str
    args: str


def read_address(text: str) -> SearchAddress:
    """Return the search of a pasted address.

    Raises:
        ValueError: it is no address.
    """
    text = text.strip()
    if "/" not in text.partition("?")[0] and "=" in text:
        return SearchAddress("", "", _search_args(text.removeprefix("?")))
    parts = urlsplit(text)
    path, language = parts.path, ""
    before: list[str] = []
    for segment in path.split("/"):
        if segment in INTERFACE:
            language = segment
            break
        before.append(segment)
    site = ""
    if parts.scheme in {"http", "https"} and parts.netloc:
        prefix = "/".join(before) if language else ""
        site = f"{parts.scheme}://{parts.netloc}{prefix}".rstrip("/")
    elif parts.scheme or parts.netloc:
        reason = "it is no address of the web"
        raise ValueError(reason)
    return SearchAddress(site, language, _search_args(parts.query))


def _search_args(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=False)
    return urlencode([pair for pair in pairs if pair[0] not in VIEW])
