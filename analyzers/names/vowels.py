"""Which vowels has a surname between its consonants?

Surnames that differ in their vowels alone are common (`Martin`, `Morton`; `Zieliński`,
`Zieleński`). Ukrainian writes foreign vowels by rules, but for those of English. So the
vowels of a surname are read by the convention by which its consonants are. The first
and the last between consonants count: those in the middle may be mute, those at the
start are among its consonants, and those at the end are often an ending.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import TYPE_CHECKING, Any

from analyzers.data_files import read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping

CACHED_NAMES = 20_000
"""Names whose vowels are cached (some 300 bytes each)."""
CLASSES = "01234"
"""What surnames' readings have for a, e, i, o and u."""
_CLASS_OF = str.maketrans("aeiou", CLASSES)


@dataclass(frozen=True, slots=True)
class _Spelling:
    """How vowels are read by one convention.

    Attributes:
        when: matches a name that may be read so.
        silent: matches letters that are not looked at.
        grapheme: matches the next letters; group n stands for `vowels[n]`.
        vowels: classes of vowels by group, of which one counts; "" for none.
    """

    when: re.Pattern[str]
    silent: re.Pattern[str]
    grapheme: re.Pattern[str]
    vowels: tuple[str, ...]


@lru_cache(maxsize=CACHED_NAMES)
def vowels(name: str, convention: str) -> tuple[str, ...]:
    """Return the readings of a surname's first and last vowel between consonants.

    Args:
        name: a spelled nominative.
        convention: a convention of vowels, as `vowel_convention` returns it.

    Returns:
        Two classes each, or "" for a name without such vowels; () if the convention
        is not that of the name.
    """
    spelling = _spellings()[convention]
    if not spelling.when.search(name):
        return ()
    inner: list[str] = []
    pending: list[str] = []
    begun = False
    for match in spelling.grapheme.finditer(spelling.silent.sub("", name)):
        if match.lastindex is None:
            inner += pending
            pending, begun = [], True
        elif begun and (classes := spelling.vowels[match.lastindex]):
            pending.append(classes)
    return (*map("".join, product(inner[0], inner[-1])),) if inner else ("",)


def vowel_convention(convention: str, *, cyrillic: bool) -> str:
    """Return the convention by which vowels are read where consonants are by one."""
    if convention in _spellings():
        return convention
    return "cyrillic" if cyrillic else "plain"


@cache
def _spellings() -> dict[str, _Spelling]:
    table = read_toml("name_vowels.toml")
    return {name: _spelling(table, name) for name in table}


def _spelling(table: Mapping[str, Mapping[str, Any]], name: str) -> _Spelling:
    entry = table[name]
    patterns: dict[str, str] = table[entry.get("base", name)]["patterns"]
    return _Spelling(
        when=re.compile(entry.get("when", "")),
        silent=re.compile(entry.get("silent", "$^")),
        grapheme=re.compile("|".join(f"({pattern})" for pattern in patterns) + "|."),
        vowels=("", *(of.translate(_CLASS_OF) for of in patterns.values())),
    )
