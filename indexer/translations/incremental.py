"""How does a table of meanings take new words in without being learnt anew?

New terms are compared with all, and stand among the neighbours of others where they
are nearer than those were; terms that went are nobody's neighbours any more. The
middle of each language stays what it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analyzers import LANGUAGES
from indexer.translations.table import hubs_of, neighbours_of
from search.expansion.translation_table import (
    NEIGHBOUR,
    NEIGHBOURS,
    LanguageTable,
    TranslationTable,
)
from search.expansion.vectors import normalised

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from search.expansion.vectors import Vectors

    Words = Mapping[str, Mapping[str, str]]
    Rows = npt.NDArray[np.int64]
    Neighbours = npt.NDArray[np.void]


def renew(
    old: TranslationTable, words: Words, new: Mapping[str, Mapping[str, Vectors]]
) -> TranslationTable:
    """Make the table of a collection that changed a little.

    Args:
        old: the table before; it has all the languages of `words`, and no others.
        words: by language, sorted terms with the form that stands for each.
        new: the vectors of those terms that the table lacks, as the model gave them.
    """
    langs = list(old.languages)
    to = {lang: _moved(old.languages[lang].terms, words[lang]) for lang in langs}
    added = {lang: _places(words[lang], new[lang]) for lang in langs}
    centred, hubs = {}, {}
    for lang in langs:
        rows = np.array(list(new[lang].values()), np.float32)
        rows = rows.reshape(-1, len(old.centres[lang])) - old.centres[lang]
        centred[lang] = _merged(
            old.languages[lang].vectors, to[lang], added[lang], normalised(rows)
        )
    for lang in langs:
        fresh = hubs_of(centred[lang][added[lang]], lang, centred)
        hubs[lang] = _merged(old.languages[lang].hubs, to[lang], added[lang], fresh)
    languages = {}
    for lang in langs:
        near = np.empty((len(words[lang]), len(LANGUAGES), NEIGHBOURS), NEIGHBOUR)
        kept = to[lang] >= 0
        near[to[lang][kept]] = _renumbered(old.languages[lang].near[kept], to)
        _take_in(near, to[lang][kept], lang, centred, hubs, added)
        near[added[lang]] = neighbours_of(
            centred[lang][added[lang]], lang, centred, hubs
        )
        languages[lang] = LanguageTable(
            terms=tuple(words[lang]),
            forms=tuple(words[lang].values()),
            vectors=centred[lang].astype(np.float16),
            hubs=hubs[lang].astype(np.float32),
            near=near,
        )
    return TranslationTable(old.model, languages, old.centres)


def _moved(terms: tuple[str, ...], words: Mapping[str, str]) -> Rows:
    """Give the new number of each old term; -1 for one that went."""
    numbers = {term: number for number, term in enumerate(words)}
    return np.array([numbers.get(term, -1) for term in terms], np.int64)


def _places(words: Mapping[str, str], new: Mapping[str, Vectors]) -> Rows:
    return np.array([at for at, term in enumerate(words) if term in new], np.int64)


def _merged(
    old: npt.NDArray[np.floating], to: Rows, added: Rows, new: Vectors
) -> Vectors:
    """Put what stays and what is new in its place."""
    kept = to >= 0
    rows = np.zeros((int(kept.sum()) + len(added), *old.shape[1:]), np.float32)
    rows[to[kept]] = old[kept]
    rows[added] = new
    return rows


def _renumbered(near: Neighbours, to: Mapping[str, Rows]) -> Neighbours:
    found = near.copy()
    for place, lang in enumerate(LANGUAGES):
        terms = near["term"][:, place]
        moved = to[lang][terms] if lang in to and len(to[lang]) else terms
        found["term"][:, place] = np.where(terms >= 0, moved, -1)
    return found


def _take_in(
    near: Neighbours,
    kept: Rows,
    lang: str,
    centred: Mapping[str, Vectors],
    hubs: Mapping[str, Vectors],
    added: Mapping[str, Rows],
) -> None:
    """Put new terms among the neighbours of the terms of a language that stay."""
    for place, other in enumerate(LANGUAGES):
        if other == lang or other not in centred or not len(added[other]):
            continue
        cells, rows = near[kept, place], centred[lang][kept]
        dense = _dense(cells, rows, centred[other], hubs[other])
        cosines = rows @ centred[other][added[other]].T
        values = 2 * cosines - dense[:, None] - hubs[other][added[other]][None]
        old = np.where(cells["term"] >= 0, cells["nearness"], -np.inf)
        nearer = np.flatnonzero((values > old.min(axis=1)[:, None]).any(axis=1))
        every = np.concatenate([old[nearer], values[nearer]], axis=1)
        terms = np.concatenate(
            [
                cells["term"][nearer],
                np.broadcast_to(added[other], (len(nearer), len(added[other]))),
            ],
            axis=1,
        )
        order = np.argsort(-every, axis=1, kind="stable")[:, :NEIGHBOURS]
        best = np.take_along_axis(every, order, axis=1)
        none = np.isneginf(best)
        part = np.empty(best.shape, NEIGHBOUR)
        part["term"] = np.where(none, -1, np.take_along_axis(terms, order, axis=1))
        part["nearness"] = np.where(none, 0, best)
        near[kept[nearer], place] = part


def _dense(cells: Neighbours, rows: Vectors, others: Vectors, hubs: Vectors) -> Vectors:
    """Give how near terms are to their neighbourhood, as their neighbours tell.

    A term without neighbours takes none in.
    """
    first = np.argmax(cells["term"] >= 0, axis=1)
    at = np.arange(len(cells))
    terms, nearness = cells["term"][at, first], cells["nearness"][at, first]
    cosines = np.einsum("nd,nd->n", rows, others[terms])
    dense: Vectors = 2 * cosines - hubs[terms] - nearness
    return np.where(terms >= 0, dense, np.inf)
