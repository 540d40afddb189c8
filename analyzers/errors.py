"""What can go wrong with an analyzer?

AnalyzerError
├── UnknownLanguageError
└── DictionaryError
"""

from __future__ import annotations


class AnalyzerError(Exception):
    """Anything an analyzer can raise."""


class UnknownLanguageError(AnalyzerError):
    """There is no analyzer for the language."""


class DictionaryError(AnalyzerError):
    """A dictionary that an analyzer needs is not installed."""
