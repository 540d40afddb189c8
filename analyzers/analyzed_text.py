"""Which words does a text consist of, as ids of a form index?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from analyzers.form_index import FormIndex
    from analyzers.growable_arrays import Integers
    from analyzers.token import Form


@dataclass(frozen=True, slots=True, eq=False)
class AnalyzedText:
    """A text with its words; a compound is represented by its parts.

    Attributes:
        text: the text itself.
        form_index: what the form ids refer to.
        form_ids: form id of each word, int64, shape (words,).
        words: form of each word.
        starts, ends: offsets of each word in the text, in code points.
        positions: position of each word, int64, shape (words,); a word that the
            filters left out still takes up its position.
        compound_ids: form ids of the compounds as a whole and of the bigrams, int64.
        compound_positions: position of each of these, which is that of its first word.
    """

    text: str
    form_index: FormIndex
    form_ids: Integers
    words: list[Form]
    starts: list[int]
    ends: list[int]
    positions: Integers
    compound_ids: Integers
    compound_positions: Integers


def capitalized_words(text: AnalyzedText) -> Integers:
    """Return the indexes of the words that begin with a capital letter, ascending."""
    return np.flatnonzero(text.form_index.column(_is_capitalized)[text.form_ids])


def _is_capitalized(_lang: str, form: Form) -> int:
    return form.capitalized
