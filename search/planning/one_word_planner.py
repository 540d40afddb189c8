"""Which index terms answer one word, or a pair of Vietnamese syllables?

A word is matched in several channels at once, whose scores add up: the best of its
lemmas counts in full; its exact form, its folded form and its name keys add a share
each. A channel of a lower weight also matches an article alone, so that exact ranks
above lemma above folded above name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers import Kind, get_analyzer
from analyzers.filters import has_diacritics, is_acronym
from analyzers.numerals import question_readings
from analyzers.typed_apart import apart
from search.planning.joining import joined
from search.planning.name_planner import plan_name
from search.port.document import Channel
from search.port.plan import AnyOf, DisMax, FirstMatching, Phrase, Plan, Term
from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analyzers import Token


def plan_word(
    text: str, group: Sequence[Token], lang: str, *, in_title: bool = False
) -> Plan:
    """Plan one word: as a whole, or by its parts next to each other.

    Args:
        text: where it is.
        group: its token; of a compound, that of the whole and then those of its parts.
        lang: ISO 639-1 code of the articles.
        in_title: whether it must be in the title.
    """
    first = group[0]
    word = text[first.start : first.end]
    channel = Channel.TITLE if in_title else Channel.TEXT
    lemmas = dict.fromkeys((*first.lemmas, *question_readings(word)[1:]))
    terms: list[Plan] = [Term(channel, lemma, word=word) for lemma in lemmas]
    if parts := _parts(word, group, lang):
        terms.append(Phrase(channel, parts, word=word))
    variants: list[Plan] = [joined(DisMax, terms)]
    if first.kind is Kind.WORD:
        exact = Channel.EXACT_TITLE if in_title else Channel.EXACT
        variants.append(Term(exact, first.exact, RANKING.exact, word))
    if in_title:  # titles have no channels of folded forms and names of their own
        return joined(AnyOf, variants)
    if name := plan_name(text, first, RANKING.name):
        variants.append(name)
    return _with_folded(variants, first, word)


def plan_bigram(text: str, token: Token, *, in_title: bool = False) -> Plan:
    """Plan two Vietnamese syllables side by side."""
    word = text[token.start : token.end]
    channel = Channel.TITLE if in_title else Channel.TEXT
    pair = Term(channel, token.lemmas[0], RANKING.syllable_pair, word)
    return pair if in_title else _with_folded([pair], token, word)


def _parts(word: str, group: Sequence[Token], lang: str) -> tuple[tuple[str, ...], ...]:
    """Return the lemmas of a word's parts; () for a word that has none."""
    if group[0].kind is Kind.COMPOUND:
        return tuple(token.lemmas for token in group[1:])
    terms = get_analyzer(lang).terms
    return tuple(terms(part).lemmas for part in apart(lang, word) or ())


def _with_folded(variants: list[Plan], token: Token, word: str) -> Plan:
    """Add the folded channel.

    A word that was typed without diacritics may mean any word that folds to it. One
    that has diacritics means itself; others are tried only where no article has it. An
    abbreviation that has some is no other word: `É.-U.` is not *eu*.
    """
    folded: list[Plan] = [
        Term(Channel.FOLDED, f, RANKING.folded, word) for f in token.folded
    ]
    if not folded:
        return joined(AnyOf, variants)
    best = joined(DisMax, folded)
    typed = token.exact or token.lemmas[0]
    if not has_diacritics(typed):
        return AnyOf((*variants, best))
    if "." in word or is_acronym(word):
        return joined(AnyOf, variants)
    return FirstMatching((joined(AnyOf, variants), best))
