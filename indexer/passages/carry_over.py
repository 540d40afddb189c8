"""Which vectors of passages does a new generation take over from the one before?

Those of the articles that have not changed. The new articles have none until their
passages are embedded.
"""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import compress
from typing import TYPE_CHECKING

import numpy as np

from search.errors import IndexDamagedError
from search.meaning.eight_bits import EightBitRows
from search.meaning.passage_vectors import (
    PASSAGES_FILE,
    read_passage_vectors,
    write_passage_vectors,
)

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    from search.meaning.passage_vectors import PassageVectors

    Mask = npt.NDArray[np.bool_]


def carry_over_passages(previous: Path, folder: Path, removed: frozenset[str]) -> None:
    """Write the vectors of a generation to the next one, if it has any.

    Args:
        previous: the generation before.
        folder: the new one.
        removed: ids of articles that were removed or changed.

    Raises:
        OSError: the file cannot be written.
    """
    try:
        passages = read_passage_vectors(previous)
    except IndexDamagedError:
        return
    if not passages.model:
        return
    retained = np.array([each not in removed for each in passages.ids], np.bool_)
    if retained.all():
        os.link(previous / PASSAGES_FILE, folder / PASSAGES_FILE)
    else:
        write_passage_vectors(folder, _selected(passages, retained))


def _selected(passages: PassageVectors, retained: Mask) -> PassageVectors:
    counts = np.diff(passages.ends)
    rows = np.repeat(retained, counts)
    return replace(
        passages,
        ids=tuple(compress(passages.ids, retained.tolist())),
        beginnings=_taken(passages.beginnings, retained),
        sentences=_taken(passages.sentences, rows),
        ends=np.concatenate([[0], np.cumsum(counts[retained])]).astype(np.int64),
    )


def _taken(rows: EightBitRows, retained: Mask) -> EightBitRows:
    return EightBitRows(rows.codes[retained], rows.lengths[retained])
