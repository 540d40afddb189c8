"""Where does a list of capitals end that act together: `Paris, Londres et Berlin`?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analyzers import get_analyzer
from corpus import country_names, load_country_lexicon
from corpus.country_lexicon import TermKind, load_country_context

if TYPE_CHECKING:
    from indexer.tagging.match_context import MatchContext

_LISTED = (TermKind.CAPITAL, TermKind.GOVERNMENT, TermKind.NAME)
_LONGEST = 4
"""Most words of a capital or country that is recognised in a list."""


def after_list(context: MatchContext) -> int:
    """Return the index of the word after a list of states that begins with a match.

    The conjunction before its last member makes it a list: `Paris, Londres : …` is
    none, and ends with the match.
    """
    alone = index = context.match.last + 1
    text = context.text
    conjunctions = load_country_context(context.lang).conjunctions
    while index < len(text.words):
        comma = text.text[text.ends[index - 1] : text.starts[index]].strip() == ","
        conjunction = not comma and text.words[index].exact in conjunctions
        first = index + conjunction
        length = _length(context, first) if comma or conjunction else 0
        if not length:
            return alone
        index = first + length
        if conjunction:
            return index
    return alone


def _length(context: MatchContext, first: int) -> int:
    """Return how many words a capital or country has that begins with a word, or 0."""
    words = context.text.words[first : first + _LONGEST]
    if not words or not words[0].capitalized:
        return 0
    exact = tuple(form.exact for form in words)
    states = _states(context.lang)
    lengths = range(len(exact), 0, -1)
    return next((length for length in lengths if exact[:length] in states), 0)


@cache
def _states(lang: str) -> frozenset[tuple[str, ...]]:
    """Return the normalised words of each name that a state may have in a list."""
    names = [name for _, name in country_names(lang)]
    for country in load_country_lexicon(lang).countries:
        names += [name for kind in _LISTED for name in country.terms[kind]]
    return frozenset(map(tuple, map(get_analyzer(lang).exact_terms, names)))
