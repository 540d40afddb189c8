"""How text becomes terms: one file a language, the same at index and at query time."""

from analyzers.analyzer import Analyzer, Terms
from analyzers.errors import AnalyzerError, DictionaryError, UnknownLanguageError
from analyzers.forms import Forms
from analyzers.names import name_keys
from analyzers.reading import Form, Reading
from analyzers.registry import LANGUAGES, dictionaries, fingerprint, get_analyzer
from analyzers.token import Kind, Token
from analyzers.told import Told

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
