"""Which analyzer serves a language?

A language is a module of this package, named by its code, which has what `Language`
declares. It is imported when the language is first used.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module, metadata
from typing import TYPE_CHECKING, Protocol, cast

from analyzers.errors import DictionaryError, UnknownLanguageError

if TYPE_CHECKING:
    from analyzers.analyzer import Analyzer
    from analyzers.document_reader import DocumentReader

LANGUAGES = ("uk", "fr", "pl", "vi")
"""ISO 639-1 codes of the languages of articles, in the order in which they are shown.
Each is also the name of the module that analyses the language."""


class Language(Protocol):
    """What the module of a language has.

    Attributes:
        ANALYZER: its chain of filters.
    """

    ANALYZER: Analyzer

    def dictionaries(self) -> tuple[str, ...]:
        """Return the installed packages whose versions decide the language's terms."""


def get_analyzer(lang: str) -> Analyzer:
    """Return the analyzer of a language; its dictionaries load when it is first used.

    Raises:
        UnknownLanguageError: there is no analyzer for the language.
    """
    return _language(lang).ANALYZER


@cache
def get_document_reader(lang: str) -> DocumentReader:
    """Return this process's reader of documents in a language.

    Raises:
        UnknownLanguageError: there is no analyzer for the language.
    """
    from analyzers.document_reader import DocumentReader  # noqa: PLC0415 - NumPy

    return DocumentReader(get_analyzer(lang))


def dictionaries(lang: str) -> dict[str, str]:
    """Return the version of each package of dictionaries that a language uses.

    Raises:
        UnknownLanguageError: there is no analyzer for the language.
        DictionaryError: a dictionary is not installed.
    """
    versions = {}
    for distribution in _language(lang).dictionaries():
        try:
            versions[distribution] = metadata.version(distribution)
        except metadata.PackageNotFoundError as error:
            reason = f"the package {distribution} is missing; run `make setup`"
            raise DictionaryError(reason) from error
    return versions


@cache
def _language(lang: str) -> Language:
    if lang not in LANGUAGES:
        available = ", ".join(LANGUAGES)
        reason = f"no analyzer for {lang!r}; there are {available}"
        raise UnknownLanguageError(reason)
    return cast("Language", import_module(f"analyzers.{lang}"))
