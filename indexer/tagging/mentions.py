"""Does a term of the lexicon mean a country where it occurs?

The words around a term settle it, or leave it to the rest of the article: a name that
is also a common word or a person's (`Того`, `Kuba`, `Anh`) must be capitalised inside
a sentence and must not be next to another name; a capital or a seat of government
means the state only where it acts as one (`Tokio zgodziło się`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from analyzers import get_analyzer
from analyzers.names.vietnamese import is_syllable
from analyzers.tokenizer import APOSTROPHES
from corpus.country_lexicon import METONYMIC_KINDS, load_country_context
from indexer.tagging.compiled_patterns import cached_patterns
from indexer.tagging.pattern import Pattern, term_set
from indexer.tagging.phrases import Phrases
from indexer.tagging.word_context import opens_sentence_or_quotation, starts_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analyzers import Form
    from analyzers.analyzed_text import AnalyzedText
    from indexer.tagging.pattern import Match

_BREAKS = frozenset(".!?;:,\n")


class Mention(NamedTuple):
    """A passage that mentions a country or an organization, or may do so.

    Attributes:
        value: ISO code or id.
        kind: the kind of the term, as its lexicon calls it.
        field: "title" or "body".
        start, end: offsets into the field's text.
        certain: whether the words around it settle that it is meant.
    """

    value: str
    kind: str
    field: str
    start: int
    end: int
    certain: bool


@dataclass(frozen=True, slots=True)
class MatchContext:
    """A match with the words around it.

    Attributes:
        lang: language of the text.
        text: the whole text.
        match: the term's occurrence in it.
    """

    lang: str
    text: AnalyzedText
    match: Match

    @property
    def opening(self) -> bool:
        """Whether it begins a sentence or a quotation."""
        return opens_sentence_or_quotation(self.text, self.match.first)

    @property
    def capital(self) -> bool:
        """Whether it is capitalised."""
        return self.text.words[self.match.first].capitalized

    @property
    def written(self) -> str:
        """The term as it is written in the text."""
        return self.text.text[self.match.start : self.match.end]

    @property
    def foreign(self) -> bool:
        """Whether it is a foreign word in a Vietnamese text."""
        return self.lang == "vi" and not is_syllable(self.written.lower())

    @property
    def nominative(self) -> bool:
        """Whether it has the lexicon's form, and so may be the subject of a verb."""
        words = self.text.words[self.match.first : self.match.last + 1]
        term_sets = self.match.pattern.term_sets
        return all(
            form.exact in terms for form, terms in zip(words, term_sets, strict=True)
        )

    def neighbour(self, index: int) -> str:
        """Return the word at an index if only blanks are between it and the match.

        Otherwise "".
        """
        text, starts, ends = self.text.text, self.text.starts, self.text.ends
        if not 0 <= index < len(starts):
            return ""
        gap = (
            text[ends[index] : self.match.start]
            if index < self.match.first
            else text[self.match.end : starts[index]]
        )
        return "" if gap.strip() else text[starts[index] : ends[index]]


def is_certain(context: MatchContext) -> bool:
    """Return whether the words around a match settle that a country is meant."""
    pattern = context.match.pattern
    if pattern.kind in METONYMIC_KINDS:
        return not pattern.ambiguous and _acts(context)
    return not pattern.ambiguous or (context.capital and _is_country(context))


def _is_country(context: MatchContext) -> bool:
    """Return whether an ambiguous, capitalised term is no common word and no person."""
    headed = _follows(context, "heads")
    if _follows(context, "persons") and not headed:
        return False
    if _is_name_part(context, context.neighbour(context.match.last + 1)):
        return headed
    if context.opening:
        return _opens_as_country(context)
    if _follows_name_part(context):
        return headed or _follows(context, "places")
    if not _given_names(context.lang).isdisjoint(_first_word(context).lemmas):
        return _follows(context, "places")
    return True


def _first_word(context: MatchContext) -> Form:
    return context.text.words[context.match.first]


def _opens_as_country(context: MatchContext) -> bool:
    """Return whether an ambiguous term that opens a sentence is no common word."""
    if starts_sentence(context.text, context.match.first):
        beginners = load_country_context(context.lang).beginners
        if context.foreign or context.written in beginners:
            return True
    return any(_precedes(context, kind) for kind in ("states", "acts"))


def _follows_name_part(context: MatchContext) -> bool:
    """Return whether the word before a match looks like a part of a name.

    A word of the dictionary that opens the sentence is capitalised for that.
    """
    before = context.match.first - 1
    word = context.neighbour(before)
    text = context.text
    common = (
        bool(word)
        and starts_sentence(text, before)
        and text.form_index.common.values[text.form_ids[before]]
    )
    return not common and _is_name_part(context, word)


def _is_name_part(context: MatchContext, word: str) -> bool:
    """Return whether a word next to a term looks like a part of somebody's name.

    In Vietnamese all parts of a name are Vietnamese syllables, or none is.
    """
    if not word[:1].isupper() or (len(word) > 1 and word.isupper()):
        return False
    return context.lang != "vi" or context.foreign or is_syllable(word.lower())


def _acts(context: MatchContext) -> bool:
    """Return whether a capital does what states do, and is not just a town."""
    if _follows(context, "places") or not context.nominative:
        return False
    text, after = context.text, context.match.last + 1
    acts = context_words(context.lang, "acts")
    within = load_country_context(context.lang).act_within
    for index in range(after, after + within):
        if acts.begin(text, index):
            between = text.text[context.match.end : text.starts[index]]
            return _BREAKS.isdisjoint(between)
    return False


def _follows(context: MatchContext, kind: str) -> bool:
    """Return whether a match comes right after one of the context's words."""
    before = context.match.first - 1
    preceding = context.text.text[context.match.start - 1]
    if before >= 0 and preceding in APOSTROPHES:
        return kind == "places"  # an elided preposition or article: `d'Haïti`
    words = context_words(context.lang, kind)
    return words.end(context.text, before) and bool(context.neighbour(before))


def _precedes(context: MatchContext, kind: str) -> bool:
    """Return whether a match comes right before one of the context's words."""
    after = context.match.last + 1
    words = context_words(context.lang, kind)
    return words.begin(context.text, after) and bool(context.neighbour(after))


@cache
def context_words(lang: str, kind: str) -> Phrases:
    """Return one list of a language's context."""
    terms = getattr(load_country_context(lang), kind)
    return Phrases(map(get_analyzer(lang).exact_terms, terms))


@cache
def _given_names(lang: str) -> frozenset[str]:
    """Return the terms of names that are given to people."""
    patterns = cached_patterns("given", lang, lambda: _given_name_patterns(lang))
    return frozenset(
        term for pattern in patterns for terms in pattern.term_sets for term in terms
    )


def _given_name_patterns(lang: str) -> Iterator[Pattern]:
    for name in load_country_context(lang).given_names:
        term_sets = tuple(map(term_set, get_analyzer(lang).forms(name)))
        yield Pattern(name, term_sets, (False,) * len(term_sets))
