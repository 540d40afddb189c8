"""How text becomes terms: one file a language, the same at index and at query time."""

from analyzers.analyzed_text import AnalyzedText, capitalized_words
from analyzers.analyzer import Analyzer, Terms
from analyzers.document_reader import DocumentReader
from analyzers.errors import AnalyzerError, DictionaryError, UnknownLanguageError
from analyzers.form_index import FormIndex
from analyzers.names.keys import name_keys
from analyzers.registry import (
    LANGUAGES,
    dictionaries,
    fingerprint,
    get_analyzer,
    get_document_reader,
)
from analyzers.token import Form, Kind, Token
from analyzers.word_analysis import WordAnalysis

__all__ = [
    "LANGUAGES",
    "AnalyzedText",
    "Analyzer",
    "AnalyzerError",
    "DictionaryError",
    "DocumentReader",
    "Form",
    "FormIndex",
    "Kind",
    "Terms",
    "Token",
    "UnknownLanguageError",
    "WordAnalysis",
    "capitalized_words",
    "dictionaries",
    "fingerprint",
    "get_analyzer",
    "get_document_reader",
    "name_keys",
]
