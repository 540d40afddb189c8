"""Of which kinds are addresses, answers and the ways that led to them?

The values are written into stores, so none of them may change.
"""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What an address was asked for."""

    PAGE = "page"
    FEED = "feed"
    SITEMAP = "sitemap"
    LIST = "list"
    ROBOTS = "robots"
    PICTURE = "picture"


class Channel(StrEnum):
    """How the address of a page was found."""

    FEED = "feed"
    SITEMAP = "sitemap"
    LIST = "list"
    EXPANSION = "expansion"
    """Made from the address of a version in another language."""
    VERSION = "version"
    """Named by a version in another language."""
    MOVE = "move"
    """Another address moved there."""


class State(StrEnum):
    """What is known of the address of a page; only live ones are indexed."""

    FOUND = "found"
    """Not asked yet, or never answered with a page."""
    LIVE = "live"
    """Its last good capture is an article."""
    GONE = "gone"
    """Deleted by its publisher."""
    MOVED = "moved"
    """Another address has taken its place."""
    REFUSED = "refused"
    """Not to be asked: robots.txt, or a pattern of the source's, is against it."""
    RESERVED = "reserved"
    """Its publisher asks not to index it, or sells it."""
    LANGUAGE = "language"
    """In no language of the collection."""
    NOT_AN_ARTICLE = "not an article"
    """A list, a front page or another page without an article."""
    FORGOTTEN = "forgotten"
    """Removed for good; it is never asked again."""
