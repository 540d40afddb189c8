"""How are tables of names that people read, a column a language, read from a file?"""

from __future__ import annotations

import csv
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def read_label_table(name: str, key: str) -> Mapping[str, Mapping[str, str]]:
    """Return the names by what they name and by language; "" where there is none.

    Args:
        name: of a file in `corpus/data`: a head, then a line each, separated by tabs;
            lines that begin with # are comments.
        key: the column of what is named.
    """
    file = resources.files("corpus").joinpath("data", name)
    lines = file.read_text("utf-8").splitlines()
    rows = (line for line in lines if not line.startswith("#"))
    table = csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row.pop(key): row for row in table}
