"""How does a corpus become an index?"""

from indexer.build import build_index
from indexer.documents import analyze_batches, make_document
from indexer.errors import BuildFailedError, IndexerError, NothingToIndexError
from indexer.rebuild_check import up_to_date
from indexer.summary import Summary
from indexer.tagging.tags import country_tags, organization_tags
from indexer.tagging.topics import ArticleTopics, ScoredTopic, score_topics

__all__ = [
    "ArticleTopics",
    "BuildFailedError",
    "IndexerError",
    "NothingToIndexError",
    "ScoredTopic",
    "Summary",
    "analyze_batches",
    "build_index",
    "country_tags",
    "make_document",
    "organization_tags",
    "score_topics",
    "up_to_date",
]
