"""Which articles are versions of one story?"""

from indexer.stories.compared import (
    Compared,
    nothing_compared,
    read_compared,
    write_compared,
)
from indexer.stories.features import Features, make_features, number_features
from indexer.stories.judging import Embedder
from indexer.stories.linking import link, link_beside
from indexer.stories.numbered import Numbered, join_numbered, packed

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
