"""Does the head of an answer ask not to index its page?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.extraction.reservations import (
    AGENT,
    NOINDEX,
    RESERVED,
    forbids_index,
    reserves_mining,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.store.exchange import Exchange

_FOR_AGENT = re.compile(r"\s*(?P<agent>[\w-]+)\s*:(?P<rules>.*)")
# Rules that have a value after a colon, as names of agents have rules after one.
_RULES_WITH_VALUES = frozenset(
    {"max-snippet", "max-image-preview", "max-video-preview", "unavailable_after"}
)


def head_reservations(exchange: Exchange) -> tuple[str, ...]:
    """Return which of NOINDEX and RESERVED the head of an answer states.

    A rule of X-Robots-Tag for another robot is not for us.
    """
    found = []
    if forbids_index(_rules(exchange)):
        found.append(NOINDEX)
    if reserves_mining(_values(exchange, "tdm-reservation")):
        found.append(RESERVED)
    return tuple(found)


def _rules(exchange: Exchange) -> Iterator[str]:
    for value in _values(exchange, "x-robots-tag"):
        match = _FOR_AGENT.fullmatch(value)
        if match is None or match["agent"].lower() in _RULES_WITH_VALUES:
            yield value
        elif match["agent"].lower() == AGENT:
            yield match["rules"]


def _values(exchange: Exchange, name: str) -> Iterator[str]:
    """Yield all values of a header."""
    for line in exchange.response_head.decode("latin-1").splitlines()[1:]:
        key, _, value = line.partition(":")
        if key.strip().lower() == name:
            yield value
