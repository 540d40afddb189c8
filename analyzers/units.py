"""Is a word a unit, which may be written after a number without a blank?

Units of measure, of time and of money, powers of ten, and the abbreviations for years
and pages.
"""

from __future__ import annotations

from functools import cache

from analyzers.data_files import read_toml

_FILE = "units.toml"
_NO_PREFIX = "_"


def is_unit(letters: str) -> bool:
    """Return whether letters, as written, are a unit.

    A unit of several letters may also be in capitals, as in a headline (`25KM`).
    """
    if letters in units():
        return True
    return len(letters) > 1 and letters.isupper() and letters in _in_capitals()


@cache
def units() -> frozenset[str]:
    """Return all units as they are commonly written, those with a prefix included."""
    data = read_toml(_FILE)
    plain = (word for words in data["plain"].values() for word in words.split())
    prefixed = (
        prefix.replace(_NO_PREFIX, "") + unit
        for unit, prefixes in data["prefixed"].items()
        for prefix in prefixes.split()
    )
    return frozenset(plain) | frozenset(prefixed)


@cache
def _in_capitals() -> frozenset[str]:
    return frozenset(unit.upper() for unit in units() if len(unit) > 1)
