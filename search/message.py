"""How is something said to the asker, so that it can be said in another language?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence or two in English, and what is filled in.

    Attributes:
        template: the sentences, with `%(name)s` where a value stands.
        values: by name; numbers, texts as typed, or other messages.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        """Give it in English."""
        return self.template % self.values


def message(template: str, /, **values: object) -> Message:
    """Make a message; translators find its template by this name."""
    return Message(template, values)
