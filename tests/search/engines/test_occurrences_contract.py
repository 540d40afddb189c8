"""How often do words next to each other count?"""

import numpy as np

from search.port.document import Channel
from search.port.plan import Phrase
from search.query.request import Query
from search.ranking.bm25 import bm25, idf, length_norms
from search.ranking.grid import scores_on_grid


def test_a_phrase_counts_as_often_as_engines_can_count(open_engine, make_document):
    """However often it is there, an article scores the same in every engine."""
    bodies = {"4000": "a b " * 4_000, "4001": "a b " * 4_001, "9000": "a b " * 9_000}
    engine = open_engine(make_document(n, b, lang="fr") for n, b in bodies.items())
    phrase = Phrase(Channel.EXACT, (("a",), ("b",)))

    scores = {
        tagged.article.id: score
        for tagged, score in engine.search(Query(), {"fr": phrase}).page
    }

    lengths = np.array([8_000.0, 8_002.0, 18_000.0])
    norms = length_norms(lengths, float(lengths.mean()))
    expected = scores_on_grid(bm25(np.full(3, 4_000.0), norms, idf(3, 3)))
    assert scores == dict(zip(bodies, expected.tolist(), strict=True))
