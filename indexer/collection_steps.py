"""What does a build learn of the collection as a whole?

The words, names and titles that it offers as completions; the thesaurus; with a model
what words and articles mean; then the stories that its articles tell, which the words'
vectors help to find. What the previous build learnt of articles that have not changed
is taken over.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from corpus import TOPICS_FILE, write_topics
from indexer.meaning import (
    WordCounts,
    learn_meanings,
    read_learnt_words,
    read_lemmas,
    write_lemmas,
)
from indexer.state import new_vectors, read_vectors
from indexer.stories import (
    empty_link_state,
    link_articles,
    read_link_state,
    write_link_state,
)
from indexer.suggestion_source import write_collection_suggestions
from indexer.thesaurus_file import write_thesaurus
from search.errors import ModelError, UnusableIndexError
from search.expansion.thesaurus import THESAURUS_FILE
from search.generations.generation import current_folder
from search.meaning.embedders import find_embedder
from search.stories import STORIES, read_story_ids, write_stories

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from corpus import Topic
    from indexer.previous_build import ArticleDiff
    from indexer.state import BuildState
    from indexer.step_timer import StepTimer
    from indexer.stories import LinkState
    from search.meaning.embedding import Embedder
    from search.stories import Stories

    Progress = Callable[[str, int, int], None]

AT_ONCE = 8_192
"""Articles whose vectors are copied at once."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Collection:
    """What the steps work on.

    Attributes:
        index: folder of the index.
        folder: the new generation, to which each step writes its file.
        state: what is known of the articles.
        diff: how they differ from those of the previous build; None where everything
            is done anew.
        recipe: digest of all that decides an index but the articles.
    """

    index: Path
    folder: Path
    state: BuildState
    diff: ArticleDiff | None
    recipe: str


def run_collection_steps(
    collection: Collection,
    topics: tuple[Topic, ...],
    embed: Embedder | None,
    timer: StepTimer,
    progress: Progress,
) -> Stories:
    """Write all that is not of single articles to the new generation.

    Args:
        collection: the articles.
        topics: the vocabulary.
        embed: the model; without it nothing is known of meanings.
        timer: measures the steps.
        progress: called with a step's name, what is done of it and what there is, 0
            where that is not known.

    Returns:
        The stories.

    Raises:
        OSError: a file cannot be written.
    """
    write_topics(collection.folder / TOPICS_FILE, topics)
    progress("suggestions", 0, 0)
    write_collection_suggestions(collection.folder, collection.state, collection.diff)
    timer.finish("suggestions")
    progress("thesaurus", 0, 0)
    _write_thesaurus(collection, topics)
    timer.finish("thesaurus")
    link_state = _read_link_state(collection)
    vectors = None
    if embed:
        vectors = _write_meanings(collection, embed, link_state, progress)
        timer.finish("meanings")
    progress("stories", 0, 0)
    stories = _write_stories(collection, link_state, embed, vectors)
    timer.finish("stories")
    return stories


def _write_thesaurus(collection: Collection, topics: tuple[Topic, ...]) -> None:
    path = collection.folder / THESAURUS_FILE
    if collection.diff:  # the same code and data make the same thesaurus
        shutil.copyfile(collection.diff.previous.folder / THESAURUS_FILE, path)
        return
    write_thesaurus(path, topics, collection.recipe)


def _read_link_state(collection: Collection) -> LinkState:
    """Return what previous builds found out when they compared articles."""
    diff, size = collection.diff, len(collection.state.articles)
    state = read_link_state(diff.previous.folder) if diff else None
    if diff is None or state is None:
        return empty_link_state(size)
    return state.renumbered(diff.new_numbers, size).after_changes(len(diff.removed))


def _write_meanings(
    collection: Collection, embed: Embedder, link_state: LinkState, progress: Progress
) -> NDArray[np.float32]:
    """Learn what words and articles mean.

    Args:
        collection: the articles.
        embed: the model.
        link_state: which articles were not compared yet; only they need a new vector.
        progress: see `run_collection_steps`.

    Returns:
        A vector for each article in all dimensions, shape (articles, dimensions).
    """

    def in_file(shape: tuple[int, int]) -> NDArray[np.float32]:
        return new_vectors(collection.folder, shape)

    previous = collection.diff.previous if collection.diff else None
    old = None if link_state.is_new.all() else _previous_vectors(collection, embed.size)
    lemmas = read_lemmas(previous.folder) if previous else {}
    learnt = read_learnt_words(collection.index, embed.name)
    counts = WordCounts(collection.state, lemmas, learnt)
    vectors = learn_meanings(
        collection.index,
        collection.folder,
        counts,
        embed,
        lambda done, words: progress("meanings", done, words),
        articles=None if old is None else np.flatnonzero(link_state.is_new).tolist(),
        rows=(lambda _shape: None) if old is not None else in_file,
    )
    write_lemmas(collection.folder, counts.lemmas)
    if old is not None:
        old[link_state.is_new] = vectors
        vectors = old
    return vectors


def _previous_vectors(collection: Collection, size: int) -> NDArray[np.float32] | None:
    """Return the vectors of unchanged articles by their new numbers, if there are any.

    Articles that are new or changed have zeros.
    """
    if collection.diff is None:
        return None
    new_numbers = collection.diff.new_numbers
    old = read_vectors(collection.diff.previous.folder, (len(new_numbers), size))
    if old is None:
        return None
    vectors = new_vectors(collection.folder, (len(collection.state.articles), size))
    unchanged = np.flatnonzero(new_numbers >= 0)
    for start in range(0, len(unchanged), AT_ONCE):
        some = unchanged[start : start + AT_ONCE]
        vectors[new_numbers[some]] = old[some]
    return vectors


def _write_stories(
    collection: Collection,
    previous_link_state: LinkState,
    embed: Embedder | None,
    vectors: NDArray[np.float32] | None,
) -> Stories:
    stories, link_state = link_articles(
        collection.state.columns.features(),
        previous_link_state,
        key_ids=collection.state.columns.keys(),
        vectors=vectors,
        embed=embed,
        previous=_stories_in_service(collection.index),
    )
    write_stories(collection.folder / STORIES, stories)
    write_link_state(collection.folder, link_state)
    return stories


def find_model() -> tuple[Embedder | None, tuple[str, ...]]:
    """Return the model, or None; and why one that is installed cannot be used."""
    try:
        return find_embedder(), ()
    except ModelError as error:
        return None, (str(error),)


def _stories_in_service(index: Path) -> Mapping[str, str]:
    """Return the story of each article of the index in service."""
    try:
        return read_story_ids(current_folder(index) / STORIES)
    except UnusableIndexError:
        return {}
