"""What is read of a text: its words, and the forms they are of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from analyzers.form_index import Forms
    from analyzers.growable_arrays import Numbers
    from analyzers.token import Form


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A text with its words, compounds in their parts.

    Attributes:
        text: the text itself.
        forms: what the numbers stand for.
        numbers: of each word, the number of its form.
        words: of each word, its form.
        starts, ends: offsets of each word into the text.
        positions: of each word; a word that was left out keeps its position.
        besides: numbers of the compounds and of the pairs of syllables.
        besides_at: their positions.
    """

    text: str
    forms: Forms
    numbers: Numbers
    words: list[Form]
    starts: list[int]
    ends: list[int]
    positions: Numbers
    besides: Numbers
    besides_at: Numbers

    def capitals(self) -> Numbers:
        """Give the words that begin with a capital letter, by their numbers."""
        return np.flatnonzero(self.forms.column(_capital)[self.numbers])


def _capital(_lang: str, form: Form) -> int:
    return form.capital
