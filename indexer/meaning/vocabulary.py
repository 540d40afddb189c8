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


class WordCounts:
    """The words of a collection, with the articles that have each.

    Attributes:
        state: the articles.
        lemmas: by language and form, the lemmas.

    Args:
        state: the articles.
        lemmas: by language and form, the lemmas, where they are cached; others are
            added.
    """

    def __init__(self, state: BuildState, lemmas: Lemmas | None = None) -> None:
        self.state = state
        self._terms = state.term_counts()
        self._forms = state.form_counts()
        self.lemmas: Lemmas = lemmas if lemmas is not None else {}

    def select(self, lang: str) -> Mapping[str, str]:
        """Return a language's terms, sorted, each with the word that represents it."""
        forms = self._commonest_forms(lang)
        counted = self._counted(self._terms, self.state.terms.texts, lang)
        ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
        worth = [term for term, count in ordered if _is_worth(term, count)]
        return {
            term: forms.get(term, term.replace("_", " "))
            for term in sorted(worth[:MAX_WORDS])
        }

    def idf(self, lang: str, terms: Collection[str]) -> Vector:
        """Return how rare terms are: ln((articles + 1) / articles with the term)."""
        index = LANGUAGES.index(lang)
        articles = int((self.state.language_numbers() == index).sum())
        counted = self._counted(self._terms, self.state.terms.texts, lang)
        frequencies = np.array([counted[term] for term in terms], np.float32)
        return np.log((articles + 1) / frequencies)

    def article_vectors(
        self,
        vectors: Mapping[str, Mapping[str, Vector]],
        articles: Sequence[int] | None = None,
    ) -> Vectors:
        """Return for each article the mean of its terms' vectors, weighted by idf.

        Args:
            vectors: by language and term, centred.
            articles: numbers of the articles; None for all.

        Returns:
            Vectors of length 1, float32, shape (articles, dimensions), in the order
            given; zeros for an article without any term that has a vector.
        """
        size = next((len(v) for terms in vectors.values() for v in terms.values()), 0)
        states = self.state.articles
        if articles is not None:
            states = [states[number] for number in articles]
        rows = np.zeros((len(states), size), np.float32)
        for index, lang in enumerate(LANGUAGES):
            own = [row for row, one in enumerate(states) if one.features.lang == lang]
            terms = [states[row].terms for row in own]
            table, table_rows = self._table(index, terms, vectors.get(lang, {}), size)
            for row, term_ids in zip(own, terms, strict=True):
                rows[row] = table[table_rows[term_ids]].sum(axis=0)
        return normalised(rows)

    def _table(
        self,
        lang: int,
        rows: Sequence[Numbers],
        vectors: Mapping[str, Vector],
        size: int,
    ) -> tuple[Vectors, Numbers]:
        """Return a language's vectors times idf, and the row of each term."""
        texts = self.state.terms.texts
        used = np.unique(np.concatenate([np.zeros(0, np.int32), *rows]))
        articles = int((self.state.language_numbers() == lang).sum())
        table = np.zeros((len(used), size), dtype=np.float32)
        for row, number in enumerate(used.tolist()):
            if (vector := vectors.get(texts[number])) is not None:
                frequency = int(self._terms[lang, number])
                table[row] = vector * np.log((articles + 1) / frequency)
        numbers = np.zeros(len(texts), np.int32)
        numbers[used] = np.arange(len(used))
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
