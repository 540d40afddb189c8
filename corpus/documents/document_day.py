"""On which day was a document published?"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple

from corpus.extraction.day_notations import is_possible, written_moments
from corpus.timestamps import parse_timestamp

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIRST, _LAST = 8, 4
"""Paragraphs at the beginning and at the end in which a date line may be."""
_SHORT = 120
"""A date line has no more signs."""
_START = 60
"""So far into a paragraph its date line may reach: "Київ, 6 березня 2024 р. — …"."""


class StatedDay(NamedTuple):
    """A day, None if unknown, and where it was found."""

    day: date | None
    place: str


def find_day(paragraphs: Sequence[str], created: str) -> StatedDay:
    """Return the day of a date line, else that on which the file was made.

    Args:
        paragraphs: of the document.
        created: when the file was made, as its properties state it, or "".
    """
    today = datetime.now(UTC).date()
    starts = [text if len(text) <= _SHORT else text[:_START] for text in paragraphs]
    lines = [*starts[:_FIRST], *reversed(starts[_FIRST:][-_LAST:])]
    for line in lines:
        for moment in written_moments(line):
            if is_possible(moment.day, today):
                return StatedDay(moment.day, "date line")
    made = created.removeprefix("D:").replace("'", "")
    if made[:9].isdigit():  # as PDF files write it
        made = f"{made[:8]}T{made[8:]}"
    stamp = parse_timestamp(made)
    if stamp and is_possible(stamp.day, today):
        return StatedDay(stamp.day, "properties: made on")
    return StatedDay(None, "")
