"""How can values be a sequence without all being in memory?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class LazySequence(Sequence[T]):
    """The values that a function returns for the numbers from 0 on, each when asked."""

    def __init__(self, size: int, read: Callable[[int], T]) -> None:
        self._size = size
        self._read = read

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...
    def __getitem__(self, index: int | slice) -> T | list[T]:
        """Return a value, or a list of some."""
        if isinstance(index, slice):
            return [self._read(n) for n in range(*index.indices(self._size))]
        if not -self._size <= index < self._size:
            raise IndexError(index)
        return self._read(index % self._size)
