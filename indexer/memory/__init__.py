"""What does a generation remember of its articles, so that no step is done again?"""

from indexer.memory.content import content_of
from indexer.memory.files import read_memory, write_memory
from indexer.memory.gists import Gist, Memory
from indexer.memory.layers import Layers
from indexer.memory.numbering import Numbering
from indexer.memory.told import recall, recalled, write_told
from indexer.memory.vectors import read_vectors, write_vectors

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
