"""Which accents does a French word lack that is written with capitals?

Accents belong on capitals as well (Académie française, « Questions de langue »), but
typewriters and headlines commonly lose them: `Energie`, `SECURITE ROUTIERE`. The
dictionary shows which words they may be.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from analyzers.filters import (
    fold_diacritics,
    is_acronym,
    lowercase,
    normalize_characters,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SHORTEST = 3
"""Fewest letters of a word that may lack an accent: `A` is no *à*, `AI` no *aï*."""


def restore_accents(
    word: str,
    in_dictionary: Callable[[str], bool],
    accented: Callable[[str], Iterable[str]],
) -> tuple[str, ...]:
    """Return the words that a word as written may be meant as.

    Of a word in capitals throughout, any letter may lack its accent, and it may also be
    what it looks like: `MARCHE` is *marche* or *marché*. Else only a first capital may,
    and only of a word that is not listed as it is: `Ecole` is *école*. Where one of
    several capitals has an accent, none lacks it.

    Args:
        word: the word.
        in_dictionary: returns whether a form in small letters is listed.
        accented: returns the listed forms that are a form without any accent.
    """
    written = normalize_characters(word)
    if len(written) < SHORTEST or not written[0].isupper() or not written.isalpha():
        return (word,)
    form = lowercase(written)
    candidates = tuple(accented(folded := fold_diacritics(form)))
    if written.isupper():
        if folded != form:
            return (word,)
        may_be_itself = is_acronym(written) or in_dictionary(form) or not candidates
        return (word, *candidates) if may_be_itself else candidates
    if not written[1:].islower() or in_dictionary(form):
        return (word,)
    return tuple(each for each in candidates if each[1:] == form[1:]) or (word,)


def without_accents(forms: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the forms that have an accent, by what they are without any."""
    accented: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        if form.isalpha() and not form.isascii():
            accented[fold_diacritics(form)].append(form)
    return {folded: tuple(of) for folded, of in accented.items()}
