"""What do rules and dictionaries tell of a word as it is written, and how is it kept?

It takes some 100 µs to find out and is always the same, so that a line of text is kept
of it, for builds to come.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analyzers.names.keys import (
    compute_name_keys,
    name_phonetic_keys,
    phonetic_keys_among,
)

if TYPE_CHECKING:
    from analyzers.analyzer import Analyzer

_FIELDS = 7


class WordAnalysis(NamedTuple):
    """What is told of a word.

    Attributes:
        exact, lemmas, folded: as in `Terms`.
        name_keys: its name keys, if it is capitalised.
        phonetic_keys: what it may sound like as a name; see `name_sounds`.
        common: whether it is capitalised and also a word of the dictionary.
    """

    exact: str
    lemmas: tuple[str, ...]
    folded: tuple[str, ...]
    name_keys: tuple[str, ...] = ()
    phonetic_keys: tuple[str, ...] = ()
    common: bool = False


def analyze_word(analyzer: Analyzer, written: str) -> WordAnalysis:
    """Find out all that is told of a word; `exact` is "" if nothing is left of it.

    It is not remembered, as `Forms` keep what they are told.
    """
    terms = analyzer.compute_terms(written)
    if not terms.exact:
        return WordAnalysis(*terms)
    capital = written[0].isupper()
    names = compute_name_keys(written, analyzer.lang) if capital else ()
    return WordAnalysis(
        *terms,
        name_keys=names,
        phonetic_keys=phonetic_keys_among(names)
        if capital
        else name_phonetic_keys(written, analyzer.lang),
        common=capital and analyzer.in_dictionary(terms.exact),
    )


def serialize(written: str, told: WordAnalysis) -> str:
    """Write what is told of a word as a line, which begins with the word and a tab.

    Returns:
        The line without its end; "" where blanks in a term would make it another.
    """
    exact, *lists, common = told
    fields = (written, exact, *map(" ".join, lists), "1" if common else "")
    line = "\t".join(fields)
    return line if "\n" not in line and deserialize(line) == told else ""


def deserialize(line: str) -> WordAnalysis | None:
    """Read what `to_line` wrote; None of any other text."""
    fields = line.split("\t")
    if len(fields) != _FIELDS:
        return None
    _, exact, lemmas, folded, names, sounds, common = fields
    return WordAnalysis(
        exact,
        _items(lemmas),
        _items(folded),
        _items(names),
        _items(sounds),
        common == "1",
    )


def _items(text: str) -> tuple[str, ...]:
    return tuple(text.split(" ")) if text else ()
