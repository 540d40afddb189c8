"""What can be wrong with the results of shards?"""

from __future__ import annotations

from indexer.errors import IndexerError


class ShardError(IndexerError):
    """Results of shards cannot be used; nothing changed that is in service."""
