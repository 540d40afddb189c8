"""Which settings are there, and which commands read them?"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

PREFIX = "HOPTAC_"
"""Beginning of the names of all settings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """An environment variable that commands read when they start.

    Attributes:
        name: of the variable.
        default: what holds where it is not set or empty; "" for nothing.
        shown: the default in words, where it could not be written.
        meaning: what it sets.
        commands: names of those that read it.
        option: of these commands that comes before it; "" where none does.
        replaces: its name in earlier versions, which still works; "" for none.
        secret: whether its value is never printed.
    """

    name: str
    meaning: str
    commands: tuple[str, ...]
    default: str = ""
    shown: str = ""
    option: str = ""
    replaces: str = ""
    secret: bool = False


@cache
def all_settings() -> tuple[Setting, ...]:
    """Return all settings, in the order of the file."""
    file = resources.files("cli").joinpath("data", "settings.toml")
    rows: list[dict[str, Any]] = tomllib.loads(file.read_text("utf-8"))["setting"]
    by_name = {row["name"]: row for row in rows}
    settings = []
    for row in rows:
        commands = tuple(by_name[row.get("with", row["name"])]["commands"])
        given = {key: value for key, value in row.items() if key != "with"}
        settings.append(Setting(**given | {"commands": commands}))
    return tuple(settings)
