"""Which id has each text of a build state?"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from analyzers.interning import interner, new_keys
from search.indexing.id_map import IdMap

if TYPE_CHECKING:
    from collections import defaultdict
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from search.port.document import Postings

    Ids = NDArray[np.int32]


class Interner:
    """Assigns consecutive ids to texts, in the order in which they are first seen.

    Attributes:
        texts: the texts by id, each once.
    """

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self.texts = list(texts)

    @cached_property
    def _ids(self) -> defaultdict[str, int]:
        return interner(self.texts)

    def intern(self, texts: Iterable[str]) -> Ids:
        """Return the id of each text; a new text gets the next free id."""
        ids = np.fromiter(map(self._ids.__getitem__, texts), np.int32)
        self._append_new_texts()
        return ids

    def find(self, text: str) -> int:
        """Return the id of a text, -1 if it has none."""
        return self._ids.get(text, -1)

    def intern_postings(self, postings: Postings) -> Ids:
        """Return the id of each term of an article."""
        return self.intern_some(postings.vocabulary, postings.term_ids)

    def intern_some(self, vocabulary: Sequence[str], numbers: NDArray[Any]) -> Ids:
        """Return the id of each of some texts of a vocabulary, which may grow.

        Args:
            vocabulary: texts.
            numbers: indexes of those that are interned.
        """
        ids = self._id_map.translate(vocabulary, numbers)
        self._append_new_texts()
        return ids

    def intern_all(self, texts: Sequence[str]) -> Ids | None:
        """Intern distinct texts; None where each one's id is its index in `texts`.

        The first list of texts is taken as it is. Its dictionary is made later, and
        only if something else is interned.
        """
        if not self.texts:
            self.texts += texts
            return None
        return self.intern(texts)

    @cached_property
    def _id_map(self) -> IdMap:
        return IdMap(self._ids)

    def _append_new_texts(self) -> None:
        self.texts += new_keys(self._ids, len(self.texts))

    def __reduce__(self) -> tuple[type[Interner], tuple[list[str]]]:
        """Pickle the texts only; the dictionary is made again where it is needed."""
        return Interner, (self.texts,)
