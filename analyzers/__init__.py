"""How text becomes terms: one file a language, the same at index and at query time."""

from analyzers.analyzed_text import Reading
from analyzers.analyzer import Analyzer, Terms
from analyzers.errors import AnalyzerError, DictionaryError, UnknownLanguageError
from analyzers.form_index import Forms
from analyzers.names.keys import name_keys
from analyzers.registry import LANGUAGES, dictionaries, fingerprint, get_analyzer
from analyzers.token import Form, Kind, Token
from analyzers.word_analysis import Told

__all__ = [
    "LANGUAGES",
    "Analyzer",
    "AnalyzerError",
    "DictionaryError",
    "Form",
    "Forms",
    "Kind",
    "Reading",
    "Terms",
    "Token",
    "Told",
    "UnknownLanguageError",
    "dictionaries",
    "fingerprint",
    "get_analyzer",
    "name_keys",
]
