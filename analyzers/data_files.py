"""What does one of the package's own data files say?

A file is named by a literal wherever it is read, so that `fingerprints` sees which
modules it belongs to.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


def read_text(name: str) -> str:
    """Return the text of a file in `data/`."""
    return resources.files("analyzers").joinpath("data", name).read_text("utf-8")


@cache
def read_lines(name: str) -> tuple[str, ...]:
    """Return the lines of a file in `data/`, trimmed, without comments (`#`)."""
    lines = (line.partition("#")[0].strip() for line in read_text(name).splitlines())
    return tuple(line for line in lines if line)


@cache
def read_toml(name: str) -> dict[str, Any]:
    """Return the tables of a file in `data/`."""
    return tomllib.loads(read_text(name))
