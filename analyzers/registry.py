"""Which analyzer serves a language, and what decides its output?"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import import_module, metadata, resources
from typing import TYPE_CHECKING

from analyzers.errors import DictionaryError, UnknownLanguageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable
    from types import ModuleType

    from analyzers.analyzer import Analyzer
    from analyzers.document_reader import DocumentReader

LANGUAGES = ("uk", "fr", "pl", "vi")
"""ISO 639-1 codes of the languages that have an analyzer."""
_SHARED = (
    "analyzed_text",
    "analyzer",
    "bigrams",
    "document_reader",
    "filters",
    "form_index",
    "growable_arrays",
    "interning",
    "lemma_tables",
    "lexicon",
    "names/cases",
    "names/keys",
    "names/phonetics",
    "names/spelling",
    "names/vietnamese",
    "run_index",
    "token",
    "tokenizer",
    "word_analysis",
)


def get_analyzer(lang: str) -> Analyzer:
    """Give a language's analyzer; its dictionaries load when it is first used.

    Raises:
        UnknownLanguageError: there is none.
    """
    analyzer: Analyzer = _module(lang).ANALYZER
    return analyzer


@cache
def get_document_reader(lang: str) -> DocumentReader:
    """Return the process's reader of documents in a language.

    Raises:
        UnknownLanguageError: there is no analyzer for the language.
    """
    from analyzers.document_reader import DocumentReader  # noqa: PLC0415 - of builds

    return DocumentReader(get_analyzer(lang))


@cache
def fingerprint(lang: str) -> str:
    """Digest all that decides a language's terms: code and dictionary versions.

    Returns:
        16 hexadecimal digits.

    Raises:
        UnknownLanguageError: there is no analyzer for the language.
        DictionaryError: a dictionary is not installed.
    """
    versions = dictionaries(lang)
    digest = hashlib.sha256()
    for name in (*_SHARED, lang):
        source = resources.files("analyzers").joinpath(f"{name}.py")
        digest.update(source.read_bytes())
    for data in sorted(_data(lang), key=lambda file: file.name):
        digest.update(data.read_bytes())
    for distribution, version in versions.items():
        digest.update(f"{distribution}=={version}\n".encode())
    return digest.hexdigest()[:16]


def dictionaries(lang: str) -> dict[str, str]:
    """Give the version of each package of dictionaries that a language needs.

    Raises:
        UnknownLanguageError: there is no analyzer for the language.
        DictionaryError: a dictionary is not installed.
    """
    versions = {}
    for distribution in _module(lang).DICTIONARIES:
        try:
            versions[distribution] = metadata.version(distribution)
        except metadata.PackageNotFoundError as error:
            reason = f"the package {distribution} is missing; run `make setup`"
            raise DictionaryError(reason) from error
    return versions


def _data(lang: str) -> Iterator[Traversable]:
    """Give a language's own lists."""
    for file in resources.files("analyzers").joinpath("data").iterdir():
        if file.name.startswith((f"{lang}_", "name_")):
            yield file


@cache
def _module(lang: str) -> ModuleType:
    if lang not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        reason = f"no analyzer for {lang!r}; there are {known}"
        raise UnknownLanguageError(reason)
    return import_module(f"analyzers.{lang}")
