"""Which words are in a text, hyphenated ones whole, and which stand side by side?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analyzers import Kind
from analyzers.function_word_lists import as_listed, function_word_lists
from analyzers.function_words import function_words
from analyzers.tokenizer import APOSTROPHES, HYPHENS
from search.indexing.field_postings import may_be_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from analyzers import Form
    from analyzers.analyzed_text import AnalyzedText
    from analyzers.form_index import FormIndex

    Integers = NDArray[np.int64]
    Flags = NDArray[np.bool_]

MAX_BETWEEN = 2
"""Most function words between the words of a pair: `accord sur les`."""
BLANKS = " \u00a0\u202f"
SYLLABLES = "vi"
"""The language of which the words of a text are syllables."""
_JOINING_UNTIL = 0x2100
_FUNCTION, _NUMBER, _WORD = 0, 1, 2


class Units(NamedTuple):
    """The words of a text, a hyphenated one as a whole.

    Attributes:
        form_ids, starts, ends: as in `AnalyzedText`.
        capital: whether a word is capitalised, other than to open a sentence.
    """

    form_ids: Integers
    starts: Integers
    ends: Integers
    capital: Flags


def text_units(text: AnalyzedText) -> Units:
    """Return the words of a text; the parts of a hyphenated one become one word."""
    starts, ends = np.array(text.starts, np.int64), np.array(text.ends, np.int64)
    form_ids = text.form_ids.copy()
    capital = np.zeros(len(form_ids), np.bool_)
    capital[may_be_names(text)] = True
    compounds = np.flatnonzero(text.form_index.column(_is_compound)[text.compound_ids])
    if not len(compounds):
        return Units(form_ids, starts, ends, capital)
    at = np.searchsorted(text.positions, text.compound_positions[compounds])
    compounds, at = compounds[at < len(form_ids)], at[at < len(form_ids)]
    form_ids[at] = text.compound_ids[compounds]
    continues = _continuing(text, at.tolist())
    first = np.flatnonzero(~continues[:-1])
    last = np.flatnonzero(~continues[1:])
    return Units(form_ids[first], starts[first], ends[last], capital[first])


def joined_units(texts: Sequence[AnalyzedText]) -> tuple[str, Units]:
    """Return several texts as one, a line each, and its words."""
    parts = [text_units(text) for text in texts]
    shifts = np.cumsum([0, *(len(text.text) + 1 for text in texts[:-1])])
    columns = zip(*parts, strict=True)
    form_ids, starts, ends, capital = (np.concatenate(column) for column in columns)
    lines = np.repeat(shifts, [len(part.starts) for part in parts])
    return (
        "\n".join(text.text for text in texts),
        Units(form_ids, starts + lines, ends + lines, capital),
    )


def pairs_of(text: str, units: Units, forms: FormIndex) -> tuple[Integers, Integers]:
    """Return which words stand side by side, but for function words between them.

    Vietnamese syllables have nothing between them; a function word is one of a pair
    if both are a word of content (`tự do`).

    Args:
        text: the text.
        units: its words.
        forms: what their form ids refer to.

    Returns:
        Indexes of the first and of the second words, shape (pairs,) each.
    """
    kinds = forms.column(_kind)[units.form_ids]
    gaps = _gaps(text, units)
    if forms.lang == SYLLABLES:
        first = np.arange(max(len(kinds) - 1, 0))
        second = first + 1
        of_words = (kinds[first] == _WORD) & (kinds[second] == _WORD)
        of_words |= _are_compounds(units, kinds, forms)
    else:
        at = np.flatnonzero(kinds != _FUNCTION)
        first, second = at[:-1], at[1:]
        of_words = (kinds[first] == _WORD) & (kinds[second] == _WORD)
        of_words &= second - first <= MAX_BETWEEN + 1
    paired = of_words & (gaps[first] == gaps[second])
    return first[paired], second[paired]


def _continuing(text: AnalyzedText, compounds: list[int]) -> Flags:
    """Return which words, and the end, continue a hyphenated word.

    Args:
        text: the text.
        compounds: indexes of the first words of hyphenated ones.
    """
    starts, ends = text.starts, text.ends
    continues = np.zeros(len(starts) + 1, np.bool_)
    for index in compounds:
        following = index + 1
        while (
            following < len(starts)
            and starts[following] == ends[following - 1] + 1
            and text.text[ends[following - 1]] in HYPHENS
        ):
            continues[following] = True
            following += 1
    return continues


def _are_compounds(units: Units, kinds: Integers, forms: FormIndex) -> Flags:
    """Return which words are with the next a compound with a function word in it."""
    compounds = function_word_lists(forms.lang, marked=True).compounds
    function = kinds == _FUNCTION
    may_be: Flags = function[:-1] | function[1:]
    ids = units.form_ids.tolist()
    for index in np.flatnonzero(may_be).tolist():
        pair = (forms.forms[ids[n]].exact for n in (index, index + 1))
        may_be[index] = as_listed(forms.lang, pair) in compounds
    return may_be


def _is_compound(_lang: str, form: Form) -> int:
    """Return whether a form has parts that a hyphen joins, unlike `47 650`."""
    return form.kind is Kind.COMPOUND and "-" in form.exact


def _kind(lang: str, form: Form) -> int:
    if form.exact in function_words(lang):
        return _FUNCTION
    return _WORD if any(map(str.isalpha, form.exact)) else _NUMBER


def _gaps(text: str, units: Units) -> Integers:
    """Count the gaps before each word that have more than blanks and clitics."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    separators = np.zeros(len(codes) + 1, np.int64)
    np.cumsum(_separating_characters().take(codes, mode="clip"), out=separators[1:])
    gaps = np.zeros(len(units.starts), np.int64)
    is_gap = separators[units.ends[:-1]] != separators[units.starts[1:]]
    np.cumsum(is_gap, out=gaps[1:])
    return gaps


@cache
def _separating_characters() -> Flags:
    """Return by code point whether a character keeps two words from being a pair.

    Letters are those of clitics, which are left out of words. The last is for all
    characters beyond.
    """
    joining = [
        letter.isalpha() or letter in BLANKS or letter in APOSTROPHES
        for letter in map(chr, range(_JOINING_UNTIL))
    ]
    return ~np.array([*joining, False])
