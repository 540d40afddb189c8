"""Which entries do RSS and Atom hold? The one place that knows feedparser."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import feedparser

from corpus.feeds.feed import Entry, Feed
from corpus.feeds.plain_text import plain_title, web_address
from corpus.file_kinds import is_closed
from corpus.timestamps import parse_timestamp

if TYPE_CHECKING:
    from collections.abc import Mapping


def parse_syndication(data: bytes, base: str) -> Feed:
    """Return what RSS or Atom holds, however broken it is.

    Nothing that it refers to is fetched, and no entity of its own is resolved.

    Args:
        data: XML.
        base: address of the feed, for relative links, or "".
    """
    headers = {"content-location": base} if base else {}
    parsed = feedparser.parse(
        io.BytesIO(data),  # bytes themselves could be taken for a file's name
        response_headers=headers,
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    about = _values(parsed.feed)
    home = base or web_address(_text(about, "link"))
    return Feed(
        title=plain_title(_text(about, "title")),
        lang=_text(about, "language"),
        entries=tuple(_entry(_values(entry), home) for entry in parsed.entries),
        whole=is_closed(data),
    )


def _values(parsed: dict[str, Any]) -> dict[str, Any]:
    """Return only what is stated: its library answers for some keys with others."""
    return {key: dict.__getitem__(parsed, key) for key in dict.keys(parsed)}


def _entry(values: dict[str, Any], home: str) -> Entry:
    links = [_values(link) for link in values.get("links", ())]
    url = web_address(_text(values, "link"), home)
    if not url and not links:
        url = web_address(_text(values, "id"))
    title = values.get("title_detail") or {}
    return Entry(
        url=url,
        id=_text(values, "id"),
        title=plain_title(_text(values, "title")),
        content=_longest(values.get("content", ())),
        summary=_text(values, "summary"),
        published=parse_timestamp(_text(values, "published")),
        updated=parse_timestamp(_text(values, "updated")),
        lang=_text(values, "language") or _text(title, "language"),
        links=_versions(links, url, home),
        picture=_picture(values, links, home),
    )


def _text(values: Mapping[str, Any], key: str) -> str:
    value = values.get(key)
    return value.strip() if isinstance(value, str) else ""


def _longest(contents: Any) -> str:
    """Return the longest of an entry's contents that are text."""
    texts = [_text(content, "value") for content in contents]
    return max(texts, key=len, default="")


def _versions(links: list[dict[str, Any]], url: str, home: str) -> tuple[str, ...]:
    """Return the addresses that are named as those of other languages."""
    named = (
        web_address(_text(link, "href"), home)
        for link in links
        if link.get("rel") == "alternate" and link.get("hreflang", "x-") != "x-default"
        if link.get("hreflang")
    )
    return tuple(dict.fromkeys(other for other in named if other not in {"", url}))


def _picture(values: dict[str, Any], links: list[dict[str, Any]], home: str) -> str:
    """Return the address of the first picture that is enclosed or named, or ""."""
    media = [*values.get("media_content", ()), *values.get("media_thumbnail", ())]
    places = [
        *(link for link in links if link.get("rel") == "enclosure"),
        *(item for item in media if isinstance(item, dict)),
    ]
    for place in places:
        kind = str(place.get("type") or place.get("medium") or "image")
        address = web_address(str(place.get("href") or place.get("url") or ""), home)
        if address and kind.startswith("image"):
            return address
    return ""
