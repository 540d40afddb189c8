"""How do texts get numbers in the order in which they are met?"""

from __future__ import annotations

from collections import defaultdict
from itertools import count, islice
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")


def numbering(known: Iterable[Any] = ()) -> defaultdict[Any, int]:
    """Give a dictionary that numbers its keys in the order they are first asked.

    Args:
        known: keys that have the first numbers, each once.
    """
    numbers: defaultdict[Any, int] = defaultdict()
    numbers.update((key, number) for number, key in enumerate(known))
    numbers.default_factory = count(len(numbers)).__next__
    return numbers


def fresh(numbers: defaultdict[T, int], known: int) -> list[T]:
    """Give the keys that a numbering has beyond the first ones, in order."""
    found = list(islice(reversed(numbers), len(numbers) - known))
    found.reverse()
    return found
