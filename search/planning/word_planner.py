"""Which index terms answer a run of plain words in one language?

Each word has a place in the plan, filled by its channels: the best of its lemmas
counts in full; its exact form, its folded form and its name keys add a share. A
channel of a lower weight alone also finds an article, so that exact beats lemma beats
folded beats name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from analyzers import LANGUAGES, Kind, get_analyzer, name_keys
from analyzers.question import in_dictionary
from corpus import country_names
from search.port.document import Channel
from search.port.plan import (
    AllOf,
    AnyOf,
    Boosted,
    DisMax,
    FirstMatching,
    Phrase,
    Plan,
    Term,
)
from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analyzers import Token
    from search.query.ast import Words

# Letters that neither French nor Polish has. Of Vietnamese there is no dictionary.
_VIETNAMESE = re.compile(
    "[ăđơưáãạảấầẩẫậắằẳẵặẻẽẹếềểễệíìỉĩịòỏõọốồổỗộớờởỡợúủũụứừửữựýỳỷỹỵ]"
)
SHORTEST_NAME = 3
"""Fewest letters of a word in lower case that may be a name."""
CACHED_RUNS = 500
"""Runs of words whose places stay known (some 3 kB a word); the longest question has
260, each of its words alone among them."""


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of words: their places, and the pairs that stand side by side."""

    places: tuple[Plan, ...]
    pairs: tuple[Plan, ...]
    alone: tuple[Plan, ...]
    names: tuple[Plan, ...]


def plan_words(
    node: Words, lang: str, *, adjacent: bool = True, any_word: bool = False
) -> Plan | None:
    """Plan a run of words.

    Args:
        node: the words.
        lang: ISO 639-1 code of an analyzer.
        adjacent: ask for Vietnamese syllables side by side first.
        any_word: let any word do, instead of all.
    """
    run = _run(node, lang)
    if not run.places:
        return None
    if any_word:
        return _any([*run.places, *run.pairs])
    if not run.pairs:
        return _one_or_all(run.places)
    apart = Boosted(_one_or_all(run.places), AnyOf(run.pairs))
    close: Plan = Boosted(_one_or_all((*run.pairs, *run.alone)), AnyOf(run.places))
    if len(run.names) == len(run.places):
        close = AnyOf((close, AllOf(run.names)))
    return FirstMatching((close, apart)) if adjacent else AnyOf((close, apart))


def _one_or_all(parts: tuple[Plan, ...]) -> Plan:
    return AllOf(parts) if len(parts) > 1 else parts[0]


@lru_cache(maxsize=CACHED_RUNS)
def _run(node: Words, lang: str) -> _Run:
    in_title = node.field == "title"
    tokens = tuple(get_analyzer(lang)(node.text))
    groups = list(_groups(tokens))
    bigrams = [token for token in tokens if token.kind is Kind.BIGRAM]
    paired = {t.position for t in bigrams} | {t.position + 1 for t in bigrams}
    places = [_place(node.text, group, in_title=in_title) for group in groups]
    names = [] if in_title else [_names(node.text, group[0]) for group in groups]
    return _Run(
        places=tuple(places),
        pairs=tuple(_pair(node.text, token, in_title=in_title) for token in bigrams),
        alone=tuple(
            place
            for place, group in zip(places, groups, strict=True)
            if group[0].position not in paired
        ),
        names=tuple(name for name in names if name),
    )


def _groups(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """Give each word, a compound's whole together with its parts."""
    group: list[Token] = []
    end = 0
    for token in tokens:
        if token.kind is Kind.BIGRAM:
            continue
        if group and token.start >= end:
            yield group
            group = []
        group.append(token)
        end = max(end, token.end)
    if group:
        yield group


def _place(text: str, group: list[Token], *, in_title: bool) -> Plan:
    """Plan one word, or a compound by its whole or its parts side by side."""
    first = group[0]
    word = text[first.start : first.end]
    channel = Channel.TITLE if in_title else Channel.TEXT
    terms: list[Plan] = [Term(channel, lemma, word=word) for lemma in first.lemmas]
    if first.kind is Kind.COMPOUND:
        parts = tuple(token.lemmas for token in group[1:])
        terms.append(Phrase(channel, parts, word=word))
    shares: list[Plan] = [_best(terms)]
    if first.kind is Kind.WORD:
        exact = Channel.EXACT_TITLE if in_title else Channel.EXACT
        shares.append(Term(exact, first.exact, RANKING.exact, word))
    if in_title:
        return _any(shares)
    if names := _names(text, first):
        shares.append(names)
    return _with_folded(shares, first, word)


def _with_folded(shares: list[Plan], token: Token, word: str) -> Plan:
    """Add the folded channel: for a word typed without diacritics, else as a resort."""
    folded: list[Plan] = [
        Term(Channel.FOLDED, f, RANKING.folded, word) for f in token.folded
    ]
    if not folded:
        return _any(shares)
    best = _best(folded)
    plain = token.exact or token.lemmas[0]
    if plain in token.folded:
        return AnyOf((*shares, best))
    return FirstMatching((_any(shares), best))


def _any(shares: list[Plan]) -> Plan:
    return AnyOf(tuple(shares)) if len(shares) > 1 else shares[0]


def _best(terms: list[Plan]) -> Plan:
    return DisMax(tuple(terms)) if len(terms) > 1 else terms[0]


def _pair(text: str, token: Token, *, in_title: bool) -> Plan:
    """Plan two Vietnamese syllables side by side."""
    word = text[token.start : token.end]
    channel = Channel.TITLE if in_title else Channel.TEXT
    pair = Term(channel, token.lemmas[0], RANKING.syllable_pair, word)
    return pair if in_title else _with_folded([pair], token, word)


def _is_common(token: Token) -> bool:
    """Tell whether a word in lower case is short, Vietnamese or in a dictionary."""
    word = token.exact
    if len(word) < SHORTEST_NAME or _VIETNAMESE.search(word):
        return True
    if not _countries().isdisjoint(token.lemmas):
        return False
    return any(in_dictionary(lang, word) for lang in LANGUAGES)


@cache
def _countries() -> frozenset[str]:
    """Give the lemmas of countries of one word; dictionaries do not mark them."""
    return frozenset(
        lemma
        for lang in LANGUAGES
        for _, name in country_names(lang)
        if " " not in name
        for token in get_analyzer(lang)(name)
        for lemma in token.lemmas
        if token.kind is Kind.WORD
    )


@lru_cache(maxsize=CACHED_RUNS)
def plan_names(text: str) -> Plan | None:
    """Plan words as names in another script, of which every one must be a name."""
    tokens = [t for t in get_analyzer("fr")(text) if t.kind is Kind.WORD]
    planned = [_names(text, token, RANKING.translated_name) for token in tokens]
    names = tuple(name for name in planned if name)
    if not names or len(names) < len(planned):
        return None
    return _one_or_all(names)


def _names(text: str, token: Token, weight: float = RANKING.name) -> Plan | None:
    """Plan a word as a name; a common word in lower case is none.

    Nobody knows which language's case ending a question's name has, so all are tried.
    """
    word = text[token.start : token.end]
    if not word[:1].isupper() and _is_common(token):
        return None
    keys = dict.fromkeys(key for lang in LANGUAGES for key in name_keys(word, lang))
    terms: list[Plan] = [Term(Channel.NAME, key, weight, word) for key in keys]
    return _best(terms) if terms else None
