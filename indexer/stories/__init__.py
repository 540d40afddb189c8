"""Which articles are versions of one story?"""

from indexer.stories.features import Features, make_features
from indexer.stories.judging import Embedder
from indexer.stories.linking import link

__all__ = ["Embedder", "Features", "link", "make_features"]
