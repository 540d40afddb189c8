"""Which names do articles invent, so that the vocabulary keeps growing?

A Pitman-Yor process (Pitman and Yor 1997): the more names there are, the more new ones
come, and old ones return in proportion to how often they were given. Their number grows
as a power of the words read, and their frequencies follow Zipf's law.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

DISCOUNT = 0.8
"""Power by which the number of names grows."""
STRENGTH = 50.0
"""How readily the first names come."""
SYLLABLES = 3
"""Letters that each of two words gives to a new name, at the most."""


class Names:
    """Gives names of one language, one after the other."""

    def __init__(self, random: Random, words: Sequence[str]) -> None:
        self._random = random
        self._parts = [word for word in words if word.isalpha()]
        self._given: list[str] = []
        self._counts: dict[str, int] = {}

    def __call__(self) -> str:
        """Give the next name in lower case: a new one, or one given before."""
        kinds, given = len(self._counts), len(self._given)
        new = (STRENGTH + DISCOUNT * kinds) / (STRENGTH + given)
        name = self._invented() if self._random.random() < new else self._returning()
        self._given.append(name)
        self._counts[name] = self._counts.get(name, 0) + 1
        return name

    def _returning(self) -> str:
        """Choose a name by its count less the discount."""
        while True:
            name = self._random.choice(self._given)
            count = self._counts[name]
            if self._random.random() * count < count - DISCOUNT:
                return name

    def _invented(self) -> str:
        """Join beginnings and endings of words to a name that is new."""
        name = ""
        while not name or name in self._counts:
            first, last = (
                self._random.choice(self._parts),
                self._random.choice(self._parts),
            )
            name += first[:SYLLABLES] + last[-SYLLABLES:]
        return name
