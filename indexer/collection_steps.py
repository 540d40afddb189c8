"""What does a build learn of the collection as a whole?

Words of the same meaning, with a model or without; then the stories that its articles
tell, which the words' vectors help to find. What the index before learnt of articles
that stay is taken over.
"""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING

import numpy as np

from corpus import country_concepts, organization_concepts, topic_concepts
from corpus.glossary import glossary_concepts
from indexer.state import read_vectors, write_vectors
from indexer.stories import (
    empty_link_state,
    link_articles,
    read_link_state,
    write_link_state,
)
from indexer.translations import (
    PreviousTable,
    WordCounts,
    learn_translations,
    read_lemmas,
    write_lemmas,
)
from search.errors import ModelError, UnusableIndexError
from search.expansion.embedding import find_embedder
from search.expansion.thesaurus import FILE as THESAURUS, Thesaurus
from search.generations.generation import current_folder
from search.stories import STORIES, read_story_ids, write_stories

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from corpus import Topic
    from indexer.previous_build import ArticleDiff, PreviousBuild
    from indexer.state import BuildState
    from indexer.stories import LinkState
    from search.expansion.embedding import Embedder

    Step = Callable[[str, int, int], None]


class CollectionSteps:
    """Writes what the articles of a new generation have in common.

    Attributes:
        steps: seconds by step.
        stories: stories that were found.
        words: words that came or went since the table of meanings was learnt.
    """

    def __init__(
        self,
        index: Path,
        folder: Path,
        memory: BuildState,
        stand: tuple[PreviousBuild, ArticleDiff] | None,
    ) -> None:
        self._index = index
        self._folder = folder
        self._memory = memory
        self._before = stand[0] if stand else None
        self._beside = stand[1] if stand else None
        self.steps: dict[str, float] = {}
        self.stories = self.words = 0

    def join(
        self, topics: tuple[Topic, ...], embed: Embedder | None, step: Step
    ) -> tuple[str, ...]:
        """Write the thesaurus, the meanings and the stories to the new generation.

        Args:
            topics: the vocabulary.
            embed: the model; without it the thesaurus alone knows equivalents.
            step: called with a step's name, what is done of it and what there is.

        Returns:
            What was wrong with the story ids that the input gave.
        """
        began = time.monotonic()
        self._write_thesaurus(topics)
        began = self.spent("thesaurus", began)
        known, vectors = self._known(), None
        if embed:
            vectors = self._learn(embed, known, step)
            began = self.spent("meanings", began)
        found, compared = link_articles(
            [gist.features for gist in self._memory.articles],
            known,
            [gist.features for gist in self._beside.gone] if self._beside else (),
            keys=self._memory.keys,
            vectors=vectors,
            embed=embed,
            before=_before(self._index),
        )
        write_stories(self._folder / STORIES, found)
        write_link_state(self._folder, compared)
        self.stories = len(found.stories)
        self.spent("stories", began)
        return found.problems

    def spent(self, step: str, began: float) -> float:
        """Note the time since a moment, and give the moment now."""
        now = time.monotonic()
        self.steps[step] = now - began
        return now

    def _write_thesaurus(self, topics: tuple[Topic, ...]) -> None:
        """Write the thesaurus, which the same code and data make the same."""
        if self._before:
            shutil.copyfile(self._before.folder / THESAURUS, self._folder / THESAURUS)
            return
        concepts = (
            *glossary_concepts(),
            *country_concepts(),
            *organization_concepts(),
        )
        thesaurus = Thesaurus.make(concepts, broad=topic_concepts(topics))
        thesaurus.write(self._folder / THESAURUS)

    def _known(self) -> LinkState:
        """Give what is known of the articles that stay, by their numbers now."""
        size = len(self._memory.articles)
        known = read_link_state(self._before.folder) if self._before else None
        if known is None or self._beside is None:
            return empty_link_state(size)
        known = known.renumbered(self._beside.to, size)
        return known.after_changes(len(self._beside.gone))

    def _learn(
        self, embed: Embedder, known: LinkState, step: Step
    ) -> NDArray[np.float32]:
        """Learn the meanings, and give each article its vector."""
        old = self._vectors(embed.size) if not known.fresh.all() else None
        wanted = None if old is None else np.flatnonzero(known.fresh).tolist()
        before = self._before
        lemmas = read_lemmas(before.folder) if before else {}
        counts = WordCounts(self._memory, lemmas)
        learnt = learn_translations(
            self._index,
            self._folder,
            counts,
            embed,
            lambda done, every: step("meanings", done, every),
            before=PreviousTable(before.folder, before.making.words)
            if before
            else None,
            wanted=wanted,
        )
        write_lemmas(self._folder, counts.lemmas)
        self.words = learnt.changed
        vectors = learnt.articles
        if old is not None:
            vectors = old
            vectors[known.fresh] = learnt.articles
        write_vectors(self._folder, vectors)
        return vectors

    def _vectors(self, size: int) -> NDArray[np.float32] | None:
        """Give the vectors of articles that stay, by their numbers now, or None."""
        if not self._before or not self._beside:
            return None
        stays = self._beside.to >= 0
        old = read_vectors(self._before.folder, (len(stays), size))
        if old is None:
            return None
        rows = np.zeros((len(self._memory.articles), size), np.float32)
        rows[self._beside.to[stays]] = old[stays]
        return rows


def find_model() -> tuple[Embedder | None, tuple[str, ...]]:
    """Give the model, or None; and why one that is installed cannot be used."""
    try:
        return find_embedder(), ()
    except ModelError as error:
        return None, (str(error),)


def _before(index: Path) -> Mapping[str, str]:
    """Give the story of each article in the index in service."""
    try:
        return read_story_ids(current_folder(index) / STORIES)
    except UnusableIndexError:
        return {}
