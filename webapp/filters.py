"""How do templates write dates, numbers and languages?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import format_decimal

from corpus import language_label
from webapp.current import current_locale
from webapp.links import day_label

if TYPE_CHECKING:
    from flask import Flask


def register(app: Flask) -> None:
    """Register the template filters."""
    app.jinja_env.filters["day"] = day_label
    app.jinja_env.filters["number"] = format_decimal
    app.jinja_env.filters["language"] = _language


def _language(lang: str) -> str:
    return language_label(lang, current_locale())
