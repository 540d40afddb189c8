"""How does text become index terms, the same at index and at query time?

A language is one module with its data. What reads whole documents is imported from its
modules, not from here, since it needs NumPy and most commands do not.
"""

from analyzers.analyzer import Analyzer, Terms
from analyzers.errors import AnalyzerError, DictionaryError, UnknownLanguageError
from analyzers.fingerprints import fingerprint
from analyzers.names.keys import name_keys
from analyzers.names.meeting import names_meet
from analyzers.registry import (
    LANGUAGES,
    dictionaries,
    get_analyzer,
    get_document_reader,
)
from analyzers.token import Form, Kind, Token
from analyzers.word_analysis import WordAnalysis

__all__ = [
    "LANGUAGES",
    "Analyzer",
    "AnalyzerError",
    "DictionaryError",
    "Form",
    "Kind",
    "Terms",
    "Token",
    "UnknownLanguageError",
    "WordAnalysis",
    "dictionaries",
    "fingerprint",
    "get_analyzer",
    "get_document_reader",
    "name_keys",
    "names_meet",
]
