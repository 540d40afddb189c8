"""How is a message of the search translated into the interface's language?"""

from __future__ import annotations

from flask_babel import gettext

from search.message import Message


def translated(message: Message) -> str:
    """Return a message in the interface's language, its values filled in."""
    values = {
        name: translated(value) if isinstance(value, Message) else value
        for name, value in message.values.items()
    }
    text: str = gettext(message.template)
    return text % values
