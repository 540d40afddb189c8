"""What does a build leave to the next, so that no work is done twice?"""

from indexer.state.article_state import AnalyzedArticle, ArticleState
from indexer.state.build_state import SOURCE_BYTES, AnalyzedBatch, BuildState
from indexer.state.content_digest import content_digest, text_digest
from indexer.state.interning import Interner
from indexer.state.segments import StateSegments
from indexer.state.state_file import (
    extend_state,
    read_build_state,
    write_build_state,
)
from indexer.state.state_writer import StateWriter
from indexer.state.vectors import new_vectors, read_vectors
from indexer.state.word_analyses import (
    load_word_analyses,
    merge_word_analyses,
    word_analyses_of,
)
from indexer.state.written_words import forget_words

__all__ = [
    "SOURCE_BYTES",
    "AnalyzedArticle",
    "AnalyzedBatch",
    "ArticleState",
    "BuildState",
    "Interner",
    "StateSegments",
    "StateWriter",
    "content_digest",
    "extend_state",
    "forget_words",
    "load_word_analyses",
    "merge_word_analyses",
    "new_vectors",
    "read_build_state",
    "read_vectors",
    "text_digest",
    "word_analyses_of",
    "write_build_state",
]
