"""What do the lists of function words say of a language, with diacritics and without?

The lists are in `data/function_words`: single words, what is several words in writing,
compounds of content, and the words that are ambiguous without their diacritics.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from analyzers.data_files import read_lines
from analyzers.question import get_question_analyzer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzers.analyzer import Analyzer

Phrase: TypeAlias = tuple[str, ...]
"""Words in their normalised forms."""

LONGEST = 5
"""Most words of a phrase or a compound."""

_HYPHEN = "-"
_MORE = {
    "phrases": {
        "en": "function_words/en_phrases.txt",
        "fr": "function_words/fr_phrases.txt",
        "pl": "function_words/pl_phrases.txt",
        "uk": "function_words/uk_phrases.txt",
        "vi": "function_words/vi_phrases.txt",
    },
    "compounds": {
        "fr": "function_words/fr_compounds.txt",
        "vi": "function_words/vi_compounds.txt",
    },
    "unmarked": {
        "pl": "function_words/pl_unmarked.txt",
        "vi": "function_words/vi_unmarked.txt",
    },
}
_WORDS = {
    "en": "function_words/en.txt",
    "fr": "function_words/fr.txt",
    "pl": "function_words/pl.txt",
    "uk": "function_words/uk.txt",
    "vi": "function_words/vi.txt",
}


@dataclass(frozen=True, slots=True)
class Lists:
    """A language's lists, in normalised forms or without their diacritics.

    Attributes:
        words: function words that are one word.
        phrases: those that are several.
        attached: those that follow a word and a hyphen (`-t-il`).
        compounds: words of content of which function words are parts.
    """

    words: frozenset[str]
    phrases: frozenset[Phrase]
    attached: frozenset[Phrase]
    compounds: frozenset[Phrase]


@cache
def function_word_lists(lang: str, *, marked: bool) -> Lists:
    """Return the lists of a language.

    Args:
        lang: ISO 639-1 code of a language in which a question may be.
        marked: whether as in a text with diacritics.

    Raises:
        UnknownLanguageError: there is no analyzer for the language.
    """
    analyzer = get_question_analyzer(lang)
    words = frozenset(read_lines(_WORDS[lang]))
    if not marked:
        words = frozenset(map(analyzer.fold, words)) - {*_lines("unmarked", lang)}
    phrases = _read("phrases", analyzer, marked=marked)
    compounds = frozenset(p for p, _ in _read("compounds", analyzer, marked=marked))
    return Lists(
        words,
        frozenset(p for p, attached in phrases if not attached) - compounds,
        frozenset(p for p, attached in phrases if attached),
        compounds,
    )


def as_listed(lang: str, forms: Iterable[str]) -> Phrase:
    """Return words as the phrases and compounds of the lists have them: spelled so.

    Args:
        lang: ISO 639-1 code of a language in which a question may be.
        forms: normalised, as `Token.exact` is.
    """
    orthography = get_question_analyzer(lang).orthography
    return tuple(orthography(form)[0] for form in forms)


def _lines(kind: str, lang: str) -> tuple[str, ...]:
    name = _MORE[kind].get(lang)
    return read_lines(name) if name else ()


def _read(
    kind: str, analyzer: Analyzer, *, marked: bool
) -> tuple[tuple[Phrase, bool], ...]:
    """Return what a list has, each with whether it begins with a hyphen.

    A word after an elided one keeps the apostrophe by which it is told (`l'est`).
    """
    entries = []
    for line in _lines(kind, analyzer.lang):
        words = as_listed(analyzer.lang, line.replace(_HYPHEN, " ").split())
        if not marked and len(words) > 1:
            words = tuple(map(analyzer.fold, words))
        entries.append((words, line.startswith(_HYPHEN)))
    return tuple(entries)
