"""What does a word expand to by the translation table that the index learnt?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from analyzers import LANGUAGES
from search.expansion.query_segment import Expansion, ExpansionSource
from search.expansion.unknown_words import WordEmbedder, is_word
from search.expansion.wordings import index_terms
from search.port.plan import WeightedTerm
from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from search.expansion.translation_table import Neighbour, TranslationTable
    from search.meaning.embedding import Embedder

CACHED_EXPANSIONS = 1_000
"""Words whose learnt expansions are cached (some 20 kB each)."""


class LearntExpansions:
    """Expands words by a translation table, and by the model that it was made with."""

    def __init__(
        self, table: TranslationTable, embedder: Callable[[], Embedder | None]
    ) -> None:
        """Start with empty caches.

        Args:
            table: of the index.
            embedder: finds the model that is installed.
        """
        self._table = table
        self._embed = WordEmbedder(table.model, embedder)
        self._cached = lru_cache(maxsize=CACHED_EXPANSIONS)(self._expand)

    @property
    def available(self) -> bool:
        """Whether the index learnt a table."""
        return bool(self._table.model)

    def has_pair(self, first: str, second: str) -> bool:
        """Return whether the table has a pair of Vietnamese syllables."""
        return self._table.knows("vi", f"{first}_{second}")

    def expand(
        self, typed: str, langs: frozenset[str], *, factor: float, use_model: bool
    ) -> tuple[Expansion, ...]:
        """Expand a word into every language that the question is not in.

        Args:
            typed: the word, or a pair of Vietnamese syllables.
            langs: ISO 639-1 codes of the languages that the question may be in.
            factor: of the weights of the expansions.
            use_model: whether the model may embed the word if the table lacks it.
        """
        return self._cached(typed, langs, factor, use_model)

    def _expand(
        self,
        typed: str,
        langs: frozenset[str],
        factor: float,
        use_model: bool,  # noqa: FBT001 - part of the cache's key
    ) -> tuple[Expansion, ...]:
        targets = [lang for lang in LANGUAGES if lang not in langs] or [*LANGUAGES]
        return tuple(
            Expansion(
                text=neighbour.form,
                lang=target,
                term=WeightedTerm(((neighbour.term,),), neighbour.weight * factor),
                strong=reliable and _is_strong(neighbour),
                source=ExpansionSource.LEARNT,
            )
            for target in targets
            for reliable, neighbour in self._neighbours(
                typed, langs - {target}, target, use_model=use_model
            )
        )

    def _neighbours(
        self, typed: str, langs: frozenset[str], target: str, *, use_model: bool
    ) -> list[tuple[bool, Neighbour]]:
        """Return a word's neighbours in a language, each once, the likeliest first.

        With each, whether it is reliable: the model has neighbours for any letters.
        """
        neighbours: Sequence[Neighbour] = [
            neighbour
            for lang in sorted(langs)
            for term in _table_terms(lang, typed)
            for neighbour in self._table.neighbours(lang, term, target)
        ]
        reliable = bool(neighbours)
        if not neighbours and use_model:
            vector = self._embed(typed)
            if vector is not None:
                neighbours = self._table.neighbours_of_vector(vector, target)
            reliable = is_word(typed)
        best: dict[str, Neighbour] = {}
        for each in neighbours:
            if each.term not in best or each.weight > best[each.term].weight:
                best[each.term] = each
        return [(reliable, n) for n in sorted(best.values(), key=lambda n: -n.weight)]


def _is_strong(neighbour: Neighbour) -> bool:
    return (
        neighbour.nearness >= RANKING.min_csls
        and neighbour.weight >= RANKING.min_translation_weight
    )


def _table_terms(lang: str, typed: str) -> tuple[str, ...]:
    """Return the terms under which the table may have a word or pair of syllables."""
    positions = index_terms(lang, typed)
    return positions[0] if len(positions) == 1 else ()
