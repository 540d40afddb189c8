"""What does a build learn of the collection as a whole?

Words of the same meaning, with a model or without; then the stories that its articles
tell, which the words' vectors help to find.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from corpus import country_concepts, organization_concepts, topic_concepts
from corpus.glossary import glossary_concepts
from indexer.meanings import WordCounts, learn_meanings
from indexer.stories import link
from search import (
    STORIES,
    THESAURUS,
    ModelError,
    Thesaurus,
    UnusableIndexError,
    current_generation,
    find_embedder,
    read_stories,
    write_stories,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from corpus import Topic
    from indexer.entries import Made
    from indexer.stories import Features
    from search import Embedder, Entry

    Step = Callable[[str, int, int], None]


class Joining:
    """Keeps what entries have in common while they stream to the writer.

    Attributes:
        steps: seconds by step.
        stories: stories that were found.
    """

    def __init__(self, index: Path, folder: Path) -> None:
        self._index = index
        self._folder = folder
        self._counts = WordCounts()
        self._features: list[Features] = []
        self.steps: dict[str, float] = {}
        self.stories = 0

    def counted(self, made: Iterable[Made]) -> Iterator[Entry]:
        """Hand entries on and keep what the stories and the meanings are made of."""

        def entries() -> Iterator[Entry]:
            for entry, features in made:
                self._features.append(features)
                yield entry

        return self._counts.counted(entries())

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
        concepts = (
            *glossary_concepts(),
            *country_concepts(),
            *organization_concepts(),
        )
        thesaurus = Thesaurus.make(concepts, broad=topic_concepts(topics))
        thesaurus.write(self._folder / THESAURUS)
        began = self.spent("thesaurus", began)
        vectors = None
        if embed:
            vectors = learn_meanings(
                self._index,
                self._folder,
                self._counts,
                embed,
                lambda done, every: step("meanings", done, every),
            ).articles
            began = self.spent("meanings", began)
        found = link(
            self._features, vectors=vectors, embed=embed, before=_before(self._index)
        )
        write_stories(self._folder / STORIES, found)
        self.stories = len(found.stories)
        self.spent("stories", began)
        return found.problems

    def spent(self, step: str, began: float) -> float:
        """Note the time since a moment, and give the moment now."""
        now = time.monotonic()
        self.steps[step] = now - began
        return now


def find_model() -> tuple[Embedder | None, tuple[str, ...]]:
    """Give the model, or None; and why one that is installed cannot be used."""
    try:
        return find_embedder(), ()
    except ModelError as error:
        return None, (str(error),)


def _before(index: Path) -> Mapping[str, str]:
    """Give the story of each article in the index in service."""
    try:
        stories = read_stories(current_generation(index) / STORIES)
    except UnusableIndexError:
        return {}
    return {article: story.id for article, story in stories.by_article.items()}
