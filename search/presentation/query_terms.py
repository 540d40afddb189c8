"""Which index terms does a plan look for, whatever its logic?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, TypeGuard

from analyzers.names.full_names import MARK
from search.port.document import Channel
from search.port.plan import (
    AllOf,
    AndNot,
    AnyOf,
    Boosted,
    DisMax,
    FirstMatching,
    FuzzyTerm,
    Phrase,
    PrefixTerm,
    SynonymSet,
    Term,
)
from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from search.port.plan import Plan


@dataclass(frozen=True, slots=True)
class QueryTerms:
    """All that a plan looks for in articles of one language.

    Attributes:
        lemmas: terms of the lemma channels; a Vietnamese bigram is one term.
        forms: terms of the exact channels.
        folded: terms of the folded channel; a bigram is one term here, too.
        name_keys: terms of the name channel for single words.
        full_names: terms of the name channel for full names.
        full_name_prefixes: beginnings of these, of names with an initial.
        phrases: terms that must be adjacent or near each other.
        prefixes: beginnings of forms or of lemmas.
        fuzzy: forms within an edit distance of a word.
        syllables: the single syllables of bigrams.
        index_terms: all terms, and the parts of bigrams and phrases. Text without any
            of them is part of no match, except by a prefix or a fuzzy term.
    """

    lemmas: frozenset[str]
    forms: frozenset[str]
    folded: frozenset[str]
    name_keys: frozenset[str]
    full_names: frozenset[str]
    full_name_prefixes: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    prefixes: tuple[PrefixTerm, ...]
    fuzzy: tuple[FuzzyTerm, ...]
    syllables: frozenset[str]
    index_terms: frozenset[str]

    @property
    def are_none(self) -> bool:
        """Whether no text can match: there is no plan, or it only excludes."""
        return not (
            self.index_terms or self.full_name_prefixes or self.prefixes or self.fuzzy
        )


def query_terms(plan: Plan | None) -> QueryTerms:
    """Collect what a plan looks for; what it excludes is left out."""
    leaves = tuple(_terms(plan)) if plan else ()
    terms: dict[Channel, set[str]] = defaultdict(set)
    for leaf in leaves:
        if isinstance(leaf, Term):
            terms[leaf.channel].add(leaf.term)
    lemmas = terms[Channel.TEXT] | terms[Channel.TITLE]
    forms = terms[Channel.EXACT] | terms[Channel.EXACT_TITLE]
    folded = terms[Channel.FOLDED]
    phrases = tuple(leaf for leaf in leaves if isinstance(leaf, Phrase))
    full_names = frozenset(t for t in terms[Channel.NAME] if t.startswith(MARK))
    prefixes = tuple(leaf for leaf in leaves if isinstance(leaf, PrefixTerm))
    initials = tuple(leaf for leaf in prefixes if leaf.channel is Channel.NAME)
    bigrams = (term for term in lemmas | folded if "_" in term)
    syllables = frozenset(chain.from_iterable(term.split("_") for term in bigrams))
    positions = chain.from_iterable(phrase.positions for phrase in phrases)
    in_phrases = chain.from_iterable(positions)
    return QueryTerms(
        lemmas=frozenset(lemmas),
        forms=frozenset(forms),
        folded=frozenset(folded),
        name_keys=frozenset(terms[Channel.NAME]) - full_names,
        full_names=full_names | {leaf.prefix for leaf in initials},
        full_name_prefixes=tuple(leaf.prefix for leaf in initials),
        phrases=phrases,
        prefixes=tuple(leaf for leaf in prefixes if leaf.channel is not Channel.NAME),
        fuzzy=tuple(leaf for leaf in leaves if isinstance(leaf, FuzzyTerm)),
        syllables=syllables,
        index_terms=syllables.union(*terms.values(), in_phrases),
    )


def leaves(plan: Plan) -> Iterator[Plan]:
    """Yield the leaves of a plan, its filters among them; not what it excludes."""
    match plan:
        case AllOf() | AnyOf() | DisMax():
            yield from _leaves_of_all(plan.parts)
        case FirstMatching():  # engines resolve it; unresolved, the first is meant
            yield from leaves(plan.parts[0])
        case Boosted():
            yield from _leaves_of_all((plan.required, plan.optional))
        case AndNot():
            yield from leaves(plan.required)
        case _:
            yield plan


def _leaves_of_all(plans: Iterable[Plan]) -> Iterator[Plan]:
    return chain.from_iterable(map(leaves, plans))


def _terms(plan: Plan) -> Iterator[Plan]:
    """Yield the leaves of a plan, the likely members of synonym sets as their own."""
    for leaf in leaves(plan):
        if isinstance(leaf, SynonymSet):
            yield from synonyms(leaf, min_weight=RANKING.highlighted_synonym)
        else:
            yield leaf


def is_synonym(leaf: Plan) -> TypeGuard[SynonymSet]:
    """Return whether a leaf is words of the same meaning, not spellings of a name."""
    return isinstance(leaf, SynonymSet) and leaf.channel is not Channel.NAME


def synonyms(plan: SynonymSet, min_weight: float = 0.0) -> Iterator[Term | Phrase]:
    """Yield the members of a synonym set as leaves of their own.

    Args:
        plan: the set.
        min_weight: leave out members with a lower weight.
    """
    for synonym in plan.terms:
        if synonym.weight < min_weight:
            continue
        if len(synonym.positions) > 1:
            yield Phrase(plan.channel, synonym.positions)
        else:
            yield from (Term(plan.channel, term) for term in synonym.positions[0])
