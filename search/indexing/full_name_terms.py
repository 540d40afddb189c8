"""Which keys have the full names in a text?

Two words in capitals are taken for a given name and a surname, unless they are common
words, also English ones (`Washington Post`), and the first is no listed given name; or
abbreviations; or Vietnamese syllables, which have keys of their own.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from analyzers.analyzed_text import capitalized_words
from analyzers.names.full_names import is_given_name
from analyzers.names.in_text import full_names
from analyzers.names.spelling import spell
from analyzers.names.vietnamese import is_syllable
from analyzers.question import in_dictionary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from analyzers.analyzed_text import AnalyzedText
    from analyzers.names.in_text import FullName

    Integers = NDArray[np.int64]


def full_name_terms(text: AnalyzedText, names: Integers) -> Integers:
    """Return the term ids of the keys of a text's full names, in order.

    Args:
        text: the text.
        names: indexes of the words that may be names, ascending.

    Returns:
        Ids of the text's form index, int64, shape (keys,).
    """
    lang = text.form_index.lang
    keys = chain.from_iterable(name.keys(lang) for name in _full_names(text, names))
    return np.array(text.form_index.term_ids(keys), np.int64)


def _full_names(text: AnalyzedText, names: Integers) -> Iterator[FullName]:
    """Yield the full names that are worth a key, each once."""
    written = [n for n in _capitalized(text, names) if not _is_abbreviation(text, n)]
    lang = text.form_index.lang
    common = text.form_index.common.values[text.form_ids]
    seen: set[tuple[str, str]] = set()
    for name in full_names(text.text, text.starts, text.ends, written):
        words = (name.given, name.surname)
        if words in seen:
            continue
        seen.add(words)
        if lang == "vi" and _has_syllable(words):
            continue
        if _is_person(name, lang) or not all(
            common[n] or in_dictionary("en", text.words[n].exact)
            for n in (name.first, name.last)
        ):
            yield name


def _is_person(name: FullName, lang: str) -> bool:
    """Return whether common words are a name: an initial or a given name shows it."""
    return name.initial or is_given_name(name.given.split("-")[0], lang)


def _capitalized(text: AnalyzedText, names: Integers) -> list[int]:
    """Return the words that may be names, with given names that open a sentence."""
    lang = text.form_index.lang
    may_be_name = frozenset(names.tolist())
    return [
        n
        for n in capitalized_words(text).tolist()
        if n in may_be_name or is_given_name(text.words[n].surface, lang)
    ]


def _is_abbreviation(text: AnalyzedText, n: int) -> bool:
    word = text.words[n].surface
    return len(word) > 1 and word.isupper()


def _has_syllable(words: tuple[str, str]) -> bool:
    """Return whether words are Vietnamese: one with marks, or both without."""
    syllables = [word for word in words if is_syllable(spell(word))]
    return len(syllables) == len(words) or not all(map(str.isascii, syllables))
