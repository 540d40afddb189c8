"""Which distinct runs of word characters occur in texts, and how is each tokenized?

A run is what a text is split into at blanks and signs: mostly one word, sometimes a
compound. Its tokens do not depend on the text around it, so each run is tokenized once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analyzers.form_index import NO_FORM
from analyzers.growable_arrays import GrowableArray, RaggedArray
from analyzers.interning import interner, new_keys
from analyzers.token import Kind

if TYPE_CHECKING:
    from collections import defaultdict
    from collections.abc import Iterator, Sequence

    from analyzers.form_index import FormIndex
    from analyzers.growable_arrays import Integers
    from analyzers.token import RawToken, Tokenizer


class RunIndex:
    """Distinct runs by id, each with the forms of its words.

    Args:
        tokenizer: tokenizes a run.
        form_index: provides the ids of the words' forms.

    Attributes:
        position_counts: number of word positions that each run takes up.
        compounds: form id of each run that is a compound, `NO_FORM` for others.
        form_ids: form ids of each run's words.
        starts, ends: offsets of each run's words, from the beginning of the run.
        positions: positions of each run's words, from the beginning of the run.
    """

    def __init__(self, tokenizer: Tokenizer, form_index: FormIndex) -> None:
        self._tokenizer = tokenizer
        self._form_index = form_index
        self._ids: defaultdict[str, int] = interner()
        self.position_counts, self.compounds = GrowableArray(), GrowableArray()
        self.form_ids, self.positions = RaggedArray(), RaggedArray()
        self.starts, self.ends = RaggedArray(), RaggedArray()

    def ids(self, runs: Sequence[str]) -> Integers:
        """Return the id of each run, adding those that are new.

        Returns:
            Run ids, int64, shape (runs,).
        """
        ids = np.fromiter(map(self._ids.__getitem__, runs), np.int64, len(runs))
        new = new_keys(self._ids, len(self.position_counts))
        if new:
            self._add(new)
        return ids

    def _add(self, runs: Sequence[str]) -> None:
        """Tokenize new runs and append their words to the columns."""
        tokens = [list(self._tokenizer(run)) for run in runs]
        form_ids = iter(
            self._form_index.ids(
                (run[token.start : token.end], token.kind)
                for run, of_run in zip(runs, tokens, strict=True)
                for token in of_run
            )
        )
        tokenized = [_tokenized(of_run, form_ids) for of_run in tokens]
        self.position_counts.extend([run.position_count for run in tokenized])
        self.compounds.extend([run.compound for run in tokenized])
        for column, rows in (
            (self.form_ids, [run.form_ids for run in tokenized]),
            (self.starts, [[word.start for word in run.words] for run in tokenized]),
            (self.ends, [[word.end for word in run.words] for run in tokenized]),
            (
                self.positions,
                [[word.position for word in run.words] for run in tokenized],
            ),
        ):
            column.extend(rows)


class _Tokenized(NamedTuple):
    """A run's tokens; see the attributes of `RunIndex`."""

    position_count: int
    compound: int
    form_ids: list[int]
    words: list[RawToken]


def _tokenized(tokens: Sequence[RawToken], form_ids: Iterator[int]) -> _Tokenized:
    """Sort a run's tokens into its compound and its words, without empty ones."""
    compound = NO_FORM
    words = []
    word_ids = []
    position_count = 0
    for token in tokens:
        form_id = next(form_ids)
        if token.kind is Kind.COMPOUND:
            compound = form_id
            continue
        position_count += 1
        if form_id != NO_FORM:
            words.append(token)
            word_ids.append(form_id)
    return _Tokenized(position_count, compound, word_ids, words)
