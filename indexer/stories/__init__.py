"""Which articles are versions of one story?"""

from indexer.stories.features import Features, make_features, number_features
from indexer.stories.key_ids import Numbered, join_numbered, packed
from indexer.stories.link_state import (
    Compared,
    nothing_compared,
    read_compared,
    write_compared,
)
from indexer.stories.linking import link, link_beside
from indexer.stories.pair_scoring import Embedder

__all__ = [
    "Compared",
    "Embedder",
    "Features",
    "Numbered",
    "join_numbered",
    "link",
    "link_beside",
    "make_features",
    "nothing_compared",
    "number_features",
    "packed",
    "read_compared",
    "write_compared",
]
