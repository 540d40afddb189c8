"""How is a message of the search translated into the interface's language?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from flask_babel import gettext
from markupsafe import Markup

from search.message import Message
from search.searcher.value_labels import ValueLabels
from webapp.argument_names import ArgumentName
from webapp.day_format import format_day
from webapp.request_context import current_locale

if TYPE_CHECKING:
    from collections.abc import Callable


def translated(message: Message) -> str:
    """Return a message in the interface's language, its values filled in."""
    values = {name: _translated(value) for name, value in message.values.items()}
    text: str = gettext(message.template)
    return text % values


def marked_up(message: Message, link: Callable[[ValueLabels, str], Markup]) -> Markup:
    """Return a translated message as HTML, in which values may be links.

    Args:
        message: the message.
        link: from labels and one of their values to its name or a link.
    """
    values = {
        name: Markup(", ").join(link(value, each) for each in value.values)
        if isinstance(value, ValueLabels)
        else _translated(value)
        for name, value in message.values.items()
    }
    text = Markup(gettext(message.template))  # noqa: S704 - of our catalogs
    return text % values


def _translated(value: object) -> object:
    if isinstance(value, Message):
        return translated(value)
    if isinstance(value, ArgumentName):
        return _translated(value.shown())
    if isinstance(value, ValueLabels):
        return value.in_language(current_locale())
    if isinstance(value, date):
        return format_day(value)
    return value
