"""Which numbers steer the linking?"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def setting(table: str, name: str) -> Any:
    """Give a value of the data file.

    Raises:
        KeyError: there is none.
    """
    return _file()[table][name]


@cache
def _file() -> dict[str, dict[str, Any]]:
    file = resources.files("indexer.stories").joinpath("data", "linking.toml")
    return tomllib.loads(file.read_text("utf-8"))
