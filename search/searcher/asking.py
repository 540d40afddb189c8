"""How does a method answer from the generation in service?"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from search.searcher.open_generation import OpenGeneration

    Asked = ParamSpec("Asked")
    Answer = TypeVar("Answer")


class Pinning(Protocol):
    """Has a generation in service."""

    def pinned(self) -> AbstractContextManager[OpenGeneration]:
        """Return a context within which a thread is answered from one generation."""
        ...


def asking(
    function: Callable[Concatenate[OpenGeneration, Asked], Answer],
) -> Callable[Concatenate[Pinning, Asked], Answer]:
    """Return a method that calls a function with the generation in service first."""

    @wraps(function)
    def method(self: Pinning, /, *args: Asked.args, **values: Asked.kwargs) -> Answer:
        with self.pinned() as generation:
            return function(generation, *args, **values)

    return method
