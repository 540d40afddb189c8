"""How do keys get consecutive ids, in the order in which they are first seen?"""

from __future__ import annotations

from collections import defaultdict
from itertools import count, islice
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")


def interner(keys: Iterable[Any] = ()) -> defaultdict[Any, int]:
    """Return a dictionary that assigns the next free id to each key it lacks.

    Args:
        keys: distinct keys to assign the ids 0, 1, 2, … beforehand.
    """
    ids: defaultdict[Any, int] = defaultdict()
    ids.update((key, number) for number, key in enumerate(keys))
    ids.default_factory = count(len(ids)).__next__
    return ids


def new_keys(ids: defaultdict[T, int], first_id: int) -> list[T]:
    """Return the keys of an interner from the id `first_id` on, by id."""
    keys = list(islice(reversed(ids), len(ids) - first_id))
    keys.reverse()
    return keys
