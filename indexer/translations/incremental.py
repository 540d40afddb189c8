"""How is a translation table updated with new words without being learnt anew?

New terms are compared with all, and become neighbours of others where they are nearer
than the neighbours before; removed terms are nobody's neighbours any more. The mean
vector of each language stays what it was.
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
from search.meaning.vectors import normalised

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from search.meaning.vectors import Vectors

    Words = Mapping[str, Mapping[str, str]]
    Rows = npt.NDArray[np.int64]
    Neighbours = npt.NDArray[np.void]


def update_table(
    old: TranslationTable, words: Words, new: Mapping[str, Mapping[str, Vectors]]
) -> TranslationTable:
    """Return the table of a collection that changed a little.

    Args:
        old: the table before; it has all the languages of `words`, and no others.
        words: by language, sorted terms with the form that represents each.
        new: the vectors of those terms that the table lacks, as the model returned
            them.
    """
    langs = list(old.languages)
    numbers = {
        lang: _new_numbers(old.languages[lang].terms, words[lang]) for lang in langs
    }
    added = {lang: _added_numbers(words[lang], new[lang]) for lang in langs}
    centred, hubs = {}, {}
    for lang in langs:
        rows = np.array(list(new[lang].values()), np.float32)
        rows = rows.reshape(-1, len(old.centres[lang])) - old.centres[lang]
        centred[lang] = _merged(
            old.languages[lang].vectors, numbers[lang], added[lang], normalised(rows)
        )
    for lang in langs:
        fresh = hubs_of(centred[lang][added[lang]], lang, centred)
        hubs[lang] = _merged(
            old.languages[lang].hubs, numbers[lang], added[lang], fresh
        )
    languages = {}
    for lang in langs:
        neighbours = np.empty((len(words[lang]), len(LANGUAGES), NEIGHBOURS), NEIGHBOUR)
        stays = numbers[lang] >= 0
        staying = numbers[lang][stays]
        neighbours[staying] = _renumbered(
            old.languages[lang].neighbours[stays], numbers
        )
        _add_neighbours(neighbours, staying, lang, centred, hubs, added)
        neighbours[added[lang]] = neighbours_of(
            centred[lang][added[lang]], lang, centred, hubs
        )
        languages[lang] = LanguageTable(
            terms=tuple(words[lang]),
            forms=tuple(words[lang].values()),
            vectors=centred[lang].astype(np.float16),
            hubs=hubs[lang].astype(np.float32),
            neighbours=neighbours,
        )
    return TranslationTable(old.model, languages, old.centres)


def _new_numbers(terms: tuple[str, ...], words: Mapping[str, str]) -> Rows:
    """Return the new number of each old term; -1 for one that was removed."""
    numbers = {term: number for number, term in enumerate(words)}
    return np.array([numbers.get(term, -1) for term in terms], np.int64)


def _added_numbers(words: Mapping[str, str], new: Mapping[str, Vectors]) -> Rows:
    return np.array(
        [number for number, term in enumerate(words) if term in new], np.int64
    )


def _merged(
    old: npt.NDArray[np.floating], numbers: Rows, added: Rows, new: Vectors
) -> Vectors:
    """Return old rows under their new numbers, with the new rows among them."""
    stays = numbers >= 0
    rows = np.zeros((int(stays.sum()) + len(added), *old.shape[1:]), np.float32)
    rows[numbers[stays]] = old[stays]
    rows[added] = new
    return rows


def _renumbered(neighbours: Neighbours, numbers: Mapping[str, Rows]) -> Neighbours:
    renumbered = neighbours.copy()
    for index, lang in enumerate(LANGUAGES):
        terms = neighbours["term"][:, index]
        renumbers = lang in numbers and len(numbers[lang])
        new_terms = numbers[lang][terms] if renumbers else terms
        renumbered["term"][:, index] = np.where(terms >= 0, new_terms, -1)
    return renumbered


def _add_neighbours(
    neighbours: Neighbours,
    staying: Rows,
    lang: str,
    centred: Mapping[str, Vectors],
    hubs: Mapping[str, Vectors],
    added: Mapping[str, Rows],
) -> None:
    """Add new terms to the neighbours of those terms of a language that stay."""
    for index, other in enumerate(LANGUAGES):
        if other == lang or other not in centred or not len(added[other]):
            continue
        cells, rows = neighbours[staying, index], centred[lang][staying]
        density = _density(cells, rows, centred[other], hubs[other])
        cosines = rows @ centred[other][added[other]].T
        values = 2 * cosines - density[:, None] - hubs[other][added[other]][None]
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
        neighbours[staying[nearer], index] = part


def _density(
    cells: Neighbours, rows: Vectors, others: Vectors, hubs: Vectors
) -> Vectors:
    """Return the mean cosine of terms with their neighbourhood, by one neighbour.

    It follows from the CSLS of a neighbour, which is stored. It is infinite for a term
    without neighbours, which so gets none.
    """
    first = np.argmax(cells["term"] >= 0, axis=1)
    at = np.arange(len(cells))
    terms, nearness = cells["term"][at, first], cells["nearness"][at, first]
    cosines = np.einsum("nd,nd->n", rows, others[terms])
    density: Vectors = 2 * cosines - hubs[terms] - nearness
    return np.where(terms >= 0, density, np.inf)
