"""Which values were used last, so that they need not be asked for again?"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

from search.port.engine import CacheUse

if TYPE_CHECKING:
    from collections.abc import Hashable

Key = TypeVar("Key", bound="Hashable")
Value = TypeVar("Value")


class Remembered(Generic[Key, Value]):
    """A cache of a number of values; safe to use from several threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Key, Value] = OrderedDict()
        self._lock = Lock()
        self._hits = self._misses = 0

    def get(self, key: Key) -> Value | None:
        """Return the value of a key, None where it is not there."""
        with self._lock:
            if key not in self._values:
                self._misses += 1
                return None
            self._hits += 1
            self._values.move_to_end(key)
            return self._values[key]

    def put(self, key: Key, value: Value) -> None:
        """Store a value; the one that was not used longest goes if it is too many."""
        with self._lock:
            self._values[key] = value
            self._values.move_to_end(key)
            if len(self._values) > self._most:
                self._values.popitem(last=False)

    def use(self) -> CacheUse:
        """Return how often values were asked for."""
        with self._lock:
            return CacheUse(self._hits, self._misses)

    def clear(self) -> None:
        """Forget all values."""
        with self._lock:
            self._values.clear()
