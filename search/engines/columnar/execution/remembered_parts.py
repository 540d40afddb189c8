"""How is a part of a question evaluated once, however many questions it is part of?

A question that is loosened is counted with the same parts again and again, and some of
them more each time. They are the same objects, so that they are known by identity,
which takes no time, whereas to compare long plans would.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.engines.columnar.byte_lru import ByteLru

if TYPE_CHECKING:
    from collections.abc import Callable

    from search.engines.columnar.execution.scored_set import ScoredSet
    from search.port.plan import Plan

MAX_BYTES = 16_000_000
"""Of what parts matched, and of their plans: some thousand parts."""
PLAN_BYTES = 4_000
"""Of the plan of a part, about; it lives as long as what it matched."""


class RememberedParts:
    """What parts of questions matched; not safe to use from several threads at once."""

    def __init__(self, max_bytes: int = MAX_BYTES) -> None:
        """Start empty.

        Args:
            max_bytes: bytes that all that is remembered may take.
        """
        # A plan is kept with what it matched, so that no other has its identity.
        self._cache: ByteLru[tuple[int, str], tuple[Plan, ScoredSet]]
        self._cache = ByteLru(max_bytes)

    def get(
        self, plan: Plan, lang: str, evaluate: Callable[[Plan, str], ScoredSet]
    ) -> ScoredSet:
        """Return what a plan matches in a language, evaluated at the first time."""
        key = id(plan), lang
        remembered = self._cache.get(key)
        if remembered:
            return remembered[1]
        found = evaluate(plan, lang)
        size = PLAN_BYTES + sum(column.nbytes for column in found)
        self._cache.put(key, (plan, found), size)
        return found
