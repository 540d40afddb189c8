"""What does a request need of its application?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app
from flask_babel import get_locale

from corpus import LANGUAGES

if TYPE_CHECKING:
    from search import Reader
    from webapp.settings import Settings


def current_reader() -> Reader:
    """Give the index that the application searches."""
    reader: Reader = current_app.extensions["hoptac"][0]
    return reader


def current_settings() -> Settings:
    """Give the application's settings."""
    settings: Settings = current_app.extensions["hoptac"][1]
    return settings


def current_locale() -> str:
    """Give the code of the interface's language."""
    return str(get_locale() or "en")


def current_preferred() -> tuple[str, ...]:
    """Give the interface's language, if articles are written in it."""
    lang = current_locale().split("_", maxsplit=1)[0]
    return (lang,) if lang in LANGUAGES else ()
