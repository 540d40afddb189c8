"""What do simplemma's tables say of a word?

It decodes a table in each process, which takes a fifth of a second and tens of
megabytes; so they are compiled once, as other lists are. The rules are its own.
"""

from __future__ import annotations

import unicodedata
from functools import cache, partial
from typing import TYPE_CHECKING, Any, overload

from analyzers.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping


def lemmatize(word: str, lang: str) -> str:
    """Give the lemma of a word by table or by rule, which may be the word itself.

    Args:
        word: a word, NFC.
        lang: a language that simplemma knows.
    """
    return str(_lemmatizer().lemmatize(word, lang))


def in_dictionary(word: str, lang: str) -> bool:
    """Tell whether a language's table has a form."""
    return _lookup().get_lemma(unicodedata.normalize("NFC", word), lang) is not None


class _Table:
    """A table as simplemma asks it: for one form at a time."""

    def __init__(self, lang: str) -> None:
        self._lexicon = Lexicon(
            name=f"simplemma-{lang}",
            distribution="simplemma",
            compiler=partial(_decoded, lang),
        )

    @overload
    def get(self, form: str) -> str | None: ...
    @overload
    def get(self, form: str, default: str) -> str: ...
    def get(self, form: str, default: str | None = None) -> str | None:
        return next(iter(self._lexicon.get(form)), default)


class _Tables:
    """Gives simplemma the table of each language that it asks for."""

    @cache  # noqa: B019 - there is one for good
    def get_dictionary(self, lang: str) -> Any:
        return _Table(lang)


def _decoded(lang: str) -> Mapping[str, tuple[str, ...]]:
    from simplemma.strategies import DefaultDictionaryFactory  # noqa: PLC0415 - rare

    table = DefaultDictionaryFactory(cache_max_size=1).get_dictionary(lang)
    return {form: (lemma,) for form, lemma in table.items()}


@cache
def _tables() -> Any:
    return _Tables()


@cache
def _lemmatizer() -> Any:
    from simplemma import Lemmatizer  # noqa: PLC0415 - loaded when a word is unknown
    from simplemma.strategies import DefaultStrategy  # noqa: PLC0415

    strategy = DefaultStrategy(greedy=True, dictionary_factory=_tables())
    return Lemmatizer(lemmatization_strategy=strategy)


@cache
def _lookup() -> Any:
    from simplemma.strategies import DictionaryLookupStrategy  # noqa: PLC0415

    return DictionaryLookupStrategy(_tables())
