"""Which Vietnamese syllables can a word be, in Latin or in Cyrillic letters?

The syllables are a closed set, an initial and a rime, and Ukrainian writes each by
rule; both are in `data/name_syllables.toml`, and the rule is read backwards here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from analyzers.names.spelling import is_cyrillic, plain, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST_SYLLABLES = 4
"""Syllables of a name that is written as one word: `Буонметхуот` has three."""
MOST_READINGS = 8
"""Ways to read a joined name; one with more is no Vietnamese name."""

_IOTATED = (("я", "ьа"), ("ю", "ьу"), ("є", "ье"), ("ї", "і"), ("'", ""))
_SOFT = re.compile("ь+")


def syllables(word: str) -> tuple[str, ...]:
    """Give the syllables, without marks, that a spelled word may be, joined if many."""
    cyrillic = is_cyrillic(word)
    chunks = _cyrillic() if cyrillic else _latin()
    text = _iotated(word) if cyrillic else plain(word)
    if one := chunks.get(text):
        return one
    if not any(text[-size:] in chunks for size in range(1, _longest() + 1)):
        return ()
    joined = sorted(set(_joined(text, chunks, MOST_SYLLABLES)))
    return tuple(joined) if len(joined) <= MOST_READINGS else ()


def is_syllable(word: str) -> bool:
    """Tell whether a spelled Latin word is one Vietnamese syllable."""
    return plain(word) in _latin()


def _joined(
    text: str, chunks: Mapping[str, tuple[str, ...]], most: int
) -> Iterator[str]:
    """Cut a text into at most so many syllables in every way there is."""
    if not text:
        yield ""
    elif most:
        for end in range(1, min(len(text), _longest()) + 1):
            for first in chunks.get(text[:end], ()):
                for rest in _joined(text[end:], chunks, most - 1):
                    yield first + rest


def _iotated(word: str) -> str:
    """Write soft syllables in one way: `Нян` and `Ньян`, `В'єт` and `Вьєт`."""
    for written, read in _IOTATED:
        word = word.replace(written, read)
    return _SOFT.sub("ь", word)


def _spellings() -> Iterator[tuple[str, str]]:
    """Give every syllable with every way to write it in Ukrainian."""
    data = table("name_syllables.toml")
    for initial, starts in (data["initials"] | data["front"]).items():
        if initial == "q":
            rimes = data["only_after_q"]
        else:
            front = initial in data["front"]
            rimes = {
                r: e for r, e in data["rimes"].items() if _fits(initial, r, front=front)
            }
        for rime, ends in rimes.items():
            for start in starts:
                yield from ((initial + rime, start + end) for end in ends)
    for syllable, ways in data["customary"].items():
        yield from ((syllable, way) for way in ways)


def _fits(initial: str, rime: str, *, front: bool) -> bool:
    """Tell whether a rime may follow an initial: c, g and ng never stand before e."""
    if initial in {"c", "ng", "g"} or front:
        return (rime[0] in "eiy") is front and (rime != "y" or initial == "k")
    if initial == "gi":
        return rime[0] not in "iy"
    if rime == "y":
        return initial in {"", "h", "l", "m", "s", "t", "v"}
    return bool(initial) or not rime.startswith("ie")


@cache
def _cyrillic() -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for syllable, written in _spellings():
        found[_iotated(written)].add(syllable)
    return {written: tuple(sorted(known)) for written, known in found.items()}


@cache
def _latin() -> dict[str, tuple[str, ...]]:
    known = {syllable for syllable, _ in _spellings()} | {"gi"}
    return {syllable: (syllable,) for syllable in sorted(known)}


@cache
def _longest() -> int:
    return max(len(written) for written in (*_cyrillic(), *_latin()))
