"""How far is a typed word from one that may have been meant?

A cost is an edit distance (optimal string alignment, as in `search.edit_distance`)
whose edits count the less, the easier they slip into typing. The costs were chosen on
misspellings of the sample collection's words, made as `tests/search/suggestion` makes
them, but from other random numbers than those of the tests.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from analyzers.keyboard_rows import neighbouring_letters
from search.suggestion.keys import fold

EDIT = 1.0
"""A letter too many, or another one."""
MISSING = 0.8
"""A letter too few."""
DIACRITIC = 0.1
"""A letter without its mark, or without one of its marks."""
OTHER_MARK = 0.5
"""A letter with a mark that it should not have: it was typed on purpose."""
TRANSPOSITION = 0.7
"""Two neighbouring letters in the wrong order."""
DOUBLED = 0.7
"""A letter typed twice, or once where the word has it twice."""
NEIGHBOUR = 0.85
"""A letter instead of one that lies next to it on the keyboard."""
VOWEL = 0.85
"""A vowel instead of another, which may sound alike."""
FIRST_LETTER = 0.4
"""What an edit of the first letter costs more: people seldom miss it."""

_VOWELS = frozenset("aeiouyаеєиіїоуюя")


def typing_cost(typed: str, meant: str) -> float:
    """Return the cost of typing one word instead of another, both in small letters."""
    # What both begin or end with costs nothing, but for the letter at which it meets
    # the rest: that may be doubled or transposed.
    start = max(0, _shared(typed, meant) - 1)
    ends = max(0, _shared(typed[:start:-1], meant[:start:-1]) - 1)
    return _cost(typed[: len(typed) - ends], meant[: len(meant) - ends], start)


def _shared(one: str, other: str) -> int:
    """Return the number of letters that two words have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _cost(typed: str, meant: str, start: int) -> float:
    """Return the cost of two words that have the letters before `start` in common."""
    before_previous: list[float] = []
    previous = [0.0]
    for j in range(start, len(meant)):
        previous.append(previous[-1] + _gap(meant, j, MISSING))
    for i in range(start, len(typed)):
        gap = _gap(typed, i, EDIT)
        row = [previous[0] + gap]
        for k, j in enumerate(range(start, len(meant))):
            first = i == j == 0
            cost = min(
                previous[k + 1] + gap,
                row[k] + _gap(meant, j, MISSING),
                previous[k] + _replacement(typed[i], meant[j], first=first),
            )
            if i > start and j > start and _swapped(typed, i, meant, j):
                extra = FIRST_LETTER if i == j == 1 else 0.0
                cost = min(cost, before_previous[k - 1] + TRANSPOSITION + extra)
            row.append(cost)
        before_previous, previous = previous, row
    return previous[-1]


def _gap(word: str, index: int, cost: float) -> float:
    """Return the cost of a letter that the other word lacks."""
    if index and word[index] == word[index - 1]:
        return DOUBLED
    return cost if index else cost + FIRST_LETTER


def _replacement(typed: str, meant: str, *, first: bool) -> float:
    if typed == meant:
        return 0.0
    one, other = _plain(typed), _plain(meant)
    if one == other:
        return DIACRITIC if _marks(typed) <= _marks(meant) else OTHER_MARK
    if one + other in neighbouring_letters():
        cost = NEIGHBOUR
    elif one in _VOWELS and other in _VOWELS:
        cost = VOWEL
    else:
        cost = EDIT
    return cost + FIRST_LETTER if first else cost


def _swapped(typed: str, i: int, meant: str, j: int) -> bool:
    """Return whether the letters up to these are each other's in the wrong order."""
    return _plain(typed[i]) == _plain(meant[j - 1]) and _plain(typed[i - 1]) == _plain(
        meant[j]
    )


@lru_cache(maxsize=1_000)
def _plain(letter: str) -> str:
    return fold(letter)


@lru_cache(maxsize=1_000)
def _marks(letter: str) -> frozenset[str]:
    """Return the marks of a letter; what is more than a letter with marks is one."""
    decomposed = unicodedata.normalize("NFD", letter)
    return frozenset(decomposed) - {_plain(letter)}
