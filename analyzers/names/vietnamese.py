"""Which Vietnamese syllables may a word be, in Latin or in Cyrillic letters?

The syllables are a closed set, each an initial and a rime, and Ukrainian writes each by
rule. Both are in `data/name_syllables.toml`, and here the rule is applied backwards.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from analyzers.data_files import read_toml
from analyzers.names.spelling import is_cyrillic, strip_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_SYLLABLES = 4
"""Most syllables of a name that is written as one word: `Буонметхуот` has three."""
MAX_READINGS = 8
"""Most ways to read a joined name; a word with more is no Vietnamese name."""

_IOTATED = (("я", "ьа"), ("ю", "ьу"), ("є", "ье"), ("ї", "і"), ("'", ""))
_SOFT_SIGNS = re.compile("ь+")


def syllables(word: str) -> tuple[str, ...]:
    """Return the ways to read a spelled word as Vietnamese syllables.

    Returns:
        Each way without tone and vowel marks, its syllables joined if there are
        several; () if the word cannot be Vietnamese.
    """
    cyrillic = is_cyrillic(word)
    spellings = _cyrillic_syllables() if cyrillic else _latin_syllables()
    text = _unify_softness(word) if cyrillic else strip_marks(word)
    if one := spellings.get(text):
        return one
    # Most words are rejected here: no syllable ends them.
    if not any(text[-size:] in spellings for size in range(1, _longest() + 1)):
        return ()
    joined = sorted(set(_segmentations(text, spellings, MAX_SYLLABLES)))
    return tuple(joined) if len(joined) <= MAX_READINGS else ()


def is_syllable(word: str) -> bool:
    """Return whether a spelled Latin word is one Vietnamese syllable."""
    return strip_marks(word) in _latin_syllables()


def _segmentations(
    text: str, spellings: Mapping[str, tuple[str, ...]], most: int
) -> Iterator[str]:
    """Yield what a text reads as, cut into at most `most` syllables in every way."""
    if not text:
        yield ""
    elif most:
        for end in range(1, min(len(text), _longest()) + 1):
            for first in spellings.get(text[:end], ()):
                for rest in _segmentations(text[end:], spellings, most - 1):
                    yield first + rest


def _unify_softness(word: str) -> str:
    """Write soft syllables in one way: `Нян` and `Ньян`, `В'єт` and `Вьєт`."""
    for written, unified in _IOTATED:
        word = word.replace(written, unified)
    return _SOFT_SIGNS.sub("ь", word)


def _spellings() -> Iterator[tuple[str, str]]:
    """Yield every syllable with each way to write it in Ukrainian."""
    data = read_toml("name_syllables.toml")
    for initial, starts in (data["initials"] | data["front"]).items():
        if initial == "q":
            rimes = data["only_after_q"]
        else:
            front = initial in data["front"]
            rimes = {
                rime: ends
                for rime, ends in data["rimes"].items()
                if _may_follow(initial, rime, front=front)
            }
        for rime, ends in rimes.items():
            for start in starts:
                yield from ((initial + rime, start + end) for end in ends)
    for syllable, spellings in data["customary"].items():
        yield from ((syllable, spelling) for spelling in spellings)


def _may_follow(initial: str, rime: str, *, front: bool) -> bool:
    """Return whether a rime may follow an initial.

    Args:
        initial: the consonants before the rime, "" for none.
        rime: the vowels and what follows them, without marks.
        front: whether the initial is written so before front vowels only (e, i, y).
    """
    if initial in {"c", "ng", "g"} or front:
        return (rime[0] in "eiy") is front and (rime != "y" or initial == "k")
    if initial == "gi":
        return rime[0] not in "iy"
    if rime == "y":
        return initial in {"", "h", "l", "m", "s", "t", "v"}
    return bool(initial) or not rime.startswith("ie")


@cache
def _cyrillic_syllables() -> dict[str, tuple[str, ...]]:
    """Return the syllables that each Ukrainian spelling may stand for."""
    readings: dict[str, set[str]] = defaultdict(set)
    for syllable, spelling in _spellings():
        readings[_unify_softness(spelling)].add(syllable)
    return {spelling: tuple(sorted(of)) for spelling, of in readings.items()}


@cache
def _latin_syllables() -> dict[str, tuple[str, ...]]:
    """Return each syllable as the one reading of itself."""
    every = {syllable for syllable, _ in _spellings()} | {"gi"}
    return {syllable: (syllable,) for syllable in sorted(every)}


@cache
def _longest() -> int:
    return max(map(len, (*_cyrillic_syllables(), *_latin_syllables())))
