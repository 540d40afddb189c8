"""How is a message to the user written so that it can be translated?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Message:
    """One or two English sentences with placeholders, and their values.

    Attributes:
        template: the sentences, with placeholders such as `%(name)s`; the key by
            which a translation is looked up.
        values: by name; numbers, texts as typed, or other messages.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        """Return the message in English."""
        return self.template % self.values


def message(template: str, /, **values: object) -> Message:
    """Return a message; gettext's extractor finds templates by this function's name."""
    return Message(template, values)
