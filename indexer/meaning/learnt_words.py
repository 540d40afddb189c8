"""Which words get a vector, where that was decided apart from the builds?

Without this file of an index folder a build chooses the words of its collection, and
runs the model on those that are new. With it, builds run the model on no word: what is
not among these has no vector until words are learnt again.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import numpy as np

from analyzers import LANGUAGES
from indexer.errors import LearningError
from indexer.meaning.vector_cache import VectorCache
from indexer.meaning.vocabulary import WordCounts
from indexer.state import read_build_state
from search.errors import IndexDamagedError, ModelError
from search.generations.build_lock import build_lock
from search.generations.generation import current_folder
from search.meaning.embedders import find_embedder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from indexer.state import BuildState
    from search.meaning.embedding import Embedder

    LearntWords = Mapping[str, Mapping[str, str]]
    Step = Callable[[int, int], None]

FILE = "learnt_words.json"
SAMPLE = 200_000
"""Articles of which the words are learnt, the newest."""


def learn_from_index(index: Path, articles: int, step: Step) -> tuple[int, int]:
    """Learn the words of the index in service.

    Args:
        index: folder of the index.
        articles: of how many, the newest.
        step: called with the new words that have a vector, and all new words.

    Returns:
        The numbers of words, and of articles that they are of.

    Raises:
        UnusableIndexError: there is no index, or it is damaged.
        IndexBusyError: another process is building it.
        LearningError: there is no model, or it cannot be used.
        OSError: a file cannot be written.
    """
    folder = current_folder(index)
    try:
        embed = find_embedder()
    except ModelError as error:
        raise LearningError(str(error)) from error
    if embed is None:
        reason = "no model of meanings is installed; `make setup` installs it"
        raise LearningError(reason)
    state = read_build_state(folder)
    if state is None:
        reason = f"{folder} does not say which words its articles have; rebuild it"
        raise IndexDamagedError(reason)
    sample = newest_articles(state, articles)
    with build_lock(index):
        words = learn_words(index, sample, embed, step)
    return words, len(sample.articles)


def forget_words(index: Path) -> None:
    """Let builds choose the words again.

    Raises:
        OSError: the file cannot be removed.
    """
    (index / FILE).unlink(missing_ok=True)


def learn_words(index: Path, state: BuildState, embed: Embedder, step: Step) -> int:
    """Choose the words of some articles and embed them, for the builds to come.

    Args:
        index: folder of the index.
        state: the articles.
        embed: the model.
        step: called with the new words that have a vector, and all new words.

    Returns:
        The number of words.

    Raises:
        OSError: a file cannot be written.
    """
    counts = WordCounts(state)
    words = {lang: dict(counts.select(lang)) for lang in LANGUAGES}
    forms = [form for terms in words.values() for form in terms.values()]
    cache = VectorCache(index, embed)
    cache.get(forms, step)
    values = {"model": embed.name, "words": words}
    draft = (index / FILE).with_suffix(".new")
    draft.write_text(json.dumps(values, ensure_ascii=False), "utf-8")
    draft.replace(index / FILE)
    return len(forms)


def newest_articles(state: BuildState, count: int) -> BuildState:
    """Return the state of the newest articles only; undated ones are the oldest."""
    days = state.columns.days()
    chosen = np.sort(np.argsort(-days, kind="stable")[:count])
    return state.select(chosen)


def read_learnt_words(index: Path, model: str) -> LearntWords | None:
    """Return the form of each word that has a vector, by language and lemma.

    Args:
        index: folder of the index.
        model: name of the model.

    Returns:
        None where builds choose the words, or these were learnt of another model.
    """
    try:
        values = json.loads((index / FILE).read_text("utf-8"))
        words = {lang: dict(values["words"][lang]) for lang in LANGUAGES}
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return words if values["model"] == model else None


def learnt_digest(index: Path, model: str) -> str:
    """Return a digest of the words that were learnt of a model, "" for none."""
    words = read_learnt_words(index, model) if model else None
    if words is None:
        return ""
    return hashlib.sha256(json.dumps(words, sort_keys=True).encode()).hexdigest()
