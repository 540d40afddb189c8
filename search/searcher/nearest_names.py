"""Which names are near to one that nobody has?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.edit_distance import is_within_distance
from search.searcher.value_names import name_key

if TYPE_CHECKING:
    from collections.abc import Collection

    from search.searcher.value_names import ValueName, ValueNames

MOST = 3
"""Most values that are offered."""
MIN_LETTERS = 3
"""Fewest letters of a name, typed or not, that is near to another."""
LETTERS_AN_EDIT = 3
"""Letters for each typing error, of which there are at most `MAX_EDITS`."""
MAX_EDITS = 2
"""Most typing errors."""


def nearest_names(
    names: ValueNames, text: str, values: Collection[str]
) -> tuple[ValueName, ...]:
    """Return the names that a text may stand for, one for a value, the nearest first.

    Near is what few letters change, then what begins with the text, then what has it
    or is in it.

    Args:
        names: of a facet.
        text: what no value is called.
        values: those that may be offered, the most frequent first.
    """
    typed = name_key(text)
    order = {value: number for number, value in enumerate(values)}
    found: dict[str, tuple[int, int, int, ValueName]] = {}
    for key, of_key in names.by_key.items():
        distance = _distance(typed, key)
        for each in of_key if distance is not None else ():
            value = each.values[0]
            if value in order and distance is not None:
                rank = (distance, order[value], len(key), each)
                found[value] = min(rank, found.get(value, rank))
    return tuple(each for *_, each in sorted(found.values())[:MOST])


def _distance(typed: str, key: str) -> int | None:
    """Return how far a name is, 0 for the nearest; None for one that is not near."""
    if min(len(typed), len(key)) < MIN_LETTERS:
        return None
    if is_within_distance(typed, key, 1):
        return 0
    if key.startswith(typed):
        return 1
    if len(typed) >= MAX_EDITS * LETTERS_AN_EDIT and is_within_distance(
        typed, key, MAX_EDITS
    ):
        return 2
    return 3 if typed in key or typed.startswith(key) else None
