"""What else do a question's words stand for, in its own language and in others?

A question is cut into units: terms of the thesaurus, longest first, and single words
(of Vietnamese, pairs of syllables). Each has equivalents from the thesaurus and from
the table of meanings that the index learnt; a word that neither knows is shown to the
model, where there is one. The question's language is only weighed, never asked for:
words that several languages share get the equivalents of all.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from analyzers import LANGUAGES, Kind, get_analyzer
from analyzers.names.vietnamese import is_syllable
from analyzers.question import QUESTION_LANGUAGES, in_dictionary, question_words
from search.expansion.query_segment import Expansion, ExpansionSource, QuerySegment
from search.expansion.question_language import languages_of
from search.port.plan import WeightedTerm
from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from analyzers import Token
    from search.expansion.embedding import Embedder
    from search.expansion.thesaurus import Match, Thesaurus
    from search.expansion.translation_table import Neighbour, TranslationTable
    from search.expansion.vectors import Vectors
    from search.port.engine import Engine

MAX_ASKED = 8
"""Words of a question of which the model is asked; it takes 10 ms a word."""
CACHED_WORDS = 1_000
"""Words that the table lacks whose vectors stay known (1.5 kB each)."""
CACHED_LEARNT = 1_000
"""Words whose learnt equivalents stay known (some 20 kB each)."""
CACHED_WORDINGS = 5_000
"""Wordings whose index terms stay known (about 500 bytes each)."""


class QueryExpander:
    """Finds the equivalents of questions to one index."""

    def __init__(
        self,
        thesaurus: Thesaurus,
        meanings: TranslationTable,
        embedder: Callable[[], Embedder | None],
    ) -> None:
        self._thesaurus = thesaurus
        self._meanings = meanings
        self._embedder = embedder
        self._vector = lru_cache(maxsize=CACHED_WORDS)(self._embed)
        self._of_word = lru_cache(maxsize=CACHED_LEARNT)(self._look_up)

    @property
    def learnt(self) -> bool:
        """Whether there is a table of meanings."""
        return bool(self._meanings.model)

    def expand(self, text: str, engine: Engine) -> tuple[QuerySegment, ...]:
        """Cut a run of plain words into units with their equivalents."""
        sources = languages_of(text, engine)
        base = min(sources, key=LANGUAGES.index, default="fr")
        words = question_words(base, text)
        matches = list(self._matches(text, sources))
        units = [self._term(text, match, words, sources) for match in matches]
        free = [w for w in words if not any(_overlap(w, m) for m in matches)]
        units += self._words(text, base, free, sources)
        return tuple(sorted(units, key=lambda unit: unit.start))

    def _matches(self, text: str, sources: frozenset[str]) -> Iterator[Match]:
        """Choose terms of the thesaurus, longest first; none overlap."""
        found = [
            match
            for lang in QUESTION_LANGUAGES
            for match in self._thesaurus.find(text, lang)
            if lang in sources or lang == "en" or " " in text[match.start : match.end]
        ]
        if any(match.exact for match in found):
            found = [match for match in found if match.exact]
        found.sort(key=lambda m: (m.start - m.end, m.lang not in sources, m.start))
        taken: list[Match] = []
        for match in found:
            if not any(_overlap(match, other) for other in taken):
                taken.append(match)
                yield match

    def _term(
        self, text: str, match: Match, words: Iterable[Token], sources: frozenset[str]
    ) -> QuerySegment:
        inside = [word for word in words if _overlap(word, match)]
        typed = text[match.start : match.end]
        known = tuple(self._known(match, typed))
        if len(inside) < 2:  # noqa: PLR2004 - one word has no parts
            learnt = self._learnt(text, inside, sources, beside=bool(known))
            return QuerySegment(typed, match.start, match.end, _merged(known, learnt))
        parts = self._words(text, "", inside, sources)
        return QuerySegment(typed, match.start, match.end, known, tuple(parts))

    def _known(self, match: Match, typed: str) -> Iterator[Expansion]:
        """Give the thesaurus's other terms for a match, each wording once."""
        given: set[tuple[str, tuple[tuple[str, ...], ...]]] = set()
        for number in match.concepts:
            for lang in LANGUAGES:
                for term in self._thesaurus.concepts[number].get(lang, ()):
                    places = index_terms(lang, term)
                    known = not places or (lang, places) in given
                    if not known and term.casefold() != typed.casefold():
                        given.add((lang, places))
                        member = WeightedTerm(places)
                        yield Expansion(
                            term,
                            lang,
                            member,
                            strong=True,
                            source=ExpansionSource.THESAURUS,
                        )

    def _words(
        self, text: str, base: str, words: list[Token], sources: frozenset[str]
    ) -> list[QuerySegment]:
        """Make units of words, of Vietnamese syllables by twos where they are known."""
        units: list[QuerySegment] = []
        at = 0
        while at < len(words):
            pair = words[at : at + 2]
            paired = "vi" in sources and base != "" and self._is_pair(text, pair)
            row = pair if paired else words[at : at + 1]
            start, end = row[0].start, row[-1].end
            equivalents = self._learnt(
                text, row, sources, beside=False, ask=len(units) < MAX_ASKED
            )
            units.append(QuerySegment(text[start:end], start, end, equivalents))
            at += len(row)
        return units

    def _is_pair(self, text: str, row: list[Token]) -> bool:
        if len(row) != 2 or text[row[0].end : row[1].start].strip(" -"):  # noqa: PLR2004
            return False
        return self._meanings.knows("vi", f"{row[0].lemmas[0]}_{row[1].lemmas[0]}")

    def _learnt(
        self,
        text: str,
        row: list[Token],
        sources: frozenset[str],
        *,
        beside: bool,
        ask: bool = True,
    ) -> tuple[Expansion, ...]:
        """Give what the table has for a word, or the model for one it lacks."""
        if not row:
            return ()
        typed = text[row[0].start : row[-1].end]
        return self._of_word(
            typed, sources, RANKING.learnt_with_thesaurus if beside else 1.0, ask=ask
        )

    def _look_up(
        self, typed: str, sources: frozenset[str], factor: float, *, ask: bool
    ) -> tuple[Expansion, ...]:
        """Look a word up for every language the question is not in."""
        targets = [lang for lang in LANGUAGES if lang not in sources] or [*LANGUAGES]
        return tuple(
            Expansion(
                text=n.form,
                lang=target,
                term=WeightedTerm(((n.term,),), n.weight * factor),
                strong=sure
                and n.nearness >= RANKING.min_csls
                and n.weight >= RANKING.min_translation_weight,
                source=ExpansionSource.LEARNT,
            )
            for target in targets
            for sure, n in self._neighbours(typed, sources - {target}, target, ask=ask)
        )

    def _neighbours(
        self, typed: str, langs: frozenset[str], target: str, *, ask: bool
    ) -> list[tuple[bool, Neighbour]]:
        """Give a word's neighbours in a language, each once, the likeliest first.

        With each, whether it may be relied on: the model finds some for any letters.
        """
        near: Sequence[Neighbour] = [
            n
            for lang in sorted(langs)
            for term in _terms(lang, typed)
            for n in self._meanings.near(lang, term, target)
        ]
        sure = bool(near)
        if not near and ask:
            near, sure = self._asked(typed, target), _is_word(typed)
        best: dict[str, Neighbour] = {}
        for n in near:
            if n.term not in best or n.weight > best[n.term].weight:
                best[n.term] = n
        return [(sure, n) for n in sorted(best.values(), key=lambda n: -n.weight)]

    def _asked(self, typed: str, target: str) -> tuple[Neighbour, ...]:
        """Ask the model for a word's neighbours."""
        if not self._meanings.model or not any(char.isalpha() for char in typed):
            return ()
        vector = self._vector(typed)
        return () if vector is None else self._meanings.near_vector(vector, target)

    def _embed(self, typed: str) -> Vectors | None:
        model = self._embedder()
        if model is None or model.name != self._meanings.model:
            return None
        row: Vectors = model([typed])[0]
        return row


