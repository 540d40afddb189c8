"""How is a message of the search translated into the interface's language?"""

from __future__ import annotations

from flask_babel import gettext

from search.message import Message
from search.searcher.value_notes import ValueLabels
from webapp.request_context import current_locale


def translated(message: Message) -> str:
    """Return a message in the interface's language, its values filled in."""
    values = {name: _translated(value) for name, value in message.values.items()}
    text: str = gettext(message.template)
    return text % values


def _translated(value: object) -> object:
    if isinstance(value, Message):
        return translated(value)
    if isinstance(value, ValueLabels):
        return value.in_language(current_locale())
    return value
