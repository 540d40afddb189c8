"""Which terms of international cooperation are translations of each other?

The glossary is our own: tables in `data/glossary`, a concept a line, a language a
column, terms separated by ` | `, best first.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from corpus.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

COLUMNS = ("en", "uk", "fr", "pl", "vi")
"""The languages of a table, in the order of its columns."""


@cache
def glossary_concepts() -> tuple[Mapping[str, tuple[str, ...]], ...]:
    """Return the terms of each concept by language.

    Raises:
        RuleError: a table is broken; the message names file and line.
    """
    folder = resources.files("corpus").joinpath("data", "glossary")
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return tuple(
        concept
        for file in files
        if file.name.endswith(".tsv")
        for concept in _concepts(file)
    )


def _concepts(file: Traversable) -> Iterator[Mapping[str, tuple[str, ...]]]:
    lines = file.read_text("utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = next(csv.reader([line], delimiter="\t", quoting=csv.QUOTE_NONE))
        if tuple(cells) == COLUMNS:
            continue
        terms = [tuple(t.strip() for t in c.split("|") if t.strip()) for c in cells]
        if len(terms) != len(COLUMNS) or not all(terms):
            reason = (
                f"{file.name}:{number}: {len(COLUMNS)} filled cells are needed, "
                "parted by tabs; mend the line"
            )
            raise RuleError(reason)
        yield dict(zip(COLUMNS, terms, strict=True))
