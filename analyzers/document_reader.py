"""Which words do whole documents consist of?

This yields the same words as an `Analyzer` does token by token, but in a tenth of the
time where texts are long, since each distinct run and form is looked at once.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from analyzers.analyzed_text import AnalyzedText
from analyzers.bigrams import JOINERS
from analyzers.form_index import NO_FORM, FormIndex
from analyzers.run_index import RunIndex
from analyzers.tokenizer import split_runs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analyzers.analyzer import Analyzer
    from analyzers.growable_arrays import Integers

CACHED_FORMS = 100_000
"""Distinct forms after which the reader starts with an empty form index (about 2 kB
each with all that is known of them). An ordinary collection has as many in some ten
thousand articles; those of one article are fewer, or each reading would start over."""
FEW_FORMS = 10_000
"""Distinct forms that are kept when all are to be forgotten: they take 20 MB."""
CACHED_TEXTS = 8
"""Analysed texts that are remembered, as an article is tagged, indexed and linked by
the same words (about 40 bytes a word)."""
LONGEST_CACHED = 50_000
"""Characters above which an analysed text is not remembered."""


class DocumentReader:
    """Reads texts of one language as ids of a form index. Not thread-safe.

    Args:
        analyzer: analyzer of the language.
    """

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._start_over({})

    def read(self, *texts: str) -> tuple[AnalyzedText, ...]:
        """Return the words of each text, all as ids of the same form index."""
        if len(self._form_index.forms) > CACHED_FORMS:
            self._start_over(self._analyses)
        return tuple(
            self._read(text) if len(text) > LONGEST_CACHED else self._cached_read(text)
            for text in texts
        )

    def preload(self, analyses: Mapping[str, str]) -> None:
        """Look words up in these analyses before analysing them.

        They replace those that were preloaded before.

        Args:
            analyses: serialized analyses by word, as in `FormIndex.serialized`, made
                by an analyzer of the same fingerprint.
        """
        self._start_over(analyses)

    def forget(self) -> None:
        """Free what is remembered of forms where that is much; no more is read soon."""
        if len(self._form_index.forms) > FEW_FORMS:
            self._start_over(self._analyses)

    def _start_over(self, analyses: Mapping[str, str]) -> None:
        """Begin with an empty form index."""
        self._analyses = analyses
        self._form_index = FormIndex(self._analyzer, analyses)
        self._runs = RunIndex(self._analyzer.tokenizer, self._form_index)
        self._cached_read = lru_cache(maxsize=CACHED_TEXTS)(self._read)

    def _read(self, text: str) -> AnalyzedText:
        # Runs and what separates them alternate; the first and the last separate.
        pieces = split_runs(text)
        piece_ends = np.cumsum(np.fromiter(map(len, pieces), np.int64, len(pieces)))
        runs = self._runs.ids(pieces[1::2])
        of_runs = self._runs
        word_counts = of_runs.form_ids.row_lengths(runs)
        run_starts = np.repeat(piece_ends[:-1:2], word_counts)
        starts = run_starts + of_runs.starts.take(runs)
        ends = run_starts + of_runs.ends.take(runs)
        position_counts = of_runs.position_counts.values[runs]
        first_positions = np.cumsum(position_counts) - position_counts
        positions = np.repeat(first_positions, word_counts)
        positions += of_runs.positions.take(runs)
        form_ids = of_runs.form_ids.take(runs)
        compounds = of_runs.compounds.values[runs]
        is_compound = compounds != NO_FORM
        compound_ids = compounds[is_compound]
        compound_positions = first_positions[is_compound]
        if self._analyzer.bigrams:
            at = _bigram_starts(text, starts, ends, positions)
            bigrams = self._form_index.bigram_ids(form_ids[at], form_ids[at + 1])
            compound_ids = np.concatenate((compound_ids, bigrams))
            compound_positions = np.concatenate((compound_positions, positions[at]))
        return AnalyzedText(
            text,
            self._form_index,
            form_ids,
            [*map(self._form_index.forms.__getitem__, form_ids.tolist())],
            starts.tolist(),
            ends.tolist(),
            positions,
            compound_ids,
            compound_positions,
        )


def _bigram_starts(
    text: str, starts: Integers, ends: Integers, positions: Integers
) -> Integers:
    """Return the indexes of the words that form a bigram with the next word.

    Args:
        text: the text.
        starts: offset in the text at which each word begins, shape (words,).
        ends: offset at which it ends, shape (words,).
        positions: position of each word, shape (words,).

    Returns:
        Indexes of the first word of each bigram, ascending, int64.
    """
    letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    separates = np.ones(len(letters), np.int64)
    for joiner in JOINERS:
        separates[letters == ord(joiner)] = 0
    # Two words are joined if no separating character is counted between them.
    separators_before = np.concatenate(([0], np.cumsum(separates)))
    joined = separators_before[ends[:-1]] == separators_before[starts[1:]]
    return np.flatnonzero(joined & (positions[:-1] + 1 == positions[1:]))
