"""What do the tests of repairs need? Whole sentences."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent


def sentences(*languages: str) -> list[str]:
    """Return the whole sentences of some languages, of all if none is named."""
    return [text for lang, text in _rows("sentences") if lang in (languages or lang)]


def whole(kind: str) -> list[str]:
    """Return the whole texts that resemble damaged ones of a kind."""
    return [text for of_kind, text in _rows("whole") if of_kind == kind]


def _rows(name: str) -> list[list[str]]:
    lines = FOLDER.joinpath(f"{name}.tsv").read_text("utf-8").split("\n")
    return [line.split("\t") for line in lines if "\t" in line and line[0] != "#"]
