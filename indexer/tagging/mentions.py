"""Does a text speak of a country where a term of the lexicon stands?

What stands around a term settles it, or leaves it to the rest of the article: a name
that is also a word or a person's (`Того`, `Kuba`, `Anh`) needs its capital inside a
sentence and no other name beside it; a capital or a seat of government stands for the
state only where it acts as one (`Tokio zgodziło się`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from analyzers import get_analyzer
from analyzers.names.vietnamese import is_syllable
from analyzers.tokenizer import APOSTROPHES
from corpus.country_lexicon import WEAK_KINDS, load_country_context
from indexer.tagging.compiled_patterns import kept_patterns
from indexer.tagging.matcher import Pattern, begins, place_of, starts_sentence
from indexer.tagging.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analyzers import Form
    from analyzers.analyzed_text import AnalyzedText
    from indexer.tagging.matcher import Match

_BREAKS = frozenset(".!?;:,\n")


class Mention(NamedTuple):
    """A place where an article speaks of a country or an organization, or may do so.

    Attributes:
        value: ISO code or id.
        kind: which of the lexicon's kinds of terms stands there.
        field: "title" or "body".
        start, end: offsets into the field's text.
        clear: whether what stands around it settles that it is meant.
    """

    value: str
    kind: str
    field: str
    start: int
    end: int
    clear: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A match in its text: what all questions about its surroundings need."""

    lang: str
    reading: AnalyzedText
    match: Match

    @property
    def opening(self) -> bool:
        """Whether it begins a sentence or a quotation."""
        return begins(self.reading, self.match.first)

    @property
    def capital(self) -> bool:
        """Whether it is capitalised."""
        return self.reading.words[self.match.first].capitalized

    @property
    def written(self) -> str:
        """The term as it stands in the text."""
        return self.reading.text[self.match.start : self.match.end]

    @property
    def foreign(self) -> bool:
        """Whether it is a word in Vietnamese that is no Vietnamese syllable."""
        return self.lang == "vi" and not is_syllable(self.written.lower())

    @property
    def nominative(self) -> bool:
        """Whether it stands as the lexicon has it, and so may act."""
        row = self.reading.words[self.match.first : self.match.last + 1]
        places = self.match.pattern.places
        return all(form.exact in place for form, place in zip(row, places, strict=True))

    def neighbour(self, at: int) -> str:
        """Give the word at a number if only blanks part it from the match, or ""."""
        text, starts, ends = self.reading.text, self.reading.starts, self.reading.ends
        if not 0 <= at < len(starts):
            return ""
        gap = (
            text[ends[at] : self.match.start]
            if at < self.match.first
            else text[self.match.end : starts[at]]
        )
        return "" if gap.strip() else text[starts[at] : ends[at]]


def is_clear(place: Place) -> bool:
    """Tell whether the surroundings of a match settle that a country is meant."""
    pattern = place.match.pattern
    if pattern.kind in WEAK_KINDS:
        return not pattern.doubtful and _acts(place)
    return not pattern.doubtful or (place.capital and _settled(place))


def _settled(place: Place) -> bool:
    """Tell whether a doubtful, capitalised term is no common word and no person."""
    headed = _follows(place, "heads")
    if _follows(place, "persons") and not headed:
        return False
    if _is_name(place, place.neighbour(place.match.last + 1)):
        return headed
    if place.opening:
        return _begins(place)
    if _named_before(place):
        return headed or _follows(place, "places")
    if not _given_names(place.lang).isdisjoint(_first(place).lemmas):
        return _follows(place, "places")
    return True


def _first(place: Place) -> Form:
    return place.reading.words[place.match.first]


def _begins(place: Place) -> bool:
    """Tell whether a doubtful term that begins a sentence is no common word there."""
    if starts_sentence(place.reading, place.match.first):
        beginners = load_country_context(place.lang).beginners
        if place.foreign or place.written in beginners:
            return True
    return any(_precedes(place, kind) for kind in ("states", "acts"))


def _named_before(place: Place) -> bool:
    """Tell whether a part of a name stands before a term.

    A word of the dictionary that begins the sentence owes its capital to that.
    """
    at = place.match.first - 1
    word = place.neighbour(at)
    common = (
        bool(word)
        and starts_sentence(place.reading, at)
        and place.reading.form_index.common.values[place.reading.form_ids[at]]
    )
    return not common and _is_name(place, word)


def _is_name(place: Place, word: str) -> bool:
    """Tell whether a word beside a term looks like a part of somebody's name.

    In Vietnamese a name is of Vietnamese syllables throughout, or of none.
    """
    if not word[:1].isupper() or (len(word) > 1 and word.isupper()):
        return False
    return place.lang != "vi" or place.foreign or is_syllable(word.lower())


def _acts(place: Place) -> bool:
    """Tell whether a capital does what states do, and is not just a place."""
    if _follows(place, "places") or not place.nominative:
        return False
    first, text, starts = place.match.last + 1, place.reading.text, place.reading.starts
    acts = _context_words(place.lang, "acts")
    for at in range(first, first + load_country_context(place.lang).act_within):
        if acts.begin(place.reading, at):
            return _BREAKS.isdisjoint(text[place.match.end : starts[at]])
    return False


def _follows(place: Place, kind: str) -> bool:
    """Tell whether one of the context's words stands right before a match."""
    before = place.match.first - 1
    if before >= 0 and place.reading.text[place.match.start - 1] in APOSTROPHES:
        return kind == "places"
    words = _context_words(place.lang, kind)
    return words.end(place.reading, before) and bool(place.neighbour(before))


def _precedes(place: Place, kind: str) -> bool:
    """Tell whether one of the context's words stands right after a match."""
    after = place.match.last + 1
    words = _context_words(place.lang, kind)
    return words.begin(place.reading, after) and bool(place.neighbour(after))


@cache
def _context_words(lang: str, kind: str) -> Phrases:
    """Give one list of a language's context."""
    terms = getattr(load_country_context(lang), kind)
    return Phrases(map(get_analyzer(lang).exact_terms, terms))


@cache
def _given_names(lang: str) -> frozenset[str]:
    """Give the terms of names that are given to people."""
    kept = kept_patterns("given", lang, lambda: _given(lang))
    return frozenset(term for name in kept for place in name.places for term in place)


def _given(lang: str) -> Iterator[Pattern]:
    for name in load_country_context(lang).given_names:
        places = tuple(map(place_of, get_analyzer(lang).forms(name)))
        yield Pattern(name, places, (False,) * len(places))
