"""What do rules and dictionaries say of a word, and how is that stored?

An analysis takes some 100 µs and depends on the word alone, so each is stored as a
line of text for later builds.
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
    """The analysis of a word as written.

    Attributes:
        exact: as in `Terms`.
        lemmas: as in `Terms`.
        folded: as in `Terms`.
        name_keys: its name keys, if it is capitalised.
        phonetic_keys: its phonetic keys, were it a name.
        common: whether it is capitalised and also a word of the dictionary.
    """

    exact: str
    lemmas: tuple[str, ...]
    folded: tuple[str, ...]
    name_keys: tuple[str, ...] = ()
    phonetic_keys: tuple[str, ...] = ()
    common: bool = False


def analyze_word(analyzer: Analyzer, word: str) -> WordAnalysis:
    """Return the analysis of a word; `exact` is "" if the filters empty the word.

    No result is cached, as a `FormIndex` asks once a word.
    """
    terms = analyzer.compute_terms(word)
    if not terms.exact:
        return WordAnalysis(*terms)
    if not word[0].isupper():
        phonetic_keys = name_phonetic_keys(word, analyzer.lang)
        return WordAnalysis(*terms, phonetic_keys=phonetic_keys)
    name_keys = compute_name_keys(word, analyzer.lang)
    return WordAnalysis(
        *terms,
        name_keys=name_keys,
        phonetic_keys=phonetic_keys_among(name_keys),
        common=analyzer.in_dictionary(terms.exact),
    )


def serialize(word: str, analysis: WordAnalysis) -> str:
    """Return an analysis as a line that begins with the word and a tab.

    Returns:
        The line without its end; "" if blanks or tabs in a term keep it from being read
        as it was.
    """
    exact, *lists, common = analysis
    fields = (word, exact, *map(" ".join, lists), "1" if common else "")
    line = "\t".join(fields)
    return line if "\n" not in line and deserialize(line) == analysis else ""


def deserialize(line: str) -> WordAnalysis | None:
    """Return the analysis that a line holds, None if `serialize` did not write it."""
    fields = line.split("\t")
    if len(fields) != _FIELDS:
        return None
    _, exact, lemmas, folded, name_keys, phonetic_keys, common = fields
    return WordAnalysis(
        exact,
        _split(lemmas),
        _split(folded),
        _split(name_keys),
        _split(phonetic_keys),
        common == "1",
    )


def _split(terms: str) -> tuple[str, ...]:
    return tuple(terms.split(" ")) if terms else ()
