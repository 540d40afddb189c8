"""Which words and names of fields do pages use?

They lie in `corpus/data/pages/`; each file says what it holds.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a data file, comments and empty ones left out."""
    rows = (line.strip() for line in _text(name).splitlines())
    return tuple(row for row in rows if row and not row.startswith("#"))


@cache
def pairs(name: str) -> Mapping[str, str]:
    """Return the pairs of a data file, a tab between the parts of each."""
    return MappingProxyType(
        {key: value for key, _, value in (row.partition("\t") for row in lines(name))}
    )


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return what a TOML file holds."""
    return MappingProxyType(tomllib.loads(_text(name)))


def _text(name: str) -> str:
    return resources.files("corpus").joinpath("data", "pages", name).read_text("utf-8")
