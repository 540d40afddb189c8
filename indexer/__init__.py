"""Putting a corpus into an index: tagging, analysing, building."""

from indexer.build import HOME, build_index, up_to_date
from indexer.documents import make_batches, make_entry
from indexer.errors import BuildFailedError, IndexerError, NothingToIndexError
from indexer.summary import Summary
from indexer.tagging.tags import country_tags, organization_tags
from indexer.tagging.topics import ScoredTopic, score_topics, topic_tags

__all__ = [
    "HOME",
    "BuildFailedError",
    "IndexerError",
    "NothingToIndexError",
    "ScoredTopic",
    "Summary",
    "build_index",
    "country_tags",
    "make_batches",
    "make_entry",
    "organization_tags",
    "score_topics",
    "topic_tags",
    "up_to_date",
]
