"""Does every copy of an index answer, and as its articles were written?

Of some articles all lengths are compared with what was loaded, and for a term of each
it is compared how many articles have it, and which come first with which score.
"""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any

from search.engines.opensearch.mapping import ARTICLE, STORY
from search.errors import IndexDamagedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from search.engines.opensearch.client import Cluster
    from search.engines.opensearch.index_record import IndexRecord
    from search.engines.opensearch.spool import Spool

SAMPLED = 20
"""Articles that are looked at."""
COMPARED = 10
"""Hits of each question that are compared."""
PRIMARIES, REPLICAS = "_primary", "_replica"
_COUNTED, _LENGTHS = "w_", "dl_"


def check_counts(cluster: Cluster, record: IndexRecord, copies: Sequence[str]) -> None:
    """Count the documents of an index.

    Raises:
        IndexDamagedError: there are more or fewer than were loaded.
        EngineUnavailableError: the cluster does not answer.
    """
    for kind, expected in ((ARTICLE, record.articles), (STORY, record.stories)):
        for copy in copies:
            body = {"size": 0, "track_total_hits": True, "query": _kind(kind)}
            answer = cluster.search(record.index, body, copy)
            if (found := answer["hits"]["total"]["value"]) != expected:
                what = f"{found} documents of the kind {kind}, not {expected}"
                raise _damaged(record, what)


def check_sample(
    cluster: Cluster, record: IndexRecord, spool: Spool, copies: Sequence[str]
) -> None:
    """Compare some articles and the answers to some questions.

    Args:
        cluster: where the index is.
        record: of the index.
        spool: of its articles.
        copies: preferences of searches, for each copy of the shards.

    Raises:
        IndexDamagedError: an article is not as it was loaded, or two copies answer one
            question in two ways.
        EngineUnavailableError: the cluster does not answer.
    """
    step = max(1, spool.articles // SAMPLED)
    chosen = frozenset(islice(spool.ids(), 0, None, step))
    sample = [json.loads(article.line) for article in spool.read(chosen)]
    for copy in copies:
        for fields in sample:
            if (found := _lengths(cluster, record, fields, copy)) != _own(fields):
                raise _damaged(record, f"{fields['id']} with the lengths {found}")
    for field, token in filter(None, map(_question, sample)):
        answers = [_answer(cluster, record, field, token, copy) for copy in copies]
        if any(answer != answers[0] for answer in answers) or not answers[0][0]:
            raise _damaged(record, f"copies that answer {token} in {field} otherwise")


def _kind(kind: str) -> dict[str, Any]:
    return {"term": {"kind": kind}}


def _own(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: [n] for name, n in fields.items() if name.startswith(_LENGTHS)}


def _lengths(
    cluster: Cluster, record: IndexRecord, fields: Mapping[str, Any], copy: str
) -> dict[str, Any]:
    """Return the lengths of an article in the index; empty where it is not there."""
    body = {
        "size": 2,
        "query": {"term": {"id": fields["id"]}},
        "docvalue_fields": [name for name in fields if name.startswith(_LENGTHS)],
        "_source": False,
    }
    hits = cluster.search(record.index, body, copy)["hits"]["hits"]
    return dict(hits[0].get("fields", {})) if len(hits) == 1 else {}


def _question(fields: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return a term of an article, and the field that it is in."""
    for name in sorted(fields):
        if name.startswith(_COUNTED):
            tokens = str(fields[name]).split(" ")
            return name, tokens[len(tokens) // 2].rsplit("|", 1)[0]
    return None


def _answer(
    cluster: Cluster, record: IndexRecord, field: str, token: str, copy: str
) -> tuple[int, list[tuple[str, float]]]:
    """Return how many articles have a term, and the first with their scores."""
    body = {
        "size": COMPARED,
        "track_total_hits": True,
        "query": {"term": {field: token}},
        "sort": [{"_score": "desc"}, {"place": "asc"}],
        "track_scores": True,
        "_source": False,
    }
    hits = cluster.search(record.index, body, copy)["hits"]
    return hits["total"]["value"], [(h["_id"], h["_score"]) for h in hits["hits"]]


def _damaged(record: IndexRecord, what: str) -> IndexDamagedError:
    reason = f"the index {record.index} of the cluster has {what}; rebuild it"
    return IndexDamagedError(reason)
