"""How does a term score an article?

By BM25 with powered idf: BM25 (Robertson and Zaragoza 2009, formula 3.15) whose idf is
raised to `idf_power`. For a term of frequency tf in a field of length dl, in a language
where N articles have the field with a mean length of avdl, and n of them the term:

    K     = k1 (1 - b + b dl / avdl)
    idf   = ln(1 + (N - n + 0.5) / (n + 0.5)) ^ idf_power
    score = idf (k1 + 1) tf / (K + tf)

A plan sums these scores over the analysed variants of a word (its lemma, form, folded
form, name keys), each times its weight. Title and body are one field in which an
occurrence in the title counts `title` times, as in BM25F with one length normalisation.
"""

from __future__ import annotations

from math import log1p
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]


def length_norms(lengths: Floats, mean: float) -> Floats:
    """Return K, which grows with the length of a field.

    Args:
        lengths: dl, the lengths of the field, in words; shape (articles,).
        mean: avdl, their mean.
    """
    k1, b = RANKING.k1, RANKING.b
    norms: Floats = k1 * (1 - b + b * lengths / mean)
    return norms


def idf(articles: int, matching: float) -> float:
    """Return the powered inverse document frequency of a term.

    Args:
        articles: N, those that have the field.
        matching: n, those that have the term; of a `SynonymSet` a weighted sum, which
            counts as N at most.
    """
    matching = min(matching, articles)
    odds = (articles - matching + 0.5) / (matching + 0.5)
    return float(log1p(odds) ** RANKING.idf_power)


def bm25(
    frequencies: Floats, norms: Floats, idf: float, out: Floats | None = None
) -> Floats:
    """Return the scores of a term in the articles that have it.

    Args:
        frequencies: tf in each article; shape (articles,).
        norms: K of each article; shape (articles,).
        idf: of the term.
        out: where to write the scores; may be `norms`, which saves memory.
    """
    scores = np.add(norms, frequencies, out=out)
    scores = np.divide(frequencies, scores, out=out)
    return np.multiply(scores, idf * (RANKING.k1 + 1), out=out)
