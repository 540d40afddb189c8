"""What does a request need of its application?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app
from flask_babel import get_locale

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