@lru_cache(maxsize=CACHED_WORDINGS)
def index_terms(lang: str, term: str) -> tuple[tuple[str, ...], ...]:
    """Give the index terms of a wording, a place a word; two syllables are one term."""
    tokens = tuple(get_analyzer(lang)(term))
    words = tuple(token for token in tokens if token.kind is Kind.WORD)
    pairs = tuple(token for token in tokens if token.kind is Kind.BIGRAM)
    if len(words) == 2 and len(pairs) == 1:  # noqa: PLR2004 - a pair
        return (pairs[0].lemmas,)
    return tuple(word.lemmas for word in words)


def _is_word(typed: str) -> bool:
    """Tell whether a dictionary has what was typed; Vietnamese has its syllables."""
    return any(
        all(_has(lang, word.exact) for word in words)
        for lang in QUESTION_LANGUAGES
        if (words := question_words(lang, typed))
    )


def _has(lang: str, word: str) -> bool:
    return is_syllable(word) if lang == "vi" else in_dictionary(lang, word)


def _terms(lang: str, typed: str) -> tuple[str, ...]:
    """Give the terms under which the table may know a word or a pair of syllables."""
    places = index_terms(lang, typed)
    return places[0] if len(places) == 1 else ()


def _merged(
    known: tuple[Expansion, ...], learnt: tuple[Expansion, ...]
) -> tuple[Expansion, ...]:
    """Join equivalents of both sources; what stands in both is the thesaurus's."""
    terms = {(e.lang, place) for e in known for place in e.term.positions[:1]}
    terms |= {(lang, (term,)) for lang, place in terms for term in place}
    more = (e for e in learnt if (e.lang, e.term.positions[0]) not in terms)
    return (*known, *more)


def _overlap(one: Token | Match, other: Token | Match) -> bool:
    return one.start < other.end and other.start < one.end
