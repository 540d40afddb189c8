"""What does a request need of its application?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app, g, request

from corpus import LANGUAGES
from webapp.languages import best_language, prefix_of

if TYPE_CHECKING:
    from search.searcher.reader import Reader
    from webapp.settings import Settings


def current_reader() -> Reader:
    """Return the index that the application searches."""
    reader: Reader = current_app.extensions["hoptac"][0]
    return reader


def current_settings() -> Settings:
    """Return the application's settings."""
    settings: Settings = current_app.extensions["hoptac"][1]
    return settings


def current_locale() -> str:
    """Return the code of the answer's language: the address's, or the visitor's."""
    lang: str = g.get("lang", "")
    if not lang:
        g.lang = lang = prefix_of(request.path)[0] or best_language(request)
    return lang


def current_preferred() -> tuple[str, ...]:
    """Return the interface's language, if articles are written in it."""
    lang = current_locale()
    return (lang,) if lang in LANGUAGES else ()
