"""Which keys have the full names in a text?

Two words in capitals are taken for a given name and a surname, unless they are common
words, also English ones (`Washington Post`), and the first is no listed given name; or
abbreviations; or Vietnamese syllables, which have keys of their own.

Hardly any words are one, so that it is first found where two words in capitals have
nothing between them but what a name may have there. For this the words are read as a
string of one byte each, by their forms.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from analyzers.names.full_names import is_given_name
from analyzers.names.in_text import full_names
from analyzers.names.persons import LONGEST_SYLLABLE, is_particle
from analyzers.names.spelling import spell
from analyzers.names.vietnamese import is_syllable
from analyzers.question import in_dictionary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from analyzers.analyzed_text import AnalyzedText
    from analyzers.names.in_text import FullName
    from analyzers.token import Form

    Integers = NDArray[np.int64]

_OTHER, _SHORT, _PARTICLE, _NAME = b".spn"
"""What words are in full names: nothing, initials or syllables if a full stop or a
hyphen shows it, particles, names."""
_NAMES = re.compile(b"n[np]*n")
_SHORT_NAMES = re.compile(b"n[nps]*n")
_JOINER = re.compile("[.‐‑-]")
"""What stands after an initial or next to a syllable."""
_NO_TERMS: Integers = np.zeros(0, np.int64)


def full_name_terms(text: AnalyzedText, names: Integers) -> Integers:
    """Return the term ids of the keys of a text's full names, in order.

    Args:
        text: the text.
        names: indexes of the words that may be names, ascending.

    Returns:
        Ids of the text's form index, int64, shape (keys,).
    """
    if not len(names):
        return _NO_TERMS  # a given name that opens a sentence is none by itself
    form_index = text.form_index
    parts = form_index.column(_part)[text.form_ids].astype(np.uint8).tobytes()
    written = _written(text, names, parts)
    if len(written) <= 1:
        return _NO_TERMS
    found = _full_names(text, written)
    keys = chain.from_iterable(name.keys(form_index.lang) for name in found)
    return np.array(form_index.term_ids(keys), np.int64)


def _part(_lang: str, form: Form) -> int:
    """Return what a form is in full names; abbreviations are no names."""
    word = form.surface
    if form.capitalized and (len(word) == 1 or not word.isupper()):
        return _NAME
    if not word:
        return _OTHER  # two words, which are not looked at as one
    if is_particle(word):
        return _PARTICLE
    return _SHORT if len(word) <= LONGEST_SYLLABLE else _OTHER


def _runs(text: AnalyzedText, parts: bytes) -> Iterator[tuple[int, int]]:
    """Yield the first and past the last word of each run that may be a full name."""
    for match in _SHORT_NAMES.finditer(parts):
        first, end = match.span()
        start, stop = text.starts[first], text.ends[end - 1]
        if _SHORT not in match[0] or _JOINER.search(text.text, start, stop):
            yield first, end
        else:
            yield from (names.span() for names in _NAMES.finditer(parts, first, end))


def _written(text: AnalyzedText, names: Integers, parts: bytes) -> list[int]:
    """Return the words that may be part of a full name, ascending.

    Given names that open a sentence are, too.

    Args:
        text: the text.
        names: indexes of the words that may be names.
        parts: what each word is in full names.
    """
    runs = [*_runs(text, parts)]
    if not runs:
        return []
    lang = text.form_index.lang
    may_be_name = frozenset(names.tolist())
    return [
        n
        for start, end in runs
        for n in range(start, end)
        if parts[n] == _NAME
        and (n in may_be_name or is_given_name(text.words[n].surface, lang))
    ]


def _full_names(text: AnalyzedText, written: list[int]) -> Iterator[FullName]:
    """Yield the full names of certain words that are worth a key, each once."""
    lang = text.form_index.lang
    common = text.form_index.common.values
    seen: set[tuple[str, str]] = set()
    for name in full_names(text.text, text.starts, text.ends, written):
        words = (name.given, name.surname)
        if words in seen:
            continue
        seen.add(words)
        if lang == "vi" and _has_syllable(words):
            continue
        if _is_person(name, lang) or not all(
            common[text.form_ids[n]] or in_dictionary("en", text.words[n].exact)
            for n in (name.first, name.last)
        ):
            yield name


def _is_person(name: FullName, lang: str) -> bool:
    """Return whether common words are a name: an initial or a given name shows it."""
    return name.initial or is_given_name(name.given.split("-")[0], lang)


def _has_syllable(words: tuple[str, str]) -> bool:
    """Return whether words are Vietnamese: one with marks, or both without."""
    syllables = [word for word in words if is_syllable(spell(word))]
    return len(syllables) == len(words) or not all(map(str.isascii, syllables))
