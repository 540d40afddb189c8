"""What do the tests of the analyzers need? A short view of what a text becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analyzers import Kind, get_analyzer

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def lemmas() -> Callable[..., list[set[str]]]:
    """Return a function from a text to the lemmas of each token of one kind."""

    def find(lang: str, text: str, kind: Kind = Kind.WORD) -> list[set[str]]:
        return [set(t.lemmas) for t in get_analyzer(lang)(text) if t.kind is kind]

    return find


@pytest.fixture
def exact() -> Callable[..., list[str]]:
    """Return a function from a text to its tokens' exact forms, in order."""

    def find(lang: str, text: str, kind: Kind = Kind.WORD) -> list[str]:
        return [t.exact for t in get_analyzer(lang)(text) if t.kind is kind]

    return find
