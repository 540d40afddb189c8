"""Which names do several countries share?"""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def shared_country_names() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each shared name with its countries' codes, the usual one first."""
    file = resources.files("corpus").joinpath("data", "shared_country_names.tsv")
    lines = file.read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return tuple(
        (name.strip(), tuple(codes.split()))
        for codes, names in rows
        for name in names.split("|")
    )
