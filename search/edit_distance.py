"""Are two words within a number of edits of each other?"""

from __future__ import annotations


def is_within_distance(first: str, second: str, limit: int) -> bool:
    """Return whether the optimal string alignment distance of two words is in a limit.

    An edit inserts, deletes or substitutes a letter, or transposes two neighbouring
    ones; no part of a word is edited twice (the restricted Damerau-Levenshtein
    distance). A common prefix never needs an edit, so the first edit is tried where the
    words first differ.

    Args:
        first: a word.
        second: another word.
        limit: a small number; the time grows by a factor of four with each edit.
    """
    if first == second:
        return limit >= 0
    if limit < 1 or abs(len(first) - len(second)) > limit:
        return False
    prefix = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        prefix += 1
    rest, other = first[prefix:], second[prefix:]
    if limit == 1:  # the last edit is decided by comparison, without recursion
        return (
            rest[1:] == other[1:]
            or rest[1:] == other
            or rest == other[1:]
            or (rest[2:] == other[2:] and rest[:2] == other[1::-1])
        )
    return (
        is_within_distance(rest[1:], other[1:], limit - 1)
        or is_within_distance(rest[1:], other, limit - 1)
        or is_within_distance(rest, other[1:], limit - 1)
        or (
            rest[:2] == other[1::-1]
            and is_within_distance(rest[2:], other[2:], limit - 1)
        )
    )
