"""Which feed do bytes hold, if any?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.errors import Kind, UnreadableError
from corpus.feeds.json_feed import parse_json_feed
from corpus.file_kinds import FileKind, declares_entities, kind_of

if TYPE_CHECKING:
    from corpus.feeds.feed import Feed


def read_feed(data: bytes, base: str = "") -> Feed:
    """Return the feed that bytes hold: RSS, Atom or JSON Feed.

    Args:
        data: its bytes, decompressed.
        base: its address, for relative links; without one, that of its own home page
            is taken.

    Raises:
        UnreadableError: they are something else, or declare entities.
    """
    kind = kind_of(data)
    if kind is FileKind.JSON:
        return parse_json_feed(data, base)
    if kind is not FileKind.FEED:
        reason = f"{kind}, not a feed"
        raise UnreadableError(reason)
    if declares_entities(data):
        reason = "XML with entities of its own, which are never resolved; leave it out"
        raise UnreadableError(reason, kind=Kind.REFUSED)
    from corpus.feeds.syndication import parse_syndication  # noqa: PLC0415 - feeds only

    return parse_syndication(data, base)
