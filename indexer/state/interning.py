"""Which number has each text of a memory?"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from analyzers.interning import interner, new_keys
from search.indexing.term_numbers import IdMap

if TYPE_CHECKING:
    from collections import defaultdict
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from search.port.document import Postings

    Numbers = NDArray[np.int32]


class Interner:
    """Texts by number and numbers by text.

    Attributes:
        texts: each once, in the order of their numbers.
    """

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self.texts = list(texts)

    @cached_property
    def _numbers(self) -> defaultdict[str, int]:
        return interner(self.texts)

    def of(self, texts: Iterable[str]) -> Numbers:
        """Give the number of each text; a new one gets the next."""
        known = self._numbers
        found = np.fromiter(map(known.__getitem__, texts), np.int32)
        self._listed()
        return found

    def of_postings(self, postings: Postings) -> Numbers:
        """Give the number of each term of an article."""
        found = self._renumbering.of(postings.texts, postings.numbers)
        self._listed()
        return found

    def added(self, texts: Sequence[str]) -> Numbers | None:
        """Give the number of each of some texts; None where they keep their places."""
        if not self.texts:
            self.texts += texts
            return None
        return self.of(texts)

    @cached_property
    def _renumbering(self) -> IdMap:
        return IdMap(self._numbers)

    def _listed(self) -> None:
        """List the texts that have got a number."""
        self.texts += new_keys(self._numbers, len(self.texts))

    def __reduce__(self) -> tuple[type[Interner], tuple[list[str]]]:
        """Pass on the texts only."""
        return Interner, (self.texts,)
