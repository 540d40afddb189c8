"""What do the tests of repairs need? Whole sentences."""

from __future__ import annotations

from pathlib import Path

FILE = Path(__file__).with_name("sentences.tsv")


def sentences(*languages: str) -> list[str]:
    """Return the whole sentences of some languages, of all if none is named."""
    rows = [line.split("\t") for line in FILE.read_text("utf-8").splitlines()]
    return [
        row[1]
        for row in rows
        if len(row) == 2 and (not languages or row[0] in languages)
    ]
