"""How do the nodes compute a score, so that it is ours to the last bit?

The cluster's own statistics differ from shard to shard and from copy to copy, and count
what is deleted. So nothing of them is used: rarity and mean lengths come as parameters,
and the steps are those of `search.ranking.bm25` in their order. The sources never
change, so that each is compiled once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from search.engines.opensearch.tokens import length_field
from search.ranking.grid import MOST_OCCURRENCES, SCORE_STEPS
from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.port.document import Channel

_BM25 = (
    "double norm = params.k1"
    " * (params.rest + params.b * doc[params.field].value / params.mean);"
    " double score = tf / (norm + tf) * params.idf * params.boost;"
    " return Math.rint(score * params.steps) / params.steps"
)
_OCCURRENCES = f"Math.min(Math.rint(_score / (1.0 - _score)), {MOST_OCCURRENCES}.0)"
TERM_SCORE = f"double tf = _score; {_BM25}"
"""Of a query whose score is the frequency of a term."""
PHRASE_SCORE = f"double tf = {_OCCURRENCES}; {_BM25}"
"""Of a query that scores n occurrences of a phrase as n / (n + 1)."""
PHRASE_WEIGHT = f"{_OCCURRENCES} * params.weight"
"""The occurrences of a phrase, times a weight."""
_LANGUAGE = "params.ranks.getOrDefault(doc['lang'].value, params.last)"


def bm25_scored(
    query: Mapping[str, Any],
    channel: Channel,
    *,
    mean: float,
    idf: float,
    boost: float,
    phrase: bool,
) -> dict[str, Any]:
    """Return a query that scores what another matches by BM25, on the grid of scores.

    Args:
        query: whose score is the frequency of what is looked for; see `phrase`.
        channel: that is searched.
        mean: length of the channel in a language.
        idf: of what is looked for.
        boost: factor of the score.
        phrase: whether the query is one of `intervals`, of a single phrase.
    """
    params = {
        "k1": RANKING.k1,
        "b": RANKING.b,
        "rest": 1 - RANKING.b,
        "field": length_field(channel),
        "mean": mean,
        "idf": idf * (RANKING.k1 + 1),
        "boost": boost,
        "steps": SCORE_STEPS,
    }
    return _scored(query, PHRASE_SCORE if phrase else TERM_SCORE, params)


def weighted_phrase(query: Mapping[str, Any], weight: float) -> dict[str, Any]:
    """Return a query that scores a phrase's occurrences times a weight."""
    return _scored(query, PHRASE_WEIGHT, {"weight": weight})


def by_language(ranks: Mapping[str, int]) -> dict[str, Any]:
    """Return the sort key by which languages come in an order, others last.

    Args:
        ranks: of languages, 0 for the first.
    """
    params = {"ranks": dict(ranks), "last": len(ranks)}
    script = {"source": _LANGUAGE, "params": params}
    return {"_script": {"type": "number", "script": script, "order": "asc"}}


def _scored(
    query: Mapping[str, Any], source: str, params: Mapping[str, Any]
) -> dict[str, Any]:
    script = {"source": source, "params": dict(params)}
    return {"script_score": {"query": dict(query), "script": script}}
