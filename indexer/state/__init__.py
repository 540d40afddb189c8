"""What does a generation remember of its articles, so that no step is done again?"""

from indexer.state.article_state import Gist, Memory
from indexer.state.content_digest import content_of
from indexer.state.interning import Numbering
from indexer.state.layers import Layers
from indexer.state.state_file import read_memory, write_memory
from indexer.state.vectors import read_vectors, write_vectors
from indexer.state.word_analyses import recall, recalled, write_told

__all__ = [
    "Gist",
    "Layers",
    "Memory",
    "Numbering",
    "content_of",
    "read_memory",
    "read_vectors",
    "recall",
    "recalled",
    "write_memory",
    "write_told",
    "write_vectors",
]
