"""How are countries' names written where their words are abbreviated?

`Korea Płn.` is North Korea, not the Korea that most people mean. A listed abbreviation
stands for its word in each name that has it, and in each phrase that means no country
(`Ameryka Płd.`).
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice, product
from typing import TYPE_CHECKING

from analyzers import get_analyzer
from corpus.country_lexicon import load_country_abbreviations

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_SPELLINGS = 24
"""Spellings of one name; only names of many words that have abbreviations have more."""
DECLINING = frozenset({"uk", "pl"})
"""Languages whose names have cases."""
_PAIR = 2
_BLANK = re.compile(r"[\s-]+")


def abbreviated(lang: str, term: str) -> Iterator[str]:
    """Yield the spellings of a name in which some of its words are abbreviated.

    In languages with cases the adjective of two words may come first: `Płn. Korea`.
    """
    if lang == "vi":
        yield from _abbreviated_phrases(lang, term)
        return
    words = _BLANK.split(term)
    if len(words) < _PAIR:
        return
    choices = [(word, *_abbreviations(lang, word)) for word in words]
    spellings = islice(product(*choices), 1, MOST_SPELLINGS + 1)
    for spelling in spellings if any(len(each) > 1 for each in choices) else ():
        yield " ".join(spelling)
        turns = lang in DECLINING and min(map(len, spelling)) > len("N.")
        if turns and len(words) == _PAIR:
            yield " ".join(spelling[::-1])


def _abbreviated_phrases(lang: str, term: str) -> Iterator[str]:
    """Yield a name with the first listed phrase that it has, abbreviated."""
    small = term.lower()
    for phrase, abbreviations in load_country_abbreviations(lang).items():
        start = f" {small} ".find(f" {phrase.lower()} ")
        if start >= 0:
            rest = term[start + len(phrase) :]
            yield from (term[:start] + short + rest for short in abbreviations)
            return


@cache
def _abbreviations(lang: str, word: str) -> tuple[str, ...]:
    """Return the abbreviations of a word, whatever form it has."""
    listed = load_country_abbreviations(lang)
    (form, *others) = get_analyzer(lang).forms(word) or (None,)
    if form is None or others:
        return ()
    terms = (form.exact, *form.lemmas)
    return tuple(dict.fromkeys(each for t in terms for each in listed.get(t, ())))
