"""How is a text put into a line that other texts share?"""

from __future__ import annotations

import re

_DIRECTIONS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of what follows until another ends that."""


def without_directions(text: str) -> str:
    """Return a text that does not turn the direction of what stands after it."""
    return _DIRECTIONS.sub("", text)


def one_line(text: str) -> str:
    """Return a text without line breaks, doubled blanks and turns of direction."""
    return " ".join(without_directions(text).split())
