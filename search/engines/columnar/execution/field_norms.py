"""How long are the fields of documents, as BM25 wants to know it?"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.engines.columnar.segment.field_names import channel_of
from search.ranking.bm25 import length_norms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.engines.columnar.array_types import Weights
    from search.engines.columnar.execution.postings_reader import PostingsReader


class Norms(NamedTuple):
    """The length norms of a field.

    Attributes:
        by_document: BM25's K of each document that has the field; float64 of shape
            (documents,).
        having: how many documents have the field.
    """

    by_document: Weights
    having: int


def norms_by_field(postings: PostingsReader, size: int) -> Mapping[str, Norms]:
    """Return the norms of all fields by name.

    Each channel has a field per language, and a document has one language, so that the
    fields of a channel share an array.

    Args:
        postings: of the index.
        size: how many documents there are.
    """
    norms: dict[str, Norms] = {}
    by_channel: defaultdict[str, Weights] = defaultdict(lambda: np.ones(size))
    for field in postings.fields():
        by_document = by_channel[channel_of(field)]
        lengths = postings.lengths(field)
        having = lengths > 0
        own = lengths[having]
        mean = float(own.mean()) if len(own) else 1.0
        by_document[having] = length_norms(own, mean)
        norms[field] = Norms(by_document, len(own))
    return norms
