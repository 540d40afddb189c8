"""What does a newcomer want to know of a generation?

Its facts and examples are found when they are first asked for, and kept as long as it
is open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from search.searcher.collection_facts import CollectionFacts, collect_facts
from search.searcher.examples import Example, find_examples

if TYPE_CHECKING:
    from corpus import Topic
    from search.generations.manifest import Manifest
    from search.port.engine import Engine
    from search.searcher.plan_cache import PlanCache


@dataclass(frozen=True, eq=False)
class Portrait:
    """What is in a generation, in short; safe to share between threads.

    Attributes:
        engine: its articles.
        planner: plans questions for them.
        topics: the vocabulary that it was built with.
        manifest: what its build reported.
    """

    engine: Engine
    planner: PlanCache
    topics: tuple[Topic, ...]
    manifest: Manifest
    _examples: dict[str, tuple[Example, ...]] = field(default_factory=dict)

    @cached_property
    def facts(self) -> CollectionFacts:
        """What is in it, in numbers."""
        return collect_facts(self.engine, self.manifest)

    def examples(self, locale: str) -> tuple[Example, ...]:
        """Return questions that find something, for a language of the interface."""
        if locale not in self._examples:
            found = find_examples(self.engine, self.planner, self.topics, locale)
            self._examples[locale] = found
        return self._examples[locale]
