"""Which designs of sites are there, and what stands around their articles?"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined

if TYPE_CHECKING:
    from collections.abc import Mapping

_HERE = Path(__file__).parent
LANGUAGES = ("uk", "fr", "pl", "vi")


@dataclass(frozen=True, slots=True)
class Design:
    """A way of building sites; designs.toml explains its fields."""

    name: str
    host: str
    path: str
    list_path: str
    encodings: Mapping[str, tuple[str, ...]]
    faults: tuple[str, ...]
    twins: tuple[str, ...]
    names: Mapping[str, str]
    zone: str

    def zone_in(self, lang: str) -> ZoneInfo:
        """Return the time zone of its articles in a language."""
        return ZoneInfo(self.zone or load_furniture()[lang]["zone"])

    def encodings_in(self, lang: str) -> tuple[str, ...]:
        """Return pairs "encoding/declared encoding" for pages in a language."""
        return self.encodings.get(lang) or self.encodings["*"]


@cache
def load_designs() -> tuple[Design, ...]:
    """Return every design, in the order of the file."""
    rows = tomllib.loads((_HERE / "designs.toml").read_text("utf-8"))["design"]
    return tuple(
        Design(
            name=row["name"],
            host=row["host"],
            path=row["path"],
            list_path=row["list_path"],
            encodings={lang: tuple(e) for lang, e in row["encodings"].items()},
            faults=tuple(row["faults"]),
            twins=tuple(row["twins"]),
            names=row["names"],
            zone=row.get("zone", ""),
        )
        for row in rows
    )


@cache
def load_furniture() -> dict[str, dict[str, Any]]:
    """Return the words around articles, by language and key."""
    return tomllib.loads((_HERE / "furniture.toml").read_text("utf-8"))


@cache
def templates() -> Environment:
    """Return the templates of pages."""
    return Environment(
        loader=FileSystemLoader(_HERE / "designs"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
