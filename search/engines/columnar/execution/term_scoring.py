"""How does a term score?

By BM25 (Robertson and Zaragoza 2009, formula 3.15) over a field's weights, with the
numbers of its language: how many articles there are and how long they are on average.
Title and body are one field whose title words weigh more, which makes it BM25F with
equal length normalisation.
"""

from __future__ import annotations

from collections import defaultdict
from math import log1p
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.engines.columnar.segment.schema import channel_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.engines.columnar.execution.postings_reader import (
        Numbers,
        PostingsReader,
        Weights,
    )

K1 = 1.2
"""Saturation of repeated occurrences."""
IDF_POWER = 1.25
"""Rare words count more than BM25 has it: the power that idf is raised to."""
B = 0.5
"""Share of the length normalisation; news varies in length for good reasons."""


class Norms(NamedTuple):
    """What a field's scores are measured by.

    Attributes:
        by_document: of the documents that have the field the formula's K, which grows
            with a document's length; shape (documents,).
        having: documents that have the field.
    """

    by_document: Weights
    having: int


def norms_by_field(postings: PostingsReader, size: int) -> Mapping[str, Norms]:
    """Give the norms of all fields.

    An article has one language, so that the fields of a channel share an array.
    """
    found: dict[str, Norms] = {}
    shared: defaultdict[str, Weights] = defaultdict(lambda: np.ones(size))
    for field in postings.fields():
        by_document = shared[channel_of(field)]
        lengths = postings.lengths(field)
        having = lengths > 0
        own = lengths[having]
        mean = float(own.mean()) if len(own) else 1.0
        by_document[having] = K1 * (1 - B + B * own / mean)
        found[field] = Norms(by_document, len(own))
    return found


def idf(having: int, holders: float) -> float:
    """Say how rare a term is.

    Args:
        having: documents that have the field.
        holders: documents that have the term.
    """
    holders = min(holders, having)
    return float(log1p((having - holders + 0.5) / (holders + 0.5)) ** IDF_POWER)


def bm25(documents: Numbers, weights: Weights, of: Norms, holders: float) -> Weights:
    """Score the documents that have a term.

    Args:
        documents: which they are.
        weights: the term's weight in each of them.
        of: the field's norms.
        holders: documents that count as having the term.
    """
    rarity = idf(of.having, holders) * (K1 + 1)
    scores: Weights = of.by_document.take(documents)
    scores += weights
    np.divide(weights, scores, out=scores)
    scores *= rarity
    return scores


def bm25_of_one(weight: float, norm: float, having: int, holders: float) -> float:
    """Score one document as `bm25` does, to the last bit."""
    return float(
        np.float64(weight) / (weight + norm) * (idf(having, holders) * (K1 + 1))
    )
