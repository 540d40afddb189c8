"""Which articles are versions of one story?"""

from indexer.stories.features import Features, key_ids_of, make_features
from indexer.stories.key_ids import (
    ArticleKeys,
    KeyIds,
    StoredKeyIds,
    compact_ids,
)
from indexer.stories.link_state import (
    LinkState,
    empty_link_state,
    read_link_state,
    write_link_state,
)
from indexer.stories.linking import link_articles
from indexer.stories.pair_scoring import Embedder

__all__ = [
    "ArticleKeys",
    "Embedder",
    "Features",
    "KeyIds",
    "LinkState",
    "StoredKeyIds",
    "compact_ids",
    "empty_link_state",
    "key_ids_of",
    "link_articles",
    "make_features",
    "read_link_state",
    "write_link_state",
]
