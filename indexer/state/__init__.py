"""What does a build leave to the next, so that no work is done twice?"""

from indexer.state.article_state import AnalyzedArticle, ArticleState
from indexer.state.build_state import AnalyzedBatch, BuildState
from indexer.state.content_digest import content_digest
from indexer.state.interning import Interner
from indexer.state.segments import StateSegments
from indexer.state.state_file import read_build_state, write_build_state
from indexer.state.vectors import read_vectors, write_vectors
from indexer.state.word_analyses import (
    load_word_analyses,
    word_analyses_of,
    write_word_analyses,
)

__all__ = [
    "AnalyzedArticle",
    "AnalyzedBatch",
    "ArticleState",
    "BuildState",
    "Interner",
    "StateSegments",
    "content_digest",
    "load_word_analyses",
    "read_build_state",
    "read_vectors",
    "word_analyses_of",
    "write_build_state",
    "write_vectors",
    "write_word_analyses",
]
