"""What was worked out lately, within a bound of memory?"""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Cache(Generic[K, V]):
    """Values by key; those that were not asked for longest are forgotten first."""

    def __init__(self, most: int) -> None:
        """Make a cache.

        Args:
            most: bytes that its values may take.
        """
        self._most = most
        self._bytes = 0
        self._held: OrderedDict[K, tuple[V, int]] = OrderedDict()

    def get(self, key: K) -> V | None:
        """Give a value that is known."""
        found = self._held.get(key)
        if found is None:
            return None
        self._held.move_to_end(key)
        return found[0]

    def put(self, key: K, value: V, size: int) -> None:
        """Remember a value of a size in bytes; one that is too large is not kept."""
        if size > self._most // 2 or key in self._held:
            return
        self._held[key] = value, size
        self._bytes += size
        while self._bytes > self._most:
            _, (_, gone) = self._held.popitem(last=False)
            self._bytes -= gone
