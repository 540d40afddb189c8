"""Which terms of a collection are worth a vector, and which word stands for each?

A term of the lemma channel may be a stem that no reader writes, so the model is shown
the commonest form of it. Vietnamese pairs of syllables stand for themselves.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from analyzers import LANGUAGES, get_analyzer
from search.expansion.vectors import normalised

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from indexer.state import BuildState
    from search.expansion.vectors import Vectors

    Lemmas = dict[str, dict[str, tuple[str, ...]]]
    Numbers = NDArray[np.int32]
    Vector = NDArray[np.float32]

MAX_WORDS = 15_000
"""Most terms of a language that get a vector, the most frequent first."""
MIN_LETTERS = 2
"""Fewest letters of a term."""
MIN_PAIRS = 2
"""Fewest articles that a pair of syllables must stand in."""


class WordCounts:
    """The words of a collection, with the articles that have each.

    Args:
        memory: the articles.
        lemmas: of forms of a language, their lemmas, where they are known; others
            are added.
    """

    def __init__(self, memory: BuildState, lemmas: Lemmas | None = None) -> None:
        self._memory = memory
        self._terms = memory.term_counts()
        self._forms = memory.form_counts()
        self.lemmas: Lemmas = lemmas if lemmas is not None else {}

    def chosen(self, lang: str) -> Mapping[str, str]:
        """Give a language's terms, each with the word that stands for it, sorted."""
        forms = self._commonest_forms(lang)
        counted = self._counted(self._terms, self._memory.terms.texts, lang)
        ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
        worth = [term for term, count in ordered if _is_worth(term, count)]
        return {
            term: forms.get(term, term.replace("_", " "))
            for term in sorted(worth[:MAX_WORDS])
        }

    def article_vectors(
        self,
        vectors: Mapping[str, Mapping[str, Vector]],
        wanted: Sequence[int] | None = None,
    ) -> Vectors:
        """Give each article the mean of its terms' vectors, rare terms counting more.

        Args:
            vectors: by language and term, centred.
            wanted: numbers of the articles; None for all.

        Returns:
            A row of length 1 an article, in their order; a row of zeros for one
            without any term that has a vector.
        """
        size = next((len(v) for found in vectors.values() for v in found.values()), 0)
        every = self._memory.articles
        gists = every if wanted is None else [every[number] for number in wanted]
        rows = np.zeros((len(gists), size), np.float32)
        for place, lang in enumerate(LANGUAGES):
            own = [at for at, gist in enumerate(gists) if gist.features.lang == lang]
            terms = [gists[at].terms for at in own]
            table, numbers = self._table(place, terms, vectors.get(lang, {}), size)
            for at, row in zip(own, terms, strict=True):
                rows[at] = table[numbers[row]].sum(axis=0)
        return normalised(rows)

    def _table(
        self,
        place: int,
        rows: Sequence[Numbers],
        vectors: Mapping[str, Vector],
        size: int,
    ) -> tuple[Vectors, Numbers]:
        """Give the terms of some articles rows, vector times idf, and their numbers."""
        texts = self._memory.terms.texts
        used = np.unique(np.concatenate([np.zeros(0, np.int32), *rows]))
        articles = int((self._memory.language_numbers() == place).sum())
        table = np.zeros((len(used), size), dtype=np.float32)
        for row, number in enumerate(used.tolist()):
            if (vector := vectors.get(texts[number])) is not None:
                rarity = (articles + 1) / int(self._terms[place, number])
                table[row] = vector * np.log(rarity)
        numbers = np.zeros(len(texts), np.int32)
        numbers[used] = np.arange(len(used))
        return table, numbers

    def _commonest_forms(self, lang: str) -> Mapping[str, str]:
        terms_of, known = get_analyzer(lang).terms, self.lemmas.setdefault(lang, {})
        best: dict[str, tuple[int, str]] = defaultdict(lambda: (0, ""))
        counted = self._counted(self._forms, self._memory.forms.texts, lang)
        for form, count in counted.items():
            if form not in known:
                known[form] = tuple(terms_of(form).lemmas)
            for lemma in known[form]:
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
        return count >= MIN_PAIRS and term.replace("_", "").isalpha()
    plain = term.replace("'", "").replace("-", "")
    return len(term) >= MIN_LETTERS and plain.isalpha()
