"""How is a translation table learnt?

Each language's vectors are centred, as multilingual models keep languages apart, and
compared with those of each other language by CSLS (see
`search.expansion.translation_table`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from analyzers import LANGUAGES
from search.expansion.translation_table import (
    HUB,
    NEIGHBOUR,
    NEIGHBOURS,
    LanguageTable,
    TranslationTable,
    nearest,
)
from search.meaning.vectors import normalised

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy.typing as npt

    from search.meaning.vectors import Vectors

    Step = Callable[[int, int], None]

ROWS = 1_000
"""Rows of a matrix of cosines that are computed at a time."""
SAMPLE = 10_000
"""Most terms of other languages in which a term's neighbourhood is searched for."""


def learn_table(
    model: str,
    words: Mapping[str, Mapping[str, str]],
    vectors: Mapping[str, Vectors],
    step: Step = lambda _done, _all: None,
) -> TranslationTable:
    """Return the translation table of a collection.

    Args:
        model: name of the model.
        words: by language, sorted terms with the form that represents each.
        vectors: by language, their vectors as the model returned them; float32, shape
            (terms, dimensions).
        step: called with the languages that are done, and all languages.
    """
    centres = {lang: _mean(rows) for lang, rows in vectors.items() if len(rows)}
    centred = {
        lang: normalised(vectors[lang] - centre) for lang, centre in centres.items()
    }
    hubs = {lang: hubs_of(rows, lang, centred) for lang, rows in centred.items()}
    languages = {}
    for done, lang in enumerate(centred):
        step(done, len(centred))
        languages[lang] = LanguageTable(
            terms=tuple(words[lang]),
            forms=tuple(words[lang].values()),
            vectors=centred[lang].astype(np.float16),
            hubs=hubs[lang],
            neighbours=neighbours_of(centred[lang], lang, centred, hubs),
        )
    step(len(centred), len(centred))
    everything = [rows for rows in vectors.values() if len(rows)]
    if everything:
        centres[""] = _mean(np.concatenate(everything))
    return TranslationTable(model, languages, centres)


def _mean(rows: Vectors) -> Vectors:
    mean: Vectors = rows.mean(axis=0)
    return mean


def hubs_of(rows: Vectors, lang: str, centred: Mapping[str, Vectors]) -> Vectors:
    """Return the mean cosine of terms with their neighbours in other languages.

    Args:
        rows: some terms of a language.
        lang: the language.
        centred: all terms of all languages.
    """
    others = [vectors for other, vectors in centred.items() if other != lang]
    if not others or not len(rows):
        return np.zeros(len(rows), dtype=np.float32)
    among = np.concatenate(others)
    among = among[:: -(-len(among) // SAMPLE)]
    count = min(HUB, len(among))
    parts = []
    for start in range(0, len(rows), ROWS):
        cosines = rows[start : start + ROWS] @ among.T
        top = np.partition(cosines, len(among) - count, axis=1)[:, -count:]
        parts.append(top.mean(axis=1))
    return np.concatenate(parts).astype(np.float32)


def neighbours_of(
    rows: Vectors,
    lang: str,
    centred: Mapping[str, Vectors],
    hubs: Mapping[str, Vectors],
) -> npt.NDArray[np.void]:
    """Return the nearest terms of other languages, one row per term.

    Args:
        rows: some terms of a language.
        lang: the language.
        centred: all terms of all languages.
        hubs: how near each is to its neighbours in other languages.
    """
    table = np.empty((len(rows), len(LANGUAGES), NEIGHBOURS), dtype=NEIGHBOUR)
    table["term"], table["nearness"] = -1, 0
    for index, other in enumerate(LANGUAGES):
        if other == lang or other not in centred:
            continue
        for start in range(0, len(rows), ROWS):
            cosines = rows[start : start + ROWS] @ centred[other].T
            numbers, nearness = nearest(cosines, hubs[other])
            cells = table[start : start + ROWS, index, : numbers.shape[1]]
            cells["term"], cells["nearness"] = numbers, nearness
    return table
