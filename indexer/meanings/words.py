"""Which terms of a collection are worth a vector, and which word stands for each?

A term of the lemma channel may be a stem that no reader writes, so the model is shown
the commonest form of it. Vietnamese pairs of syllables stand for themselves.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

from analyzers import LANGUAGES, get_analyzer
from search import Channel
from search.embedding import normalised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import numpy.typing as npt

    from search import Entry
    from search.embedding import Vectors

    Numbers = npt.NDArray[np.int32]
    Vector = npt.NDArray[np.float32]

MAX_WORDS = 15_000
"""Most terms of a language that get a vector, the most frequent first."""
MIN_LETTERS = 2
"""Fewest letters of a term."""
MIN_PAIRS = 2
"""Fewest articles that a pair of syllables must stand in."""


class WordCounts:
    """Counts terms and forms while entries stream to the writer."""

    def __init__(self) -> None:
        self._terms: dict[str, Counter[str]] = {lang: Counter() for lang in LANGUAGES}
        self._forms: dict[str, Counter[str]] = {lang: Counter() for lang in LANGUAGES}
        self._numbers: dict[str, dict[str, int]] = {lang: {} for lang in LANGUAGES}
        self._articles: list[tuple[str, Numbers]] = []

    def counted(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Hand entries on and count the articles of each term and form."""
        for entry in entries:
            lang = entry.article.lang
            for channel, counter in (
                (Channel.TEXT, self._terms[lang]),
                (Channel.EXACT, self._forms[lang]),
            ):
                counter.update(p.term for p in entry.postings.get(channel, ()))
            numbers = self._numbers[lang]
            terms = entry.postings.get(Channel.TEXT, ())
            own = (numbers.setdefault(p.term, len(numbers)) for p in terms)
            self._articles.append((lang, np.fromiter(own, dtype=np.int32)))
            yield entry

    def chosen(self, lang: str) -> Mapping[str, str]:
        """Give a language's terms, each with the word that stands for it, sorted."""
        forms = self._commonest_forms(lang)
        ordered = sorted(
            self._terms[lang].items(), key=lambda item: (-item[1], item[0])
        )
        worth = [term for term, count in ordered if _is_worth(term, count)]
        return {
            term: forms.get(term, term.replace("_", " "))
            for term in sorted(worth[:MAX_WORDS])
        }

    def article_vectors(self, vectors: Mapping[str, Mapping[str, Vector]]) -> Vectors:
        """Give each article the mean of its terms' vectors, rare terms counting more.

        Args:
            vectors: by language and term, centred.

        Returns:
            A row of length 1 an article, in the order they were counted; a row of
            zeros for one without any term that has a vector.
        """
        size = next((len(v) for found in vectors.values() for v in found.values()), 0)
        tables = {
            lang: self._table(lang, vectors.get(lang, {}), size) for lang in LANGUAGES
        }
        rows = [tables[lang][terms].sum(axis=0) for lang, terms in self._articles]
        return normalised(np.array(rows, dtype=np.float32).reshape(len(rows), size))

    def _table(self, lang: str, vectors: Mapping[str, Vector], size: int) -> Vectors:
        """Give a row for every term of a language: its vector times its idf."""
        table = np.zeros((len(self._numbers[lang]), size), dtype=np.float32)
        articles = sum(1 for own, _ in self._articles if own == lang)
        for term, number in self._numbers[lang].items():
            if term in vectors:
                table[number] = vectors[term] * np.log(
                    (articles + 1) / self._terms[lang][term]
                )
        return table

    def _commonest_forms(self, lang: str) -> Mapping[str, str]:
        terms_of = get_analyzer(lang).terms
        best: dict[str, tuple[int, str]] = defaultdict(lambda: (0, ""))
        for form, count in self._forms[lang].items():
            for lemma in terms_of(form).lemmas:
                best[lemma] = max(best[lemma], (count, form))
        return {lemma: form for lemma, (_, form) in best.items()}


def _is_worth(term: str, count: int) -> bool:
    if "_" in term:
        return count >= MIN_PAIRS and term.replace("_", "").isalpha()
    plain = term.replace("'", "").replace("-", "")
    return len(term) >= MIN_LETTERS and plain.isalpha()
