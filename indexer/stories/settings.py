"""Which parameters does the linking have?"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def setting(table: str, name: str) -> Any:
    """Return a parameter of `data/linking.toml`.

    Raises:
        KeyError: there is no such table or name.
    """
    return _file()[table][name]


@cache
def _file() -> dict[str, dict[str, Any]]:
    file = resources.files("indexer.stories").joinpath("data", "linking.toml")
    return tomllib.loads(file.read_text("utf-8"))
