"""How is a text of somebody else's written to a terminal, which some signs command?"""

from __future__ import annotations


def printable(text: str) -> str:
    """Return a text in one line, with � for each sign that cannot be printed."""
    return "".join(sign if sign.isprintable() else "�" for sign in text)
