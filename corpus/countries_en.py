"""What do English questions call countries, apart from CLDR's name?"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class EnglishCountryTerms:
    """A country's terms in English, in dictionary form.

    Attributes:
        adjectives: words for it and for its people.
        capitals: spellings of its capital.
        names: names apart from CLDR's.
    """

    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]
    names: tuple[str, ...]


@cache
def english_country_terms() -> Mapping[str, EnglishCountryTerms]:
    """Return the terms of each country by its ISO 3166-1 alpha-2 code, or `XK`."""
    file = resources.files("corpus").joinpath("data", "countries_en.tsv")
    lines = file.read_text("utf-8").splitlines()
    table = csv.DictReader(
        (line for line in lines if not line.startswith("#")),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
    return {
        row["code"]: EnglishCountryTerms(
            adjectives=_terms(row["adjectives"]),
            capitals=_terms(row["capitals"]),
            names=_terms(row["names"]),
        )
        for row in table
    }


def _terms(cell: str) -> tuple[str, ...]:
    return tuple(term for term in map(str.strip, cell.split("|")) if term)
