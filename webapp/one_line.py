"""How is a text put into a line that other texts share?"""

from __future__ import annotations

import re

MAX_CHARACTERS = 100
"""Characters of a question or a headline that a page's title has."""
MAX_CITED = 500
"""Characters of a headline or a source that a citation has; real ones are shorter."""

_DIRECTIONS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of what follows until another ends that."""
_UNPRINTED = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Characters that no format of text has a use for, and some cannot hold."""


def without_directions(text: str) -> str:
    """Return a text that does not turn the direction of what stands after it."""
    return _DIRECTIONS.sub("", text)


def one_line(text: str) -> str:
    """Return a text on one line, without doubled blanks, controls or directions."""
    return " ".join(_UNPRINTED.sub("", without_directions(text)).split())


def shortened(text: str, most: int = MAX_CHARACTERS) -> str:
    """Return a text in one line, cut at a word where it has too many characters."""
    line = one_line(text)
    if len(line) <= most:
        return line
    start = line[: most - 1]
    whole = start.rpartition(" ")[0] or start
    return f"{whole.rstrip(' ,;:.–—-')}…"
