"""Which terms of a collection are worth a vector, and which word represents each?

A term of the lemma channel may be a stem that nobody writes, so the model gets its
commonest form. Vietnamese bigrams represent themselves.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from analyzers import LANGUAGES, get_analyzer
from search.meaning.vectors import normalised

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from indexer.state import BuildState
    from search.meaning.vectors import Vectors

    Lemmas = dict[str, dict[str, tuple[str, ...]]]
    Numbers = NDArray[np.int32]
    Vector = NDArray[np.float32]

MAX_WORDS = 15_000
"""Most terms of a language that get a vector, the most frequent first."""
MIN_LETTERS = 2
"""Fewest letters of a term."""
MIN_BIGRAM_ARTICLES = 2
"""Fewest articles that must have a bigram."""
AT_ONCE = 8_192
"""Articles whose vectors are in memory at once."""


class WordCounts:
    """The words of a collection, with the articles that have each.

    Attributes:
        state: the articles.
        lemmas: by language and form, the lemmas.

    Args:
        state: the articles.
        lemmas: by language and form, the lemmas, where they are cached; others are
            added.
        learnt: by language and term, the word that represents it, where the terms were
            chosen apart from the build.
    """

    def __init__(
        self,
        state: BuildState,
        lemmas: Lemmas | None = None,
        learnt: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        self.state = state
        self._learnt = learnt
        self._terms = state.term_counts()
        self._forms = state.form_counts()
        self.lemmas: Lemmas = lemmas if lemmas is not None else {}

    def select(self, lang: str) -> Mapping[str, str]:
        """Return a language's terms, sorted, each with the word that represents it."""
        counted = self._counted(self._terms, self.state.terms.texts, lang)
        if self._learnt is not None:
            learnt = self._learnt[lang]
            return {term: learnt[term] for term in sorted(learnt) if term in counted}
        forms = self._commonest_forms(lang)
        ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
        worth = [term for term, count in ordered if _is_worth(term, count)]
        return {
            term: forms.get(term, term.replace("_", " "))
            for term in sorted(worth[:MAX_WORDS])
        }

    def idf(self, lang: str, terms: Collection[str]) -> Vector:
        """Return how rare terms are: ln((articles + 1) / articles with the term)."""
        index = LANGUAGES.index(lang)
        articles = int((self.state.columns.langs() == index).sum())
        counted = self._counted(self._terms, self.state.terms.texts, lang)
        frequencies = np.array([counted[term] for term in terms], np.float32)
        return np.log((articles + 1) / frequencies)

    def article_vectors(
        self,
        vectors: Mapping[str, Mapping[str, Vector]],
        articles: Sequence[int] | None = None,
        rows: Vectors | None = None,
    ) -> Vectors:
        """Return for each article the mean of its terms' vectors, weighted by idf.

        Args:
            vectors: by language and term, centred.
            articles: numbers of the articles; None for all.
            rows: where the vectors are written, such as a mapped file; None for memory;
                shape (articles, dimensions).

        Returns:
            Vectors of length 1, float32, shape (articles, dimensions), in the order
            given; zeros for an article without any term that has a vector.
        """
        size = next((len(v) for terms in vectors.values() for v in terms.values()), 0)
        numbers = range(len(self.state.articles)) if articles is None else articles
        if rows is None:
            rows = np.zeros((len(numbers), size), np.float32)
        langs = self.state.columns.langs()
        tables = [
            self._table(index, vectors.get(lang, {}), size)
            for index, lang in enumerate(LANGUAGES)
        ]
        for start in range(0, len(numbers), AT_ONCE):
            some = np.zeros((len(numbers[start : start + AT_ONCE]), size), np.float32)
            for row, number in enumerate(numbers[start : start + AT_ONCE]):
                table, table_rows = tables[langs[number]]
                found = table_rows[self.state.columns.terms(number)]
                some[row] = table[found].sum(axis=0)
            rows[start : start + AT_ONCE] = normalised(some)
        return rows

    def _table(
        self, lang: int, vectors: Mapping[str, Vector], size: int
    ) -> tuple[Vectors, Numbers]:
        """Return a language's vectors times idf, and the row of each term.

        The first row is 0, for terms that have none.
        """
        articles = int((self.state.columns.langs() == lang).sum())
        numbers = np.zeros(len(self.state.terms.texts), np.int32)
        table = np.zeros((1 + len(vectors), size), dtype=np.float32)
        for row, (term, vector) in enumerate(vectors.items(), start=1):
            number = self.state.terms.find(term)
            frequency = int(self._terms[lang, number]) if number >= 0 else 0
            if frequency:
                table[row] = vector * np.log((articles + 1) / frequency)
                numbers[number] = row
        return table, numbers

    def _commonest_forms(self, lang: str) -> Mapping[str, str]:
        terms_of, cached = get_analyzer(lang).terms, self.lemmas.setdefault(lang, {})
        best: dict[str, tuple[int, str]] = defaultdict(lambda: (0, ""))
        counted = self._counted(self._forms, self.state.forms.texts, lang)
        for form, count in counted.items():
            if form not in cached:
                cached[form] = tuple(terms_of(form).lemmas)
            for lemma in cached[form]:
                best[lemma] = max(best[lemma], (count, form))
        return {lemma: form for lemma, (_, form) in best.items()}

    @staticmethod
    def _counted(
        counts: NDArray[np.int64], texts: Sequence[str], lang: str
    ) -> Mapping[str, int]:
        row = counts[LANGUAGES.index(lang)]
        return {texts[n]: int(row[n]) for n in np.flatnonzero(row).tolist()}


def _is_worth(term: str, count: int) -> bool:
    if "_" in term:
        return count >= MIN_BIGRAM_ARTICLES and term.replace("_", "").isalpha()
    plain = term.replace("'", "").replace("-", "")
    return len(term) >= MIN_LETTERS and plain.isalpha()
