"""Which distinct forms occur in the texts of a language, and what is known of each?

A text repeats few forms many times, and texts share most of their forms. So each form
is analysed once and gets an id. Its index terms are stored in columns by form id, from
which those of a whole text are gathered with array operations.
"""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from analyzers.bigrams import bigram_terms
from analyzers.growable_arrays import GrowableArray, RaggedArray
from analyzers.interning import interner, new_keys
from analyzers.token import Form, Kind
from analyzers.word_analysis import (
    WordAnalysis,
    analyze_word,
    deserialize,
    serialize,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from analyzers.analyzer import Analyzer
    from analyzers.growable_arrays import Integers

    FormFunction = Callable[[str, Form], int]
    """From a language and a form to an integer."""
    RowFunction = Callable[[str, Form, WordAnalysis], Sequence[int]]
    """From a language, a form and its analysis to a row of integers."""

NO_FORM = -1
"""Stands for the id of a form of which the filters leave nothing."""
_ID_BITS = 32
_NOTHING: Mapping[str, str] = MappingProxyType({})


class FormIndex:
    """The distinct forms of one language by id, with their index terms.

    Terms have ids of their own, which the columns hold and `terms` resolves.

    Args:
        analyzer: analyzer of the language.
        analyses: serialized analyses of words, by word, as `serialized` holds them;
            these words are not analysed again.

    Attributes:
        lang: ISO 639-1 code of the language.
        forms: each form, by form id.
        serialized: serialized analysis of each form, by form id; "" for those that
            cannot be serialized and for bigrams.
        terms: each index term once, by term id.
        exact: term id of each form's exact term.
        lemmas, folded, name_keys: term ids of each form's terms of these kinds.
        common: 1 for the forms that are capitalised and also a word of the dictionary,
            else 0.
    """

    def __init__(
        self, analyzer: Analyzer, analyses: Mapping[str, str] = _NOTHING
    ) -> None:
        self._analyzer = analyzer
        self._analyses = analyses
        self.lang = analyzer.lang
        self.forms: list[Form] = []
        self.serialized: list[str] = []
        self.terms: list[str] = []
        self.exact, self.common = GrowableArray(), GrowableArray()
        self.lemmas, self.folded = RaggedArray(), RaggedArray()
        self.name_keys = RaggedArray()
        self._not_serialized: dict[int, WordAnalysis] = {}
        self._ids: dict[tuple[str, Kind], int] = {}
        self._term_ids = interner()
        self._bigrams: defaultdict[int, int] = interner()
        self._bigram_ids = GrowableArray()
        self._columns: defaultdict[FormFunction, GrowableArray] = defaultdict(
            GrowableArray
        )
        self._ragged_columns: defaultdict[RowFunction, RaggedArray] = defaultdict(
            RaggedArray
        )

    def ids(self, words: Iterable[tuple[str, Kind]]) -> list[int]:
        """Return the form id of each word, adding the forms that are new.

        Args:
            words: surface form and kind of each.

        Returns:
            The ids, `NO_FORM` for words of which the filters leave nothing.
        """
        analyses: list[WordAnalysis] = []
        ids = [self._id(surface, kind, analyses) for surface, kind in words]
        self._add_terms(analyses)
        return ids

    def bigram_ids(self, first: Integers, second: Integers) -> Integers:
        """Return the form ids of bigrams, adding those that are new.

        Args:
            first: form id of each bigram's first word, shape (bigrams,).
            second: form id of its second word, shape (bigrams,).

        Returns:
            Form ids, int64, shape (bigrams,).
        """
        keys = ((first << _ID_BITS) | second).tolist()
        numbers = np.fromiter(map(self._bigrams.__getitem__, keys), np.int64, len(keys))
        new = new_keys(self._bigrams, len(self._bigram_ids))
        analyses = []
        added = []
        for key in new:
            first_id, second_id = divmod(key, 1 << _ID_BITS)
            terms = bigram_terms(self.forms[first_id], self.forms[second_id])
            form = Form("", Kind.BIGRAM, "", *terms, capitalized=False)
            analyses.append(WordAnalysis("", *terms))
            added.append(self._add(form, analyses[-1], ""))
        self._bigram_ids.extend(added)
        self._add_terms(analyses)
        return self._bigram_ids.values[numbers]

    def term_ids(self, terms: Iterable[str]) -> list[int]:
        """Return the ids of terms that no form has by itself, adding those new."""
        ids = [self._term_ids[term] for term in terms]
        self.terms += new_keys(self._term_ids, len(self.terms))
        return ids

    def column(self, function: FormFunction) -> Integers:
        """Return a function's value for every form; it is called once a form.

        Returns:
            The values by form id, int64, shape (forms,).
        """
        column = self._columns[function]
        new = self.forms[len(column) :]
        if new:
            column.extend([function(self.lang, form) for form in new])
        return column.values

    def ragged_column(self, function: RowFunction) -> RaggedArray:
        """Return a function's row of values for every form; it is called once a form.

        Returns:
            The rows by form id.
        """
        column = self._ragged_columns[function]
        new = range(len(column), len(self.forms))
        if new:
            column.extend(
                [function(self.lang, self.forms[n], self.analysis(n)) for n in new]
            )
        return column

    def analysis(self, form_id: int) -> WordAnalysis:
        """Return the analysis of a form."""
        # A serialized analysis takes half the memory of the value itself.
        return deserialize(self.serialized[form_id]) or self._not_serialized[form_id]

    def _id(self, surface: str, kind: Kind, added: list[WordAnalysis]) -> int:
        """Return the id of a form; if it is new, append its analysis to `added`."""
        form_id = self._ids.get((surface, kind))
        if form_id is not None:
            return form_id
        line = self._analyses.get(surface, "")
        analysis = deserialize(line) or analyze_word(self._analyzer, surface)
        form_id = NO_FORM
        if analysis.exact:
            terms = (analysis.exact, analysis.lemmas, analysis.folded)
            form = Form(surface, kind, *terms, surface[0].isupper())
            form_id = self._add(form, analysis, line or serialize(surface, analysis))
            added.append(analysis)
        self._ids[surface, kind] = form_id
        return form_id

    def _add(self, form: Form, analysis: WordAnalysis, serialized: str) -> int:
        """Append a form without its terms, which `_add_terms` must follow with."""
        form_id = len(self.forms)
        self.forms.append(form)
        self.serialized.append(serialized)
        if not serialized:
            self._not_serialized[form_id] = analysis
        return form_id

    def _add_terms(self, analyses: Sequence[WordAnalysis]) -> None:
        """Append the terms of the forms that were added last, in their order."""
        if not analyses:
            return
        term_id = self._term_ids.__getitem__
        self.exact.extend([term_id(analysis.exact) for analysis in analyses])
        for column, terms in (
            (self.lemmas, [analysis.lemmas for analysis in analyses]),
            (self.folded, [analysis.folded for analysis in analyses]),
            (self.name_keys, [analysis.name_keys for analysis in analyses]),
        ):
            column.extend([[*map(term_id, row)] for row in terms])
        self.common.extend([analysis.common for analysis in analyses])
        self.terms += new_keys(self._term_ids, len(self.terms))
