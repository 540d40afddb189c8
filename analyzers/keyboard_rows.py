"""Which letters lie next to each other on a keyboard?"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from analyzers.data_files import read_lines


@cache
def neighbouring_letters() -> frozenset[str]:
    """Return the pairs of letters whose keys touch, each in both orders: `er`, `re`.

    Those of all layouts of `data/keyboard_rows.tsv` together, as it is not known on
    which one was typed.
    """
    pairs: set[str] = set()
    for line in read_lines("keyboard_rows.tsv"):
        _, *rows = line.split("\t")
        for row in rows:
            pairs.update(map("".join, pairwise(row)))
        for above, below in pairwise(rows):
            # A key touches the one above it, and the next one there.
            pairs.update(map("".join, zip(above, below, strict=False)))
            pairs.update(map("".join, zip(above[1:], below, strict=False)))
    return frozenset(pairs | {pair[::-1] for pair in pairs})
