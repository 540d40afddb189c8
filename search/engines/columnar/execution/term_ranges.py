"""Which terms of a sorted list begin with a prefix?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers.marked_letters import readings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.array_file import ByteStrings

_PAST_LETTERS = b"\xff"
"""Greater than any byte of a letter in UTF-8."""


def beginning_with(
    terms: ByteStrings, prefix: str, *, unmarked: bool = False
) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the terms that begin with a prefix; none overlap.

    Args:
        terms: in order, encoded in UTF-8.
        prefix: their beginning.
        unmarked: whether they may have marks that the prefix lacks. Each letter is then
            tried with each mark, as far as any term begins so: some dozen searches.
    """
    if not unmarked:
        yield from _range(terms, prefix)
        return
    pending = [("", 0)]
    while pending:
        beginning, read = pending.pop()
        if read == len(prefix):
            yield from _range(terms, beginning)
            continue
        for letters, count in readings(prefix, read):
            if any(_range(terms, beginning + letters)):
                pending.append((beginning + letters, read + count))


def _range(terms: ByteStrings, prefix: str) -> Iterator[tuple[int, int]]:
    first = prefix.encode()
    low = terms.bisect_left(first)
    high = terms.bisect_left(first + _PAST_LETTERS)
    if low < high:
        yield low, high
