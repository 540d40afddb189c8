"""Does a page ask not to be indexed?

`noindex` is the word of the robots meta tag (as of X-Robots-Tag, which is a header's
and not looked for here); `tdm-reservation` that of the TDM Reservation Protocol;
`isAccessibleForFree` that of schema.org for what is sold.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus.extraction.page import Page

AGENT = "hoptac"
"""What the robot is called in rules for robots."""
NOINDEX, RESERVED, SOLD = "noindex", "reserved", "sold"

_FORBIDS = frozenset({"noindex", "none"})


def page_reservations(page: Page) -> tuple[str, ...]:
    """Return which of NOINDEX, RESERVED and SOLD a page states of itself."""
    rules = [rule for name in ("robots", AGENT) for rule in page.metas.get(name, ())]
    stated = (
        (NOINDEX, forbids_index(rules)),
        (RESERVED, reserves_mining(page.metas.get("tdm-reservation", ()))),
        (SOLD, any(_is_sold(value) for value in _accessibility(page.objects))),
    )
    return tuple(name for name, is_stated in stated if is_stated)


def forbids_index(rules: Iterable[str]) -> bool:
    """Return whether one of some lists of robots' rules forbids to index a page."""
    words = {word for rule in rules for word in re.split(r"[\s,;]+", rule.lower())}
    return not words.isdisjoint(_FORBIDS)


def reserves_mining(values: Iterable[str]) -> bool:
    """Return whether a value of `tdm-reservation` reserves the rights."""
    return any(value.strip() == "1" for value in values)


def _accessibility(objects: Iterable[dict[str, Any]]) -> Iterator[object]:
    for stated in objects:
        if "isAccessibleForFree" in stated:
            yield stated["isAccessibleForFree"]


def _is_sold(value: object) -> bool:
    """Return whether a value of isAccessibleForFree is false, however it is written."""
    if isinstance(value, list):
        return any(map(_is_sold, value))
    return value is False or str(value).strip().lower().rsplit("/", 1)[-1] == "false"
