"""Which lemmas has a word that no dictionary can list?

Such are numbers, dates, ordinals, designations and abbreviations with an ending.
"""

from __future__ import annotations

from analyzers.abbreviations import joined, without_ending
from analyzers.dates import date_lemma
from analyzers.designations import without_hyphen
from analyzers.filters import has_digit
from analyzers.numerals import groups, number_lemma
from analyzers.ordinals import ROMAN_LETTERS, ordinal_lemmas


def fixed_lemmas(word: str, form: str, lang: str) -> tuple[str, ...]:
    """Return the lemmas of a word for which its signs and capitals decide alone.

    Args:
        word: as written, with `-` for every hyphen and `'` for every apostrophe.
        form: the same, normalised.
        lang: ISO 639-1 code of the language.

    Returns:
        The lemmas; () for words that are a matter of dictionaries.
    """
    if word.isalpha() and word[0] not in ROMAN_LETTERS:  # nearly all words
        return ()
    if lemmas := ordinal_lemmas(word, lang):
        return lemmas
    if has_digit(word):
        return (date_lemma(form) or without_hyphen(number_lemma(form)),)
    return ()


def added_lemmas(word: str) -> tuple[str, ...]:
    """Return the abbreviation that a word is a form of, beside its other lemmas.

    Args:
        word: as in `fixed_lemmas`.

    Returns:
        `onz` for `ONZ-owski`, `gdđt` for `GD&ĐT`; () for other words.
    """
    if word[1:].islower():  # nearly all words
        return ()
    lemma = joined(word) if word.isupper() else without_ending(word)
    return (lemma,) if lemma else ()


def parts_apart(term: str) -> tuple[str, ...]:
    """Return the words that a term may be written as with blanks between them.

    Args:
        term: an index term.

    Returns:
        `47` and `650` for `47650`, `r` and `d` for `r&d`; () for other terms.
    """
    if "&" in term:
        return tuple(filter(None, term.split("&")))
    return groups(term)
