"""How far apart are two words?"""

from __future__ import annotations


def within(first: str, second: str, limit: int) -> bool:
    """Tell whether two words are at most `limit` edits apart.

    An edit puts in, takes out or changes a letter, or swaps two neighbours (optimal
    string alignment distance).
    """
    if abs(len(first) - len(second)) > limit:
        return False
    if limit == 1:
        return _within_one(first, second)
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, start=1):
        older, before = before, row
        row = [i]
        for j, other in enumerate(second, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                best = min(best, older[j - 2] + 1)
            row.append(best)
        if min(row) > limit:
            return False
    return row[-1] <= limit


def _within_one(first: str, second: str) -> bool:
    """Tell whether one edit is enough: it stands where the words first differ."""
    if first == second:
        return True
    at = next(
        (i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b),
        min(len(first), len(second)),
    )
    rest, other = first[at:], second[at:]
    return (
        rest[1:] == other[1:]
        or rest[1:] == other
        or rest == other[1:]
        or (rest[2:] == other[2:] and rest[:2] == other[1::-1])
    )
