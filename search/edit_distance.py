"""How far apart are two words?"""

from __future__ import annotations


def within(first: str, second: str, limit: int) -> bool:
    """Tell whether two words are at most `limit` edits apart.

    An edit puts in, takes out or changes a letter, or swaps two neighbours (optimal
    string alignment distance). Nothing is lost by leaving equal letters at the
    beginning as they are, so the first edit stands where the words first differ.

    Args:
        first: a word.
        second: another.
        limit: a small number: each edit may be one of four.
    """
    if first == second:
        return limit >= 0
    if limit < 1 or abs(len(first) - len(second)) > limit:
        return False
    at = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        at += 1
    rest, other = first[at:], second[at:]
    if limit == 1:
        return (
            rest[1:] == other[1:]
            or rest[1:] == other
            or rest == other[1:]
            or (rest[2:] == other[2:] and rest[:2] == other[1::-1])
        )
    return (
        within(rest[1:], other[1:], limit - 1)
        or within(rest[1:], other, limit - 1)
        or within(rest, other[1:], limit - 1)
        or (rest[:2] == other[1::-1] and within(rest[2:], other[2:], limit - 1))
    )
