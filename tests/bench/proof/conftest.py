"""What do the tests of the proofs need? An index that answers, and a changed one."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from search.presentation.result import Result
    from search.query.request import Query
    from search.searcher.open_generation import OpenGeneration
    from search.searcher.reader import Reader


class ChangedReader:
    """Answers as a reader does, but for its pages of results."""

    def __init__(self, reader: Reader, change: Callable[[Result], Result]) -> None:
        self._reader = reader
        self._change = change

    def __getattr__(self, name: str) -> Any:
        return getattr(self._reader, name)

    def search(self, query: Query) -> Result:
        """Return a page that was changed."""
        return self._change(self._reader.search(query))

    @contextmanager
    def pinned(self) -> Iterator[OpenGeneration]:
        """Answer from one generation."""
        with self._reader.pinned() as generation:
            yield generation


@pytest.fixture
def changed(reader: Reader) -> Callable[..., ChangedReader]:
    """Return a function that makes a reader whose results have other values.

    Each value is given as a function of the result.
    """

    def make(**values: Callable[[Result], object]) -> ChangedReader:
        def change(result: Result) -> Result:
            others = {name: value(result) for name, value in values.items()}
            return replace(result, **others)  # type: ignore[arg-type]

        return ChangedReader(reader, change)

    return make
