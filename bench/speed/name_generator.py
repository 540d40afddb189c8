"""Which names are invented, so that the vocabulary grows with the collection?

Names are drawn from a Pitman–Yor process (Pitman & Yor 1997, The two-parameter
Poisson–Dirichlet distribution derived from a stable subordinator): the probability of a
new name falls slowly as names are drawn, and a name returns in proportion to how often
it was drawn before. The number of different names then grows as a power of the draws,
as vocabularies do (Heaps' law), and their frequencies follow Zipf's law.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

DISCOUNT = 0.8
"""Parameter d: the number of names grows as this power of the draws."""
STRENGTH = 50.0
"""Parameter θ: the greater, the more of the first draws are new names."""
PART_LETTERS = 3
"""Most letters of the beginning and of the ending that are joined to a name."""


class NameGenerator:
    """Draws names of one language."""

    def __init__(self, random: Random, words: Sequence[str]) -> None:
        """Prepare the process.

        Args:
            random: source of randomness.
            words: their beginnings and endings form the names.
        """
        self._random = random
        self._words = [word for word in words if word.isalpha()]
        self._drawn: list[str] = []
        self._counts: dict[str, int] = {}

    def __call__(self) -> str:
        """Return the next name in lower case, a new one or one drawn before.

        With n draws and k different names so far, the next is new with probability
        (θ + d·k) / (θ + n).
        """
        kinds, draws = len(self._counts), len(self._drawn)
        new = (STRENGTH + DISCOUNT * kinds) / (STRENGTH + draws)
        name = self._new_name() if self._random.random() < new else self._old_name()
        self._drawn.append(name)
        self._counts[name] = self._counts.get(name, 0) + 1
        return name

    def _old_name(self) -> str:
        """Return a name with a probability proportional to its count less the discount.

        Rejection sampling: a draw is in proportion to the count, and is accepted with
        probability (count - d) / count.
        """
        while True:
            name = self._random.choice(self._drawn)
            count = self._counts[name]
            if self._random.random() * count < count - DISCOUNT:
                return name

    def _new_name(self) -> str:
        """Join a word's beginning and another's ending, again until the name is new."""
        name = ""
        while not name or name in self._counts:
            first, last = (
                self._random.choice(self._words),
                self._random.choice(self._words),
            )
            name += first[:PART_LETTERS] + last[-PART_LETTERS:]
        return name
