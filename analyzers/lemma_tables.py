"""Which lemma does simplemma give a word?

simplemma decodes its table of a language in each process, which takes a fifth of a
second and tens of megabytes. So the tables are compiled once, as other word lists are;
its rules for words outside the tables are used as they are.
"""

from __future__ import annotations

import unicodedata
from functools import cache, partial
from typing import TYPE_CHECKING, Any, overload

from analyzers.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping


def lemmatize(word: str, lang: str) -> str:
    """Return the lemma of a word by table or by rule, which may be the word itself.

    Args:
        word: a word in NFC.
        lang: ISO 639-1 code of a language that simplemma supports.
    """
    return str(_lemmatizer().lemmatize(word, lang))


def in_dictionary(word: str, lang: str) -> bool:
    """Return whether the table of a language lists a form."""
    return _lookup().get_lemma(unicodedata.normalize("NFC", word), lang) is not None


class _Table:
    """A compiled table with the interface that simplemma expects of its tables."""

    def __init__(self, lang: str) -> None:
        self._lexicon = Lexicon(
            name=f"simplemma-{lang}",
            distribution="simplemma",
            compiler=partial(_decode, lang),
        )

    @overload
    def get(self, form: str) -> str | None: ...
    @overload
    def get(self, form: str, default: str) -> str: ...
    def get(self, form: str, default: str | None = None) -> str | None:
        return next(iter(self._lexicon.get(form)), default)


class _Tables:
    """The tables with the interface of simplemma's `DictionaryFactory`."""

    @cache  # noqa: B019 - there is one instance, which lives as long as the process
    def get_dictionary(self, lang: str) -> Any:
        return _Table(lang)


def _decode(lang: str) -> Mapping[str, tuple[str, ...]]:
    from simplemma.strategies import (  # noqa: PLC0415 - once an environment
        DefaultDictionaryFactory,
    )

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
