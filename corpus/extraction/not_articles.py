"""Which words and names do pages use that hold no article?

They lie in `data/not_articles.toml`, which explains each kind.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def words() -> Mapping[str, frozenset[str]]:
    """Return the words by their kinds, in lower case."""
    file = resources.files("corpus").joinpath("data", "not_articles.toml")
    table = tomllib.loads(file.read_text("utf-8"))
    return MappingProxyType({kind: frozenset(found) for kind, found in table.items()})
