"""How do templates write dates, numbers and languages?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import format_percent, gettext

from corpus import language_label
from search.message import Message
from webapp.language_menu import alternates, tongues
from webapp.links import day_label
from webapp.number_format import counted, number
from webapp.request_context import current_locale

if TYPE_CHECKING:
    from flask import Flask


def register(app: Flask) -> None:
    """Register the template filters."""
    app.jinja_env.globals["counted"] = counted
    app.jinja_env.globals["tongues"] = tongues
    app.jinja_env.globals["alternates"] = alternates
    app.jinja_env.filters["day"] = day_label
    app.jinja_env.filters["number"] = number
    app.jinja_env.filters["language"] = _language
    app.jinja_env.filters["percent"] = format_percent
    app.jinja_env.filters["said"] = said


def said(message: Message) -> str:
    """Say a message in the interface's language."""
    values = {
        name: said(value) if isinstance(value, Message) else value
        for name, value in message.values.items()
    }
    text: str = gettext(message.template)
    return text % values


def _language(lang: str) -> str:
    return language_label(lang, current_locale())
