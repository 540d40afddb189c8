"""For which words of a question are no words of the same meaning searched?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search.expansion.query_segment import QuerySegment
    from search.message import Message


def expansion_notes(segments: Iterable[QuerySegment]) -> tuple[Message, ...]:
    """Return a note where a question has too many words for all to be expanded."""
    first = next((s.text for s in segments if s.unexpanded), None)
    if first is None:
        return ()
    return (
        message(
            "The question is long: from “%(word)s” on, it is searched as typed, "
            "without words of the same meaning.",
            word=first,
        ),
    )
