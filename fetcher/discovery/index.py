"""What does an index (a feed, a sitemap, a list) name, and was it a good one?

An index that failed must never look like one that names nothing: what it used to name
would seem to be gone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from fetcher.sources import Source

MAX_ENTRIES = 50_000
"""Most entries of one index; the limit of the sitemap protocol (sitemaps.org)."""
MAX_BYTES = 50 * 1024 * 1024
"""Most bytes of one index, decompressed; the limit of the sitemap protocol."""


class Outcome(StrEnum):
    """What came of reading an index; they are stored, so no name may change."""

    WHOLE = "whole"
    """It names something, and was read to its end."""
    EMPTY = "empty"
    """It is whole, and names nothing; whether that was expected, its source knows."""
    NONE_TAKEN = "none taken"
    """It is whole, but the patterns of its source take nothing that it names."""
    NOT_AN_INDEX = "not an index"
    """Something else came: a page, an error in JSON, nothing."""
    CUT_SHORT = "cut short"
    """It ends in the middle; what it named until there is known."""
    BROKEN = "broken"
    """It is such an index, but nothing in it can be used."""
    REFUSED = "refused"
    """XML with entities of its own."""
    TOO_BIG = "too big"
    """It has more entries than one may, and the first ones are known; or more bytes."""


_GOOD = frozenset({Outcome.WHOLE, Outcome.EMPTY, Outcome.NONE_TAKEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovered:
    """An address that an index names.

    Attributes:
        url: absolute, as it is named.
        modified: when its page was last changed, aware of its zone; None if unknown.
        published: the day on which it was published, in the publisher's zone; None if
            unknown.
        story: id of the story that the source's pattern finds in the address, or "".
        links: absolute addresses of its versions in other languages.
        title: its headline, or "".
    """

    url: str
    modified: datetime | None = None
    published: date | None = None
    story: str = ""
    links: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Nested:
    """A sitemap that an index of sitemaps names.

    Attributes:
        url: absolute.
        modified: when it was last changed, aware of its zone; None if unknown.
    """

    url: str
    modified: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What was read of an index.

    Attributes:
        outcome: what came of reading it.
        reason: a clause for people that says what is wrong; "" where nothing is.
        entries: the addresses that the source takes, each once, in its order.
        nested: the sitemaps that it names, each once, in its order.
        named: how many addresses and sitemaps it names, those besides that the source
            does not take.
    """

    outcome: Outcome
    reason: str = ""
    entries: tuple[Discovered, ...] = ()
    nested: tuple[Nested, ...] = ()
    named: int = 0

    @property
    def good(self) -> bool:
        """Return whether it was read to its end: what it does not name is not there."""
        return self.outcome in _GOOD


def failed(outcome: Outcome, reason: str) -> Index:
    """Return what an index is of which nothing is known."""
    return Index(outcome=outcome, reason=reason)


def index_of(
    entries: Iterable[Discovered],
    source: Source,
    *,
    nested: Iterable[Nested] = (),
    cut: bool = False,
) -> Index:
    """Return an index of what was found in it.

    Args:
        entries: all that it names.
        source: whose index it is; its patterns take some addresses, and find stories.
        nested: the sitemaps that it names.
        cut: whether it ends in the middle.
    """
    named = {entry.url: entry for entry in reversed(tuple(entries))}
    found = list(reversed(named.values()))
    sitemaps = {sitemap.url: sitemap for sitemap in nested}
    taken = tuple(
        replace(entry, story=source.story_of(entry.url))
        for entry in found[:MAX_ENTRIES]
        if source.takes(entry.url)
    )
    count = len(found) + len(sitemaps)
    outcome, reason = _outcome(count, len(taken) + len(sitemaps), cut=cut)
    return Index(
        outcome=outcome,
        reason=reason,
        entries=taken,
        nested=tuple(sitemaps.values())[:MAX_ENTRIES],
        named=count,
    )


def _outcome(count: int, taken: int, *, cut: bool) -> tuple[Outcome, str]:
    if cut:
        return Outcome.CUT_SHORT, f"it ends in the middle, after {count} entries"
    if count > MAX_ENTRIES:
        return Outcome.TOO_BIG, f"it has more than {MAX_ENTRIES:,} entries"
    if not count:
        return Outcome.EMPTY, "it names nothing"
    if not taken:
        return Outcome.NONE_TAKEN, f"no pattern takes any of the {count} it names"
    return Outcome.WHOLE, ""
