"""How is a collection that is too large for one process or one machine indexed?

In steps, each a command: every shard is analysed by itself, on any machine and in any
order (`analysis`); what they all say is linked (`linking`), loaded into the engine
(`loading`) and put into service (`publication`).
"""

from indexer.shards.analysis import ShardRecipe, analyse_shard
from indexer.shards.errors import ShardError
from indexer.shards.linking import link_shards
from indexer.shards.loading import load_shards
from indexer.shards.publication import publish_shards
from indexer.shards.result import ShardResult, find_results

__all__ = [
    "ShardError",
    "ShardRecipe",
    "ShardResult",
    "analyse_shard",
    "find_results",
    "link_shards",
    "load_shards",
    "publish_shards",
]
