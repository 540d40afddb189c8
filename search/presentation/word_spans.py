"""Where does a text have a word of a question, and in which way?

What is looked for as one may be several words in writing (`énergie éolienne`, `hợp
tác`). Where they stand next to each other, they are found together; only if they
nowhere do, each is found by itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from analyzers import Kind
from analyzers.function_words import content_words
from search.edit_distance import is_within_distance
from search.port.document import Channel
from search.port.plan import (
    AnyOf,
    FuzzyTerm,
    Phrase,
    PrefixTerm,
    SynonymSet,
    Term,
)
from search.presentation.candidate_regions import candidate_regions
from search.presentation.full_name_spans import full_name_spans
from search.presentation.phrase_matching import phrase_spans
from search.presentation.query_terms import is_synonym, leaves, query_terms, synonyms
from search.presentation.token_matcher import has_prefix, matches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from analyzers import Token
    from search.port.plan import Leaf, Plan
    from search.presentation.query_terms import QueryTerms


class Way(StrEnum):
    """In which way a part of a text is a word that was typed; the best first."""

    EXACT = "exact"
    """As it was typed."""
    FORM = "form"
    """In another grammatical form, or in another order."""
    PREFIX = "prefix"
    """As a word that begins so."""
    SIMILAR = "similar"
    """With a few other letters."""
    FOLDED = "folded"
    """With other diacritics."""
    NAME = "name"
    """As the same name in another form, spelling or script."""
    APART = "apart"
    """Its words apart from each other, in any way."""
    EQUIVALENT = "equivalent"
    """As a word of the same meaning."""
    COUNTRY = "country"
    """As the country that the article is about."""


class WordSpan(NamedTuple):
    """A part of a text that is a word: its offsets, and in which way."""

    start: int
    end: int
    way: Way


class FieldText(NamedTuple):
    """The text of a field.

    Attributes:
        text: the text.
        lang: ISO 639-1 code of its language.
        is_title: whether it is a title.
    """

    text: str
    lang: str
    is_title: bool = False


_TITLES = frozenset({Channel.TITLE, Channel.EXACT_TITLE})
_EXACT = frozenset({Channel.EXACT, Channel.EXACT_TITLE})
_RANK = {way: number for number, way in enumerate(Way)}
_BETWEEN = re.compile(r"[\s\-‐‑]*(?:\w{1,6}['’ʼ])?")
"""What may stand between words next to each other: blanks, a hyphen, an elided word."""


def find_spans(
    word: str, plan: Plan, texts: Sequence[FieldText]
) -> tuple[tuple[WordSpan, ...], ...]:
    """Return where the texts of an article have a word; no two parts overlap.

    Args:
        word: one or more words as they were typed.
        plan: what they alone are looked for by, resolved by the engine.
        texts: the texts; the parts of each are returned in order.
    """
    looked_for = [
        leaf
        for leaf in leaves(plan)
        if isinstance(leaf, Term | Phrase | SynonymSet | PrefixTerm | FuzzyTerm)
    ]
    own = [leaf for leaf in looked_for if not is_synonym(leaf)]
    typed = {_typed(leaf) for leaf in own if leaf.channel is not Channel.NAME}
    # The parts of a hyphenated name are looked for as well, and so are full names.
    names = [w for w in own if _typed(w) not in typed or _is_full_name(w)]
    own = [leaf for leaf in own if leaf not in names]
    found = [
        _as_one(word, own, texts),
        _as_one(word, names, texts),
        [_equivalents(looked_for, text) for text in texts],
    ]
    return tuple(
        tuple(_best(chain.from_iterable(spans), len(text.text)))
        for text, *spans in zip(texts, *found, strict=True)
    )


def _is_full_name(leaf: Leaf) -> bool:
    return leaf.channel is Channel.NAME and " " in leaf.word


def _typed(leaf: Leaf) -> str:
    """Return the word that a leaf was made of, without the signs after it."""
    return leaf.word.rpartition("~")[0] if isinstance(leaf, FuzzyTerm) else leaf.word


def _as_one(
    word: str, of_word: Iterable[Leaf], texts: Sequence[FieldText]
) -> list[list[WordSpan]]:
    """Return where texts have a word by some leaves; if it is several, as one."""
    by_part: dict[str, list[Leaf]] = {}
    for leaf in of_word:
        if not _is_bigram(leaf):
            by_part.setdefault(_typed(leaf), []).append(leaf)
    folded = word.casefold()
    in_order = sorted(by_part, key=lambda part: folded.find(part.casefold()))
    spans = [[_spans(part, by_part[part], text) for part in in_order] for text in texts]
    if len(in_order) <= 1:
        return [list(chain.from_iterable(of_text)) for of_text in spans]
    together = [
        list(_next_to_each_other(text.text, of_text))
        for text, of_text in zip(texts, spans, strict=True)
    ]
    if any(together):
        return together
    content = {word[t.start : t.end] for t in content_words(texts[0].lang, word)}
    numbers = [n for n, part in enumerate(in_order) if part in content]
    if not all(any(of_text[n] for of_text in spans) for n in numbers):
        return [[] for _ in texts]
    return [
        [span._replace(way=Way.APART) for n in numbers for span in of_text[n]]
        for of_text in spans
    ]


def _equivalents(looked_for: Iterable[Leaf], text: FieldText) -> list[WordSpan]:
    return [
        WordSpan(start, end, Way.EQUIVALENT)
        for leaf in looked_for
        if is_synonym(leaf) and (text.is_title or leaf.channel not in _TITLES)
        for start, end, _ in _spans("", tuple(synonyms(leaf)), text)
    ]


def _is_bigram(leaf: Leaf) -> bool:
    return isinstance(leaf, Term) and "_" in leaf.term


def _spans(typed: str, of_word: Iterable[Leaf], text: FieldText) -> list[WordSpan]:
    """Return where a text has one word, in order; parts may overlap.

    Args:
        typed: the word.
        of_word: what it is looked for by.
        text: the text.
    """
    here = tuple(w for w in of_word if text.is_title or w.channel not in _TITLES)
    terms = query_terms(AnyOf(here))
    found = []
    for tokens in candidate_regions(text.text, terms, text.lang):
        for token in tokens:
            if matches(terms, text.text, token, text.lang):
                written = text.text[token.start : token.end]
                way = _way(typed, terms, token, written, text.lang)
                found.append(WordSpan(token.start, token.end, way))
        words = [token for token in tokens if token.kind is Kind.WORD]
        for phrase in terms.phrases:
            strict = phrase.channel in _EXACT and not phrase.slop
            for start, end, _ in phrase_spans(words, phrase):
                exact = strict or _is_same(text.text[start:end], typed)
                found.append(WordSpan(start, end, Way.EXACT if exact else Way.FORM))
    if not found:
        names = full_name_spans(terms, text.text, text.lang)
        found = [WordSpan(start, end, Way.NAME) for start, end, _ in names]
    return sorted(found)


def _way(typed: str, terms: QueryTerms, token: Token, written: str, lang: str) -> Way:
    """Return in which way a token that matches is a word."""
    if token.exact in terms.forms or _is_same(written, typed):
        return Way.EXACT
    if not terms.lemmas.isdisjoint(token.lemmas):
        return Way.FORM
    if has_prefix(terms, token, lang):
        return Way.PREFIX
    if any(
        is_within_distance(token.exact, each.term, each.distance)
        for each in terms.fuzzy
    ):
        return Way.SIMILAR
    return Way.NAME if terms.folded.isdisjoint(token.folded) else Way.FOLDED


def _is_same(written: str, typed: str) -> bool:
    return written.casefold() == typed.casefold()


def _next_to_each_other(
    text: str, of_words: Sequence[Sequence[WordSpan]]
) -> Iterator[WordSpan]:
    """Yield where the first of some words is followed by all others, in order."""
    starts = [[span.start for span in spans] for spans in of_words]
    for first in of_words[0]:
        end, ways = first.end, [first.way]
        for spans, begin in zip(of_words[1:], starts[1:], strict=True):
            index = bisect_left(begin, end)
            if index == len(spans) or not _BETWEEN.fullmatch(text, end, begin[index]):
                break
            end = spans[index].end
            ways.append(spans[index].way)
        else:
            yield WordSpan(first.start, end, max(ways, key=_RANK.__getitem__))


def _best(spans: Iterable[WordSpan], length: int) -> list[WordSpan]:
    """Return spans in order; of those that overlap, the one in the best way."""
    taken = bytearray(length)
    best = []
    for span in sorted(spans, key=lambda s: (_RANK[s.way], s.start, -s.end)):
        if not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
            best.append(span)
    return sorted(best)
