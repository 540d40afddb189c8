"""How does the cluster store an article, and in which fields?

Each channel has a field per language in which terms are counted: a document's score for
a query of a term is the term's weight, and all else of a score is computed by scripts
(see `scripts`). Channels with positions have a second field for phrases. Beside the
articles there is a document for each story, the articles' parent, by which distinct
stories are counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analyzers import LANGUAGES
from search.engines.opensearch.tokens import (
    HOLE,
    OR,
    counted_field,
    length_field,
    placed_field,
)
from search.indexing.field_postings import GAP
from search.port.document import WITHOUT_POSITIONS, Channel
from search.query.facets import FILTER_FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping

MAPPING_VERSION = 2
"""Grows with each change of how documents are laid out."""
MAX_RESULT_WINDOW = 10_000
"""Rank of the last hit that a search returns; what is beyond is scanned."""
CLAUSES = 100_000
"""Clauses that a query may have; a prefix alone has up to a thousand in each field."""
CLUSTER_SETTINGS: Mapping[str, Any] = {
    "indices.query.bool.max_clause_count": CLAUSES,
    "script.context.interval.max_compilations_rate": "1000/1m",
}
"""Settings that the whole cluster must have, for all that the engine asks."""
ARTICLE, STORY = "article", "story"
"""Values of the field `kind`: what a document is."""
_LONGEST_TOKEN = 1_000_000
_KEYWORD = {"type": "keyword"}


def index_body(shards: int, replicas: int) -> dict[str, Any]:
    """Return the settings and the mapping with which an index is created."""
    return {"settings": _settings(shards, replicas), "mappings": _mapping()}


def _settings(shards: int, replicas: int) -> dict[str, Any]:
    return {
        "number_of_shards": shards,
        "number_of_replicas": replicas,
        "refresh_interval": "-1",
        "codec": "best_compression",
        "max_result_window": MAX_RESULT_WINDOW,
        "similarity": {
            "weight": {
                "type": "scripted",
                "script": {"source": "return doc.freq * query.boost"},
            }
        },
        "analysis": _analysis(),
    }


def _analysis() -> dict[str, Any]:
    """Return how text that was analysed already is split at blanks."""
    return {
        "tokenizer": {
            "blanks": {"type": "whitespace", "max_token_length": _LONGEST_TOKEN}
        },
        "filter": {
            "hole": {"type": "stop", "stopwords": [HOLE]},
            "alternatives": {
                "type": "pattern_capture",
                "preserve_original": False,
                "patterns": [f"([^{OR}]+)"],
            },
            "weight": {"type": "delimited_term_freq", "delimiter": OR},
        },
        "analyzer": {
            "placed": _custom("hole", "alternatives"),
            "counted": _custom("weight"),
        },
    }


def _custom(*filters: str) -> dict[str, Any]:
    return {"type": "custom", "tokenizer": "blanks", "filter": list(filters)}


def _mapping() -> dict[str, Any]:
    fields: dict[str, Any] = {
        "kind": {"type": "join", "relations": {STORY: ARTICLE}},
        "id": _KEYWORD,
        "story": _KEYWORD,
        "place": {"type": "long"},
        "published": {"type": "integer"},
        "published_last": {"type": "integer"},
        "month": {"type": "integer"},
        "arrived": {"type": "long"},
        "record": {"type": "binary"},
    }
    fields |= {field.name: _KEYWORD for field in FILTER_FIELDS}
    for channel in Channel:
        fields[length_field(channel)] = {"type": "integer", "index": False}
        for lang in LANGUAGES:
            fields |= _text_fields(channel, lang)
    return {
        "_meta": {"version": MAPPING_VERSION},
        "dynamic": "strict",
        "_source": {"includes": ["record"]},
        "properties": fields,
    }


def _text_fields(channel: Channel, lang: str) -> dict[str, Any]:
    """Return the fields of a channel in a language."""
    text = {"type": "text", "norms": False}
    counted = {"analyzer": "counted", "index_options": "freqs", "similarity": "weight"}
    fields: dict[str, Any] = {counted_field(channel, lang): {**text, **counted}}
    if channel not in WITHOUT_POSITIONS:
        placed = {"analyzer": "placed", "index_options": "positions"}
        gap = {"position_increment_gap": GAP - 1}
        fields[placed_field(channel, lang)] = {**text, **placed, **gap}
    return fields
