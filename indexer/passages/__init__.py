"""What do the passages of an index's articles mean, as vectors?"""

from indexer.passages.build import PassageSummary, embed_passages
from indexer.passages.carry_over import carry_over_passages

__all__ = ["PassageSummary", "carry_over_passages", "embed_passages"]
