"""Which entries does a JSON Feed hold?

Its keys are those of JSON Feed 1.1 (jsonfeed.org); a value of a wrong type counts as
not stated.
"""

from __future__ import annotations

import json
from html import escape
from typing import Any

from corpus.errors import UnreadableError
from corpus.feeds.feed import Entry, Feed
from corpus.feeds.plain_text import plain_title, web_address
from corpus.timestamps import parse_timestamp
from corpus.whole_letters import whole_values


def parse_json_feed(data: bytes, base: str) -> Feed:
    """Return what a JSON Feed holds.

    Args:
        data: JSON in UTF-8, UTF-16 or UTF-32.
        base: address of the feed, for relative links, or "".

    Raises:
        UnreadableError: it is no JSON, or no feed.
    """
    about = load_json_feed(data)
    home = base or web_address(_text(about, "home_page_url"))
    return Feed(
        title=plain_title(_text(about, "title")),
        lang=_text(about, "language"),
        entries=tuple(_entry(item, home) for item in about["items"]),
    )


def load_json_feed(data: bytes) -> dict[str, Any]:
    """Return the object of a JSON Feed; its `items` are a list of objects.

    Raises:
        UnreadableError: it is no JSON, or no feed.
    """
    try:
        about = json.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        reason = "broken JSON, or cut short; save it anew"
        raise UnreadableError(reason) from error
    about = whole_values(about)
    items = about.get("items") if isinstance(about, dict) else None
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        reason = "JSON that is no feed; it has no list of items"
        raise UnreadableError(reason)
    return {**about, "items": items}


def _entry(item: dict[str, Any], home: str) -> Entry:
    plain = _text(item, "content_text")
    return Entry(
        url=web_address(_text(item, "url") or _text(item, "external_url"), home)
        or web_address(_text(item, "id")),
        id=str(item.get("id") or ""),
        title=plain_title(_text(item, "title")),
        content=_text(item, "content_html") or as_paragraphs(plain),
        summary=as_paragraphs(_text(item, "summary")),
        published=parse_timestamp(_text(item, "date_published")),
        updated=parse_timestamp(_text(item, "date_modified")),
        lang=_text(item, "language"),
        picture=web_address(_text(item, "image") or _text(item, "banner_image"), home),
    )


def as_paragraphs(text: str) -> str:
    """Return plain text as HTML, each of its lines a paragraph."""
    lines = (escape(line.strip(), quote=False) for line in text.splitlines())
    return "".join(f"<p>{line}</p>" for line in lines if line)


def _text(values: dict[str, Any], key: str) -> str:
    value = values.get(key)
    return value.strip() if isinstance(value, str) else ""
