"""Under which keys are the terms of a thesaurus looked up?

A key joins the lemmas of a term's words by blanks, after `~` their folded forms. More
prefixes stand for how a term must be typed: `CAPITALISED` with a capital, `ACRONYM` as
an abbreviation, `TYPED` in the very form, as English stems join different words, and
`OTHER` as a word that is in no other term.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from analyzers.filters import has_diacritics, is_acronym
from analyzers.question import in_dictionary, question_words
from corpus import CAPITALISED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analyzers import Token

ACRONYM, TYPED, OTHER = "#", "=", "+"
"""First letters of keys."""
ENGLISH = "en"
MAX_KEYS = 16
"""Most keys of one term; each joins one lemma of every word."""
SHORT_ACRONYM = 2
"""Letters up to which an abbreviation must be typed in capitals: `UN`, `un`."""


def extra_prefixes(text: str, lang: str, words: tuple[Token, ...]) -> tuple[str, ...]:
    """Return the prefixes of the keys by which words may be looked up besides.

    An abbreviation may be typed in small letters unless it then is a word: `nato` is
    one, but `who` is not.
    """
    if text[words[0].start].isupper():
        return (CAPITALISED, ACRONYM)
    if len(words) == 1 and not in_dictionary(lang, words[0].exact):
        return (ACRONYM,)
    return ()


def typed_key(words: tuple[Token, ...]) -> str:
    """Return the key of words in the very form in which they were typed."""
    return TYPED + " ".join(word.exact for word in words)


def may_lack_diacritics(lang: str, words: tuple[Token, ...]) -> bool:
    """Return whether words may have been typed without their diacritics.

    A single word that has some is no other word: `học bằng` is not `học bổng`. Nor is
    one that the dictionary has without any: `marche` is not `marché`.
    """
    if len(words) > 1:
        return True
    typed = words[0].exact
    return not (has_diacritics(typed) or in_dictionary(lang, typed))


def is_too_short(typed: str) -> bool:
    """Return whether a text is too short for a term, unless capitals show that it is.

    Two capitals are an abbreviation; one and a diacritic are a name, such as `Úc`.
    """
    name = typed[:1].isupper() and not typed.isascii()
    return len(typed) <= SHORT_ACRONYM and not is_acronym(typed) and not name


def term_keys(lang: str, term: str) -> Iterator[str]:
    """Yield the keys of a term, without the prefixes that say how it must be typed."""
    words = question_words(lang, term)
    if words:
        if lang == ENGLISH:  # its stems join `train` and `training`
            yield typed_key(words)
        if len(words) == 1:
            yield from _of_one_word(words[0])
        else:
            yield from word_keys(words, folded=False)
        yield from word_keys(words, folded=True)


def other_key(words: tuple[Token, ...]) -> str:
    """Return the key of a word that is a term's lemma, though not the term itself."""
    return OTHER + words[0].exact


def _of_one_word(word: Token) -> Iterator[str]:
    """Yield the keys of a term of one word.

    A term stands in dictionary form: `marché` is no form of `marcher`. Where the other
    lemma itself was typed, it may be the singular of a plural: `arme` of `armes`.
    """
    if word.exact not in word.lemmas:
        yield from word.lemmas
        return
    yield word.exact
    yield from (OTHER + lemma for lemma in word.lemmas if lemma != word.exact)


def word_keys(words: tuple[Token, ...], *, folded: bool) -> Iterator[str]:
    """Yield the keys of words: each lemma of one with each of the others."""
    variants = [word.folded if folded else word.lemmas for word in words]
    prefix = "~" if folded else ""
    for number, row in enumerate(product(*variants)):
        if number == MAX_KEYS:
            return
        yield prefix + " ".join(row)
